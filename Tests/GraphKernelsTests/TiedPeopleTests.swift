import Execution
import Memory
import Statistics
import Testing

@testable import GraphKernels

@Suite("People with ties") struct TiedPeopleTests {
  /// In small graphs people keep their order, in large ones those with more ties come first.
  @Test(arguments: [300, 200_000])
  func `keep their ties under new numbers`(count: Int) throws {
    var generator = SplitMix64(seed: 5)
    // One in ten is without ties; the others have few, the last hundredth more.
    var input = EdgeInput(vertexCount: count, isDirected: false, weighted: false)
    for vertex in 0..<UInt32(count) where vertex % 10 > 0 {
      let other = UInt32.random(in: UInt32(count - count / 100)..<UInt32(count), using: &generator)
      if other % 10 == 0 || other == vertex { continue }
      input.sources.append(vertex)
      input.targets.append(other)
    }
    let graph = try input.graph()
    let rows = LevelRows<UInt32>(graph.neighbors, weights: nil)
    let people = try #require(NonIsolates(in: rows))
    let picked = try rows.picked(people, Execution())
    let numbers = ScatterBuffer<UInt32>(zeroedCount: people.count)
    for place in 0..<people.count { numbers[place] = UInt32(place) }
    let places = try people.labelsOfAll(numbers, Execution())
    #expect(Set((0..<count).map { places[$0] }).count == count)
    var digits: [Int] = Array(repeating: 0, count: people.count)
    for vertex in 0..<count {
      let place = Int(places[vertex])
      let ties = graph.neighbors.count(of: vertex)
      #expect((place < people.count) == (ties > 0))
      guard ties > 0 else { continue }
      digits[place] = Int.bitWidth - ties.leadingZeroBitCount
      let theirs = (picked.starts[place]..<picked.ends[place]).map { picked.targets[$0] }
      let expected = graph.neighbors.entries(of: vertex).map {
        places[Int(graph.neighbors.targets[$0])]
      }
      #expect(theirs == expected)
    }
    let before = (0..<count).filter { places[$0] < people.count }.map { places[$0] }
    #expect((before == before.sorted()) == (count < 100_000))
    #expect((digits == digits.sorted(by: >)) == (count > 100_000))
    #expect(picked.blocks.vertexCount == people.count)
  }

  @Test func `are all people if hardly anyone is without ties`() throws {
    let edges = "ab bc cd de ef fg gh hi ij jk kl lm mn no op"
    for (count, isNil) in [(16, true), (17, true), (18, false)] {
      let rows = LevelRows<UInt32>(
        try CompressedGraph(edges, people: count).neighbors, weights: nil)
      #expect((NonIsolates(in: rows) == nil) == isNil)
    }
  }
}
