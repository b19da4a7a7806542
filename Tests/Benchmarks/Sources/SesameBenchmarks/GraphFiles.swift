internal import Foundation

/// The files of one graph, in one folder.
struct GraphFiles {
  let folder: URL

  init(_ path: String) { folder = URL(filePath: path, directoryHint: .isDirectory) }

  var people: String { path("people.csv") }
  /// The people with features, communities and aggregates.
  var enriched: String { path("enriched.csv") }
  /// The same with points, scores and reasons.
  var scored: String { path("scored.csv") }

  /// The friendships.
  func edges(_ style: IdentifierStyle = .integers) -> String {
    path(style == .integers ? "edges.csv" : "edges-names.csv")
  }

  func path(_ name: String) -> String {
    folder.appending(path: name).path(percentEncoded: false)
  }

  /// The friendships that one thread draws and writes at a time.
  ///
  /// Each such piece has random numbers of its own, so that the files are the same for any number of
  /// threads.
  private static let pieceSize = 1 << 16

  /// Draws friendships and writes them, in one file per style of identifiers.
  ///
  /// If they shall be distinct, one that was drawn before, or of a person with themself, is drawn
  /// again; this takes 12 to 24 bytes of memory per friendship.
  func writeEdges(
    of model: some FriendshipModel, count: Int, distinct: Bool, styles: [IdentifierStyle],
    seed: UInt64
  ) async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let sinks = try styles.map { try Self.created(edges($0)) }
    for sink in sinks { try sink.write(contentsOf: Data("source,target\n".utf8)) }
    let draw = { @Sendable (piece: Int, size: Int) in
      var random = RandomSource(seed: seed, stream: piece)
      return (0..<size).map { _ in model.friendship(&random) }
    }
    let render = { @Sendable (friendships: [(source: UInt32, target: UInt32)]) in
      styles.map { Self.rows(of: friendships, $0) }
    }
    func write(_ texts: [[UInt8]]) throws {
      for (sink, text) in zip(sinks, texts) { try sink.write(contentsOf: Data(text)) }
    }

    if distinct {
      var seen = EdgeSet(capacity: count)
      var left = count
      try await OrderedPieces.run(nil) {
        draw($0, Self.pieceSize)
      } use: { drawn in
        let fresh = drawn.filter {
          guard left > 0, seen.insert($0.source, $0.target) else { return false }
          left -= 1
          return true
        }
        try write(render(fresh))
        return left > 0
      }
    } else {
      let pieces = (count + Self.pieceSize - 1) / Self.pieceSize
      try await OrderedPieces.run(pieces) { piece in
        render(draw(piece, min(Self.pieceSize, count - piece * Self.pieceSize)))
      } use: { texts in
        try write(texts)
        return true
      }
    }
    for sink in sinks { try sink.close() }
  }

  /// Writes the people with so many of the columns of ``GeneratedPeople``.
  func writePeople(of model: some FriendshipModel, columns: Int, seed: UInt64) async throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let sink = try Self.created(people)
    let people = GeneratedPeople(model: model, columnCount: columns, seed: seed)
    try sink.write(contentsOf: Data(people.header))
    try await OrderedPieces.run(people.pieceCount) {
      people.rows(ofPiece: $0)
    } use: { text in
      try sink.write(contentsOf: Data(text))
      return true
    }
    try sink.close()
  }

  private static func rows(
    of friendships: [(source: UInt32, target: UInt32)], _ style: IdentifierStyle
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(friendships.count * 34)
    for (source, target) in friendships {
      style.append(source, to: &bytes)
      bytes.append(UInt8(ascii: ","))
      style.append(target, to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  private static func created(_ path: String) throws -> FileHandle {
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw BenchmarkError("cannot create \(path)")
    }
    return try FileHandle(forWritingTo: URL(filePath: path))
  }

  /// The size of a file in bytes.
  static func size(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }
}
