#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Reads whole files and standard input.
package enum Input {
  /// The name of a file in messages: its path as given, or `standard input` for `-`.
  package static func name(of path: String) -> String { path == "-" ? "standard input" : path }

  /// The contents of a file, or of standard input for `-`; gzip data is expanded.
  ///
  /// - Throws: ``DataError`` of code `noInput` if the file can't be opened, `inputOutput` if reading
  ///   fails, `badData` for gzip data that is damaged or ends too early.
  package static func contents(of path: String) throws(DataError) -> [UInt8] {
    let name = name(of: path)
    if path == "-" { return try contents(of: STDIN_FILENO, name: name) }
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw cannotOpen(name, number: errno) }
    defer { close(descriptor) }
    return try contents(of: descriptor, name: name)
  }

  /// What can be read from an open file until its end; gzip data is expanded.
  package static func contents(
    of descriptor: CInt, name: String
  ) throws(DataError) -> [UInt8] {
    var status = stat()
    var bytes: [UInt8] = []
    if unsafe fstat(descriptor, &status) == 0 {
      guard status.st_mode & S_IFMT != S_IFDIR else { throw cannotOpen(name, number: EISDIR) }
      bytes.reserveCapacity(Int(status.st_size))
    }
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = unsafe chunk.withUnsafeMutableBytes {
        unsafe read(descriptor, $0.baseAddress, $0.count)
      }
      if count == 0 { break }
      if count > 0 {
        bytes += chunk[..<count]
      } else if errno != EINTR {
        throw DataError(
          .inputOutput, source: name, problem: "reading failed (error \(errno))",
          remedy: "check the disk or the program that feeds it")
      }
    }
    if Gzip.isCompressed(bytes) { bytes = try Gzip.expand(bytes, name: name) }
    try SnapshotMark.refuse(bytes, name: name)
    return bytes
  }

  static func cannotOpen(_ name: String, number: CInt) -> DataError {
    let (problem, remedy) =
      switch number {
      case ENOENT, ENOTDIR: ("the file does not exist", "check the path")
      case EISDIR: ("this is a folder, not a file", "name a file in it")
      case ENODEV: ("this is no file on a disk", "store it in one")
      case EACCES, EPERM: ("the file may not be read", "ask for permission to read it")
      case ELOOP: ("the path is a circle of symbolic links", "name the file itself")
      case EMFILE, ENFILE: ("too many files are open", "close some and try again")
      default: ("the file can't be opened (error \(number))", "check the path")
      }
    return DataError(.noInput, source: name, problem: problem, remedy: remedy)
  }
}
