// A thousand runs in one process, from columns that a C program hands over to columns that it gets:
// every array is released exactly once, and at the end a checker of leaks finds nothing.
//
// .ci/run builds it with the address sanitizer against the library that is built with it.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "CSesame-Swift.h"
#include "arrow.h"

enum { tie_count = 6, call_count = 1000 };

static int open_structures = 0;

static void release_schema(struct ArrowSchema *schema) {
  for (int64_t child = 0; child < schema->n_children; child += 1) {
    if (schema->children[child]->release) schema->children[child]->release(schema->children[child]);
    free(schema->children[child]);
  }
  free(schema->children);
  schema->release = NULL;
  open_structures -= 1;
}

static void release_array(struct ArrowArray *array) {
  for (int64_t child = 0; child < array->n_children; child += 1) {
    if (array->children[child]->release) array->children[child]->release(array->children[child]);
    free(array->children[child]);
  }
  // An array of numbers owns the second buffer.
  if (array->n_buffers == 2) free((void *)array->buffers[1]);
  free(array->buffers);
  free(array->children);
  array->release = NULL;
  open_structures -= 1;
}

static int get_schema(struct ArrowArrayStream *stream, struct ArrowSchema *schema) {
  (void)stream;
  const char *names[] = {"source", "target"};
  memset(schema, 0, sizeof *schema);
  schema->format = "+s";
  schema->name = "";
  schema->n_children = 2;
  schema->children = calloc(2, sizeof *schema->children);
  schema->release = release_schema;
  for (int child = 0; child < 2; child += 1) {
    struct ArrowSchema *column = calloc(1, sizeof *column);
    column->format = "l";
    column->name = names[child];
    column->release = release_schema;
    schema->children[child] = column;
  }
  open_structures += 3;
  return 0;
}

static int get_next(struct ArrowArrayStream *stream, struct ArrowArray *array) {
  static const int64_t ends[2][tie_count] = {{1, 1, 2, 3, 4, 5}, {2, 3, 3, 4, 5, 1}};
  int *sent = stream->private_data;
  memset(array, 0, sizeof *array);
  if (*sent) return 0;
  *sent = 1;
  array->length = tie_count;
  array->n_buffers = 1;
  array->buffers = calloc(1, sizeof *array->buffers);
  array->n_children = 2;
  array->children = calloc(2, sizeof *array->children);
  array->release = release_array;
  for (int child = 0; child < 2; child += 1) {
    struct ArrowArray *column = calloc(1, sizeof *column);
    column->length = tie_count;
    column->n_buffers = 2;
    column->buffers = calloc(2, sizeof *column->buffers);
    column->buffers[1] = memcpy(malloc(sizeof ends[child]), ends[child], sizeof ends[child]);
    column->release = release_array;
    array->children[child] = column;
  }
  open_structures += 3;
  return 0;
}

static const char *get_last_error(struct ArrowArrayStream *stream) {
  (void)stream;
  return NULL;
}

static void release_stream(struct ArrowArrayStream *stream) {
  free(stream->private_data);
  stream->release = NULL;
  open_structures -= 1;
}

/// Reads a stream to its end and returns its number of rows.
static int64_t read_rows(struct ArrowArrayStream *stream) {
  int64_t rows = 0;
  struct ArrowSchema schema;
  if (stream->get_schema(stream, &schema) != 0) return -1;
  schema.release(&schema);
  for (;;) {
    struct ArrowArray array;
    if (stream->get_next(stream, &array) != 0) return -1;
    if (!array.release) return rows;
    rows += array.length;
    array.release(&array);
  }
}

/// Makes a run of a command on the ties, with whose result an end is made; returns its exit status.
static int run(const char *const *words, ptrdiff_t count, int64_t *rows) {
  struct ArrowArrayStream edges = {
      get_schema, get_next, get_last_error, release_stream, calloc(1, sizeof(int))};
  open_structures += 1;
  uint64_t run = sesame_run_create(words, count);
  sesame_run_add_stream(run, "edges", &edges);
  sesame_run_start(run);
  while (!sesame_run_wait(run, 1000)) {}
  int status = sesame_run_status(run);
  sesame_text_free(sesame_run_message(run));
  sesame_text_free(sesame_run_summary(run));
  *rows = 0;
  for (ptrdiff_t result = 0; result < sesame_run_result_count(run); result += 1) {
    struct ArrowArrayStream *stream = sesame_stream_create();
    if (sesame_run_result_stream(run, result, stream)) *rows += read_rows(stream);
    sesame_stream_free(stream);
  }
  sesame_run_free(run);
  return status;
}

int main(void) {
  const char *good[] = {"features", "memory:edges"};
  const char *wrong[] = {"features", "memory:edges", "--features", "nothing"};
  for (int call = 0; call < call_count; call += 1) {
    int64_t rows = 0;
    int is_wrong = call % 10 == 9;
    int status = is_wrong ? run(wrong, 4, &rows) : run(good, 2, &rows);
    if (is_wrong ? status == 0 : status != 0 || rows != 5) {
      fprintf(stderr, "call %d: status %d, %lld rows\n", call, status, (long long)rows);
      return 1;
    }
    if (open_structures != 0) {
      fprintf(stderr, "call %d: %d structures are not released\n", call, open_structures);
      return 1;
    }
  }
  printf("%d calls, everything released\n", call_count);
  return 0;
}
