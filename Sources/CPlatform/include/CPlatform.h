/// What Swift's Glibc does not bring: zlib, renameat2 and sync_file_range.
#ifndef VOLUMENORM_CPLATFORM_H
#define VOLUMENORM_CPLATFORM_H

#include <zlib.h>

/// Declared here, as glibc shows it (since 2.28) only under _GNU_SOURCE, which would make this module
/// disagree with Swift's own Glibc.
extern int renameat2(int, const char *, int, const char *, unsigned int);
extern int sync_file_range(int, long, long, unsigned int);

/// Exchanges two absolute paths in one step.
/// Returns 0, or -1 with errno set (EINVAL: the file system cannot exchange).
static inline int cplatform_exchange(const char *a, const char *b) {
  return renameat2(-100 /* AT_FDCWD */, a, -100, b, 1u << 1 /* RENAME_EXCHANGE */);
}

/// Renames without ever replacing what stands at the new path (EEXIST then).
static inline int cplatform_rename_new(const char *from, const char *to) {
  return renameat2(-100 /* AT_FDCWD */, from, -100, to, 1u << 0 /* RENAME_NOREPLACE */);
}

/// Has the disk begin to write a part of a file, without waiting; a hint, whose failure changes nothing.
static inline void cplatform_begin_writing(int descriptor, long from, long count) {
  (void)sync_file_range(descriptor, from, count, 2u /* SYNC_FILE_RANGE_WRITE */);
}

/// Prepares a stream that inflates gzip; the macro of zlib.h is invisible to Swift.
static inline int cplatform_inflate_gzip_init(z_stream *stream) {
  return inflateInit2(stream, 15 + 16);
}

#endif
