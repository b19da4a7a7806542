import Execution
import Synchronization
import Testing

/// What a listener is told of a call whose parts know only their own share of it.
@Suite struct `Progress of a call` {
  private final class Listener: Sendable {
    private let parts = Mutex<[Execution.Progress]>([])

    var fractions: [Double] { parts.withLock { $0.map(\.fractionCompleted) } }
    var stages: [String] { parts.withLock { $0.map(\.stage) } }
    var areMeasured: [Bool] { parts.withLock { $0.map(\.isMeasured) } }

    func listen(threads: Int = 1) -> Execution {
      Execution(threads: threads) { part in self.parts.withLock { $0.append(part) } }
    }
  }

  @Test func `never falls, comes in steps of a hundredth and ends at 1`() async throws {
    let listener = Listener()
    try await listener.listen().asWhole { execution in
      for number in 0..<10_000 { execution.report(Double(number % 5_000) / 6_000) }
      execution.report(.nan)
      execution.report(-1)
    }
    let fractions = listener.fractions
    #expect(fractions == fractions.sorted() && fractions.last == 1)
    #expect((80...101).contains(fractions.count))
  }

  @Test func `a call within a call is a part of it`() async throws {
    let listener = Listener()
    try await listener.listen().asWhole { execution in
      for part in 0..<4 {
        let share = Double(part) / 4...Double(part + 1) / 4
        try await execution.reporting(share, stage: "\(part)").run { execution in
          for step in 0...1000 { execution.report(Double(step) / 1000) }
        }
        #expect(listener.fractions.last ?? 0 <= share.upperBound)
      }
    }
    #expect(listener.fractions == listener.fractions.sorted())
    #expect(listener.fractions.last == 1)
    #expect(Set(listener.stages) == ["0", "1", "2", "3"])
  }

  @Test func `work that throws is not told to be done`() async throws {
    let listener = Listener()
    await #expect(throws: CancellationError.self) {
      try await listener.listen().asWhole { execution in
        execution.report(0.5)
        throw CancellationError()
      }
    }
    #expect(listener.fractions == [0.5])
  }

  @Test func `work that does not tell how far it is says so once, and what follows is told again`()
    async throws
  {
    let listener = Listener()
    try await listener.listen().asWhole { execution in
      execution.report(0.5)
      for _ in 0..<100 { execution.reporting(0.5...1).reportUnmeasured() }
      execution.report(0.5)
    }
    #expect(listener.areMeasured == [true, false, true, true])
    #expect(listener.fractions == [0.5, 0.5, 0.5, 1])
  }

  @Test func `an input without a known end is told in steps that grow with it`() async throws {
    let listener = Listener()
    try await listener.listen().asWhole { execution in
      for megabytes in 0..<100_000 { execution.reportUnmeasured(byteCount: megabytes * 1_000_000) }
    }
    #expect((100...200).contains(listener.fractions.count))
  }

  @Test func `of pieces side by side a silent one is told too`() async throws {
    let listener = Listener()
    _ = try await listener.listen(threads: 2).asWhole { execution in
      try await execution.sideBySide(4, bytesEach: 0) { _, execution in
        execution.reportUnmeasured()
        execution.report(0.5)
      }
    }
    #expect(listener.areMeasured.contains(false))
    #expect(listener.fractions.last == 1)
  }
}
