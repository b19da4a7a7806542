internal import EdgeLists
internal import Execution
internal import Files
internal import Graphs
internal import Memory
internal import Tables

extension GraphSource {
  /// A file that is read, and what tells whether it is the same.
  struct Fingerprint: Sendable {
    let name: String
    /// SHA-256 of the file's bytes as they lie on the disk, in hexadecimal digits; `nil` for what is no file.
    let hash: String?
  }

  /// The files of a source with their hashes.
  ///
  /// - Throws: `CancellationError`; a file that can't be read here is told of by whoever reads it in earnest.
  /// - Complexity: O(*bytes*), one thread each.
  func fingerprints(_ execution: Execution) throws -> [Fingerprint] {
    let edges: String? = path
    return try [edges, people?.path].compactMap(\.self).map { path in
      Fingerprint(
        name: TypedSources.name(of: path), hash: try Self.hash(ofFile: path, execution))
    }
  }

  /// The outcomes that the people table declares, as far as that is known without reading it.
  func declaredOutcomes() -> [String] {
    switch (people, content) {
    case (.file(_, let options), _), (.standardInput(let options), _):
      options.outcomes.map(\.name)
    case (.value(let table), _): table.outcomes.map(\.name)
    case (nil, .graph(let graph)): graph.people.outcomes.map(\.name)
    case (nil, .list): []
    }
  }

  private static func hash(ofFile path: String, _ execution: Execution) throws -> String? {
    // A pipe can be read once, and by whoever computes.
    guard let file = RegularFile(path) else { return nil }
    var stream = SHA256.Stream()
    var place = 0
    while true {
      guard let piece = file.bytes(at: place, count: 1 << 20) else { return nil }
      if piece.isEmpty { return SHA256.hexadecimal(stream.hash) }
      try execution.checkCancellation()
      stream.append(piece)
      place += piece.count
    }
  }
}
