internal import LibC

/// Writes to a descriptor; a reader that went away or a limit on the size of files gives an error, and
/// not the signal SIGPIPE or SIGXFSZ.
///
/// - Returns: The number of bytes written, or the system's error number, negated.
package func writeWithoutSignal(_ descriptor: CInt, _ bytes: Span<UInt8>, from start: Int) -> Int {
  #if canImport(Darwin)
    _ = fcntl(descriptor, F_SETNOSIGPIPE, 1)
  #else
    var signals = sigset_t()
    var pending = sigset_t()
    var before = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigpending(&pending)
    // A signal that waited before is somebody else's.
    for signal in [SIGPIPE, SIGXFSZ] where unsafe sigismember(&pending, signal) != 1 {
      unsafe sigaddset(&signals, signal)
    }
    unsafe pthread_sigmask(SIG_BLOCK, &signals, &before)
  #endif
  let written = unsafe bytes.withUnsafeBufferPointer {
    unsafe write(descriptor, $0.baseAddress.map { unsafe $0 + start }, $0.count - start)
  }
  let result = written < 0 ? -Int(errno) : written
  #if !canImport(Darwin)
    if [-Int(EPIPE), -Int(EFBIG)].contains(result) {
      var now = timespec()
      while unsafe sigtimedwait(&signals, nil, &now) < 0, errno == EINTR {}
    }
    unsafe pthread_sigmask(SIG_SETMASK, &before, nil)
  #endif
  return result
}
