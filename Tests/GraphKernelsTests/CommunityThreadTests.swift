import Execution
import Foundation
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Community searches on threads` {
  /// Weights whose sums depend on their order, so that a wrong order would show.
  static func graph(people: Int, ties: Int, isDirected: Bool = false) throws -> CompressedGraph {
    var generator = SplitMix64(seed: 11)
    return try EdgeInput.random(
      vertexCount: people, edgeCount: ties, isDirected: isDirected, weighted: true, &generator
    ).graph()
  }

  static var smallBlocks: CommunityStart {
    var start = CommunityStart()
    start.blockWork = 64
    return start
  }

  // In the second shape people have over 64 ties: those wait before they look again.
  @Test(
    arguments: CommunitySearchMethod.allCases,
    [(people: 900, ties: 4000), (people: 200, ties: 9000)])
  func `the number of threads changes no bit of a weighted division`(
    method: CommunitySearchMethod, shape: (people: Int, ties: Int)
  ) throws {
    for function in QualityFunction.allCases { try check(method, function, shape) }
  }

  private func check(
    _ method: CommunitySearchMethod, _ function: QualityFunction, _ shape: (people: Int, ties: Int)
  ) throws {
    let graph = try Self.graph(people: shape.people, ties: shape.ties, isDirected: true)
    let expected = try method.result(
      graph, function, iterations: 2, keepsLevels: true, Execution(threads: 1))
    for threadCount in [2, 3, 8] {
      let found = try method.result(
        graph, function, iterations: 2, start: Self.smallBlocks, keepsLevels: true,
        Execution(threads: threadCount))
      #expect(found == expected)
      #expect(found.quality?.bitPattern == expected.quality?.bitPattern)
    }
  }

  @Test(arguments: CommunitySearchMethod.allCases)
  func `a cancelled search does nothing`(method: CommunitySearchMethod) throws {
    let graph = try CompressedGraph("ab bc ca cd")
    let execution = Execution(threads: 2)
    execution.cancel()
    #expect(throws: CancellationError.self) { try method.result(graph, .modularity, execution) }
  }

  @Test(.timeLimit(.minutes(2)), arguments: CommunitySearchMethod.allCases)
  func `a running search stops soon after it is cancelled`(method: CommunitySearchMethod) throws {
    let graph = try Self.graph(people: 20_000, ties: 60_000)
    let execution = Execution(threads: 2)
    let time = try execution.timeToStop {
      while true { _ = try method.result(graph, .modularity, execution) }
    }
    // A tenth of a second in a release build; unoptimized and instrumented code is given more.
    #expect(time < .seconds(3))
  }

  @Test(arguments: CommunitySearchMethod.allCases)
  func `progress rises from above 0 to 1`(method: CommunitySearchMethod) throws {
    let graph = try Self.graph(people: 500, ties: 2000)
    let told = Shared<[Double]>([])
    let execution = Execution(threads: 2) { part in
      told.withLock { $0.append(part.fractionCompleted) }
    }
    for iterations in [1, 2, nil] {
      told.withLock { $0 = [] }
      _ = try method.result(graph, iterations: iterations, execution)
      let fractions = told.withLock { $0 }
      #expect(fractions.last == 1)
      #expect(fractions.allSatisfy { $0 > 0 && $0 <= 1 })
      #expect(zip(fractions, fractions.dropFirst()).allSatisfy { $0 <= $1 })
      // In steps: a search of many batches does not call for each.
      #expect(fractions.count <= 420)
    }
  }
}
