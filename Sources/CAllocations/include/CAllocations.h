#ifndef CALLOCATIONS_H
#define CALLOCATIONS_H
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Has a function called when there is no memory, instead of letting libraries crash that cannot go
/// on without: it gets the bytes that were asked for, and must end the program.
///
/// Some memory is kept until then, so that the function has what it needs. Where even that is too
/// little, or the function returns, the program ends with the status.
void callocations_watch(void (*answer)(int64_t byte_count), int status);

/// Calls that function, for memory that does not come from the C library; returns if there is none.
void callocations_refused(int64_t byte_count);

/// Lets all threads share one heap, where each would reserve 64 MiB of addresses for its own. To be
/// called before there are threads.
///
/// Returns whether threads reserve nothing now.
bool callocations_share_heap(void);

/// Makes the stack of the calling thread as large as it mostly gets: later there may be no room.
void callocations_take_stack(void);

#endif
