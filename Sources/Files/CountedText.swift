extension Int {
  /// The number with the noun that it counts, as in `1 row` and `2 rows`; without a plural of its own
  /// the noun takes an `s`.
  package func counting(_ one: String, _ many: String? = nil) -> String {
    "\(self) \(self == 1 ? one : many ?? one + "s")"
  }
}

extension String {
  /// The text with a capital letter in front.
  package var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
