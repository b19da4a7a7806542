import Synchronization

/// Keeps what a progress closure was told.
final class ProgressRecorder: Sendable {
  private let state = Mutex<[Double]>([])

  func record(_ value: Double) { state.withLock { $0.append(value) } }

  var values: [Double] { state.withLock { $0 } }
}
