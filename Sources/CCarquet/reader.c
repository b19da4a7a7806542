#include <stdlib.h>
#include <string.h>

#include "column.h"

struct ccarquet_reader {
  const ccarquet_library *library;
  FILE *file;
  void *reader;
};

ccarquet_reader *ccarquet_open(
    const ccarquet_library *library, int descriptor, char *message) {
  ccarquet_reader *reader = calloc(1, sizeof *reader);
  FILE *file = reader ? ccarquet_file_reading(descriptor) : NULL;
  if (!file) {
    free(reader);
    snprintf(message, CCARQUET_MESSAGE_SIZE, "there is no memory");
    return NULL;
  }
  carquet_reader_options options;
  library->reader_options_init(&options);
  options.use_mmap = false;
  options.verify_checksums = true;
  options.num_threads = 1;
  carquet_error error = ccarquet_no_error();
  reader->library = library;
  reader->file = file;
  reader->reader = library->reader_open_file(file, &options, &error);
  if (!reader->reader) {
    ccarquet_tell(library, 0, &error, message);
    ccarquet_close(reader);
    return NULL;
  }
  return reader;
}

void ccarquet_close(ccarquet_reader *reader) {
  if (!reader) return;
  if (reader->reader) reader->library->reader_close(reader->reader);
  fclose(reader->file);
  free(reader);
}

void ccarquet_count(
    ccarquet_reader *reader, int64_t *rows, int32_t *groups, int32_t *columns) {
  *rows = reader->library->reader_num_rows(reader->reader);
  *groups = reader->library->reader_num_row_groups(reader->reader);
  *columns = reader->library->reader_num_columns(reader->reader);
}

bool ccarquet_read(
    ccarquet_reader *reader, int32_t group, int32_t number, const ccarquet_type *type,
    int64_t rows, int64_t wanted, struct ArrowArray *array,
    int64_t *cut_count, bool (*goes_on)(const void *),
    const void *context, char *message) {
  const ccarquet_library *library = reader->library;
  struct column column = {.type = type, .width = ccarquet_width(type)};
  message[0] = 0;
  *cut_count = 0;
  carquet_error error = ccarquet_no_error();
  void *source = library->reader_get_column(reader->reader, group, number, &error);
  if (!source) {
    ccarquet_tell(library, 0, &error, message);
    return false;
  }
  uint8_t *values = malloc((size_t)batch_size * largest_width);
  // What is not told is missing.
  int16_t *levels = calloc(2 * batch_size, sizeof *levels);
  const char *problem = NULL;
  bool is_read = false;
  if (ccarquet_source_width(type) > largest_width) {
    problem = "its values are too long";
  } else if (!values || !levels) {
    problem = "there is no memory";
  }
  while (!problem && goes_on(context)) {
    // Of counted bytes, no place that the library leaves out may be one of a batch before.
    if (type->physical == byte_array) memset(values, 0, batch_size * sizeof(carquet_byte_array));
    int64_t count = library->column_read_batch_ex(
        source, values, batch_size, levels, levels + batch_size, &error);
    if (count < 0 || error.code != 0) {
      ccarquet_tell(library, error.code, &error, message);
      break;
    }
    if (count == 0) {
      is_read = column.row_count == rows;
      if (!is_read) problem = "it has fewer rows than the file says";
      break;
    }
    if (count > batch_size || count > rows - column.row_count) {
      problem = "it has more rows than the file says";
    } else if (!ccarquet_make_room(&column, count, rows)) {
      problem = "there is no memory";
    } else {
      problem = ccarquet_append(&column, values, levels, count);
    }
    if (!problem && wanted < rows && column.row_count >= wanted) {
      is_read = true;
      break;
    }
  }
  library->column_reader_free(source);
  free(values);
  free(levels);
  *cut_count = column.cut_count;
  if (is_read && !problem && ccarquet_hand_over(&column, array)) return true;
  if (problem) snprintf(message, CCARQUET_MESSAGE_SIZE, "%s", problem);
  ccarquet_give_up(&column);
  return false;
}
