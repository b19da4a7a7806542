import GraphKernels
import Statistics
import Testing

@Suite struct `Kernels and igraph` {
  static let seeds: Range<UInt64> = 2000..<2300
  let agreement = IgraphAgreement(threadCount: 2)

  @Test(arguments: seeds)
  func `agree on small random graphs`(seed: UInt64) throws {
    try agreement.expectAll(EdgeInput.random(seed: seed).graph(), seed: seed)
  }

  @Test(arguments: 0..<4 as Range<UInt64>)
  func `agree on a graph of many blocks`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let input = EdgeInput.random(
      vertexCount: 4000, edgeCount: 24_000, isDirected: seed & 1 == 1, weighted: seed & 2 == 2,
      &generator)
    // PRPACK iterates on larger graphs, to its own tolerance of 1e-10 for the sum of all changes.
    try agreement.expectAll(input.graph(), seed: seed, pageRankTolerance: 1e-7)
  }
}
