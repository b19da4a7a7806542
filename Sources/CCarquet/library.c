#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

#include "library.h"

carquet_error ccarquet_no_error(void) {
  carquet_error error;
  memset(&error, 0, sizeof error);
  error.offset = error.column_index = error.row_group_index = -1;
  return error;
}

void ccarquet_tell(
    const ccarquet_library *library, int status, const carquet_error *error, char *message) {
  const char *text = error && error->message[0] ? error->message : NULL;
  if (error && error->code != 0) status = error->code;
  if (!text) text = library->status_string(status);
  snprintf(message, CCARQUET_MESSAGE_SIZE, "%s", text ? text : "unknown failure");
}

static bool find(void *handle, const char *name, void *place, char *message) {
  void *address = dlsym(handle, name);
  if (!address) {
    snprintf(message, CCARQUET_MESSAGE_SIZE, "it has no function %s", name);
    return false;
  }
  memcpy(place, &address, sizeof address);
  return true;
}

#define FIND(name) find(handle, "carquet_" #name, &found.name, message)

ccarquet_outcome ccarquet_load(
    const char *path, const ccarquet_library **library, char *message) {
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    const char *text = dlerror();
    snprintf(message, CCARQUET_MESSAGE_SIZE, "%s", text ? text : "unknown failure");
    return ccarquet_absent;
  }
  ccarquet_library found;
  bool is_whole =
      FIND(version) && FIND(status_string) && FIND(reader_options_init) && FIND(reader_open_file)
      && FIND(reader_close) && FIND(reader_num_rows) && FIND(reader_num_row_groups)
      && FIND(reader_num_columns) && FIND(reader_get_column) && FIND(column_read_batch_ex)
      && FIND(column_reader_free) && FIND(arrow_import_schema) && FIND(schema_free)
      && FIND(writer_options_init) && FIND(writer_create_file)
      && FIND(writer_set_column_encoding) && FIND(writer_write_arrow)
      && FIND(writer_new_row_group) && FIND(writer_close) && FIND(writer_abort);
  ccarquet_library *kept = is_whole ? malloc(sizeof found) : NULL;
  if (!kept) {
    dlclose(handle);
    return ccarquet_other;
  }
  *kept = found;
  *library = kept;
  return ccarquet_loaded;
}

const char *ccarquet_version(const ccarquet_library *library) { return library->version(); }
