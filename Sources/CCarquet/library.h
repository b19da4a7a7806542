// The part of carquet's interface that is used, of version 0.7.
#ifndef SESAME_CARQUET_LIBRARY_H
#define SESAME_CARQUET_LIBRARY_H

#include <stdio.h>

#include "CCarquet.h"

typedef struct {
  int code;
  char message[256];
  const char *file;
  int line;
  const char *function;
  int64_t offset;
  int32_t column_index;
  int32_t row_group_index;
} carquet_error;

typedef struct {
  bool use_mmap;
  bool verify_checksums;
  size_t buffer_size;
  int32_t num_threads;
} carquet_reader_options;

typedef struct {
  int compression;
  int32_t compression_level;
  int64_t row_group_size;
  int64_t page_size;
  bool write_statistics;
  bool write_crc;
  bool write_page_index;
  bool write_bloom_filters;
  int dictionary_encoding;
  int64_t dictionary_page_size;
  const char *created_by;
  int64_t max_rows_per_page;
  bool write_arrow_schema;
  int32_t data_page_version;
  bool coerce_timestamps;
  int coerce_timestamp_unit;
  bool allow_timestamp_truncation;
  int64_t write_batch_size;
  int32_t file_format_version;
  bool async_io;
} carquet_writer_options;

typedef struct {
  uint8_t *data;
  int32_t length;
} carquet_byte_array;

enum { carquet_zstd = 6, carquet_rle_dictionary = 8 };

struct ccarquet_library {
  const char *(*version)(void);
  const char *(*status_string)(int);
  void (*reader_options_init)(carquet_reader_options *);
  void *(*reader_open_file)(FILE *, const carquet_reader_options *, carquet_error *);
  void (*reader_close)(void *);
  int64_t (*reader_num_rows)(const void *);
  int32_t (*reader_num_row_groups)(const void *);
  int32_t (*reader_num_columns)(const void *);
  void *(*reader_get_column)(void *, int32_t, int32_t, carquet_error *);
  int64_t (*column_read_batch_ex)(
      void *, void *, int64_t, int16_t *, int16_t *, carquet_error *);
  void (*column_reader_free)(void *);
  int (*arrow_import_schema)(struct ArrowSchema *, void **, carquet_error *);
  void (*schema_free)(void *);
  void (*writer_options_init)(carquet_writer_options *);
  void *(*writer_create_file)(
      FILE *, const void *, const carquet_writer_options *, carquet_error *);
  int (*writer_set_column_encoding)(void *, int32_t, int);
  int (*writer_write_arrow)(void *, struct ArrowArray *, struct ArrowSchema *, carquet_error *);
  int (*writer_new_row_group)(void *);
  int (*writer_close)(void *);
  void (*writer_abort)(void *);
};

// An error in which nothing is told.
carquet_error ccarquet_no_error(void);

// Copies what an error tells, or what its number stands for.
void ccarquet_tell(
    const ccarquet_library *library, int status, const carquet_error *error, char *message);

// A file whose content comes from a descriptor, at any place; closing leaves the descriptor open.
FILE *ccarquet_file_reading(int descriptor);

// A file whose content goes to a function.
FILE *ccarquet_file_writing(bool (*write)(void *, const uint8_t *, size_t), void *context);

#endif
