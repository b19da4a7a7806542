// How reports for people lay out what they say, in plain text and in Markdown.

extension String {
  /// Lines of at most so many columns, broken at spaces, each behind a margin.
  ///
  /// - Parameters:
  ///   - margin: What every line begins with.
  ///   - hanging: How many more blanks the lines after the first begin with.
  ///   - width: The most columns of a line.
  /// - Returns: One line at least; a word longer than a line has one of its own.
  package func wrapped(_ margin: String, hanging: Int = 0, width: Int = 100) -> [String] {
    var lines: [String] = []
    var line = margin
    var isFresh = true
    for word in printable.split(separator: " ", omittingEmptySubsequences: false) {
      if !isFresh, line.count + 1 + word.count > width {
        lines.append(line)
        line = margin + String(repeating: " ", count: hanging)
        isFresh = true
      }
      line += (isFresh ? "" : " ") + word
      isFresh = false
    }
    return lines + [line]
  }

  /// The text, printable, with everything escaped that Markdown would take for markup.
  package var escapedForMarkdown: String {
    var result = ""
    for character in printable {
      if "\\`*_[]<>|#".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
