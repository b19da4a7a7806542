package import Execution
internal import LibC
internal import Memory

/// Reads whole files and standard input.
package enum Input {
  /// The name of a file in messages: its path as given, without what may be a password, or
  /// `standard input` for `-`.
  package static func name(of path: String) -> String {
    path == "-" ? "standard input" : path.withoutPasswords
  }

  /// The contents of a file, or of standard input for `-`; compressed data is expanded.
  ///
  /// - Throws: ``DataError`` of code `noInput` if the file can't be opened, `inputOutput` if reading
  ///   fails, `badData` for compressed data that is damaged or ends too early.
  package static func contents(of path: String) throws(DataError) -> [UInt8] {
    try contents(of: ByteStream(contentsOf: path))
  }

  /// The most that is read of something that a person or a program writes for a run.
  package enum Limit {
    /// A document: a model, benefits, a catalog, bins.
    case document
    /// A secret.
    case key

    /// The number of bytes.
    package var byteCount: Int { self == .document ? 1 << 28 : 1 << 20 }

    fileprivate var words: String {
      self == .document
        ? "256 MiB, the most that a document may have" : "1 MiB, the most that a key may have"
    }
  }

  /// The contents of a file that is no table, as ``contents(of:)`` gives them, up to a limit.
  ///
  /// - Throws: ``DataError``, of code `badData` also if the file has more.
  package static func contents(of path: String, upTo limit: Limit) throws(DataError) -> [UInt8] {
    try contents(of: ByteStream(contentsOf: path), upTo: limit)
  }

  /// The contents of a file, as ``contents(of:)`` gives them, with progress and cancellation.
  ///
  /// - Throws: ``DataError`` too, and `CancellationError`.
  package static func contents(of path: String, execution: Execution) throws -> [UInt8] {
    let bytes = try contents(of: ByteStream(contentsOf: path, execution), execution)
    try execution.checkCancellation()
    return bytes
  }

  /// What can be read from an open file until its end; compressed data is expanded.
  package static func contents(
    of descriptor: CInt, name: String
  ) throws(DataError) -> [UInt8] {
    try contents(of: ByteStream(descriptor: descriptor, name: name))
  }

  /// All that a stream has, less if the work is cancelled.
  private static func contents(
    of stream: ByteStream, _ execution: Execution? = nil, upTo limit: Limit? = nil
  ) throws(DataError) -> [UInt8] {
    var bytes: [UInt8] = []
    // What is read as a whole may become twice as large while it grows.
    var room = ReadingRoom()
    if !stream.isCompressed, let size = stream.size {
      bytes.reserveCapacity(min(size, limit?.byteCount ?? size))
    }
    var chunk = FillingBuffer<UInt8>(zeroedCount: 1 << 18)
    while execution?.isCancelled != true {
      let count = try stream.read(into: &chunk, 0..<chunk.count)
      if count == 0 { break }
      if let limit, bytes.count + count > limit.byteCount {
        throw DataError(
          .badData, source: stream.name, problem: "it has more than \(limit.words)",
          remedy: "check the path")
      }
      try room.check(bytes.count, name: stream.name)
      let added = chunk.span.extracting(0..<count)
      unsafe added.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }
    try SnapshotMark.refuse(bytes, name: stream.name)
    return bytes
  }

  /// Opens a file to read it; negative, with the system's number for the failure, if that can't be done.
  static func descriptor(_ path: String, _ flags: CInt = 0) -> (descriptor: CInt, number: CInt) {
    // The system would take what stands before it for the path.
    if path.utf8.contains(0) { return (-1, SystemError.nameHasNUL) }
    #if os(Linux)
      // Opening a pipe would wait for whoever writes into it, and nothing could stop that; reading waits
      // as well, and can be stopped. Elsewhere a pipe that nobody has opened yet seems to have ended.
      let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | flags)
      let number = errno
      if descriptor >= 0, flags & O_NONBLOCK == 0 {
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
      }
      return (descriptor, number)
    #else
      let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | flags)
      return (descriptor, errno)
    #endif
  }

  static func cannotOpen(_ name: String, number: CInt) -> DataError {
    if number == ENOMEM {
      return DataError(
        .inputOutput, source: name, problem: "there is no memory to read the file",
        remedy: "raise the limit on memory, or use a machine with more")
    }
    let (problem, remedy) =
      switch number {
      case ENOENT, ENOTDIR: ("the file does not exist", "check the path")
      case SystemError.nameHasNUL: ("the path has a NUL character", "check the path")
      case EISDIR: ("this is a folder, not a file", "name a file in it")
      case ENODEV: ("this is no file on a disk", "store it in one")
      case EACCES, EPERM: ("the file may not be read", "ask for permission to read it")
      case ELOOP: ("the path is a circle of symbolic links", "name the file itself")
      case EMFILE, ENFILE: ("too many files are open", "close some and try again")
      default: ("the file can't be opened (\(SystemError(number: number).words))", "check the path")
      }
    return DataError(.noInput, source: name, problem: problem, remedy: remedy)
  }
}
