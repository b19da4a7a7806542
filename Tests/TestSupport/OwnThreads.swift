internal import Execution
package import Testing

/// Runs tests on threads of their own instead of on those of Swift's pool.
///
/// The pool has a thread per core, for which all tests wait: a test that blocks one holds up all others, and
/// one that goes on step by step waits behind them before each step.
package struct OwnThreads: TestTrait, SuiteTrait, TestScoping {
  /// Whether only a few such tests run at a time.
  fileprivate let takesTurns: Bool

  /// Every test of a suite is run so.
  package var isRecursive: Bool { true }

  private static let turns = Turns(4)

  /// Runs a test.
  package func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    if takesTurns {
      try await Self.turns.take { try await function() }
    } else {
      try await withTaskExecutorPreference(HelperExecutor.shared) { try await function() }
    }
  }
}

extension Trait where Self == OwnThreads {
  /// The test blocks its thread, as it waits for other programs or calls what is not asynchronous.
  package static var blocking: OwnThreads { OwnThreads(takesTurns: true) }

  /// The test has a limit in time, or waits in many steps.
  package static var ownThreads: OwnThreads { OwnThreads(takesTurns: false) }
}
