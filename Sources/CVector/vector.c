#include "CVector.h"

/// Compiled for several processors; the one that it runs on decides at the start.
#ifdef __x86_64__
#define BY_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define BY_PROCESSOR
#endif

typedef uint8_t bytes64 __attribute__((ext_vector_type(64), aligned(1)));
typedef _Bool bools64 __attribute__((ext_vector_type(64)));

#define BITS(comparison) __builtin_bit_cast(uint64_t, __builtin_convertvector(comparison, bools64))

BY_PROCESSOR
void cvector_mark(const void *bytes, size_t blocks, uint8_t delimiter, struct cvector_marks *marks) {
  const uint8_t *at = bytes;
  for (size_t block = 0; block < blocks; block++, at += 64) {
    bytes64 text = *(const bytes64 *)at;
    uint64_t feeds = BITS(text == '\n');
    uint64_t returns = BITS(text == '\r');
    uint64_t behind = feeds >> 1 | (uint64_t)(at[64] == '\n') << 63;
    marks[block] = (struct cvector_marks){
        .ends = feeds | BITS(text == delimiter),
        .feeds = feeds,
        .quotes = BITS(text == '"'),
        .returns = returns,
        .odd = BITS(text == 0) | (returns & ~behind),
        .high = BITS(text >= 0x80),
    };
  }
}

BY_PROCESSOR
size_t cvector_places(const uint64_t *words, size_t count, ptrdiff_t first, ptrdiff_t *places) {
  ptrdiff_t *next = places;
  for (size_t word = 0; word < count; word++, first += 64) {
    uint64_t left = words[word];
    ptrdiff_t *end = next + __builtin_popcountll(left);
    // Ten at a time, whether or not there are so many: few branches, and few that are hard to foresee.
    for (; left != 0; next += 10) {
      for (int step = 0; step < 10; step++) {
        next[step] = first + (left != 0 ? __builtin_ctzll(left) : 64);
        left &= left - 1;
      }
    }
    next = end;
  }
  return (size_t)(next - places);
}

BY_PROCESSOR
size_t cvector_count(const uint64_t *words, size_t count) {
  size_t bits = 0;
  for (size_t word = 0; word < count; word++) bits += (size_t)__builtin_popcountll(words[word]);
  return bits;
}
