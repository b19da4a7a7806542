extension StringProtocol {
  /// The text for a person's terminal: what would move the cursor, change colors, turn the direction
  /// of writing or begin a line stands there as `\u{1B}` and the like.
  ///
  /// Names of files, columns and kinds come from outside and may hold anything, and a terminal obeys
  /// what it gets. Everything else stays as it is, so that ordinary names of any script do.
  package var printable: String { escaped { $0.obeys || $0.breaksLine } }

  /// The same for a text of several lines, whose line feeds are meant.
  package var printableLines: String { escaped { $0 != "\n" && ($0.obeys || $0.breaksLine) } }

  private func escaped(_ isEscaped: (Unicode.Scalar) -> Bool) -> String {
    guard unicodeScalars.contains(where: isEscaped) else { return String(self) }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if isEscaped(scalar) {
        text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal does something else than show it: the control characters (C0, DEL, C1) and
  /// those that turn the direction of writing.
  fileprivate var obeys: Bool {
    // Nearly all that is shown is decided by the first comparison.
    if 0x20..<0x7F ~= value { return false }
    return value < 0x20 || 0x7F..<0xA0 ~= value || properties.isBidiControl
  }

  /// Whether it begins a line or a paragraph (U+2028, U+2029).
  fileprivate var breaksLine: Bool { value == 0x2028 || value == 0x2029 }
}
