internal import LibC

/// The stream on which a program speaks to whoever runs it.
package enum StandardError {
  /// Whether it is a terminal.
  package static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether the program may write to its terminal while someone types there: not behind a shell's back.
  package static var isInForeground: Bool {
    let group = tcgetpgrp(STDERR_FILENO)
    return group < 0 || group == getpgrp()
  }

  /// How many columns its terminal has; `nil` if it is none, or does not tell.
  package static var columns: Int? { ProgramStart.terminalSize(STDERR_FILENO)?.columns }

  /// Writes a text; where that can't be, because the stream is closed or full, the rest is lost.
  package static func write(_ text: String) {
    let bytes = Array(text.utf8)
    var written = 0
    while written < bytes.count {
      let count = writeWithoutSignal(STDERR_FILENO, bytes.span, from: written)
      if count >= 0 { written += count } else if count != -Int(EINTR) { return }
    }
  }
}
