// Arrays, files, and what is loaded before and written after the measurement.

#include "limits.h"

#include <fcntl.h>
#include <math.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

// Large arrays lie in large pages where the system has some: rows are met in any order.
void *array(size_t count, size_t size) {
  size_t bytes = count * size + 1, page = 1 << 21;
  if (bytes < page) return malloc(bytes);
  bytes = (bytes + page - 1) / page * page;
  void *start = aligned_alloc(page, bytes);
#ifdef MADV_HUGEPAGE
  madvise(start, bytes, MADV_HUGEPAGE);
#endif
  return start;
}

void *zeros(size_t count, size_t size) {
  return memset(array(count, size), 0, count * size);
}

static const char *path(const char *name) {
  static char text[4096];
  snprintf(text, sizeof text, "%s/%s", folder, name);
  return text;
}

char *mapped(const char *name, size_t *bytes) {
  int file = open(path(name), O_RDONLY);
  struct stat facts;
  if (file < 0 || fstat(file, &facts)) {
    perror(path(name));
    exit(1);
  }
  *bytes = (size_t)facts.st_size;
  char *text = mmap(NULL, *bytes, PROT_READ, MAP_PRIVATE, file, 0);
  close(file);
  return text;
}

// The numbers of a file of numpy's, behind its header.
static void *numbers(const char *name, size_t *bytes) {
  char *text = mapped(name, bytes);
  size_t header = 10 + (unsigned char)text[8] + 256 * (unsigned char)text[9], whole = *bytes;
  *bytes -= header;
  void *copy = array(*bytes, 1);
  memcpy(copy, text + header, *bytes);
  munmap(text, whole);
  return copy;
}

// MARK: - Writing: the finished bytes on their way to the disk

void writeTable(void) {
  int file = open(output, O_WRONLY | O_CREAT | O_TRUNC, 0644);
  size_t done = 0;
  while (done < tableBytes) {
    size_t left = tableBytes - done;
    ssize_t count = write(file, table + done, left < 1 << 20 ? left : 1 << 20);
    if (count < 0) {
      perror(output);
      exit(1);
    }
    done += (size_t)count;
#ifdef __linux__
    sync_file_range(file, 0, 0, SYNC_FILE_RANGE_WRITE);
#endif
  }
  fsync(file);
  close(file);
}

// MARK: - Loading and answers

void loadGraph(void) {
  size_t bytes;
  uint32_t *pairs = numbers("pairs.npy", &bytes);
  Part whole = {pairs, bytes / 8};
  graph = built(&whole, 1, people);
  free(pairs);
}

void loadColumns(void) {
  loadGraph();
  for (int column = 0; column < columnCount; column++) {
    char name[1024];
    size_t bytes;
    snprintf(name, sizeof name, "people-%s.npy", columnNames[column]);
    columns[column] = numbers(name, &bytes);
  }
}

void loadTable(void) {
  char *text = mapped("numbers.csv", &tableBytes);
  table = array(tableBytes, 1);
  memcpy(table, text, tableBytes);
  munmap(text, tableBytes);
}

static void keep(const char *answers, const char *name, const double *values) {
  char text[4096];
  snprintf(text, sizeof text, "%s/%s.f64", answers, name);
  FILE *file = fopen(text, "wb");
  if (!file || fwrite(values, sizeof *values, people, file) < people || fclose(file)) {
    perror(text);
    exit(1);
  }
}

static void keepWhole(const char *answers, const char *name, const uint32_t *values) {
  double *copy = array(people, sizeof *copy);
  for (uint32_t person = 0; person < people; person++) copy[person] = values[person];
  keep(answers, name, copy);
  free(copy);
}

static uint32_t *sizes;

static int bySize(const void *one, const void *other) {
  uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
  return sizes[a] != sizes[b] ? (sizes[a] < sizes[b] ? 1 : -1) : (a > b) - (a < b);
}

// A component's label is its smallest row; it becomes the number by size, the largest first.
static void keepComponents(const char *answers) {
  uint32_t *roots = array(people, sizeof *roots), count = 0;
  uint32_t *numbered = array(people, sizeof *numbered), *copy = array(people, sizeof *copy);
  sizes = zeros(people + 1, sizeof *sizes);
  for (uint32_t person = 0; person < people; person++)
    if (sizes[labels[person]]++ == 0) roots[count++] = labels[person];
  qsort(roots, count, sizeof *roots, bySize);
  for (uint32_t i = 0; i < count; i++) numbered[roots[i]] = i;
  for (uint32_t person = 0; person < people; person++) copy[person] = numbered[labels[person]];
  keepWhole(answers, "component", copy);
  for (uint32_t person = 0; person < people; person++) copy[person] = sizes[labels[person]];
  keepWhole(answers, "component_size", copy);
  free(roots);
  free(numbered);
  free(copy);
  free(sizes);
}

void keepAnswers(const char *answers) {
  static const char *const kinds[] = {"count", "mean", "sd", "min", "max"};
  mkdir(answers, 0755);
  for (int column = 0; column < columnCount; column++)
    for (int kind = 0; kind < KINDS && aggregates[column][kind]; kind++) {
      char name[1024];
      snprintf(name, sizeof name, "neighbor_%s_%s", columnNames[column], kinds[kind]);
      keep(answers, name, aggregates[column][kind]);
    }
  if (triangles) {
    double *coefficients = array(people, sizeof *coefficients);
    for (uint32_t person = 0; person < people; person++) {
      double degree = graph.starts[person + 1] - graph.starts[person];
      coefficients[person] = degree > 1 ? triangles[person] / (degree * (degree - 1) / 2) : NAN;
    }
    keepWhole(answers, "triangle_count", triangles);
    keep(answers, "local_clustering_coefficient", coefficients);
    free(coefficients);
  }
  if (cores) keepWhole(answers, "coreness", cores);
  if (ranks) keep(answers, "pagerank", ranks);
  if (labels) keepComponents(answers);
}
