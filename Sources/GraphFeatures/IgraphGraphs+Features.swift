internal import GraphKernels
internal import Graphs
internal import IgraphCore
internal import Statistics
internal import Tables

extension IgraphGraphs {
  /// The values of a feature that igraph computes.
  func values(of kind: Feature.Kind, _ observer: CallObserver) throws -> ColumnValues {
    switch kind {
    case .betweenness(.everyone):
      return .reals(try asGiven().storage.betweenness(observer))
    case .betweenness(.sampled(let count, let seed)):
      let sources = sample(min(count, graph.vertexCount), seed: seed)
      let scale = Double(graph.vertexCount) / Double(max(1, sources.count))
      return .reals(
        try asGiven().storage.betweenness(from: sources, observer).map { $0 * scale })
    case .closeness:
      return .reals(try asGiven().storage.closeness(observer).map(known))
    case .harmonicCentrality:
      return .reals(try asGiven().storage.harmonicCentrality(observer).map(known))
    default: preconditionFailure("a kernel computes this feature")
    }
  }

  private func known(_ value: Double) -> Double? { value.isFinite ? value : nil }

  /// People drawn at random without replacement: the first steps of a seeded shuffle.
  private func sample(_ count: Int, seed: UInt64) -> [Int] {
    var generator = SplitMix64(seed: seed)
    var people = Array(0..<graph.vertexCount)
    for i in 0..<count {
      people.swapAt(i, Int.random(in: i..<people.count, using: &generator))
    }
    return people.prefix(count).sorted()
  }
}
