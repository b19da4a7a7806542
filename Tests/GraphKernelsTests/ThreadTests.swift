import Execution
import Foundation
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Threads, progress and cancellation` {
  /// Large enough for many blocks.
  static let inputs = [false, true].map { directed in
    var generator = SplitMix64(seed: directed ? 5 : 6)
    return EdgeInput.random(
      vertexCount: 9000, edgeCount: 45_000, isDirected: directed, weighted: true, &generator)
  }

  @Test(arguments: inputs)
  func `the number of threads changes no bit of a graph`(input: EdgeInput) throws {
    let expected = try input.built(Execution(threads: 1))
    for threadCount in [2, 3, 8] {
      #expect(try input.built(Execution(threads: threadCount)) == expected)
    }
  }

  @Test(arguments: Kernel.allCases, inputs)
  func `the number of threads changes no bit of a result`(
    kernel: Kernel, input: EdgeInput
  ) throws {
    let graph = try input.graph()
    #expect(graph.neighbors.blocks.count > 8)
    let expected = try kernel.bits(graph, Execution(threads: 1))
    for threadCount in [2, 3, 8] {
      #expect(try kernel.bits(graph, Execution(threads: threadCount)) == expected)
    }
  }

  @Test(arguments: Kernel.allCases)
  func `two kernels may run on one graph and one execution at once`(kernel: Kernel) async throws {
    let graph = try Self.inputs[1].graph()
    let execution = Execution(threads: 2)
    let results = Shared<[[UInt64]]>([])
    DispatchQueue.concurrentPerform(iterations: 2) { _ in
      guard let bits = try? kernel.bits(graph, execution) else { return }
      results.withLock { $0.append(bits) }
    }
    let both = results.withLock { $0 }
    #expect(both.count == 2)
    #expect(both.first == both.last)
  }

  @Test(arguments: Kernel.allCases)
  func `a cancelled execution runs nothing`(kernel: Kernel) throws {
    let graph = try CompressedGraph("ab bc ca cd")
    let execution = Execution(threads: 2)
    #expect(!execution.isCancelled)
    execution.cancel()
    #expect(execution.isCancelled)
    #expect(throws: CancellationError.self) { try kernel.bits(graph, execution) }
    #expect(throws: CancellationError.self) {
      try kernel.bits(graph, execution.reporting { _ in })
    }
  }

  @Test func `a cancelled build throws`() {
    let execution = Execution()
    execution.cancel()
    #expect(throws: CancellationError.self) { try Self.inputs[0].built(execution) }
  }

  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      Kernel.triangleCount, .coreness, .components, .pageRank, .pageRanks, .neighborAggregates,
      .modularity, .constraint, .spreadingActivation, .sybilTrust, .fairnessAndGoodness, .rev2,
    ])
  func `a running kernel stops soon after it is cancelled`(kernel: Kernel) throws {
    // A dense graph: without cancellation the triangles alone would take many times the limit
    // that is checked below.
    let people: UInt32 = 700
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    for a in 0..<people {
      for b in 0..<a {
        sources.append(a)
        targets.append(b)
      }
    }
    let graph = try GraphBuilder(vertexCount: Int(people), isDirected: false)
      .build(sources: sources, targets: targets).graph
    let execution = Execution(threads: 2)
    let time = try execution.timeToStop {
      let clock = ContinuousClock()
      let limit = clock.now + .seconds(30)
      while clock.now < limit {
        if kernel == .pageRank {
          _ = try graph.pageRank(usingWeights: false, stop: .iterations(1_000_000), execution)
        } else {
          _ = try kernel.bits(graph, execution)
        }
      }
    }
    // A tenth of a second in a release build; unoptimized and instrumented code is given more.
    #expect(time < .seconds(3))
  }

  @Test(arguments: Kernel.allCases)
  func `progress rises from above 0 to 1`(kernel: Kernel) throws {
    let graph = try Self.inputs[0].graph()
    let told = Shared<[Double]>([])
    let execution = Execution(threads: 2) { part in
      told.withLock { $0.append(part.fractionCompleted) }
    }
    _ = try kernel.bits(graph, execution)
    let fractions = told.withLock { $0 }
    #expect(fractions.last == 1)
    #expect(fractions.allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(zip(fractions, fractions.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test func `a progress closure may cancel`() throws {
    let box = ContextBox()
    let execution = Execution(threads: 2) { _ in box.execution.withLock { $0 }?.cancel() }
    box.execution.withLock { $0 = execution }
    #expect(throws: CancellationError.self) {
      try Self.inputs[0].graph().triangleCount(execution)
    }
  }

  @Test func `the default is at least one thread`() {
    #expect(Execution().threadCount >= 1)
    #expect(Execution(threads: 3).quiet.threadCount == 3)
  }
}

private final class ContextBox: Sendable {
  let execution = Shared<Execution?>(nil)
}
