internal import Memory

extension Input {
  /// The beginning of a file, expanded if it is gzip data.
  package struct Beginning {
    /// The first bytes.
    package let bytes: [UInt8]
    /// About how many bytes the whole file has, expanded.
    package let totalCount: Double
  }

  /// The beginning of a file on a disk; `nil` for anything else, and for what can't be read.
  ///
  /// Of gzip data so much is expanded, and the rest taken to be like it.
  package static func beginning(of path: String, count: Int) -> Beginning? {
    guard path != "-", isFile(path), let stream = try? ByteStream(contentsOf: path),
      let size = stream.size
    else { return nil }
    var bytes = FillingBuffer<UInt8>(zeroedCount: count)
    var filled = 0
    while filled < count, let added = try? stream.read(into: &bytes, filled..<count), added > 0 {
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
