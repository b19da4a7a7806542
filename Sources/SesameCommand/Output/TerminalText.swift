/// Text as a terminal shows it: how many cells it takes, and in a form that can't command it.
struct TerminalText {
  /// The text, in which what would move the cursor or turn the writing is escaped: `\n`, `\u{1B}`.
  let text: String
  /// The number of cells it takes.
  let width: Int

  /// Escapes a text, and shortens it to a width with `…` at its end.
  init(_ text: String, atMost limit: Int) {
    var parts: [(text: String, width: Int)] = []
    var total = 0
    for character in text {
      let part = Self.shown(character)
      parts.append(part)
      total += part.width
      if total > limit { break }
    }
    if total > limit {
      while total > limit - 1, let last = parts.popLast() { total -= last.width }
      parts.append(("…", 1))
      total += 1
    }
    self.text = parts.map(\.text).joined()
    width = total
  }

  /// The text with blanks around it, to fill a width.
  func padded(to width: Int, onRight isRight: Bool) -> String {
    let blanks = String(repeating: " ", count: max(0, width - self.width))
    return isRight ? blanks + text : text + blanks
  }

  private static func shown(_ character: Character) -> (text: String, width: Int) {
    guard character.unicodeScalars.contains(where: isDangerous) else {
      return (String(character), width(of: character))
    }
    let text = character.unicodeScalars.map(escaped).joined()
    return (text, text.count)
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case _ where isDangerous(scalar):
      "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
    default: String(scalar)
    }
  }

  /// Whether a terminal would obey a scalar, or be led by it to write backward.
  private static func isDangerous(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar.properties.isBidiControl
    default: false
    }
  }

  /// How many cells a character takes: 2 for those of East Asia and for pictures, else 1.
  private static func width(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    guard let first = scalars.first else { return 0 }
    if scalars.contains("\u{FE0F}") || wide.contains(where: { $0.contains(first.value) }) {
      return 2
    }
    let isInvisible = scalars.allSatisfy { scalar in
      [.nonspacingMark, .enclosingMark, .format].contains(scalar.properties.generalCategory)
    }
    return isInvisible ? 0 : 1
  }

  /// The wide and full-width ranges of Unicode's East Asian Width (UAX #11), somewhat rounded.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x231A...0x231B, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615,
    0x2648...0x2653, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x2705...0x2705, 0x270A...0x270B,
    0x2728...0x2728, 0x274C...0x274C, 0x2753...0x2755, 0x2795...0x2797, 0x2B1B...0x2B1C,
    0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
    0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60,
    0xFFE0...0xFFE6, 0x1F1E6...0x1F1FF, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F7E0...0x1F7EB,
    0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
  ]
}
