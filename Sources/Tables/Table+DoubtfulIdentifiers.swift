package import Files
internal import Identifiers
internal import Memory

extension Table {
  /// What to say of identifiers that other programs write where there is none; `nil` without such.
  ///
  /// - Complexity: O(*rows*).
  package var doubtfulIdentifierWarning: Message? {
    let identifiers = identifiers
    let offsets = identifiers.offsets.span
    var count = 0
    var first: (row: Int, text: String)?
    for row in identifiers.indices where 2...8 ~= offsets[row + 1] - offsets[row] {
      let field = Array(identifiers.utf8(row))
      guard Self.noIdentifiers.contains(field) else { continue }
      count += 1
      if first == nil { first = (row, String(decoding: field, as: UTF8.self)) }
    }
    guard let first else { return nil }
    let place = line(ofRow: first.row, in: columns[0]).map { ":\($0)" } ?? ""
    let fact =
      count == 1
      ? "1 identifier, '\(first.text)', looks like a missing value and was taken for a person"
      : "\(count) identifiers look like missing values and were taken for people, first "
        + "'\(first.text)' here"
    return "\(sourceName)\(place): \(fact); give every person an identifier, or remove the row"
  }

  private static let noIdentifiers = Set(
    (MissingValues.standard.spellings + MissingValues.usualNumericSpellings).map {
      Array($0.utf8)
    })
}
