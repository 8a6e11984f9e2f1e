#include "CVector.h"

#ifdef __x86_64__
#include <immintrin.h>
#endif

/// Compiled for several processors; the one that it runs on decides at the start.
#ifdef __x86_64__
#define BY_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define BY_PROCESSOR
#endif

typedef uint8_t bytes64 __attribute__((ext_vector_type(64), aligned(1)));
typedef _Bool bools64 __attribute__((ext_vector_type(64)));

#define BITS(comparison) __builtin_bit_cast(uint64_t, __builtin_convertvector(comparison, bools64))

#define INLINE static inline __attribute__((always_inline))

/// The highest and the lowest byte that was met at each place of a block: one look at them tells of many blocks whether
/// a byte is not ASCII, or a NUL.
struct extremes {
  bytes64 highest;
  bytes64 lowest;
};

INLINE void widen(struct extremes *extremes, const bytes64 *text) {
  extremes->highest |= *text;
  extremes->lowest = __builtin_elementwise_min(extremes->lowest, *text);
}

/// The carriage returns of the block at a place that have no line feed behind them.
INLINE uint64_t lone(uint64_t returns, uint64_t feeds, const uint8_t *at) {
  return returns & ~(feeds >> 1 | (uint64_t)(at[64] == '\n') << 63);
}

BY_PROCESSOR
struct cvector_seen cvector_mark(const void *bytes, size_t blocks, uint8_t delimiter, struct cvector_marks marks) {
  struct cvector_seen seen = {0};
  struct extremes extremes = {.highest = 0, .lowest = 0xFF};
  for (size_t block = 0; block < blocks; block++) {
    const uint8_t *at = (const uint8_t *)bytes + 64 * block;
    bytes64 text = *(const bytes64 *)at;
    widen(&extremes, &text);
    uint64_t feeds = BITS(text == '\n');
    uint64_t returns = BITS(text == '\r');
    uint64_t quotes = BITS(text == '"');
    uint64_t odd = lone(returns, feeds, at);
    marks.ends[block] = feeds | BITS(text == delimiter);
    marks.feeds[block] = feeds;
    marks.quotes[block] = quotes;
    marks.returns[block] = returns;
    marks.odd[block] = odd;
    seen.quotes |= quotes;
    seen.odd |= odd;
  }
  seen.high = BITS(extremes.highest >= 0x80);
  if (BITS(extremes.lowest == 0) == 0) return seen;
  for (size_t block = 0; block < blocks; block++) {
    marks.odd[block] |= BITS(((const bytes64 *)bytes)[block] == 0);
    seen.odd |= marks.odd[block];
  }
  return seen;
}

BY_PROCESSOR
size_t cvector_unquote(struct cvector_marks marks, size_t blocks, struct cvector_quotes *quotes, int *is_odd) {
  // Bit k of a word: byte k is inside quotes, the opening one being so and the closing one not.
  uint64_t inside[CVECTOR_BLOCKS];
  for (size_t block = 0; block < blocks; block++) {
    uint64_t word = marks.quotes[block];
    word ^= word << 1;
    word ^= word << 2;
    word ^= word << 4;
    word ^= word << 8;
    word ^= word << 16;
    inside[block] = word ^ word << 32;
  }
  for (size_t block = 0; block < blocks; block++) {
    inside[block] ^= quotes->open;
    quotes->open = (uint64_t)((int64_t)inside[block] >> 63);
  }
  // Each word behind the one before it.
  uint64_t ends[CVECTOR_BLOCKS + 1] = {quotes->behind_end << 63};
  uint64_t closing[CVECTOR_BLOCKS + 1] = {quotes->behind_close << 63};
  for (size_t block = 0; block < blocks; block++) {
    ends[block + 1] = marks.ends[block] & ~inside[block];
    closing[block + 1] = marks.quotes[block] & ~inside[block];
  }
  quotes->behind_end = ends[blocks] >> 63;
  quotes->behind_close = closing[blocks] >> 63;
  uint64_t all = 0;
  for (size_t block = 0; block < blocks; block++) {
    uint64_t begins = ends[block + 1] << 1 | ends[block] >> 63;
    uint64_t follows = closing[block + 1] << 1 | closing[block] >> 63;
    uint64_t odd = marks.odd[block] | (marks.feeds[block] & inside[block])
      | (marks.quotes[block] & inside[block] & ~begins) | (follows & ~(ends[block + 1] | marks.returns[block]));
    marks.odd[block] = odd;
    marks.ends[block] = ends[block + 1];
    marks.feeds[block] &= ~inside[block];
    all |= odd;
  }
  *is_odd = all != 0;
  if (all == 0) return blocks;
  size_t last = 0;
  while (marks.odd[last] == 0) last++;
  // Behind the first odd byte nothing is sure.
  uint64_t sure = marks.odd[last] ^ (marks.odd[last] - 1);
  marks.ends[last] &= sure;
  marks.feeds[last] &= sure;
  return last + 1;
}

BY_PROCESSOR
size_t cvector_places_one_by_one(const uint64_t *words, size_t count, ptrdiff_t first, ptrdiff_t *places) {
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

#ifdef __x86_64__
/// For processors that can move the chosen bytes of 64 together.
#define TOGETHER __attribute__((target("avx512f,avx512bw,avx512vbmi2,popcnt")))

/// The numbers from 0 to 63.
TOGETHER INLINE __m512i places_of_block(void) {
  uint8_t numbers[64];
  for (int number = 0; number < 64; number++) numbers[number] = (uint8_t)number;
  return _mm512_loadu_si512(numbers);
}

/// Writes the places of the bits of one word, and gives where the next ones go.
TOGETHER INLINE ptrdiff_t *write_together(uint64_t word, ptrdiff_t first, __m512i numbers, ptrdiff_t *next) {
  __m512i found = _mm512_maskz_compress_epi8(word, numbers);
  const __m512i base = _mm512_set1_epi64(first);
  ptrdiff_t *end = next + __builtin_popcountll(word);
  // Sixteen at a time, whether or not there are so many.
  for (; next < end; next += 16) {
    __m128i some = _mm512_castsi512_si128(found);
    _mm512_storeu_si512(next, _mm512_add_epi64(base, _mm512_cvtepu8_epi64(some)));
    _mm512_storeu_si512(next + 8, _mm512_add_epi64(base, _mm512_cvtepu8_epi64(_mm_bsrli_si128(some, 8))));
    found = _mm512_alignr_epi64(_mm512_setzero_si512(), found, 2);
  }
  return end;
}

TOGETHER
static size_t places_together(const uint64_t *words, size_t count, ptrdiff_t first, ptrdiff_t *places) {
  const __m512i numbers = places_of_block();
  ptrdiff_t *next = places;
  for (size_t word = 0; word < count; word++, first += 64) next = write_together(words[word], first, numbers, next);
  return (size_t)(next - places);
}

TOGETHER
static struct cvector_found find_together(
  const void *bytes, size_t blocks, uint8_t delimiter, ptrdiff_t first, ptrdiff_t *places
) {
  const __m512i numbers = places_of_block();
  struct cvector_found found = {0};
  struct extremes extremes = {.highest = 0, .lowest = 0xFF};
  ptrdiff_t *next = places;
  for (size_t block = 0; block < blocks; block++, first += 64) {
    const uint8_t *at = (const uint8_t *)bytes + 64 * block;
    bytes64 text = *(const bytes64 *)at;
    widen(&extremes, &text);
    uint64_t feeds = BITS(text == '\n');
    found.seen.quotes |= BITS(text == '"');
    found.seen.odd |= lone(BITS(text == '\r'), feeds, at);
    found.feeds += (size_t)__builtin_popcountll(feeds);
    next = write_together(feeds | BITS(text == delimiter), first, numbers, next);
  }
  found.seen.odd |= BITS(extremes.lowest == 0);
  found.seen.high = BITS(extremes.highest >= 0x80);
  found.places = (size_t)(next - places);
  return found;
}
#endif

struct cvector_found cvector_find(
  const void *bytes, size_t blocks, uint8_t delimiter, ptrdiff_t first, ptrdiff_t *places
) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512vbmi2")) return find_together(bytes, blocks, delimiter, first, places);
#endif
  return (struct cvector_found){.seen.quotes = 1};
}

size_t cvector_places(const uint64_t *words, size_t count, ptrdiff_t first, ptrdiff_t *places) {
#ifdef __x86_64__
  if (__builtin_cpu_supports("avx512vbmi2")) return places_together(words, count, first, places);
#endif
  return cvector_places_one_by_one(words, count, first, places);
}

BY_PROCESSOR
size_t cvector_count(const uint64_t *words, size_t count) {
  size_t bits = 0;
  for (size_t word = 0; word < count; word++) bits += (size_t)__builtin_popcountll(words[word]);
  return bits;
}
