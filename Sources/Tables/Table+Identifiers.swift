package import Identifiers

/// How many names of another file are identifiers but for their spelling.
package struct SpellingMatches: Sendable, Equatable {
  /// How many names of the other file would be found.
  package internal(set) var count = 0
  /// Whether leading zeros, a `.0` at the end, or blanks around make the difference.
  package internal(set) var zeros = false
  /// Whether a `.0` at the end does.
  package internal(set) var fraction = false
  /// Whether blanks around do.
  package internal(set) var blanks = false

  /// What makes the difference, in words.
  package var reasons: String {
    let parts = [
      zeros ? "leading zeros" : nil, fraction ? "a .0 at the end" : nil,
      blanks ? "blanks around" : nil,
    ].compactMap { $0 }
    return parts.joined(separator: ", ")
  }
}

extension Table {
  /// How well each column's values would do as identifiers, given the names that another file
  /// uses for the same people.
  ///
  /// A field is compared exactly as it was written. A column with a value that is missing or there
  /// twice has no matches: it can't identify people, and is left at that value.
  ///
  /// - Parameter names: The other file's names.
  /// - Returns: one answer per column, in order.
  /// - Complexity: O(*names* + *rows* × *columns*).
  package func identifierFits(_ names: TextList) -> [IdentifierFit] {
    let index = TextIndex(names)
    return columns.map { column in
      var isFound = Array(repeating: false, count: index.count)
      var values = TextIndex()
      var matches = 0
      var field: [UInt8] = []
      for row in 0..<column.count {
        field.removeAll(keepingCapacity: true)
        // Most columns are known to identify nobody after a few rows.
        guard column.append(row, to: &field), Int(values.insert(field.span)) == row else {
          return IdentifierFit(
            name: column.name, matches: 0, rowCount: column.count, tellsPeopleApart: false)
        }
        guard let name = index.lookup(field.span) else { continue }
        if !isFound[Int(name)] { matches += 1 }
        isFound[Int(name)] = true
      }
      return IdentifierFit(
        name: column.name, matches: matches, rowCount: column.count, tellsPeopleApart: true)
    }
  }

  /// How many of some names would be identifiers if leading zeros, a `.0` and blanks around did not
  /// count; as it is, each spelling is a person of their own.
  ///
  /// - Parameter unknown: Names that are no identifiers of the table.
  /// - Returns: How many, and why.
  /// - Complexity: O(*names* + *rows*).
  package func spellingMatches(_ unknown: TextList) -> SpellingMatches {
    var matches = SpellingMatches()
    var index = TextIndex()
    // The names of each plain spelling, mostly one.
    var numbers: [UInt32] = []
    var changes: [SpellingMatches] = []
    for name in unknown.indices {
      var change = SpellingMatches()
      let plain = SpellingMatches.plain(Array(unknown.utf8(name))[...], &change)
      let number = index.insert(plain)
      numbers.append(number)
      if Int(number) == changes.count { changes.append(change) }
    }
    var isFound = Array(repeating: false, count: changes.count)
    let identifiers = identifiers
    for row in identifiers.indices {
      var change = SpellingMatches()
      let plain = SpellingMatches.plain(Array(identifiers.utf8(row))[...], &change)
      guard let number = index.lookup(plain).map({ Int($0) }) else { continue }
      isFound[number] = true
      for one in [change, changes[number]] {
        matches.zeros = matches.zeros || one.zeros
        matches.fraction = matches.fraction || one.fraction
        matches.blanks = matches.blanks || one.blanks
      }
    }
    matches.count = numbers.count { isFound[Int($0)] }
    return matches
  }
}
