import Execution
import Memory
import Statistics
import Testing

@testable import GraphKernels

@Suite struct `Batches of a sweep` {
  /// People who each have a friend among the first, who have the more friends the lower their number.
  private func refinement(people: Int) throws -> Refinement<UInt32> {
    var generator = SplitMix64(seed: 9)
    var input = EdgeInput(vertexCount: people, isDirected: false, weighted: false)
    for person in 1..<UInt32(people) {
      input.sources.append(person)
      let bound = UInt32.random(in: 1...person, using: &generator)
      input.targets.append(UInt32.random(in: 0..<bound, using: &generator))
    }
    let graph = try input.graph()
    let level = Level(
      rows: LevelRows<UInt32>(graph.neighbors, weights: nil),
      sizes: try graph.neighbors.counts(Execution()), scale: 0, fixed: nil)
    let together = ScatterBuffer<UInt32>(zeroedCount: people)
    let sums = ScatterBuffer<Community<UInt32>>(zeroedCount: people)
    for vertex in 0..<people { sums[0].add(level.sizes[vertex]) }
    return try Refinement(level, communities: together, sums: sums, Execution())
  }

  @Test(arguments: [1000, 140_000])
  func `deal everyone once, and in large refinements those with many ties first`(
    people: Int
  ) throws {
    let rules = try refinement(people: people)
    var batches = MoveBatches(vertexCount: people)
    let found = try batches.deal(rules, by: VertexDraw(seed: 3), Execution(threads: 1))
    #expect(found.count == people)
    #expect(found.entryCount == rules.rows.entryCount)
    #expect(batches.count == 128)
    let dealt = batches.vertices
    #expect(Set((0..<people).map { dealt[$0] }).count == people)
    func ties(_ place: Int) -> Int {
      let vertex = Int(dealt[place])
      return rules.rows.ends[vertex] - rules.rows.starts[vertex]
    }
    let work = (0..<batches.count).map { batch in
      batches.range(of: batch).reduce(0) { $0 + ties($1) + 1 }
    }
    let digits = (0..<batches.count).map { batch in
      batches.range(of: batch).map { Int.bitWidth - ties($0).leadingZeroBitCount }
    }
    let falls = zip(digits, digits.dropFirst()).allSatisfy { before, after in
      (before.min() ?? 0) >= (after.max() ?? 0)
    }
    #expect(falls == (people > 100_000))
    if falls {
      // Drawn within classes, of which the first are few.
      let mean = work.reduce(0, +) / work.count
      #expect(work.dropFirst(8).allSatisfy { abs($0 - mean) < mean / 3 })
    }
    var other = MoveBatches(vertexCount: people)
    _ = try other.deal(rules, by: VertexDraw(seed: 3), Execution(threads: 3))
    #expect((0..<people).allSatisfy { other.vertices[$0] == dealt[$0] })
    #expect(other.starts == batches.starts)
  }
}
