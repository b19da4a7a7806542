// The C library's `stdout` is a variable that nobody changes.
#if canImport(Darwin)
  @unsafe @preconcurrency internal import Darwin
#elseif canImport(Musl)
  @unsafe @preconcurrency internal import Musl
#else
  @unsafe @preconcurrency internal import Glibc
#endif

/// Brings what the program has printed so far to standard output, so that what is written there next comes
/// behind it: in a pipe or file it waits in a buffer.
func flushPrinted() { _ = unsafe fflush(stdout) }
