#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include "library.h"

// Carquet reads and writes C's files; these are files of our own making.
struct stream {
  int descriptor;
  int64_t place;
  bool (*write)(void *, const uint8_t *, size_t);
  void *context;
};

static ssize_t read_stream(void *cookie, char *bytes, size_t count) {
  struct stream *stream = cookie;
  ssize_t got;
  do {
    got = pread(stream->descriptor, bytes, count, stream->place);
  } while (got < 0 && errno == EINTR);
  if (got > 0) stream->place += got;
  return got;
}

static int64_t seek_stream(struct stream *stream, int64_t offset, int whence) {
  int64_t start = 0;
  if (whence == SEEK_CUR) {
    start = stream->place;
  } else if (whence == SEEK_END) {
    struct stat status;
    if (fstat(stream->descriptor, &status) != 0) return -1;
    start = status.st_size;
  }
  if (__builtin_add_overflow(start, offset, &start) || start < 0) {
    errno = EINVAL;
    return -1;
  }
  stream->place = start;
  return start;
}

static ssize_t write_stream(void *cookie, const char *bytes, size_t count) {
  struct stream *stream = cookie;
  if (stream->write(stream->context, (const uint8_t *)bytes, count)) return (ssize_t)count;
  errno = EIO;
  return -1;
}

static int close_stream(void *cookie) {
  free(cookie);
  return 0;
}

#if defined(__APPLE__)
static int read_some(void *cookie, char *bytes, int count) {
  return (int)read_stream(cookie, bytes, (size_t)count);
}
static int write_some(void *cookie, const char *bytes, int count) {
  return (int)write_stream(cookie, bytes, (size_t)count);
}
static fpos_t seek(void *cookie, fpos_t offset, int whence) {
  return seek_stream(cookie, offset, whence);
}
static FILE *make_file(struct stream *stream) {
  if (stream->write) return funopen(stream, NULL, write_some, NULL, close_stream);
  return funopen(stream, read_some, NULL, seek, close_stream);
}
#else
static int seek(void *cookie, off64_t *offset, int whence) {
  int64_t place = seek_stream(cookie, *offset, whence);
  if (place < 0) return -1;
  *offset = place;
  return 0;
}
static FILE *make_file(struct stream *stream) {
  cookie_io_functions_t functions = {.close = close_stream};
  if (stream->write) {
    // Glibc takes a count that is not positive for a failure of writing.
    functions.write = write_stream;
    return fopencookie(stream, "w", functions);
  }
  functions.read = read_stream;
  functions.seek = seek;
  return fopencookie(stream, "r", functions);
}
#endif

static FILE *file_of(struct stream stream) {
  struct stream *kept = malloc(sizeof stream);
  if (!kept) return NULL;
  *kept = stream;
  FILE *file = make_file(kept);
  if (!file) {
    free(kept);
    return NULL;
  }
  setvbuf(file, NULL, _IOFBF, 1 << 16);
  return file;
}

FILE *ccarquet_file_reading(int descriptor) {
  return file_of((struct stream){.descriptor = descriptor});
}

FILE *ccarquet_file_writing(bool (*write)(void *, const uint8_t *, size_t), void *context) {
  return file_of((struct stream){.descriptor = -1, .write = write, .context = context});
}
