/// Something that callers of the library set, and that messages name; its raw value is Swift's word.
package enum Setting: String, Sendable, CaseIterable {
  case edges, people, unknownPeople, needsCommonPeople, quarantine
  case source, target, weight, time, kind, delimiter, header, comments
  case identifier, missing, decimal, column, columnPrefix
  case isDirected, duplicates, selfLoops, halfLife
  /// The header of a people table, where an edge list may have one too.
  case peopleHeader
  /// What a setting that is on or off is when it is on.
  case on = "true"
  /// What a file in a graph format is read as; its value is the ending that such files have.
  case graphFile

  /// The setting as it stands in Swift, with its value if there is one.
  package func text(_ value: String?) -> String {
    if self == .graphFile {
      return
        "read it with `EdgeList(contentsOf:as:usesWeights:)`, or give it to a `GraphSource` under a "
        + "name that ends in \(value ?? "")"
    }
    let word = self == .peopleHeader ? Setting.header.rawValue : rawValue
    return "`\(word)\(value.map { ": \($0)" } ?? "")`"
  }
}
