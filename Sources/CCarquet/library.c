#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#if defined(__ELF__)
#include <link.h>
#endif

#include "library.h"

carquet_error ccarquet_no_error(void) {
  carquet_error error;
  memset(&error, 0, sizeof error);
  error.offset = error.column_index = error.row_group_index = -1;
  return error;
}

void ccarquet_tell(
    const ccarquet_library *library, int status, const carquet_error *error, char *message) {
  const char *text = error && error->message[0] ? error->message : NULL;
  if (error && error->code != 0) status = error->code;
  if (!text) text = library->status_string(status);
  snprintf(message, CCARQUET_MESSAGE_SIZE, "%s", text ? text : "unknown failure");
}

// The functions that are called.
#define FUNCTIONS(F) \
  F(version) F(status_string) F(reader_options_init) F(reader_open_file) F(reader_close) \
  F(reader_num_rows) F(reader_num_row_groups) F(reader_num_columns) F(reader_get_column) \
  F(column_read_batch_ex) F(column_reader_free) F(arrow_import_schema) F(schema_free) \
  F(writer_options_init) F(writer_create_file) F(writer_set_column_encoding) \
  F(writer_write_arrow) F(writer_new_row_group) F(writer_close) F(writer_abort)

#define NAME(name) "carquet_" #name,
static const char *const names[] = {FUNCTIONS(NAME)};
enum { name_count = sizeof names / sizeof *names };

static bool lacks(const char *name, char *message) {
  snprintf(message, CCARQUET_MESSAGE_SIZE, "it has no function %s", name);
  return false;
}

static bool find(void *handle, const char *name, void *place, char *message) {
  void *address = dlsym(handle, name);
  if (!address) return lacks(name, message);
  memcpy(place, &address, sizeof address);
  return true;
}

#if defined(__ELF__)
// What is looked into: a file of the system's own kind, all of it.
struct image {
  const uint8_t *bytes;
  uint64_t size;
};

// Copies a part of the file; false where it goes beyond the end.
static bool take(const struct image *image, uint64_t place, void *part, size_t size) {
  if (place > image->size || size > image->size - place) return false;
  memcpy(part, image->bytes + place, size);
  return true;
}

// Whether a text begins at a place.
static bool has_text(const struct image *image, uint64_t place, const char *text) {
  size_t size = strlen(text) + 1;
  return place <= image->size && size <= image->size - place
      && memcmp(image->bytes + place, text, size) == 0;
}

// Whether all that the loader would map is there: it would end the process with a signal else.
static bool is_complete(const struct image *image, const ElfW(Ehdr) *header) {
  for (uint64_t number = 0; number < header->e_phnum; number++) {
    ElfW(Phdr) part;
    uint64_t offset;
    if (__builtin_add_overflow(header->e_phoff, number * header->e_phentsize, &offset)
        || !take(image, offset, &part, sizeof part)) {
      return false;
    }
    if (part.p_offset > image->size || part.p_filesz > image->size - part.p_offset) return false;
  }
  ElfW(Shdr) last;
  uint64_t offset;
  return header->e_shnum == 0
      || (!__builtin_add_overflow(
              header->e_shoff, (uint64_t)(header->e_shnum - 1) * header->e_shentsize, &offset)
          && take(image, offset, &last, sizeof last));
}

// Marks which of the functions the file has for others.
static void mark_names(
    const struct image *image, const ElfW(Shdr) *symbols, const ElfW(Shdr) *texts, bool *has) {
  for (uint64_t place = 0; place + sizeof(ElfW(Sym)) <= symbols->sh_size;
       place += sizeof(ElfW(Sym))) {
    ElfW(Sym) symbol;
    uint64_t offset, text;
    if (__builtin_add_overflow(symbols->sh_offset, place, &offset)
        || !take(image, offset, &symbol, sizeof symbol)) {
      return;
    }
    if (symbol.st_shndx == SHN_UNDEF
        || __builtin_add_overflow(texts->sh_offset, symbol.st_name, &text)) {
      continue;
    }
    for (int name = 0; name < name_count; name++) {
      if (!has[name]) has[name] = has_text(image, text, names[name]);
    }
  }
}

// Whether the functions are among those that a file has for others.
static bool has_functions(const struct image *image, const ElfW(Ehdr) *header, char *message) {
  bool has[name_count] = {false};
  for (uint64_t number = 0; number < header->e_shnum; number++) {
    ElfW(Shdr) symbols, texts;
    if (!take(image, header->e_shoff + number * header->e_shentsize, &symbols, sizeof symbols)) {
      break;
    }
    if (symbols.sh_type != SHT_DYNSYM || symbols.sh_link >= header->e_shnum) continue;
    uint64_t place = header->e_shoff + (uint64_t)symbols.sh_link * header->e_shentsize;
    if (take(image, place, &texts, sizeof texts)) mark_names(image, &symbols, &texts, has);
  }
  for (int name = 0; name < name_count; name++) {
    if (!has[name]) return lacks(names[name], message);
  }
  return true;
}

static ccarquet_outcome look_into(const struct image *image, char *message) {
  ElfW(Ehdr) header;
  // Of what is no such file the loader says so.
  if (!take(image, 0, &header, sizeof header) || memcmp(header.e_ident, ELFMAG, SELFMAG) != 0
      || header.e_ident[EI_CLASS] != (sizeof(void *) == 8 ? ELFCLASS64 : ELFCLASS32)
      || header.e_ident[EI_DATA]
          != (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? ELFDATA2LSB : ELFDATA2MSB)) {
    return ccarquet_loaded;
  }
  if (!is_complete(image, &header)) {
    snprintf(message, CCARQUET_MESSAGE_SIZE, "the file is cut off");
    return ccarquet_absent;
  }
  return has_functions(image, &header, message) ? ccarquet_loaded : ccarquet_other;
}

// Looks into a file before it is loaded, since a library runs code of its own then: one with another
// Swift runtime would end the process.
static ccarquet_outcome look(const char *path, char *message) {
  // The loader looks for a name without a slash.
  if (!strchr(path, '/')) return ccarquet_loaded;
  int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct stat status;
  if (descriptor < 0) return ccarquet_loaded;
  if (fstat(descriptor, &status) != 0 || !S_ISREG(status.st_mode)) {
    close(descriptor);
    snprintf(message, CCARQUET_MESSAGE_SIZE, "it is no file");
    return ccarquet_absent;
  }
  struct image image = {.size = (uint64_t)status.st_size};
  void *bytes = image.size == 0
      ? MAP_FAILED : mmap(NULL, (size_t)image.size, PROT_READ, MAP_PRIVATE, descriptor, 0);
  close(descriptor);
  if (bytes == MAP_FAILED) return ccarquet_loaded;
  image.bytes = bytes;
  ccarquet_outcome outcome = look_into(&image, message);
  munmap(bytes, (size_t)image.size);
  return outcome;
}
#else
static ccarquet_outcome look(const char *path, char *message) {
  (void)path;
  (void)message;
  return ccarquet_loaded;
}
#endif

ccarquet_outcome ccarquet_load(
    const char *path, const ccarquet_library **library, char *message) {
  ccarquet_outcome outcome = look(path, message);
  if (outcome != ccarquet_loaded) return outcome;
  void *handle = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (!handle) {
    const char *text = dlerror();
    snprintf(message, CCARQUET_MESSAGE_SIZE, "%s", text ? text : "unknown failure");
    return ccarquet_absent;
  }
  ccarquet_library found;
#define FIND(name) &&find(handle, "carquet_" #name, &found.name, message)
  bool is_whole = true FUNCTIONS(FIND);
  ccarquet_library *kept = is_whole ? malloc(sizeof found) : NULL;
  if (!kept) {
    dlclose(handle);
    return ccarquet_other;
  }
  *kept = found;
  *library = kept;
  return ccarquet_loaded;
}

const char *ccarquet_version(const ccarquet_library *library) { return library->version(); }
