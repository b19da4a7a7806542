#if !defined(_GNU_SOURCE)
#define _GNU_SOURCE
#endif
#include "CAllocations.h"
#include <errno.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

static _Atomic(void (*)(int64_t)) current_answer;
static _Atomic int exit_status = 1;
static atomic_flag is_ending = ATOMIC_FLAG_INIT;
static _Thread_local bool ends_program;

// Addresses without pages: they cost nothing until they are given back for the ending.
static void *reserve = MAP_FAILED;
enum { reserve_size = 4 << 20 };

void callocations_watch(void (*answer)(int64_t), int status) {
  reserve = mmap(NULL, reserve_size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  atomic_store(&exit_status, status);
  atomic_store(&current_answer, answer);
}

void callocations_refused(int64_t byte_count) {
  void (*answer)(int64_t) = atomic_load(&current_answer);
  if (!answer) return;
  if (ends_program) _exit(atomic_load(&exit_status));
  if (atomic_flag_test_and_set(&is_ending)) {
    // Another thread ends the program, unless this one holds a lock that it waits for.
    sleep(2);
    _exit(atomic_load(&exit_status));
  }
  ends_program = true;
  if (reserve != MAP_FAILED) munmap(reserve, reserve_size);
  answer(byte_count);
  _exit(atomic_load(&exit_status));
}

bool callocations_share_heap(void) {
#if defined(__GLIBC__)
  return mallopt(M_ARENA_MAX, 1) == 1;
#else
  return true;
#endif
}

__attribute__((noinline)) void callocations_take_stack(void) {
  volatile char pages[1 << 20];
  for (size_t place = 0; place < sizeof pages; place += 4096) pages[place] = 0;
}

// The sanitizers have allocators of their own.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define HAS_SANITIZER 1
#endif
#endif

#if defined(__GLIBC__) && !defined(HAS_SANITIZER)
// In a program these take the place of the C library's, as its manual allows; memory is freed by its own.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *memory, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static inline void *checked(void *memory, size_t size) {
  if (__builtin_expect(!memory && size > 0, 0)) {
    callocations_refused(size > INT64_MAX ? INT64_MAX : (int64_t)size);
    errno = ENOMEM;
  }
  return memory;
}

void *malloc(size_t size) { return checked(__libc_malloc(size), size); }

void *calloc(size_t count, size_t size) {
  size_t all;
  if (__builtin_mul_overflow(count, size, &all)) all = SIZE_MAX;
  return checked(__libc_calloc(count, size), all);
}

void *realloc(void *memory, size_t size) { return checked(__libc_realloc(memory, size), size); }

void *aligned_alloc(size_t alignment, size_t size) {
  return checked(__libc_memalign(alignment, size), size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0)
    return EINVAL;
  void *memory = checked(__libc_memalign(alignment, size), size);
  if (!memory) return ENOMEM;
  *result = memory;
  return 0;
}
#endif
