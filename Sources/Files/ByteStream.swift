package import Execution
internal import LibC
package import Memory

/// The bytes of an input, one after another: a file's, a pipe's, or those of an array.
///
/// Gzip and zstd data are recognized by their first bytes and expanded on the way. Where bytes have to be
/// waited for, as of a pipe, the input seems to end as soon as the work that wants them is cancelled.
package final class ByteStream {
  /// What the input is called in messages.
  package let name: String
  /// How many bytes the input has, as far as that is known: compressed ones if it is compressed.
  package let size: Int?
  /// How many of them were read.
  package private(set) var consumedCount = 0
  /// How many of the bytes of compressed data were expanded.
  var takenCount: Int { expander?.takenCount ?? consumedCount }
  /// Whether the input is compressed.
  package var isCompressed: Bool { expander != nil }

  private enum Origin {
    case file(CInt, closes: Bool)
    case bytes([UInt8])
  }

  private let origin: Origin
  /// The work that wants the bytes; `nil` for that of the task.
  private let execution: Execution?
  /// For how many milliseconds bytes are waited for until cancellation is asked for again.
  private static let patience: CInt = 50
  private var compression: Compression?
  private var expander: (any Expander)?
  /// What came first of the compressed data, up to so much as tells what it is.
  private var expandedHead: [UInt8] = []
  /// What was read to recognize the format, until it is handed out.
  private var head: [UInt8] = []

  /// Opens the file at a path, or standard input for `-`.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - execution: The work that wants the bytes; `nil` for that of the task.
  /// - Throws: ``DataError`` of code `noInput` if the file can't be opened.
  package convenience init(
    contentsOf path: String, _ execution: Execution? = nil
  ) throws(DataError) {
    let name = Input.name(of: path)
    if path == "-" {
      try self.init(descriptor: STDIN_FILENO, name: name, closes: false, execution)
      return
    }
    let (descriptor, number) = Input.descriptor(path)
    guard descriptor >= 0 else { throw Input.cannotOpen(name, number: number) }
    try self.init(descriptor: descriptor, name: name, closes: true, execution)
  }

  /// Reads an open file from where it is.
  package init(
    descriptor: CInt, name: String, closes: Bool = false, _ execution: Execution? = nil
  ) throws(DataError) {
    self.name = name
    self.execution = execution
    origin = .file(descriptor, closes: closes)
    var status = stat()
    let isKnown = unsafe fstat(descriptor, &status) == 0
    size = isKnown && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
    if isKnown, status.st_mode & S_IFMT == S_IFDIR {
      throw Input.cannotOpen(name, number: EISDIR)
    }
    // The first bytes may have to be waited for.
    if size == nil { execution?.reportUnmeasured(byteCount: 0) }
    try recognize()
  }

  /// Reads an array.
  package init(_ bytes: [UInt8], name: String) throws(DataError) {
    self.name = name
    execution = nil
    origin = .bytes(bytes)
    size = bytes.count
    try recognize()
  }

  deinit {
    if case .file(let descriptor, closes: true) = origin { close(descriptor) }
  }

  private func recognize() throws(DataError) {
    var start = FillingBuffer<UInt8>(zeroedCount: ForeignCompression.markLength)
    var count = 0
    while count < start.count {
      let added = try start.withMutableSpan(count..<start.count, readRaw)
      if added == 0 { break }
      count += added
    }
    head = Array(start.freeze(keeping: count))
    compression = Compression(beginning: head)
    expander = compression?.expander(named: name)
    try ForeignCompression.refuse(head, name: name)
  }

  /// Reads into some places of a list, and says how many bytes there were; 0 at the input's end.
  package func read(
    into memory: inout FillingBuffer<UInt8>, _ range: Range<Int>
  ) throws(DataError) -> Int {
    try memory.withMutableSpan(range, read)
  }

  /// Reads into some places, and says how many bytes there were; 0 at the input's end.
  package func read(into places: inout MutableSpan<UInt8>) throws(DataError) -> Int {
    guard let compression, let expander else { return try readPlain(&places) }
    let count = try expander.read(into: &places, more: readPlain)
    let wanted = ForeignCompression.markLength - expandedHead.count
    if wanted > 0, count > 0 {
      expandedHead += (0..<min(count, wanted)).map { places[$0] }
      try ForeignCompression.refuseTwofold(expandedHead, in: compression, name: name)
    }
    return count
  }

  private func readPlain(_ places: inout MutableSpan<UInt8>) throws(DataError) -> Int {
    if head.isEmpty { return try readRaw(&places) }
    let count = min(head.count, places.count)
    for index in 0..<count { places[index] = head[index] }
    head.removeFirst(count)
    return count
  }

  private func readRaw(_ places: inout MutableSpan<UInt8>) throws(DataError) -> Int {
    while true {
      let count: Int
      switch origin {
      case .bytes(let bytes):
        count = min(places.count, bytes.count - consumedCount)
        for index in 0..<count { places[index] = bytes[consumedCount + index] }
      case .file(let descriptor, _):
        // What is on a disk is there.
        if size == nil, !waitForBytes(of: descriptor) { return 0 }
        count = unsafe places.withUnsafeMutableBytes { unsafe systemRead(descriptor, $0) }
      }
      if count >= 0 {
        consumedCount += count
        return count
      }
      if errno != EINTR {
        throw DataError(
          .inputOutput, source: name,
          problem: "reading failed (\(SystemError(number: errno).words))",
          remedy: "check the disk or the program that feeds it")
      }
    }
  }

  /// Waits until there are bytes, or the end, or a fault, and says whether the work is still wanted.
  private func waitForBytes(of descriptor: CInt) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while true {
      if execution?.isCancelled ?? Task.isCancelled { return false }
      let count = unsafe poll(&request, 1, Self.patience)
      if count > 0 || count < 0 && errno != EINTR { return true }
    }
  }
}

private func systemRead(_ descriptor: CInt, _ places: UnsafeMutableRawBufferPointer) -> Int {
  unsafe read(descriptor, places.baseAddress, places.count)
}
