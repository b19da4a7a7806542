// Reading: each thread parses a part of the lines, and a radix sort makes the rows. Names get their
// numbers from one hash map on one thread.

#include <sys/mman.h>

#include "limits.h"

#ifdef _OPENMP
#include <omp.h>
#else
static int omp_get_max_threads(void) { return 1; }
#endif

enum { DIGIT = 11, ROW_BITS = 12 };  // bits of a pass of the sort, and of a block's rows

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

// Friendships are dealt in both directions to blocks of 4,096 rows. A block stays in the cache
// while it is sorted by friend, digit by digit, and then by row. Repetitions and self-loops go.
Graph built(const Part *parts, int partCount, uint32_t people) {
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

void readNumbers(void) {
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
void readNames(void) {
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
