// The kernels, as textbooks have them.

#include <math.h>

#include "limits.h"

// MARK: - Triangles: friends of higher degree, renumbered, looked up in a set of bits

void countTriangles(void) {
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

void peel(void) {
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

void rankPeople(void) {
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

void findComponents(void) {
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
