internal import Dispatch
internal import Execution
internal import Files
internal import Sesame
internal import Synchronization

/// What the program says besides its results: messages and how far the work is, on standard error.
package enum Terminal {
  /// Writes lines to standard error; the progress bar, if any, comes back below them.
  ///
  /// Nothing in them is obeyed by the terminal, and no password of a database is among them.
  package static func message(_ text: String) {
    display.withLock { display in
      StandardError.write(display.erased() + text.withoutPasswords.printableLines + "\n")
    }
  }

  /// Writes a line to standard error from wherever the program is, even from within the bar.
  package static func lastMessage(_ text: String) {
    let erased = display.withLockIfAvailable { $0.erased() } ?? ""
    StandardError.write(erased + text + "\n")
  }

  /// Begins to show how far the work is; a form that was chosen before stays.
  ///
  /// A thread of its own draws the time that goes by, also while the work tells nothing.
  static func begin(_ form: ProgressForm) {
    let isFirst = display.withLock { display in
      guard display.form == .none, form != .none, !display.isOver else { return false }
      display.form = form
      display.start = .now
      return true
    }
    guard isFirst else { return }
    // Without a thread it is drawn whenever the work tells something.
    _ = Helpers.startForGood {
      while ended.wait(timeout: .now() + .milliseconds(100)) == .timedOut {
        display.withLock { $0.draw(isNews: false) }
      }
    }
  }

  /// Shows how far the work is: as a bar once it has taken a second, as lines at once.
  static func show(_ progress: Execution.Progress) {
    display.withLock { $0.show(progress) }
  }

  /// Shows nothing any more: what follows is written where the bar was.
  ///
  /// - Parameter isDone: Whether the work has come to its end, of which a line is told.
  package static func finish(isDone: Bool = false) {
    display.withLock { display in
      guard !display.isOver else { return }
      StandardError.write(display.erased() + (isDone ? display.lastLine() : ""))
      display.isOver = true
      ended.signal()
    }
  }

  /// Removes the bar for good, since results come to the same terminal; lines go on.
  static func finishBar() {
    if display.withLock({ $0.form == .bar }) { finish() }
  }

  private static let display = Mutex(ProgressDisplay())
  /// Ends the thread that draws.
  private static let ended = DispatchSemaphore(value: 0)
}

/// The progress as it stands on standard error.
private struct ProgressDisplay {
  var form = ProgressForm.none
  var start = ContinuousClock.now
  var isOver = false
  private var meter = ProgressMeter()
  /// When something was written last, in seconds from the start.
  private var written = -Double.infinity
  /// How many cells the bar takes now.
  private var shownWidth = 0

  /// Whether the terminal obeys the usual commands.
  private var isAble: Bool { !["", "dumb"].contains(ProgramStart.variable("TERM") ?? "") }

  private var time: Double { (ContinuousClock.now - start) / .seconds(1) }

  mutating func show(_ progress: Execution.Progress) {
    guard form != .none, !isOver else { return }
    draw(isNews: meter.note(progress, at: time))
  }

  /// Writes how far the work is, if it is time to.
  ///
  /// - Parameter isNews: Whether other work has begun.
  mutating func draw(isNews: Bool) {
    guard !isOver else { return }
    let time = time
    let pause = time - written
    switch form {
    case .bar where time > 1 && pause >= 0.1 && StandardError.isInForeground:
      let line = TerminalText(
        meter.bar(at: time, columns: StandardError.columns ?? 80), atMost: .max)
      let blanks = String(repeating: " ", count: max(0, shownWidth - line.width))
      StandardError.write("\r" + line.text + (isAble ? Self.eraseRest : blanks))
      shownWidth = line.width
    case .plain where isNews || pause >= 5: StandardError.write(meter.line(at: time))
    case .json where isNews || pause >= 1: StandardError.write(meter.json(at: time))
    default: return
    }
    written = time
  }

  /// What takes the bar away, if there is one.
  mutating func erased() -> String {
    guard shownWidth > 0 else { return "" }
    defer { shownWidth = 0 }
    return "\r" + (isAble ? Self.eraseRest : String(repeating: " ", count: shownWidth) + "\r")
  }

  private static let eraseRest = "\u{1B}[K"

  /// The line of the work's end, if its progress is told in lines.
  mutating func lastLine() -> String {
    meter.finish()
    return switch form {
    case .plain: meter.line(at: time)
    case .json: meter.json(at: time)
    case .bar, .none: ""
    }
  }
}
