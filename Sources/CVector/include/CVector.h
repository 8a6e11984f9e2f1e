/// Many bytes looked at at once: what Swift's vectors do not give, comparisons as bits, and the widest vectors that the
/// processor has.
#ifndef VOLUMENORM_CVECTOR_H
#define VOLUMENORM_CVECTOR_H

#include <stddef.h>
#include <stdint.h>

/// So many blocks at once at most.
#define CVECTOR_BLOCKS 32

/// What stands in some blocks of 64 bytes, a word for each: bit k is of byte k.
struct cvector_marks {
  /// Delimiters and line feeds.
  uint64_t *ends;
  uint64_t *feeds;
  uint64_t *quotes;
  uint64_t *returns;
  /// NULs, and carriage returns without a line feed behind them.
  uint64_t *odd;
};

/// All words of some blocks put together: not 0 where any of them is not.
struct cvector_seen {
  uint64_t quotes;
  uint64_t odd;
  /// Bytes that are not ASCII.
  uint64_t high;
};

/// Marks so many blocks, one behind the other; one more byte must be readable behind them.
struct cvector_seen cvector_mark(const void *bytes, size_t blocks, uint8_t delimiter, struct cvector_marks marks);

/// What the bytes before some blocks mean for their quotes.
struct cvector_quotes {
  /// All bits where a quote is open, else 0.
  uint64_t open;
  /// 1 where the last byte ended a field, or began the text.
  uint64_t behind_end;
  /// 1 where the last byte was a closing quote.
  uint64_t behind_close;
};

/// Takes the ends and feeds inside quotes out of the marks of some blocks, up to the first odd byte; odd is then
/// also a quote inside a field, and a line feed inside quotes.
///
/// - Returns: the blocks up to the one with that byte, or all of them, where `is_odd` is 0.
size_t cvector_unquote(struct cvector_marks marks, size_t blocks, struct cvector_quotes *quotes, int *is_odd);

/// Writes the places of the bits of some words, bit 0 of the first word being place `first`; gives their number.
///
/// Behind the last one up to fifteen more places are written, which mean nothing.
size_t cvector_places(const uint64_t *words, size_t count, ptrdiff_t first, ptrdiff_t *places);

/// The same as any processor can do it; here for a test, which holds both against a plain count.
size_t cvector_places_one_by_one(const uint64_t *words, size_t count, ptrdiff_t first, ptrdiff_t *places);

/// Where fields and lines end in some blocks.
struct cvector_found {
  size_t places;
  /// How many of them are line feeds.
  size_t feeds;
  struct cvector_seen seen;
};

/// Writes the places of the delimiters and line feeds of blocks that begin at place `first`, as marks of them put
/// through `cvector_places` would give, in one pass.
///
/// It is of use only where neither quotes nor odd bytes are seen. A processor that cannot do it says that quotes are.
struct cvector_found cvector_find(
  const void *bytes, size_t blocks, uint8_t delimiter, ptrdiff_t first, ptrdiff_t *places);

/// How many bits of some words are set.
size_t cvector_count(const uint64_t *words, size_t count);

#endif
