internal import Files
internal import Foundation
internal import Sesame
internal import Synchronization

/// What the program says besides its results: messages and a progress bar on standard error.
package enum Terminal {
  /// Writes lines to standard error; the progress bar, if any, goes first.
  ///
  /// Nothing in them is obeyed by the terminal, and no password of a database is among them.
  package static func message(_ text: String) {
    bar.withLock { bar in
      let erase = bar.isShown ? "\r\u{1B}[K" : ""
      bar.isShown = false
      write(erase + text.withoutPasswords.printableLines + "\n")
    }
  }

  /// Writes a line to standard error from wherever the program is, even from within the bar.
  package static func lastMessage(_ text: String) {
    let isShown = bar.withLockIfAvailable { $0.isShown } ?? false
    write((isShown ? "\r\u{1B}[K" : "") + text + "\n")
  }

  /// Shows how far the work is: a bar on a terminal once the work has taken a second, nothing
  /// elsewhere.
  static func show(_ progress: Execution.Progress) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    bar.withLock { bar in
      let now = Date()
      guard !bar.isOver else { return }
      guard now.timeIntervalSince(bar.start) > 1, now.timeIntervalSince(bar.shown) > 0.1 else {
        return
      }
      bar.shown = now
      bar.isShown = true
      let width = 30
      let filled = Int((progress.fractionCompleted * Double(width)).rounded())
      let line =
        "\r\u{1B}[K[" + String(repeating: "#", count: filled)
        + String(repeating: ".", count: width - filled)
        + "] \(Int(progress.fractionCompleted * 100)) % \(progress.stage.printable)"
        + (progress.columnName.map { ": \($0.printable)" } ?? "")
      write(line)
    }
  }

  /// Removes the progress bar for good: what follows is written where it was.
  package static func finish() {
    bar.withLock { bar in
      bar.isOver = true
      if bar.isShown { write("\r\u{1B}[K") }
      bar.isShown = false
    }
  }

  /// Writes to standard error; where that can't be, because it is closed or full, the work goes on.
  private static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  private struct Bar {
    let start = Date()
    var shown = Date.distantPast
    var isShown = false
    var isOver = false
  }

  private static let bar = Mutex(Bar())
}
