// What the files of the limit share: the graph, the answers, arrays and files.

#ifndef LIMITS_H
#define LIMITS_H

#define _GNU_SOURCE
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  uint32_t people;
  uint32_t *starts;   // a row per person, and the end
  uint32_t *friends;  // in order within a row; a few more follow, to look ahead without a check
} Graph;

typedef struct {
  uint32_t *ends;  // two numbers a friendship
  size_t count;
} Part;

enum { MOST_COLUMNS = 5, KINDS = 5, AHEAD = 16 };

// Of the run: what the command says, what is loaded, and what the stage finds.
extern const char *folder, *output;
extern char **columnNames;
extern int columnCount;
extern uint32_t people;
extern Graph graph;
extern char *table;
extern size_t tableBytes;
extern double *columns[MOST_COLUMNS];
extern double *aggregates[MOST_COLUMNS][KINDS];  // count, mean, sd, min, max
extern uint32_t *triangles, *cores, *labels;     // a label is the smallest row of its component
extern double *ranks;

void *array(size_t count, size_t size);
void *zeros(size_t count, size_t size);
char *mapped(const char *name, size_t *bytes);
Graph built(const Part *parts, int partCount, uint32_t people);

// Not timed.
void loadGraph(void);
void loadColumns(void);
void loadTable(void);
void keepAnswers(const char *answers);

// Timed.
void readNumbers(void);
void readNames(void);
void aggregateOne(void);
void aggregateFive(void);
void countTriangles(void);
void peel(void);
void rankPeople(void);
void findComponents(void);
void writeTable(void);

#endif
