/// Which spellings of a missing value occurred in a column, by their places in its rules.
struct SpellingMarks: Sendable {
  /// The first 64 places, a bit each.
  private var first: UInt64 = 0
  private var others: Set<Int> = []

  /// Notes that a spelling occurred.
  mutating func note(_ place: Int) {
    if place < 64 { first |= 1 << UInt64(place) } else { others.insert(place) }
  }

  /// Notes the spellings that occurred elsewhere.
  mutating func formUnion(_ marks: SpellingMarks) {
    first |= marks.first
    if !marks.others.isEmpty { others.formUnion(marks.others) }
  }

  /// Whether a spelling occurred.
  func contains(_ place: Int) -> Bool {
    place < 64 ? first >> UInt64(place) & 1 != 0 : others.contains(place)
  }
}
