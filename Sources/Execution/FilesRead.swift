internal import Memory

/// The files that work has read though no path of the run names them, such as those of a query's pattern.
package final class FilesRead: Sendable {
  private let state = Shared<Set<String>>([])

  /// Begins without files.
  package init() {}

  /// Notes files by their paths.
  package func note(_ paths: some Sequence<String>) { state.withLock { $0.formUnion(paths) } }

  /// The paths that were noted.
  package var paths: Set<String> { state.withLock { $0 } }
}

extension Execution {
  /// The same with what it reads noted.
  package func noting(_ files: FilesRead) -> Execution {
    var execution = self
    execution.filesRead = files
    return execution
  }
}
