/// The first bytes of a snapshot of a graph, by which it is told from text.
///
/// No text begins like this, and whoever converts the line ends of a file changes it.
package enum SnapshotMark {
  /// A byte that is not ASCII, `SGR`, and line ends of both kinds around the end of a DOS text.
  package static let bytes: [UInt8] = [0x89, 0x53, 0x47, 0x52, 0x0D, 0x0A, 0x1A, 0x0A]

  /// Refuses bytes that were read as a text and are a snapshot: they came through a pipe, were
  /// compressed, or are given in the place of a table.
  package static func refuse(_ content: some Sequence<UInt8>, name: String) throws(DataError) {
    guard content.starts(with: bytes) else { return }
    throw DataError(
      .badData, source: name,
      problem: "this is a snapshot of a graph, which is opened from a file alone",
      remedy: "store it in one, uncompressed, and give its path as \(.edges)")
  }
}
