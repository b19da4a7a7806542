// Friends' aggregates: one pass, the columns' values side by side, asked for ahead.

#include <math.h>

#include "limits.h"

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

void aggregateOne(void) { aggregate(1); }
void aggregateFive(void) { aggregate(8); }
