/// What Swift's vectors do not bring: the outcome of a comparison as bits.
#ifndef VOLUMENORM_CVECTOR_H
#define VOLUMENORM_CVECTOR_H

#include <stdint.h>

typedef signed char cvector_bytes __attribute__((ext_vector_type(16)));
typedef _Bool cvector_bools __attribute__((ext_vector_type(16)));

/// Bit k: whether byte k is negative, as it is where a comparison held; one instruction on x86-64.
static inline uint16_t cvector_signs(cvector_bytes bytes) {
  return __builtin_bit_cast(uint16_t, __builtin_convertvector(bytes < 0, cvector_bools));
}

#endif
