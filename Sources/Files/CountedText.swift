extension Int {
  /// The number with the noun that it counts, as in `1 row` and `2 rows`; without a plural of its own
  /// the noun takes an `s`.
  package func counting(_ one: String, _ many: String? = nil) -> String {
    "\(self) \(self == 1 ? one : many ?? one + "s")"
  }

  /// The same for a summary, with the digits in groups.
  package func counted(_ one: String, _ many: String? = nil) -> String {
    "\(withCommas) \(self == 1 ? one : many ?? one + "s")"
  }

  /// The number as people read it in a summary, its digits in groups of three: `7,624`.
  package var withCommas: String {
    let digits = String(magnitude)
    var text = self < 0 ? "-" : ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}

extension String {
  /// The text with a capital letter in front.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
