import Foundation
import Testing

/// The graphs in the folder that the environment variable SESAME_GRAPHS names, with all folders in it:
/// files `*.edges`, `*.e`, `network.dat` and `*.csv` whose lines begin with two whole numbers.
@Suite(.enabled(if: GraphFolder.path != nil)) struct `Kernels on a folder of graphs` {
  @Test(arguments: GraphFolder.files, [false, true])
  func `agree with igraph`(file: String, directed: Bool) throws {
    let input = try #require(GraphFolder.edges(ofFile: file, isDirected: directed))
    let graph = try input.graph()
    for threadCount in [1, 2, 3, 8] {
      try IgraphAgreement(threadCount: threadCount).expectDenseKernels(graph)
    }
    try IgraphAgreement(threadCount: 2)
      .expectAll(graph, seed: 1, pageRankTolerance: 1e-9)
  }
}

enum GraphFolder {
  static let path = ProcessInfo.processInfo.environment["SESAME_GRAPHS"]

  /// The files that hold edges.
  static var files: [String] {
    guard let path, let walk = FileManager.default.enumerator(atPath: path) else { return [] }
    return walk.compactMap { $0 as? String }.sorted().filter { name in
      let isCandidate =
        [".edges", ".e", ".csv"].contains { name.hasSuffix($0) } || name.hasSuffix("/network.dat")
      return isCandidate && edges(ofFile: name, isDirected: false) != nil
    }
  }

  /// The edges of a file, or `nil` if it holds something else.
  static func edges(ofFile name: String, isDirected: Bool) -> EdgeInput? {
    guard let path, let text = try? String(contentsOfFile: path + "/" + name, encoding: .utf8)
    else { return nil }
    var input = EdgeInput(vertexCount: 0, isDirected: isDirected, weighted: false)
    var numbers: [Substring: Int] = [:]
    for (position, line) in text.split(whereSeparator: \.isNewline).enumerated() {
      let fields = line.split(maxSplits: 2) { $0 == "," || $0.isWhitespace }.prefix(2)
      guard fields.count == 2, fields.allSatisfy({ Int($0) != nil }) else {
        if position == 0 || line.hasPrefix("#") { continue }  // a header
        return nil
      }
      let ends = fields.map { field in
        let number = numbers[field] ?? numbers.count
        numbers[field] = number
        return number
      }
      input.add(ends[0], ends[1])
    }
    input.vertexCount = numbers.count
    return input
  }
}
