// What the machine can do: each stage as one plain loop for this one purpose, in C with OpenMP.
//
//     limits STAGE FOLDER PEOPLE ANSWERS OUTPUT [COLUMN …]
//
// The loops know that files are well formed, that people have the numbers from 0 and that a graph
// has less than 2³¹ friendships. Nothing is checked, reported or cancelled. Loading the graph is
// not timed, as for the other programs, and times are taken as they take them.

#include "limits.h"

#include <stdio.h>
#include <time.h>

#ifdef __clang__
#define COMPILER __VERSION__
#else
#define COMPILER "GCC " __VERSION__
#endif

const char *folder, *output;
char **columnNames;
int columnCount;
uint32_t people;
Graph graph;
double *columns[MOST_COLUMNS];
double *aggregates[MOST_COLUMNS][KINDS];
uint32_t *triangles, *cores, *labels;
double *ranks;
char *table;
size_t tableBytes;

static void nothing(void) {}

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
      {"read", nothing, readNumbers},
      {"read-names", nothing, readNames},
      {"aggregates-1", loadColumns, aggregateOne},
      {"aggregates-5", loadColumns, aggregateFive},
      {"triangles", loadGraph, countTriangles},
      {"coreness", loadGraph, peel},
      {"pagerank", loadGraph, rankPeople},
      {"components", loadGraph, findComponents},
      {"write", loadTable, writeTable},
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
