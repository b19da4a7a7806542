/// A text in roff with the macros of manual pages, as man, groff and mandoc read it.
struct Roff {
  private(set) var text = ""
  /// Whether the section has nothing yet, where a paragraph needs no beginning.
  private var isAtStart = false

  mutating func title(_ name: String, version: String, date: String) {
    line(".TH \(name) 1 \"\(date)\" \"sesame \(version)\" \"User Commands\"")
  }

  mutating func section(_ title: String) {
    line(".SH " + title)
    isAtStart = true
  }

  mutating func subsection(_ title: String) {
    line(".SS " + Self.argument(title))
    isAtStart = true
  }

  /// A title within a subsection.
  mutating func heading(_ title: String) {
    beginParagraph()
    line(".I " + Self.argument(title))
  }

  /// How a command is called.
  mutating func synopsis(_ command: String, _ rest: String) {
    beginParagraph()
    line(".B " + Self.argument(command))
    if !rest.isEmpty { line(".I " + Self.argument(rest)) }
  }

  /// A word, what it stands before, and what it means.
  mutating func item(_ word: String, _ value: String?, _ meaning: String) {
    isAtStart = false
    line(".TP")
    line(".BI " + Self.argument(word) + (value.map { " " + Self.argument(" " + $0) } ?? ""))
    fill(meaning)
  }

  /// Paragraphs, between which empty lines stand.
  mutating func paragraphs(_ text: String) {
    var words: [Substring] = []
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if part.allSatisfy(\.isWhitespace) {
        paragraph(words)
        words = []
      } else {
        words.append(part)
      }
    }
    paragraph(words)
  }

  private mutating func paragraph(_ lines: [Substring]) {
    if lines.isEmpty { return }
    beginParagraph()
    fill(lines.joined(separator: " "))
  }

  /// Lines as they stand.
  mutating func literal(_ text: String) {
    beginParagraph()
    line(".RS 4")
    line(".EX")
    for part in text.split(separator: "\n", omittingEmptySubsequences: false) {
      line(part.isEmpty ? "\\&" : Self.guarded(Self.escaped(part)))
    }
    line(".EE")
    line(".RE")
  }

  private mutating func beginParagraph() {
    if !isAtStart { line(".PP") }
    isAtStart = false
  }

  /// A line that is roff already.
  mutating func line(_ line: String) { text += line + "\n" }

  /// Words in lines that are not long.
  private mutating func fill(_ words: String) {
    var current = ""
    for word in words.split(whereSeparator: \.isWhitespace).map({ Self.escaped($0) }) {
      if !current.isEmpty, current.count + 1 + word.count > 78 {
        line(Self.guarded(current))
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    if !current.isEmpty { line(Self.guarded(current)) }
  }

  /// A line that is no request though it may begin like one.
  private static func guarded(_ line: String) -> String {
    line.hasPrefix(".") ? "\\&" + line : line
  }

  /// A text as one argument of a macro.
  private static func argument(_ text: String) -> String { "\"\(escaped(text))\"" }

  /// A text in which nothing has a meaning for roff, and all is ASCII.
  private static func escaped(_ text: some StringProtocol) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "\\": result += "\\(rs"
      case "-": result += "\\-"
      case "'": result += "\\(aq"
      case "`": result += "\\(ga"
      case "^": result += "\\(ha"
      case "~": result += "\\(ti"
      case "\"": result += "\\(dq"
      case _ where !scalar.isASCII:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\[u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "]"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
