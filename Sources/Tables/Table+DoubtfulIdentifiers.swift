package import Files
internal import Identifiers
internal import Memory

/// Identifiers that other programs write where there is none.
package struct DoubtfulIdentifiers: Sendable {
  private var count = 0
  private var first: (text: String, place: String)?

  /// None yet.
  package init() {}

  /// Adds those of a table, or of the next rows of it.
  ///
  /// - Complexity: O(*rows*).
  package mutating func add(_ table: Table) {
    let identifiers = table.identifiers
    let offsets = identifiers.offsets.span
    for row in identifiers.indices where 2...8 ~= offsets[row + 1] - offsets[row] {
      let field = Array(identifiers.utf8(row))
      guard Self.noIdentifiers.contains(field) else { continue }
      count += 1
      if first == nil {
        let place = table.line(ofRow: row, in: table.columns[0]).map { ":\($0)" } ?? ""
        first = (String(decoding: field, as: UTF8.self), table.sourceName + place)
      }
    }
  }

  /// Adds those of the rows that come next.
  package mutating func add(_ others: DoubtfulIdentifiers) {
    count += others.count
    first = first ?? others.first
  }

  /// What to say of them; `nil` if there are none.
  package var warning: Message? {
    guard let first else { return nil }
    let fact =
      count == 1
      ? "1 identifier, '\(first.text)', looks like a missing value and was taken for a person"
      : "\(count) identifiers look like missing values and were taken for people, first "
        + "'\(first.text)' here"
    return "\(first.place): \(fact); give every person an identifier, or remove the row"
  }

  private static let noIdentifiers = Set(
    (MissingValues.standard.spellings + MissingValues.usualNumericSpellings).map {
      Array($0.utf8)
    })
}

extension Table {
  /// What to say of identifiers that other programs write where there is none; `nil` without such.
  ///
  /// - Complexity: O(*rows*).
  package var doubtfulIdentifierWarning: Message? {
    var found = DoubtfulIdentifiers()
    found.add(self)
    return found.warning
  }
}
