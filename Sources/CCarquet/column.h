// A column on its way into an array of Arrow.
#ifndef SESAME_CARQUET_COLUMN_H
#define SESAME_CARQUET_COLUMN_H

#include "../CArrow/arrow.h"
#include "library.h"

enum {
  batch_size = 1 << 14,
  boolean = 0,
  int32 = 1,
  int64 = 2,
  byte_array = 6,
  // More than any value that is not of counted bytes has, so that no mistake about its type writes
  // behind the batch.
  largest_width = 64,
};

// A column on its way: the buffers of an array, which grow with the rows that have come.
struct column {
  const ccarquet_type *type;
  int64_t row_count;
  int64_t capacity;
  int64_t missing_count;
  // How many points in time lost what is finer than a microsecond.
  int64_t cut_count;
  // How many bytes a value has in the array, 0 for texts and bits.
  size_t width;
  uint8_t *validity;
  uint8_t *values;
  int64_t *offsets;
  uint8_t *bytes;
  size_t byte_count;
  size_t byte_capacity;
};

// How many bytes a value has in an array, 0 for texts and bits.
size_t ccarquet_width(const ccarquet_type *type);

// How many bytes a value has in a batch.
size_t ccarquet_source_width(const ccarquet_type *type);

// Makes room for rows; false if there is no memory.
bool ccarquet_make_room(struct column *column, int64_t added, int64_t expected);

// Adds the rows of a batch, whose values stand one after another; says what is wrong with them.
const char *ccarquet_append(
    struct column *column, const uint8_t *values, const int16_t *levels, int64_t count);

// Hands the buffers over; false if there is no memory.
bool ccarquet_hand_over(struct column *column, struct ArrowArray *array);

// Frees the buffers.
void ccarquet_give_up(struct column *column);

#endif
