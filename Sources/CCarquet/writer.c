#include <stdlib.h>
#include <string.h>

#include "../CArrow/arrow.h"
#include "library.h"

struct ccarquet_writer {
  const ccarquet_library *library;
  FILE *file;
  void *writer;
};

static int64_t rows_without_limit = INT64_C(1) << 60;

ccarquet_writer *ccarquet_create(
    const ccarquet_library *library, struct ArrowSchema *schema, const bool *has_few_values,
    bool (*write)(void *, const uint8_t *, size_t), void *context, char *message) {
  carquet_error error = ccarquet_no_error();
  int64_t column_count = schema->n_children;
  void *imported = NULL;
  int status = library->arrow_import_schema(schema, &imported, &error);
  if (status != 0) {
    ccarquet_tell(library, status, &error, message);
    return NULL;
  }
  ccarquet_writer *writer = calloc(1, sizeof *writer);
  FILE *file = writer ? ccarquet_file_writing(write, context) : NULL;
  if (!file) {
    free(writer);
    library->schema_free(imported);
    snprintf(message, CCARQUET_MESSAGE_SIZE, "there is no memory");
    return NULL;
  }
  carquet_writer_options options;
  library->writer_options_init(&options);
  options.compression = carquet_zstd;
  // Row groups end where the caller says, and are written by the thread that does so.
  options.row_group_size = rows_without_limit;
  options.async_io = false;
  options.write_arrow_schema = false;
  options.created_by = "sesame (carquet)";
  writer->library = library;
  writer->file = file;
  writer->writer = library->writer_create_file(file, imported, &options, &error);
  library->schema_free(imported);
  if (!writer->writer) {
    ccarquet_tell(library, 0, &error, message);
    ccarquet_abandon(writer);
    return NULL;
  }
  for (int32_t column = 0; column < column_count; column++) {
    if (!has_few_values[column]) continue;
    status = library->writer_set_column_encoding(writer->writer, column, carquet_rle_dictionary);
    if (status != 0) {
      ccarquet_tell(library, status, NULL, message);
      ccarquet_abandon(writer);
      return NULL;
    }
  }
  return writer;
}

bool ccarquet_write(
    ccarquet_writer *writer, struct ArrowArray *array, struct ArrowSchema *schema,
    char *message) {
  carquet_error error = ccarquet_no_error();
  int status = writer->library->writer_write_arrow(writer->writer, array, schema, &error);
  if (status == 0) {
    status = writer->library->writer_new_row_group(writer->writer);
  }
  if (status != 0) ccarquet_tell(writer->library, status, &error, message);
  return status == 0;
}

bool ccarquet_finish(ccarquet_writer *writer, char *message) {
  int status = writer->library->writer_close(writer->writer);
  if (status != 0) ccarquet_tell(writer->library, status, NULL, message);
  bool is_whole = fclose(writer->file) == 0 && status == 0;
  if (!is_whole && status == 0) {
    snprintf(message, CCARQUET_MESSAGE_SIZE, "the end could not be written");
  }
  free(writer);
  return is_whole;
}

void ccarquet_abandon(ccarquet_writer *writer) {
  if (!writer) return;
  if (writer->writer) writer->library->writer_abort(writer->writer);
  fclose(writer->file);
  free(writer);
}
