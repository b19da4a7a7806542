import Memory
import Statistics
import Testing

@testable import GraphKernels

/// Weights added up by community, in the small table and in the one with a place for every label, are
/// those of a dictionary.
@Suite("Weights by community") struct CommunityWeightsTests {
  /// Labels from few to more than the lists were made for in the vertex before.
  @Test(arguments: [31, 32, 500, 40000], [1 as UInt32, 7, 3000])
  func `are the sums of their ties, whichever table is used`(count: Int, labelCount: UInt32) {
    var generator = SplitMix64(seed: UInt64(count))
    var whole = CommunityWeights<UInt32>()
    var parts = CommunityWeights<Double>()
    for _ in 0..<3 {
      let ties = (0..<count).map { _ in
        (
          label: UInt32.random(in: 0..<labelCount, using: &generator),
          weight: UInt32.random(in: 0..<3, using: &generator)
        )
      }
      let expected = Dictionary(ties.map { ($0.label, $0.weight) }, uniquingKeysWith: +)
      whole.prepare(for: count, among: Int(labelCount))
      whole.add(0..<count) { ties[$0] }
      parts.prepare(for: count, among: Int(labelCount))
      parts.add(0..<count) { (ties[$0].label, Double(ties[$0].weight) / 4) }
      let largest = whole.rate { _, weight in weight }
      #expect(UInt32(largest) == expected.values.max())
      parts.close()
      #expect(listed(whole) == expected.filter { $0.value > 0 })
      #expect(listed(parts) == expected.filter { $0.value > 0 }.mapValues { Double($0) / 4 })
      let best = whole.find(gain: largest)
      let found = Set((0..<best).map { whole.labels[whole.best($0)] })
      #expect(found == Set(expected.filter { $0.value == UInt32(largest) }.keys))
    }
  }

  /// What the lists hold, but for communities without weight.
  private func listed<Weight: EdgeWeight>(_ weights: CommunityWeights<Weight>) -> [UInt32: Weight] {
    var found: [UInt32: Weight] = [:]
    for index in 0..<weights.listed where weights.sums[index].value > 0 {
      #expect(found[weights.labels[index]] == nil)
      found[weights.labels[index]] = weights.sums[index]
    }
    return found
  }

  @Test func `without weight have no place of their own in the large table`() {
    var weights = CommunityWeights<Double>()
    weights.prepare(for: 64, among: 64)
    // More ties than there may be communities.
    weights.add(0..<100_000) { (UInt32($0 % 64), $0 < 99_936 ? 0 : 0.5) }
    weights.close()
    #expect(weights.listed == 64)
  }
}
