#include "column.h"

#include <stdlib.h>
#include <string.h>

static bool is_text(const ccarquet_type *type) {
  return type->conversion == ccarquet_text || type->conversion == ccarquet_uuid;
}

size_t ccarquet_width(const ccarquet_type *type) {
  switch (type->conversion) {
    case ccarquet_plain:
      return type->physical == boolean ? 0 : type->physical == int32 || type->physical == 4 ? 4 : 8;
    case ccarquet_half: return 4;
    case ccarquet_int96: return 8;
    case ccarquet_decimal: return 16;
    default: return 0;
  }
}

size_t ccarquet_source_width(const ccarquet_type *type) {
  switch (type->physical) {
    case 0: return 1;
    case 1: case 4: return 4;
    case 2: case 5: return 8;
    case 3: return 12;
    case 6: return sizeof(carquet_byte_array);
    default: return (size_t)type->length;
  }
}

static size_t bytes_of_bits(int64_t count) { return ((size_t)count + 7) / 8; }

static bool resize(void *buffer, size_t size) {
  void *old;
  memcpy(&old, buffer, sizeof old);
  // Words of 64 bits may be read to their end.
  void *new = realloc(old, (size + 71) & ~(size_t)63);
  if (new) memcpy(buffer, &new, sizeof new);
  return new != NULL;
}

bool ccarquet_make_room(struct column *column, int64_t added, int64_t expected) {
  int64_t needed = column->row_count + added;
  if (needed <= column->capacity) return true;
  int64_t capacity = column->capacity * 2 > needed ? column->capacity * 2 : needed;
  if (capacity > expected) capacity = expected;
  size_t bits = bytes_of_bits(capacity);
  size_t old_bits = bytes_of_bits(column->capacity);
  if (column->type->is_optional) {
    if (!resize(&column->validity, bits)) return false;
    memset(column->validity + old_bits, 0, bits - old_bits);
  }
  if (is_text(column->type)) {
    if (!resize(&column->offsets, ((size_t)capacity + 1) * sizeof(int64_t))) return false;
    column->offsets[0] = 0;
  } else if (column->width == 0) {
    if (!resize(&column->values, bits)) return false;
    memset(column->values + old_bits, 0, bits - old_bits);
  } else if (!resize(&column->values, (size_t)capacity * column->width)) {
    return false;
  }
  column->capacity = capacity;
  return true;
}

static bool append_bytes(struct column *column, const uint8_t *bytes, size_t count) {
  if (count == 0) return true;
  if (count > column->byte_capacity - column->byte_count) {
    size_t capacity = column->byte_capacity * 2;
    if (capacity < column->byte_count + count) capacity = column->byte_count + count;
    if (!resize(&column->bytes, capacity)) return false;
    column->byte_capacity = capacity;
  }
  memcpy(column->bytes + column->byte_count, bytes, count);
  column->byte_count += count;
  return true;
}

static float half(const uint8_t *bytes) {
  uint32_t bits = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8;
  uint32_t sign = bits >> 15, exponent = bits >> 10 & 0x1F, fraction = bits & 0x3FF;
  if (exponent == 0) {
    float small = (float)fraction * 0x1p-24f;
    return sign ? -small : small;
  }
  uint32_t wide = exponent == 0x1F ? 0xFF : exponent + 112;
  uint32_t result = sign << 31 | wide << 23 | fraction << 13;
  float number;
  memcpy(&number, &result, sizeof number);
  return number;
}

// Microseconds since 1970, rounded down; whether nothing finer was lost. What 64 bits don't count is the
// first or the last that they do, which is of no year that anyone asks for.
static bool read_int96(const uint8_t *bytes, int64_t *result) {
  int64_t nanoseconds;
  int32_t day;
  memcpy(&nanoseconds, bytes, 8);
  memcpy(&day, bytes + 8, 4);
  int64_t days = (int64_t)day - 2440588, since;
  int64_t microseconds = nanoseconds / 1000, rest = nanoseconds % 1000;
  if (rest < 0) microseconds--;
  if (__builtin_mul_overflow(days, INT64_C(86400000000), &since)
      || __builtin_add_overflow(since, microseconds, result)) {
    *result = days < 0 ? INT64_MIN : INT64_MAX;
    return true;
  }
  return rest == 0;
}

// A number of so many bytes, the highest first, in 16 with the lowest first.
static const char *widen(const uint8_t *bytes, size_t count, uint8_t *result) {
  uint8_t sign = count > 0 && bytes[0] >> 7 ? 0xFF : 0;
  memset(result, sign, 16);
  for (size_t place = 0; place < count; place++) {
    size_t target = count - 1 - place;
    if (target < 16) {
      result[target] = bytes[place];
    } else if (bytes[place] != sign) {
      return "a decimal number has more than 38 digits";
    }
  }
  if (count > 16 && (result[15] >> 7 ? 0xFF : 0) != sign) {
    return "a decimal number has more than 38 digits";
  }
  return NULL;
}

static const char *put_decimal(const ccarquet_type *type, const uint8_t *value, uint8_t *result) {
  if (type->physical == int32 || type->physical == int64) {
    size_t count = type->physical == int32 ? 4 : 8;
    memset(result, value[count - 1] >> 7 ? 0xFF : 0, 16);
    memcpy(result, value, count);
    return NULL;
  }
  if (type->physical == byte_array) {
    carquet_byte_array bytes;
    memcpy(&bytes, value, sizeof bytes);
    if (bytes.length < 0) return "a value has a negative length";
    return widen(bytes.data, (size_t)bytes.length, result);
  }
  return widen(value, (size_t)type->length, result);
}

static const char *append_text(struct column *column, const uint8_t *value) {
  if (column->type->conversion == ccarquet_uuid) {
    char text[37];
    size_t place = 0;
    for (size_t byte = 0; byte < 16; byte++) {
      if (byte == 4 || byte == 6 || byte == 8 || byte == 10) text[place++] = '-';
      place += (size_t)snprintf(text + place, 3, "%02x", value[byte]);
    }
    return append_bytes(column, (const uint8_t *)text, 36) ? NULL : "there is no memory";
  }
  carquet_byte_array bytes;
  memcpy(&bytes, value, sizeof bytes);
  if (bytes.length < 0) return "a text has a negative length";
  return append_bytes(column, bytes.data, (size_t)bytes.length) ? NULL : "there is no memory";
}

// Adds a value of a batch at a row.
static const char *put(struct column *column, int64_t row, const uint8_t *value) {
  if (is_text(column->type)) return append_text(column, value);
  uint8_t *target = column->values + (size_t)row * column->width;
  switch (column->type->conversion) {
    case ccarquet_half: {
      float number = half(value);
      memcpy(target, &number, sizeof number);
      return NULL;
    }
    case ccarquet_int96: {
      int64_t time;
      if (!read_int96(value, &time)) column->cut_count++;
      memcpy(target, &time, sizeof time);
      return NULL;
    }
    case ccarquet_decimal: return put_decimal(column->type, value, target);
    default:
      if (column->width == 0) {
        if (*value) column->values[row >> 3] |= (uint8_t)(1 << (row & 7));
      } else {
        memcpy(target, value, column->width);
      }
      return NULL;
  }
}

const char *ccarquet_append(
    struct column *column, const uint8_t *values, const int16_t *levels, int64_t count) {
  const ccarquet_type *type = column->type;
  size_t step = ccarquet_source_width(type);
  int64_t start = column->row_count;
  bool texts = is_text(type);
  bool is_optional = type->is_optional;
  if (!is_optional && type->conversion == ccarquet_plain && column->width > 0) {
    memcpy(column->values + (size_t)start * column->width, values, (size_t)count * column->width);
    column->row_count += count;
    return NULL;
  }
  for (int64_t index = 0; index < count; index++) {
    int64_t row = start + index;
    bool is_there = !is_optional || levels[index] == 1;
    if (is_there) {
      const char *problem = put(column, row, values);
      if (problem) return problem;
      values += step;
      if (is_optional) column->validity[row >> 3] |= (uint8_t)(1 << (row & 7));
    } else {
      column->missing_count++;
      if (!texts && column->width > 0) {
        memset(column->values + (size_t)row * column->width, 0, column->width);
      }
    }
    if (texts) column->offsets[row + 1] = (int64_t)column->byte_count;
  }
  column->row_count += count;
  return NULL;
}

static void release(struct ArrowArray *array) {
  for (int64_t number = 0; number < array->n_buffers; number++) {
    free((void *)array->buffers[number]);
  }
  free(array->buffers);
  array->release = NULL;
}

void ccarquet_give_up(struct column *column) {
  free(column->validity);
  free(column->values);
  free(column->offsets);
  free(column->bytes);
}

bool ccarquet_hand_over(struct column *column, struct ArrowArray *array) {
  bool texts = is_text(column->type);
  if (texts && !column->bytes && !resize(&column->bytes, 0)) return false;
  const void **buffers = calloc(3, sizeof *buffers);
  if (!buffers) return false;
  if (column->missing_count == 0) {
    free(column->validity);
    column->validity = NULL;
  }
  buffers[0] = column->validity;
  buffers[1] = texts ? (const void *)column->offsets : column->values;
  buffers[2] = column->bytes;
  *array = (struct ArrowArray){
      .length = column->row_count,
      .null_count = column->missing_count,
      .n_buffers = texts ? 3 : 2,
      .buffers = buffers,
      .release = release,
  };
  return true;
}
