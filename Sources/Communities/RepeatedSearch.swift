internal import GraphKernels
package import Graphs

/// A search for communities that is made several times, with what that may take.
package struct RepeatedSearch: Sendable {
  let graph: RelationGraph
  let method: CommunityMethod
  let seed: UInt64
  let threads: Int?
  let memory: Double?
  let onProgress: @Sendable (Double) -> Void

  /// Says what is searched and how.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - method: How communities are found.
  ///   - seed: The seed of every random choice.
  ///   - threads: How many threads; `nil` for all cores.
  ///   - memory: How many bytes searches may take side by side; `nil` for what is available.
  ///   - onProgress: The finished part, from 0 to 1.
  package init(
    _ graph: RelationGraph, _ method: CommunityMethod, seed: UInt64, threads: Int?,
    memory: Double? = nil, onProgress: @escaping @Sendable (Double) -> Void = { _ in }
  ) {
    self.graph = graph
    self.method = method
    self.seed = seed
    self.threads = threads
    self.memory = memory
    self.onProgress = onProgress
  }

  /// About how many bytes one search takes beside the graph.
  var bytesOfSearch: Double {
    let ties = Double(graph.compressed.friends.entryCount)
    // igraph's copy, or the first two smaller graphs; and what is returned.
    let bytesOfTie = method.usesIgraph ? 30.0 : graph.isWeighted ? 28 : 14
    return bytesOfTie * ties + 60 * Double(graph.personCount)
  }

  /// Does pieces of work of which each is a search.
  func map<Answer: Sendable>(
    _ count: Int, bytesBesides: Double = 0, onProgress: @escaping @Sendable (Double) -> Void,
    _ body:
      @escaping @Sendable (Int, Int?, @escaping @Sendable (Double) -> Void) async throws -> Answer
  ) async throws -> [Answer] {
    try await SideBySide(
      count: count, bytesEach: bytesOfSearch + bytesBesides, threads: threads, memory: memory
    ).map(count, onProgress: onProgress, body)
  }
}
