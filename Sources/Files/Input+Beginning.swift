internal import LibC
internal import Memory

extension Input {
  /// The beginning of a file, expanded if it is compressed.
  package struct Beginning {
    /// The first bytes.
    package let bytes: [UInt8]
    /// About how many bytes the whole file has, expanded.
    package let totalCount: Double
  }

  /// The beginning of a file on a disk; `nil` for anything else, and for what can't be read.
  ///
  /// Of compressed data so much is expanded, and the rest taken to be like it.
  package static func beginning(of path: String, count: Int) -> Beginning? {
    try? readableBeginning(of: path, count: count)
  }

  /// Whether a path leads to what can be read only once: a pipe or a device.
  package static func isReadOnce(_ path: String) -> Bool {
    if path == "-" { return true }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return false }
    return ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// The beginning of a file on a disk, as ``beginning(of:count:)``; `nil` for what can be read only
  /// once.
  ///
  /// - Throws: ``DataError`` if there is no such file, or it can't be read.
  package static func readableBeginning(
    of path: String, count: Int
  ) throws(DataError) -> Beginning? {
    if isReadOnce(path) { return nil }
    let stream = try ByteStream(contentsOf: path)
    guard let size = stream.size else { return nil }
    var bytes = FillingBuffer<UInt8>(zeroedCount: count)
    var filled = 0
    while filled < count {
      let added = try stream.read(into: &bytes, filled..<count)
      if added == 0 { break }
      filled += added
    }
    let ratio =
      stream.isCompressed && stream.takenCount > 0
      ? Double(filled) / Double(stream.takenCount) : 1
    return Beginning(
      bytes: Array(bytes.freeze(keeping: filled)),
      totalCount: filled < count ? Double(filled) : Double(size) * ratio)
  }
}
