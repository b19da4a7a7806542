internal import Foundation

/// The files of one benchmark, in one folder.
struct GraphFiles {
  let folder: URL

  init(_ path: String) { folder = URL(filePath: path, directoryHint: .isDirectory) }

  var edges: String { path("edges.csv") }
  var people: String { path("people.csv") }
  /// The people with features, communities and aggregates.
  var enriched: String { path("enriched.csv") }
  /// The same with points, scores and reasons.
  var scored: String { path("scored.csv") }

  private func path(_ name: String) -> String {
    folder.appending(path: name).path(percentEncoded: false)
  }

  /// Writes the two input files of a graph.
  func write(_ graph: GeneratedGraph, seed: UInt64) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let count = graph.community.count
    var bytes = Array("source,target\n".utf8)
    for (source, target) in zip(graph.sources, graph.targets) {
      bytes += "\(PersonNumber.identifier(of: Int(source), among: count))".utf8
      bytes.append(UInt8(ascii: ","))
      bytes += "\(PersonNumber.identifier(of: Int(target), among: count))".utf8
      bytes.append(UInt8(ascii: "\n"))
    }
    try Data(bytes).write(to: URL(filePath: edges))
    try Data(GeneratedPeople.text(of: graph, seed: seed)).write(to: URL(filePath: people))
  }

  /// The size of a file in bytes.
  static func size(of path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }
}
