#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Writes to a descriptor; a reader that went away gives an error and not the signal SIGPIPE.
///
/// - Returns: The number of bytes written, or the system's error number, negated.
func writeWithoutSignal(_ descriptor: CInt, _ bytes: Span<UInt8>, from start: Int) -> Int {
  #if canImport(Darwin)
    _ = fcntl(descriptor, F_SETNOSIGPIPE, 1)
  #else
    var pipeSignal = sigset_t()
    var pending = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&pipeSignal)
    unsafe sigaddset(&pipeSignal, SIGPIPE)
    unsafe sigpending(&pending)
    let wasPending = unsafe sigismember(&pending, SIGPIPE) == 1
    unsafe pthread_sigmask(SIG_BLOCK, &pipeSignal, &before)
  #endif
  let written = unsafe bytes.withUnsafeBufferPointer {
    unsafe write(descriptor, $0.baseAddress.map { unsafe $0 + start }, $0.count - start)
  }
  let result = written < 0 ? -Int(errno) : written
  #if !canImport(Darwin)
    if result == -Int(EPIPE), !wasPending {
      var now = timespec()
      while unsafe sigtimedwait(&pipeSignal, nil, &now) < 0, errno == EINTR {}
    }
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
  #endif
  return result
}
