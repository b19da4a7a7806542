// Parquet files by way of the library carquet (https://github.com/Vitruves/carquet, MIT), which is
// looked for when it is needed: what is read comes as Arrow's arrays, what is written goes as them.
#ifndef SESAME_CARQUET_H
#define SESAME_CARQUET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ArrowSchema;
struct ArrowArray;

// Room for a message of carquet or of the loader.
#define CCARQUET_MESSAGE_SIZE 256

// The functions of a loaded library; it stays loaded.
typedef struct ccarquet_library ccarquet_library;
typedef struct ccarquet_reader ccarquet_reader;
typedef struct ccarquet_writer ccarquet_writer;

typedef enum {
  ccarquet_loaded,
  // There is no library of that name, or it can't be loaded here.
  ccarquet_absent,
  // It lacks a function that is needed.
  ccarquet_other,
} ccarquet_outcome;

// Loads a library by its path, or by its name from where the system has its libraries.
ccarquet_outcome ccarquet_load(
    const char *_Nonnull path, const ccarquet_library *_Nullable *_Nonnull library,
    char *_Nonnull message);

// Its version, such as "0.7.2".
const char *_Nullable ccarquet_version(const ccarquet_library *_Nonnull library);

// What becomes of the values of a column.
typedef enum {
  // Numbers as they are: 4 or 8 bytes each, or a byte that becomes a bit.
  ccarquet_plain,
  // Half-precision numbers, which become those of 32 bits.
  ccarquet_half,
  // A date and a time of day in 12 bytes, which becomes microseconds since 1970.
  ccarquet_int96,
  // Decimal numbers in 4 or 8 bytes, or in fixed or counted ones with the highest first, which become
  // those of 16 bytes.
  ccarquet_decimal,
  // Bytes of any number, which become texts with offsets of 64 bits.
  ccarquet_text,
  // 16 bytes of an UUID, which become a text of 36.
  ccarquet_uuid,
} ccarquet_conversion;

typedef struct {
  // Parquet's number of the physical type.
  int32_t physical;
  // The length of fixed bytes.
  int32_t length;
  ccarquet_conversion conversion;
  // Whether values may be missing.
  bool is_optional;
} ccarquet_type;

// Opens a file that can be read at any place; the descriptor must stay open.
//
// Several readers of one descriptor may be used at once, each by one thread.
ccarquet_reader *_Nullable ccarquet_open(
    const ccarquet_library *_Nonnull library, int descriptor, char *_Nonnull message);

void ccarquet_close(ccarquet_reader *_Nullable reader);

// What the library says is in the file.
void ccarquet_count(
    ccarquet_reader *_Nonnull reader, int64_t *_Nonnull rows, int32_t *_Nonnull groups,
    int32_t *_Nonnull columns);

// Reads a column of a row group, or about its first `wanted` rows, into an array, which the caller
// releases; `cut_count` is how many points in time lost what is finer than a microsecond.
//
// Returns false, with a message, if it is damaged, has another number of rows, or `goes_on` says no
// (then without a message).
bool ccarquet_read(
    ccarquet_reader *_Nonnull reader, int32_t group, int32_t column,
    const ccarquet_type *_Nonnull type, int64_t rows, int64_t wanted, struct ArrowArray *_Nonnull array,
    int64_t *_Nonnull cut_count,
    bool (*_Nonnull goes_on)(const void *_Nullable context), const void *_Nullable context,
    char *_Nonnull message);

// Begins a file of columns as the schema says, compressed by zstd; the schema is released.
//
// `write` gets the bytes in their order and says whether it could take them.
ccarquet_writer *_Nullable ccarquet_create(
    const ccarquet_library *_Nonnull library, struct ArrowSchema *_Nonnull schema,
    const bool *_Nonnull has_few_values,
    bool (*_Nonnull write)(void *_Nullable context, const uint8_t *_Nonnull bytes, size_t count),
    void *_Nullable context, char *_Nonnull message);

// Writes a row group; the array and its schema are released.
bool ccarquet_write(
    ccarquet_writer *_Nonnull writer, struct ArrowArray *_Nonnull array,
    struct ArrowSchema *_Nonnull schema, char *_Nonnull message);

// Writes the end of the file, or gives it up; the writer is gone afterwards.
bool ccarquet_finish(ccarquet_writer *_Nonnull writer, char *_Nonnull message);
void ccarquet_abandon(ccarquet_writer *_Nullable writer);

#endif
