import Execution
import Memory
import Statistics
import Testing

@testable import GraphKernels

@Suite struct `Searches from several starts` {
  static let seeds: Range<UInt64> = 700..<715

  @Test(arguments: CommunitySearchMethod.allCases, QualityFunction.allCases)
  func `find the same side by side and one after another, on any number of threads`(
    method: CommunitySearchMethod, function: QualityFunction
  ) throws {
    for shape in [
      GraphShape.nobody, .isolates, .star, .chainOfCliques, .preferential, .recursiveMatrix,
    ] {
      let graph = try shape.edges(
        people: 70, isDirected: function == .directedModularity, seed: 6
      ).graph()
      // With so small blocks the graph counts as large, and one start follows the other.
      var start = CommunityStart()
      start.blockWork = 1
      let found = try method.result(
        graph, function, iterations: 3, startCount: 4, Execution(threads: 1))
      #expect(found.partition.memberLists.allSatisfy(graph.connects))
      for (threadCount, start) in [
        (2, CommunityStart()), (8, CommunityStart()), (1, start), (2, start), (3, start),
      ] {
        let other = try method.result(
          graph, function, iterations: 3, startCount: 4, start: start,
          Execution(threads: threadCount))
        #expect(other == found)
      }
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases, seeds)
  func `never end below the start, and leave fixed people where they are`(
    method: CommunitySearchMethod, seed: UInt64
  ) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    var generator = SplitMix64(seed: seed)
    let labels = (0..<graph.vertexCount).map { _ in Int.random(in: 0..<4, using: &generator) }
    let fixed = labels.map { _ in Int.random(in: 0..<4, using: &generator) == 0 }
    let partition = CanonicalPartition(labels: labels)
    for function in QualityFunction.allCases {
      let before = try graph.quality(function, of: partition, resolution: 0.6, Execution())
      func found(_ start: CommunityStart) throws -> CommunityResult {
        let found = try method.result(
          graph, function, resolution: 0.6, iterations: 1, startCount: 4, start: start, seed: seed)
        if let before, let after = found.quality { #expect(after >= before - 1e-12) }
        return found
      }
      #expect(
        try found(CommunityStart(partition: partition)).partition.memberLists
          .allSatisfy(graph.connects))
      let kept = try found(CommunityStart(partition: partition, fixed: Buffer(fixed))).partition
      for one in labels.indices where fixed[one] {
        for other in labels.indices where fixed[other] {
          let together = kept.membership[one] == kept.membership[other]
          #expect(together == (labels[one] == labels[other]))
        }
      }
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases)
  func `are better with several`(method: CommunitySearchMethod) throws {
    for (weighted, function) in [
      (false, QualityFunction.modularity), (true, .directedModularity), (true, .constantPotts),
    ] {
      var generator = SplitMix64(seed: 8)
      let graph = try EdgeInput.random(
        vertexCount: 200, edgeCount: 500, isDirected: function == .directedModularity,
        weighted: weighted, &generator
      ).graph()
      let means = try [1, 6].map { startCount in
        let found = try (1...6).map { seed in
          try method.result(
            graph, function, resolution: function == .constantPotts ? 0.1 : 1, iterations: 3,
            startCount: startCount, seed: seed)
        }
        #expect(found.allSatisfy { $0.iterationCount <= 3 })
        return try found.reduce(0) { $0 + (try #require($1.quality)) } / 6
      }
      #expect(means[0] * 1.002 < means[1])
    }
  }

  // A chain of five triangles. One division has the first two apart and the next two together, the
  // other the other way round.
  @Test func `take the better part of either`() throws {
    let graph = try CompressedGraph("ab bc ca cd de ef fd fg gh hi ig ij jk kl lj lm mn no om")
    let level = Level(
      rows: LevelRows<UInt32>(graph.neighbors, weights: nil),
      sizes: try graph.neighbors.counts(Execution()),
      scale: 1 / Double(graph.neighbors.entryCount), fixed: nil)
    func labels(_ text: String) -> ScatterBuffer<UInt32> {
      let letters = Array(text)
      let labels = ScatterBuffer<UInt32>(zeroedCount: letters.count)
      for (vertex, letter) in letters.enumerated() {
        labels[vertex] = UInt32(letters.firstIndex(of: letter) ?? 0)
      }
      return labels
    }
    let one = labels("aaadddggggggmmm")
    let other = labels("aaaaaagggjjjmmm")
    #expect(overlaps(of: one, other) == labels("aaadddgggjjjmmm"))
    #expect(overlaps(of: one, one) == labels("aaadddggggggmmm"))
    #expect(overlaps(of: labels("abc"), labels("ddd")) == labels("abc"))
    var search = LevelSearch(
      level, LevelSearchOptions(refines: true, tolerance: 0, blockWork: 1), seed: 1, Execution())
    var found = LevelSearch<UInt32>.Found(labels: one)
    found.iterationCount = 1
    try search.cross(&found, with: other)
    #expect(
      CommunityNumbers(found.labels).numbers.map(Int.init)
        == (0..<15).map { $0 / 3 })
  }

  @Test func `are the same for one start as one search`() throws {
    let graph = try EdgeInput.random(seed: 1).graph()
    #expect(
      try CommunitySearchMethod.leiden.result(graph, startCount: 1)
        == CommunitySearchMethod.leiden.result(graph))
    for people in [0, 1, 3] {
      let alone = try CompressedGraph("", people: people)
      #expect(
        try CommunitySearchMethod.leiden.result(alone, startCount: 3).partition.groupCount == people
      )
    }
  }
}

extension ScatterBuffer where Element == UInt32 {
  fileprivate static func == (one: ScatterBuffer, other: ScatterBuffer) -> Bool {
    one.count == other.count && (0..<one.count).allSatisfy { one[$0] == other[$0] }
  }
}
