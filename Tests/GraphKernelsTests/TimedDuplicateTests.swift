import Execution
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Edges given twice at different times` {
  private struct Pair: Hashable {
    let low: UInt32
    let high: UInt32
  }

  /// Times of which many are the same, for the edges of a random list.
  private func times(_ count: Int, seed: UInt64) -> [Double] {
    var generator = SplitMix64(seed: seed &+ 1000)
    return (0..<count).map { _ in Double(Int.random(in: 0..<5, using: &generator)) }
  }

  @Test(arguments: [DuplicateEdgePolicy.first, .last], [1, 3])
  func `the earliest or the latest weight stands, and among equal times the row decides`(
    policy: DuplicateEdgePolicy, threadCount: Int
  ) throws {
    for seed in 0..<80 as Range<UInt64> {
      var generator = SplitMix64(seed: seed)
      let input = EdgeInput.random(
        vertexCount: 8, edgeCount: 60, isDirected: seed & 1 == 1, weighted: true, &generator)
      let times = times(60, seed: seed)
      let end = 4.0
      var columns = EndpointColumns(
        sources: Buffer(input.sources), targets: Buffer(input.targets),
        weights: input.weights.map { Buffer($0) })
      columns.times = Buffer(times)
      columns.end = end
      let built = try GraphBuilder(
        vertexCount: 8, isDirected: input.isDirected, duplicates: policy
      ).build(columns, Execution(threads: threadCount))

      // Sorted by time, edges of one time in their order, the first or the last of each pair.
      var expected: [Pair: Double] = [:]
      let order = times.indices.filter { times[$0] < end }
        .sorted { (times[$0], $0) < (times[$1], $1) }
      for edge in policy == .last ? order : order.reversed() {
        let (source, target) = (input.sources[edge], input.targets[edge])
        if source == target { continue }
        let pair =
          input.isDirected
          ? Pair(low: source, high: target)
          : Pair(low: min(source, target), high: max(source, target))
        expected[pair] = input.weights?[edge]
      }
      var found: [Pair: Double] = [:]
      let rows = built.graph.outgoing
      for vertex in 0..<8 {
        for entry in rows.entries(of: vertex) {
          let target = rows.targets[entry]
          if !input.isDirected, target < UInt32(vertex) { continue }
          found[Pair(low: UInt32(vertex), high: target)] = rows.weights?[entry]
        }
      }
      #expect(found == expected)
    }
  }
}
