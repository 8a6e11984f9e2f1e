#include "CVector.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline))

typedef uint8_t bytes64 __attribute__((ext_vector_type(64), aligned(1)));
typedef _Bool bools64 __attribute__((ext_vector_type(64)));

/// A bit for each byte of a comparison.
#define BITS(comparison) __builtin_bit_cast(uint64_t, __builtin_convertvector(comparison, bools64))

/// A way from block to block.
struct walk {
  uint8_t delimiter;
  struct cvector_quotes quotes;
  struct cvector_found found;
  /// The bits that any byte had, and the lowest bytes, at each place of a block.
  bytes64 bits;
  bytes64 lowest;
};

/// Bit k: an odd number of the bits from 0 to k is set.
INLINE uint64_t parities(uint64_t word) {
  word ^= word << 1;
  word ^= word << 2;
  word ^= word << 4;
  word ^= word << 8;
  word ^= word << 16;
  return word ^ word << 32;
}

/// The ends of fields and lines in the block at a place, bit k for its byte k; up to the first odd byte, where there is
/// one.
///
/// `quotes` are the bytes that are quotes, and `parities` those of `quotes`.
INLINE uint64_t ends_of_block(struct walk *walk, const uint8_t *at, uint64_t quotes, uint64_t parities) {
  struct cvector_quotes *before = &walk->quotes;
  bytes64 text = *(const bytes64 *)at;
  uint64_t feeds = BITS(text == '\n');
  uint64_t returns = BITS(text == '\r');
  uint64_t ends = feeds | BITS(text == walk->delimiter);
  uint64_t odd = returns & ~(feeds >> 1 | (uint64_t)(at[64] == '\n') << 63);
  walk->bits |= text;
  walk->lowest = __builtin_elementwise_min(walk->lowest, text);
  walk->found.quotes |= quotes;
  if ((quotes | before->open | before->behind_close) != 0) {
    // The opening quote is inside, the closing one is not.
    uint64_t inside = parities ^ before->open;
    uint64_t closing = quotes & ~inside;
    ends &= ~inside;
    uint64_t begins = ends << 1 | before->behind_end;
    uint64_t follows = closing << 1 | before->behind_close;
    odd |= (feeds & inside) | (quotes & inside & ~begins) | (follows & ~(ends | returns));
    feeds &= ~inside;
    before->open = (uint64_t)((int64_t)inside >> 63);
    before->behind_close = closing >> 63;
  }
  before->behind_end = ends >> 63;
  if (odd != 0) {
    walk->found.odd = odd;
    // Behind the first odd byte nothing is sure.
    uint64_t sure = odd ^ (odd - 1);
    feeds &= sure;
    ends &= sure;
  }
  walk->found.feeds += (size_t)__builtin_popcountll(feeds);
  return ends;
}

/// What was found, once all blocks were looked at.
INLINE struct cvector_found finish(struct walk *walk) {
  struct cvector_found found = walk->found;
  found.high = BITS(walk->bits >= 0x80);
  uint64_t nuls = BITS(walk->lowest == 0);
  if (nuls != 0) found = (struct cvector_found){.odd = nuls, .quotes = found.quotes, .high = found.high};
  return found;
}

/// Finds the ends block by block, with functions for the parities and to write the places of a block: inlined ones, as a
/// processor's own instructions are for some functions only.
#define FIND(parities, write)                                                         \
  struct walk walk = {.delimiter = delimiter, .quotes = *quotes, .lowest = 0xFF};     \
  ptrdiff_t *next = places;                                                           \
  for (size_t block = 0; block < blocks && walk.found.odd == 0; block++) {            \
    const uint8_t *at = (const uint8_t *)bytes + 64 * block;                          \
    uint64_t marks = BITS(*(const bytes64 *)at == '"');                               \
    uint64_t ends = ends_of_block(&walk, at, marks, parities(marks));                 \
    next = write(ends, first + (ptrdiff_t)(64 * block), next);                        \
  }                                                                                   \
  *quotes = walk.quotes;                                                              \
  walk.found.places = (size_t)(next - places);                                        \
  return finish(&walk);

INLINE ptrdiff_t *write_one_by_one(uint64_t ends, ptrdiff_t first, ptrdiff_t *next) {
  ptrdiff_t *last = next + __builtin_popcountll(ends);
  // Ten at a time, whether or not there are so many: few branches, and few that are hard to foresee.
  for (; ends != 0; next += 10) {
    for (int step = 0; step < 10; step++) {
      next[step] = first + (ends != 0 ? __builtin_ctzll(ends) : 64);
      ends &= ends - 1;
    }
  }
  return last;
}

/// Compiled for several processors; the one that it runs on decides at the start.
#ifdef __x86_64__
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
struct cvector_found cvector_find_one_by_one(
  const void *bytes, size_t blocks, uint8_t delimiter, ptrdiff_t first, struct cvector_quotes *quotes,
  ptrdiff_t *places
) {
  FIND(parities, write_one_by_one)
}

#ifdef __x86_64__
/// For processors that can move the chosen bytes of 64 together.
#define TOGETHER __attribute__((target("avx512f,avx512bw,avx512vbmi2,bmi,pclmul,popcnt")))

/// A product without carries, by a number of ones.
TOGETHER INLINE uint64_t parities_together(uint64_t word) {
  __m128i number = _mm_cvtsi64_si128((long long)word);
  return (uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(number, _mm_set1_epi8(-1), 0));
}

TOGETHER INLINE ptrdiff_t *write_together(uint64_t ends, ptrdiff_t first, ptrdiff_t *next) {
  uint8_t numbers[64];
  for (int number = 0; number < 64; number++) numbers[number] = (uint8_t)number;
  __m512i found = _mm512_maskz_compress_epi8(ends, _mm512_loadu_si512(numbers));
  const __m512i base = _mm512_set1_epi64(first);
  ptrdiff_t *last = next + __builtin_popcountll(ends);
  // Sixteen at a time, whether or not there are so many.
  for (; next < last; next += 16) {
    __m128i some = _mm512_castsi512_si128(found);
    _mm512_storeu_si512(next, _mm512_add_epi64(base, _mm512_cvtepu8_epi64(some)));
    _mm512_storeu_si512(next + 8, _mm512_add_epi64(base, _mm512_cvtepu8_epi64(_mm_bsrli_si128(some, 8))));
    found = _mm512_alignr_epi64(_mm512_setzero_si512(), found, 2);
  }
  return last;
}

TOGETHER
static struct cvector_found find_together(
  const void *bytes, size_t blocks, uint8_t delimiter, ptrdiff_t first, struct cvector_quotes *quotes,
  ptrdiff_t *places
) {
  FIND(parities_together, write_together)
}
#endif

struct cvector_found cvector_find(
  const void *bytes, size_t blocks, uint8_t delimiter, ptrdiff_t first, struct cvector_quotes *quotes,
  ptrdiff_t *places
) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512vbmi2")) return find_together(bytes, blocks, delimiter, first, quotes, places);
#endif
  return cvector_find_one_by_one(bytes, blocks, delimiter, first, quotes, places);
}
