/// Many bytes looked at at once: what Swift's vectors do not give, comparisons as bits, and the widest vectors that the
/// processor has.
#ifndef VOLUMENORM_CVECTOR_H
#define VOLUMENORM_CVECTOR_H

#include <stddef.h>
#include <stdint.h>

/// So many places may be written behind the last one; they mean nothing.
#define CVECTOR_OVERHANG 15

/// What the bytes before a block mean for its quotes.
struct cvector_quotes {
  /// All bits where a quote is open, else 0.
  uint64_t open;
  /// 1 where the last byte ended a field, or began the text.
  uint64_t behind_end;
  /// 1 where the last byte was a closing quote.
  uint64_t behind_close;
};

/// What was found in some blocks.
struct cvector_found {
  /// Where fields and lines end: delimiters and line feeds outside quotes.
  size_t places;
  /// How many of them are line feeds.
  size_t feeds;
  /// Not 0 where there is a quote.
  uint64_t quotes;
  /// Not 0 where there is a byte that is not ASCII.
  uint64_t high;
  /// Not 0 where there is a carriage return without a line feed behind it, a quote inside a field, a field that goes on
  /// behind its closing quote, or a line feed inside quotes: nothing behind the first such byte is told. Nor is
  /// anything at all where a NUL is in its block or before.
  uint64_t odd;
};

/// Writes the places where fields and lines end in so many blocks of 64 bytes, one behind the other, of which the first
/// begins at place `first`; one more byte must be readable behind them, and there must be room for `CVECTOR_OVERHANG`
/// places more than bytes.
///
/// `quotes` is in the end what these blocks mean for the next ones.
struct cvector_found cvector_find(
  const void *bytes, size_t blocks, uint8_t delimiter, ptrdiff_t first, struct cvector_quotes *quotes,
  ptrdiff_t *places);

/// The same as any processor can do it; here for a test, which holds both against a plain count.
struct cvector_found cvector_find_one_by_one(
  const void *bytes, size_t blocks, uint8_t delimiter, ptrdiff_t first, struct cvector_quotes *quotes,
  ptrdiff_t *places);

#endif
