internal import Files

/// How the program tells how far its work is.
enum ProgressForm: String, CaseIterable {
  /// Lines of text, as a log keeps them.
  case plain
  /// An object of JSON on each line, for programs.
  case json
  /// Nothing.
  case none
  /// A bar on a terminal, which is drawn over and over; no word asks for it.
  case bar

  /// The forms that words ask for.
  static var choices: Choices<ProgressForm> {
    Choices(allCases.filter { $0 != .bar }.map { ($0.rawValue, $0) })
  }

  /// The form where none is asked for.
  static var usual: ProgressForm { StandardError.isTerminal ? .bar : .none }
}
