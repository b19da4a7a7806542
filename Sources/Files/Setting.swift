/// Something that callers of the library set, and that messages name; its raw value is Swift's word.
package enum Setting: String, Sendable, CaseIterable {
  case edges, people, unknownPeople, quarantine
  case source, target, weight, header, comments
  case identifier, missing, decimal, column, columnPrefix
  case isDirected, duplicates, selfLoops, halfLife
  case time, tieColumns, windows
  /// The header of a people table, where an edge list may have one too.
  case peopleHeader
  /// What a setting that is on or off is when it is on.
  case on = "true"

  /// The setting as it stands in Swift, with its value if there is one.
  package func text(_ value: String?) -> String {
    let word = self == .peopleHeader ? Setting.header.rawValue : rawValue
    return "`\(word)\(value.map { ": \($0)" } ?? "")`"
  }
}
