internal import Essentials

/// The machine's processors, as many as this program may use.
package enum Processors {
  /// How many there are, at least one.
  ///
  /// Looked up once: the system's answer takes several files of control groups to be read.
  package static let count = max(1, ProcessInfo.processInfo.activeProcessorCount)
}
