package import Files

/// Which column of a file is meant: by the header's name for it, or by its number from 1.
public enum ColumnReference: Sendable, Hashable, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, CustomStringConvertible
{
  /// The column of that name; where the header has none and the name is a number, that column.
  case name(String)
  /// The column of that number, counted from 1.
  case number(Int)

  /// The column that a person typed: `3` is the third unless a column is called `3`.
  public init(_ text: String) { self = .name(text) }

  /// The column that a person typed, as ``name(_:)``.
  public init(stringLiteral name: String) { self = .name(name) }

  /// The column of that number, counted from 1.
  public init(integerLiteral number: Int) { self = .number(number) }

  /// The name, or the number as digits.
  public var description: String {
    switch self {
    case .name(let name): name
    case .number(let number): number.description
    }
  }

  /// The number that is meant where no column has the name.
  package var number: Int? {
    switch self {
    case .name(let text): Int(text).flatMap { $0 > 0 ? $0 : nil }
    case .number(let number): number
    }
  }

  /// Where that column stands among the names, counted from 0, or `nil`.
  package func index(in names: [String]) -> Int? {
    if case .name(let name) = self, let index = names.firstIndex(of: name) { return index }
    return number.flatMap { $0 > 0 && $0 <= names.count ? $0 - 1 : nil }
  }

  /// The number from which no column can be counted, if that is what is meant: 0 or less.
  package var impossibleNumber: Int? {
    switch self {
    case .name(let text): Int(text).flatMap { $0 > 0 ? nil : $0 }
    case .number(let number): number > 0 ? nil : number
    }
  }

  /// The error for a column that is not there: it lists the columns, and the likely one first.
  ///
  /// - Parameters:
  ///   - names: What the columns are called; not shown where they are rather a person's data.
  ///   - areKnown: Whether there is no doubt that these are names of columns.
  ///   - isNameOnly: Whether a number is no number of a column, but a name.
  ///   - important: Those that come first where not all are shown.
  ///   - source: The file.
  ///   - line: The line with the names.
  /// - Returns: The error.
  package func missing(
    among names: [String], areKnown: Bool = false, isNameOnly: Bool = false,
    showingFirst important: [String] = [], source: String, line: Int? = nil
  ) -> DataError {
    if !isNameOnly, let number = impossibleNumber {
      return DataError(
        .usage, source: source, problem: "there is no column \(number)",
        remedy: "count columns from 1")
    }
    return DataError(
      .badData, source: source, line: line, problem: "column '\(self)' is missing",
      remedy: remedy(among: names, areKnown: areKnown, showingFirst: important))
  }

  /// What to do about a column that is not there: a list of the columns, and the likely one first.
  package func remedy(
    among names: [String], areKnown: Bool = false, showingFirst important: [String] = []
  ) -> String {
    let remedy = ColumnListing.remedy(names, areKnown: areKnown, showingFirst: important)
    guard areKnown || ColumnListing.areLikelyNames(names),
      let meant = Self.nearest(to: description, among: names)
    else { return remedy }
    return "did you mean '\(meant)'? \(remedy)"
  }

  /// The most bytes of a name that another is looked for in the place of.
  private static let mostLetters = 1000

  /// The name that differs from the one given by the fewest letters, if by no more than a third; neither
  /// blanks around a name nor capital letters make a difference.
  package static func nearest(to name: String, among names: [String]) -> String? {
    // No slip of the fingers is as long, and the time grows with the length.
    guard name.utf8.count <= mostLetters else { return nil }
    let wanted = Array(name.withoutBlanks.lowercased())
    let distances = names.map { distance(wanted, Array($0.withoutBlanks.lowercased())) }
    guard let best = distances.indices.min(by: { distances[$0] < distances[$1] }),
      distances[best] <= max(1, wanted.count / 3)
    else { return nil }
    return names[best]
  }

  /// Names in the order of how many letters they differ by from the one given, equal ones as they come; neither
  /// blanks around a name nor capital letters make a difference.
  package static func sorted(_ names: [String], byNearnessTo name: String) -> [String] {
    let wanted = Array(name.withoutBlanks.lowercased())
    let distances = names.map { distance(wanted, Array($0.withoutBlanks.lowercased())) }
    return names.indices.sorted { (distances[$0], $0) < (distances[$1], $1) }.map { names[$0] }
  }

  /// The least number of letters to insert, remove or replace (Levenshtein).
  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}
