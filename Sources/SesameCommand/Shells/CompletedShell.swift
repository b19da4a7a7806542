internal import Sesame

/// A shell that completes the words of a command line.
enum CompletedShell: String, CaseIterable {
  case bash, zsh, fish

  /// What the shell reads to complete the words of commands.
  func script(for commands: [CommandDescription]) -> String {
    switch self {
    case .bash: BashCompletion(commands: commands).script
    case .zsh: ZshCompletion(commands: commands).script
    case .fish: FishCompletion(commands: commands).script
    }
  }
}

/// What can stand where a word is completed.
struct WordCompletion: Hashable {
  /// Certain words.
  var words: [String] = []
  /// Whether several of them may stand there, with commas between.
  var isList = false
  /// Whether files may.
  var takesFiles = false

  /// Whether nothing is known of what may.
  var isEmpty: Bool { words.isEmpty && !takesFiles }
}

extension Option {
  /// What is known of its value; `nil` for a switch.
  var completion: WordCompletion? {
    guard let value else { return nil }
    return WordCompletion(
      words: words, isList: value.hasSuffix(",…") && !words.isEmpty, takesFiles: takesFiles)
  }

  /// What it is about, in few words: the first of its help.
  var brief: String {
    let text = help.replacing("\n", with: " ")
    let ends = ["; ", ": ", " (", ". "].compactMap { text.firstRange(of: $0)?.lowerBound }
    let first = String(text[..<(ends.min() ?? text.endIndex)])
    guard first.count > Self.mostBrief else { return first }
    let words = first.prefix(Self.mostBrief).split(separator: " ").dropLast()
    return words.joined(separator: " ") + " …"
  }

  private static let mostBrief = 72
}

extension CommandDescription {
  /// What its operands can be.
  var operandCompletion: WordCompletion {
    switch name {
    case "completion": WordCompletion(words: Choices<CompletedShell>.cases.words)
    case "model": WordCompletion(words: ScoreModel.builtInNames, takesFiles: true)
    default: WordCompletion(takesFiles: !operands.isEmpty)
    }
  }

  /// The options that are told of, without those of several groups twice.
  var shownOptions: [Option] { options.filter { !$0.isHidden } }
}
