internal import Buffers

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The temporary files that are being written, so that an interrupted program leaves none behind.
package final class UnfinishedFiles: Sendable {
  private static let all = UnfinishedFiles()
  private let paths = Shared<Set<String>>([])

  /// The register of this process.
  package static var shared: UnfinishedFiles { all }

  /// Makes a register of its own, as a test needs.
  package init() {}

  /// Removes every temporary file of this process; to be called just before it ends.
  ///
  /// It may be called from any thread, not inside a signal handler.
  package static func discardAll() { all.discardAll() }

  /// Removes every temporary file in the register; writing to them then fails when it is committed.
  package func discardAll() {
    paths.withLock { paths in
      for path in paths { _ = unsafe unlink(path) }
      paths.removeAll()
    }
  }

  /// Creates a file and remembers it; the number of the system's error, if any, is thrown.
  func create(_ path: String) throws(SystemError) -> CInt {
    let (descriptor, number) = paths.withLock { paths in
      let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      let number = errno
      if descriptor >= 0 { paths.insert(path) }
      return (descriptor, number)
    }
    guard descriptor >= 0 else { throw SystemError(number: number) }
    return descriptor
  }

  /// Gives a finished file its name.
  func rename(_ path: String, to destination: String) throws(SystemError) {
    let number: CInt? = paths.withLock { paths in
      guard systemRename(path, destination) == 0 else { return errno }
      paths.remove(path)
      return nil
    }
    if let number { throw SystemError(number: number) }
  }

  /// Removes a file that is not wanted.
  func remove(_ path: String) {
    paths.withLock { paths in
      if paths.remove(path) != nil { _ = unsafe unlink(path) }
    }
  }
}

private func systemRename(_ path: String, _ destination: String) -> CInt {
  unsafe rename(path, destination)
}

/// The number that the system gave for a failure.
struct SystemError: Error { let number: CInt }
