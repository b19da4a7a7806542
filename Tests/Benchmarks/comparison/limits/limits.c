// What the machine can do: each stage as one plain loop for this one purpose, in C with OpenMP.
//
//     limits STAGE FOLDER PEOPLE ANSWERS OUTPUT [COLUMN …]
//
// The loops know that files are well formed, that people have the numbers from 0 and that a graph
// has less than 2³¹ friendships. Nothing is checked, reported or cancelled. Loading the graph is not
// timed, as for the other programs.

#define _GNU_SOURCE
#include <fcntl.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#ifdef __clang__
#define COMPILER __VERSION__
#else
#define COMPILER "GCC " __VERSION__
#endif
#ifdef _OPENMP
#include <omp.h>
#else
static int omp_get_max_threads(void) { return 1; }
#endif

typedef struct {
  uint32_t people;
  uint32_t *starts;   // a row per person, and the end
  uint32_t *friends;  // in order within a row; a few more follow, to look ahead without a check
} Graph;

typedef struct {
  uint32_t *ends;  // two numbers a friendship
  size_t count;
} Part;

enum { MOST_COLUMNS = 5, KINDS = 5, DIGIT = 11, ROW_BITS = 12, AHEAD = 16 };

static const char *folder, *output;
static char **columnNames;
static int columnCount;
static uint32_t people;
static Graph graph;
static double *columns[MOST_COLUMNS];
static double *aggregates[MOST_COLUMNS][KINDS];
static uint32_t *triangles, *cores, *labels;
static double *ranks;
static char *table;
static size_t tableBytes;

// Large arrays lie in large pages where the system has some: rows are met in any order.
static void *array(size_t count, size_t size) {
  size_t bytes = count * size + 1, page = 1 << 21;
  if (bytes < page) return malloc(bytes);
  bytes = (bytes + page - 1) / page * page;
  void *start = aligned_alloc(page, bytes);
#ifdef MADV_HUGEPAGE
  madvise(start, bytes, MADV_HUGEPAGE);
#endif
  return start;
}

static void *zeros(size_t count, size_t size) { return memset(array(count, size), 0, count * size); }

// MARK: - Files

static const char *path(const char *name) {
  static char text[4096];
  snprintf(text, sizeof text, "%s/%s", folder, name);
  return text;
}

static char *mapped(const char *name, size_t *bytes) {
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

// MARK: - Reading: each thread parses a part of the lines, and a radix sort makes the rows

static uint32_t parse(const char **place) {
  uint32_t value = 0;
  const char *at = *place;
  for (; *at >= '0'; at++) value = 10 * value + (uint32_t)(*at - '0');
  *place = at + 1;
  return value;
}

static const char *nextLine(const char *at, const char *end) {
  while (at < end && at[-1] != '\n') at++;
  return at;
}

// Friendships are dealt in both directions to blocks of 4,096 rows. A block stays in the cache while
// it is sorted by friend, digit by digit, and then by row. Repetitions and self-loops fall out.
static Graph built(const Part *parts, int partCount, uint32_t people) {
  uint32_t blocks = (people >> ROW_BITS) + 1;
  size_t (*places)[partCount] = zeros(blocks + 1, sizeof *places);
#pragma omp parallel for schedule(static, 1)
  for (int part = 0; part < partCount; part++)
    for (size_t i = 0; i < 2 * parts[part].count; i++)
      places[parts[part].ends[i] >> ROW_BITS][part]++;
  size_t total = 0;
  for (uint32_t block = 0; block <= blocks; block++)
    for (int part = 0; part < partCount; part++) {
      size_t count = places[block][part];
      places[block][part] = total;
      total += count;
    }
  size_t *firsts = array(blocks + 1, sizeof *firsts), most = 0;
  for (uint32_t block = 0; block <= blocks; block++) {
    firsts[block] = places[block][0];
    if (block > 0 && firsts[block] - firsts[block - 1] > most)
      most = firsts[block] - firsts[block - 1];
  }

  uint64_t *keys = array(total, sizeof *keys);
#pragma omp parallel for schedule(static, 1)
  for (int part = 0; part < partCount; part++)
    for (size_t i = 0; i < parts[part].count; i++) {
      uint64_t one = parts[part].ends[2 * i], other = parts[part].ends[2 * i + 1];
      keys[places[one >> ROW_BITS][part]++] = one << 32 | other;
      keys[places[other >> ROW_BITS][part]++] = other << 32 | one;
    }

  Graph made = {people, array(people + 1, sizeof(uint32_t)),
                array(total + AHEAD, sizeof(uint32_t))};
  memset(made.friends + total, 0, AHEAD * sizeof(uint32_t));
  uint32_t *ends = array(people, sizeof *ends);
  size_t kept = 0;
#pragma omp parallel reduction(+ : kept)
  {
    uint64_t *spare = array(most, sizeof *spare);
    uint32_t *last = array(1 << ROW_BITS, sizeof *last);
#pragma omp for schedule(dynamic, 1)
    for (uint32_t block = 0; block < blocks; block++) {
      uint64_t *from = keys + firsts[block], *to = spare;
      size_t count = firsts[block + 1] - firsts[block];
      for (int shift = 0; (people - 1) >> shift > 0; shift += DIGIT) {
        uint32_t places[(1 << DIGIT) + 1] = {0};
        for (size_t i = 0; i < count; i++)
          places[(from[i] >> shift & ((1 << DIGIT) - 1)) + 1]++;
        for (int digit = 0; digit < 1 << DIGIT; digit++) places[digit + 1] += places[digit];
        for (size_t i = 0; i < count; i++)
          to[places[from[i] >> shift & ((1 << DIGIT) - 1)]++] = from[i];
        uint64_t *swapped = from;
        from = to;
        to = swapped;
      }
      uint32_t first = block << ROW_BITS, rows = people - first;
      if (rows > 1 << ROW_BITS) rows = 1 << ROW_BITS;
      uint32_t *starts = made.starts + first, *filled = ends + first;
      memset(starts, 0, rows * sizeof *starts);
      for (size_t i = 0; i < count; i++) starts[(from[i] >> 32) - first]++;
      uint32_t place = (uint32_t)firsts[block];
      for (uint32_t row = 0; row < rows; row++) {
        uint32_t degree = starts[row];
        starts[row] = filled[row] = place;
        place += degree;
        last[row] = first + row;  // a self-loop
      }
      for (size_t i = 0; i < count; i++) {
        uint32_t row = (uint32_t)(from[i] >> 32) - first, friend = (uint32_t)from[i];
        if (friend == last[row] || friend == first + row) continue;
        made.friends[filled[row]++] = last[row] = friend;
        kept++;
      }
    }
    free(spare);
    free(last);
  }
  made.starts[people] = (uint32_t)total;
  if (kept < total) {
    uint32_t place = 0;
    for (uint32_t person = 0; person < people; person++) {
      uint32_t start = made.starts[person], degree = ends[person] - start;
      memmove(made.friends + place, made.friends + start, degree * sizeof(uint32_t));
      made.starts[person] = place;
      place += degree;
    }
    made.starts[people] = place;
  }
  free(places);
  free(firsts);
  free(keys);
  free(ends);
  return made;
}

static void read_(void) {
  size_t bytes;
  const char *text = mapped("edges.csv", &bytes), *end = text + bytes;
  const char *body = nextLine(text + 1, end);
  int partCount = omp_get_max_threads();
  Part parts[partCount];
  uint32_t largest = 0;
  // A line has at least four bytes, and only the pages that are written to are memory.
  uint32_t *ends = array(bytes / 2 + 2 * (size_t)partCount, sizeof *ends);
#pragma omp parallel for schedule(static, 1) reduction(max : largest)
  for (int part = 0; part < partCount; part++) {
    size_t size = (size_t)(end - body);
    const char *at = nextLine(body + size * part / partCount, end);
    const char *stop = nextLine(body + size * (part + 1) / partCount, end);
    uint32_t *place = ends + (at - body + 3) / 4 * 2;
    parts[part].ends = place;
    while (at < stop) {
      uint32_t one = parse(&at), other = parse(&at);
      *place++ = one;
      *place++ = other;
      if (one > largest) largest = one;
      if (other > largest) largest = other;
    }
    parts[part].count = (size_t)(place - parts[part].ends) / 2;
  }
  graph = built(parts, partCount, largest + 1);
  free(ends);
  munmap((void *)text, bytes);
}

// One hash map and one thread give names their numbers; a name's bytes stay where they are.
static void readNames(void) {
  size_t bytes;
  const char *text = mapped("edges-names.csv", &bytes), *end = text + bytes;
  uint32_t bits = 1, known = 0;
  while (1u << bits < 2 * people) bits++;
  struct { uint64_t hash; const char *name; uint32_t length, number; } *slots =
      zeros((size_t)1 << bits, sizeof *slots);
  uint32_t *ends = array(bytes / 2 + 2, sizeof *ends), *place = ends;
  for (const char *at = nextLine(text + 1, end); at < end;) {
    const char *name = at;
    uint64_t hash = 0;
    for (; *at != ',' && *at != '\n'; at++)
      hash = (hash ^ (unsigned char)*at) * 0x9E3779B97F4A7C15;
    uint32_t length = (uint32_t)(at++ - name);
    hash ^= hash >> 32;
    size_t slot = (hash * 0x9E3779B97F4A7C15) >> (64 - bits);
    while (slots[slot].name
           && (slots[slot].hash != hash || slots[slot].length != length
               || memcmp(slots[slot].name, name, length)))
      slot = (slot + 1) & (((size_t)1 << bits) - 1);
    if (!slots[slot].name) {
      slots[slot].hash = hash;
      slots[slot].name = name;
      slots[slot].length = length;
      slots[slot].number = known++;
    }
    *place++ = slots[slot].number;
  }
  size_t count = (size_t)(place - ends) / 2;
  int partCount = omp_get_max_threads();
  Part parts[partCount];
  for (int part = 0; part < partCount; part++) {
    size_t first = count * part / partCount;
    parts[part] = (Part){ends + 2 * first, count * (part + 1) / partCount - first};
  }
  graph = built(parts, partCount, known);
  free(ends);
  free(slots);
  munmap((void *)text, bytes);
}

// MARK: - Friends' aggregates: one pass, the columns' values side by side, asked for ahead

static inline void aggregate(const int width) {
  const int count = columnCount < width ? columnCount : width;
  double shifts[width], *values = array((size_t)people * width, sizeof *values);
  for (int column = 0; column < width; column++) {
    double sum = 0;
    size_t known = 0;
    for (uint32_t person = 0; person < people; person++) {
      double value = column < count ? columns[column][person] : NAN;
      values[(size_t)person * width + column] = value;
      if (value == value) sum += value, known++;
    }
    shifts[column] = known ? sum / known : 0;  // sums of differences to it are exact enough
  }
  for (int column = 0; column < count; column++)
    for (int kind = 0; kind < KINDS; kind++)
      aggregates[column][kind] = array(people, sizeof(double));
#pragma omp parallel for schedule(dynamic, 4096)
  for (uint32_t person = 0; person < people; person++) {
    double known[width], sum[width], squares[width], least[width], largest[width];
    for (int column = 0; column < width; column++) {
      known[column] = sum[column] = squares[column] = 0;
      least[column] = INFINITY;
      largest[column] = -INFINITY;
    }
    for (uint32_t i = graph.starts[person]; i < graph.starts[person + 1]; i++) {
      const double *row = values + (size_t)graph.friends[i] * width;
      __builtin_prefetch(values + (size_t)graph.friends[i + AHEAD] * width);
      for (int column = 0; column < width; column++) {
        double value = row[column], away = value == value ? value - shifts[column] : 0;
        known[column] += value == value ? 1 : 0;
        sum[column] += away;
        squares[column] += away * away;
        least[column] = value < least[column] ? value : least[column];
        largest[column] = value > largest[column] ? value : largest[column];
      }
    }
    for (int column = 0; column < count; column++) {
      double mean = sum[column] / known[column];
      double variance = squares[column] / known[column] - mean * mean;
      int some = known[column] > 0;
      aggregates[column][0][person] = known[column];
      aggregates[column][1][person] = some ? shifts[column] + mean : NAN;
      aggregates[column][2][person] = some ? sqrt(variance > 0 ? variance : 0) : NAN;
      aggregates[column][3][person] = some ? least[column] : NAN;
      aggregates[column][4][person] = some ? largest[column] : NAN;
    }
  }
  free(values);
}

static void aggregateOne(void) { aggregate(1); }
static void aggregateFive(void) { aggregate(8); }

// MARK: - Triangles: friends of higher degree, renumbered, looked up in a set of bits

static void countTriangles(void) {
  uint32_t most = 0;
  for (uint32_t person = 0; person < people; person++) {
    uint32_t degree = graph.starts[person + 1] - graph.starts[person];
    if (degree > most) most = degree;
  }
  // Places by degree, the highest first, so that what is looked up most lies together.
  uint32_t *counts = zeros(most + 2, sizeof *counts);
  for (uint32_t person = 0; person < people; person++)
    counts[most - (graph.starts[person + 1] - graph.starts[person]) + 1]++;
  for (uint32_t i = 0; i <= most; i++) counts[i + 1] += counts[i];
  uint32_t *rank = array(people, sizeof *rank), *person = array(people, sizeof *person);
  for (uint32_t i = 0; i < people; i++) {
    rank[i] = counts[most - (graph.starts[i + 1] - graph.starts[i])]++;
    person[rank[i]] = i;
  }
  uint32_t *starts = array(people + 1, sizeof *starts);
  uint32_t *above = array(graph.starts[people] / 2, sizeof *above);
#pragma omp parallel for schedule(dynamic, 4096)
  for (uint32_t i = 0; i < people; i++) {
    uint32_t found = 0, me = person[i];
    for (uint32_t j = graph.starts[me]; j < graph.starts[me + 1]; j++)
      found += rank[graph.friends[j]] < i;
    starts[i + 1] = found;
  }
  starts[0] = 0;
  for (uint32_t i = 0; i < people; i++) starts[i + 1] += starts[i];
#pragma omp parallel for schedule(dynamic, 4096)
  for (uint32_t i = 0; i < people; i++) {
    uint32_t place = starts[i], me = person[i];
    for (uint32_t j = graph.starts[me]; j < graph.starts[me + 1]; j++)
      if (rank[graph.friends[j]] < i) above[place++] = rank[graph.friends[j]];
  }
  triangles = zeros(people, sizeof *triangles);
#pragma omp parallel
  {
    uint64_t *marked = zeros(people / 64 + 1, sizeof *marked);
    uint32_t *found = zeros(people + 1, sizeof *found);
#pragma omp for schedule(dynamic, 256)
    for (uint32_t i = 0; i < people; i++) {
      uint32_t mine = 0;
      for (uint32_t j = starts[i]; j < starts[i + 1]; j++)
        marked[above[j] >> 6] |= 1ull << (above[j] & 63);
      for (uint32_t j = starts[i]; j < starts[i + 1]; j++) {
        uint32_t other = above[j], theirs = 0;
        for (uint32_t k = starts[other]; k < starts[other + 1]; k++)
          if (marked[above[k] >> 6] >> (above[k] & 63) & 1) {
            found[above[k]]++;
            theirs++;
          }
        found[other] += theirs;
        mine += theirs;
      }
      found[i] += mine;
      for (uint32_t j = starts[i]; j < starts[i + 1]; j++) marked[above[j] >> 6] = 0;
    }
#pragma omp critical
    for (uint32_t i = 0; i < people; i++) triangles[person[i]] += found[i];
    free(marked);
    free(found);
  }
  free(counts);
  free(rank);
  free(person);
  free(starts);
  free(above);
}

// MARK: - Coreness: Batagelj and Zaversnik's bins, one thread

static void peel(void) {
  uint32_t most = 0;
  cores = array(people, sizeof *cores);
  for (uint32_t person = 0; person < people; person++) {
    cores[person] = graph.starts[person + 1] - graph.starts[person];
    if (cores[person] > most) most = cores[person];
  }
  uint32_t *bins = zeros(most + 2, sizeof *bins);
  uint32_t *order = array(people, sizeof *order), *place = array(people, sizeof *place);
  for (uint32_t person = 0; person < people; person++) bins[cores[person] + 1]++;
  for (uint32_t degree = 0; degree <= most; degree++) bins[degree + 1] += bins[degree];
  for (uint32_t person = 0; person < people; person++) {
    place[person] = bins[cores[person]]++;
    order[place[person]] = person;
  }
  for (uint32_t degree = most + 1; degree > 0; degree--) bins[degree] = bins[degree - 1];
  bins[0] = 0;
  for (uint32_t i = 0; i < people; i++) {
    uint32_t person = order[i];
    for (uint32_t j = graph.starts[person]; j < graph.starts[person + 1]; j++) {
      uint32_t friend = graph.friends[j], core = cores[friend];
      if (core <= cores[person]) continue;
      // It changes places with the first of its bin, and the bin begins one later.
      uint32_t first = bins[core]++, displaced = order[first], freed = place[friend];
      order[freed] = displaced;
      place[displaced] = freed;
      order[first] = friend;
      place[friend] = first;
      cores[friend] = core - 1;
    }
  }
  free(bins);
  free(order);
  free(place);
}

// MARK: - PageRank: power iteration, everyone adds up what friends hand on

static void rankPages(void) {
  ranks = array(people, sizeof *ranks);
  double *handed = array(people, sizeof *handed), *next = array(people, sizeof *next);
  double lonely = 0, change = 1;
  for (uint32_t person = 0; person < people; person++) {
    uint32_t degree = graph.starts[person + 1] - graph.starts[person];
    ranks[person] = 1.0 / people;
    handed[person] = degree ? 0.85 * ranks[person] / degree : 0;
    lonely += degree ? 0 : ranks[person];
  }
  while (change > 1e-9) {
    double base = (0.15 + 0.85 * lonely) / people;
    change = lonely = 0;
#pragma omp parallel for schedule(dynamic, 4096) reduction(+ : change, lonely)
    for (uint32_t person = 0; person < people; person++) {
      double sum = 0;
      uint32_t degree = graph.starts[person + 1] - graph.starts[person];
      for (uint32_t i = graph.starts[person]; i < graph.starts[person + 1]; i++)
        sum += handed[graph.friends[i]];
      change += fabs(base + sum - ranks[person]);
      ranks[person] = base + sum;
      next[person] = degree ? 0.85 * ranks[person] / degree : 0;
      lonely += degree ? 0 : ranks[person];
    }
    double *swapped = handed;
    handed = next;
    next = swapped;
  }
  free(handed);
  free(next);
}

// MARK: - Components: Afforest, roots hooked under smaller ones, the largest component skipped

static uint32_t root(uint32_t person) {
  uint32_t parent;
  while ((parent = __atomic_load_n(labels + person, __ATOMIC_RELAXED)) != person) person = parent;
  return person;
}

static void join(uint32_t one, uint32_t other) {
  while ((one = root(one)) != (other = root(other))) {
    uint32_t high = one > other ? one : other, low = one > other ? other : one, expected = high;
    if (__atomic_compare_exchange_n(labels + high, &expected, low, 0, __ATOMIC_RELAXED,
                                    __ATOMIC_RELAXED))
      return;
  }
}

static void flatten(void) {
#pragma omp parallel for schedule(static)
  for (uint32_t person = 0; person < people; person++)
    __atomic_store_n(labels + person, root(person), __ATOMIC_RELAXED);
}

static void connect(void) {
  labels = array(people, sizeof *labels);
#pragma omp parallel for schedule(static)
  for (uint32_t person = 0; person < people; person++) labels[person] = person;
#pragma omp parallel for schedule(dynamic, 4096)
  for (uint32_t person = 0; person < people; person++)
    for (uint32_t i = graph.starts[person]; i < graph.starts[person + 1]; i++) {
      if (i == graph.starts[person] + 2) break;
      join(person, graph.friends[i]);
    }
  flatten();
  uint32_t common = 0, most = 0;  // the most frequent label of a few
  for (uint32_t i = 0; i < 32; i++) {
    uint32_t label = labels[(uint64_t)people * i / 32], seen = 0;
    for (uint32_t j = 0; j < 32; j++) seen += labels[(uint64_t)people * j / 32] == label;
    if (seen > most) most = seen, common = label;
  }
#pragma omp parallel for schedule(dynamic, 4096)
  for (uint32_t person = 0; person < people; person++)
    if (root(person) != common)
      for (uint32_t i = graph.starts[person] + 2; i < graph.starts[person + 1]; i++)
        join(person, graph.friends[i]);
  flatten();
}

// MARK: - Writing: the finished bytes on their way to the disk

static void write_(void) {
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
  }
  fsync(file);
  close(file);
}

// MARK: - Loading and answers, untimed

static void loadGraph(void) {
  size_t bytes;
  uint32_t *pairs = numbers("pairs.npy", &bytes);
  Part whole = {pairs, bytes / 8};
  graph = built(&whole, 1, people);
  free(pairs);
}

static void loadColumns(void) {
  loadGraph();
  for (int column = 0; column < columnCount; column++) {
    char name[1024];
    size_t bytes;
    snprintf(name, sizeof name, "people-%s.npy", columnNames[column]);
    columns[column] = numbers(name, &bytes);
  }
}

static void loadTable(void) {
  char *text = mapped("numbers.csv", &tableBytes);
  table = array(tableBytes, 1);
  memcpy(table, text, tableBytes);
  munmap(text, tableBytes);
}

static void nothing(void) {}

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

static void keepAnswers(const char *answers) {
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

static void forgetGraph(void) {
  free(graph.starts);
  free(graph.friends);
  graph = (Graph){0};
}

static void forgetResults(void) {
  for (int column = 0; column < columnCount; column++)
    for (int kind = 0; kind < KINDS; kind++) {
      free(aggregates[column][kind]);
      aggregates[column][kind] = NULL;
    }
  free(triangles);
  free(cores);
  free(ranks);
  free(labels);
  triangles = cores = labels = NULL;
  ranks = NULL;
}

// MARK: - Measurement, as the other programs do it

static double seconds(clockid_t clock) {
  struct timespec time;
  clock_gettime(clock, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

// A line of /proc/self/status in bytes, as Linux has it.
static size_t memory(const char *name) {
  char line[256];
  size_t found = 0;
  FILE *file = fopen("/proc/self/status", "r");
  while (file && fgets(line, sizeof line, file))
    if (!strncmp(line, name, strlen(name))) found = strtoull(line + strlen(name), NULL, 10) * 1024;
  if (file) fclose(file);
  return found;
}

static void show(const char *name, const double *values, int count) {
  printf(", \"%s\": [", name);
  for (int i = 0; i < count; i++) printf(i ? ", %.9f" : "%.9f", values[i]);
  printf("]");
}

int main(int count, char **words) {
  static const struct { const char *name; void (*load)(void), (*work)(void); } stages[] = {
      {"read", nothing, read_},           {"read-names", nothing, readNames},
      {"aggregates-1", loadColumns, aggregateOne}, {"aggregates-5", loadColumns, aggregateFive},
      {"triangles", loadGraph, countTriangles}, {"coreness", loadGraph, peel},
      {"pagerank", loadGraph, rankPages}, {"components", loadGraph, connect},
      {"write", loadTable, write_},
  };
  size_t stage = 0, stageCount = sizeof stages / sizeof *stages;
  while (count > 5 && stage < stageCount && strcmp(stages[stage].name, words[1])) stage++;
  if (count < 6 || count > 6 + MOST_COLUMNS || stage == stageCount) {
    fprintf(stderr, "limits STAGE FOLDER PEOPLE ANSWERS OUTPUT [COLUMN …]\n");
    return 1;
  }
  folder = words[2];
  people = (uint32_t)strtoul(words[3], NULL, 10);
  output = words[5];
  columnNames = words + 6;
  columnCount = count - 6;
  int reads = !strncmp(words[1], "read", 4);

  stages[stage].load();
  FILE *peak = fopen("/proc/self/clear_refs", "w");
  if (peak) {
    fputs("5", peak);
    fclose(peak);
  }
  printf("{\"stage\": \"%s\", \"residentBytes\": %zu", words[1], memory("VmRSS:"));
  double times[5], processor[5], sum = 0;
  int runs = 0;
  while (runs == 0 || (runs < 5 && sum < 0.5)) {
    forgetResults();
    if (reads) forgetGraph();
    double start = seconds(CLOCK_MONOTONIC), ticks = seconds(CLOCK_PROCESS_CPUTIME_ID);
    stages[stage].work();
    sum += times[runs] = seconds(CLOCK_MONOTONIC) - start;
    processor[runs++] = seconds(CLOCK_PROCESS_CPUTIME_ID) - ticks;
  }
  printf(", \"peakBytes\": %zu, \"compiler\": \"%s\"", memory("VmHWM:"), COMPILER);
  show("seconds", times, runs);
  show("processorSeconds", processor, runs);
  double squares = 0;
  for (uint32_t person = 0; reads && person < graph.people; person++) {
    double degree = graph.starts[person + 1] - graph.starts[person];
    squares += degree * degree;
  }
  if (reads)
    printf(", \"numbers\": {\"friendships\": %u, \"sum of squared degrees\": %.0f}}\n",
           graph.starts[graph.people] / 2, squares);
  else
    printf(", \"numbers\": {}}\n");
  keepAnswers(words[4]);
  forgetResults();
  forgetGraph();
  for (int column = 0; column < columnCount; column++) free(columns[column]);
  free(table);
  return 0;
}
