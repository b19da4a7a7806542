/// Which column of a file is meant: by its name in the header, or by its number, counted from 1.
public struct ColumnReference: Sendable, Hashable, ExpressibleByStringLiteral,
  ExpressibleByIntegerLiteral, CustomStringConvertible
{
  private enum Kind: Hashable {
    case name(String)
    case number(Int)
    case either(String)
  }

  private let kind: Kind

  /// The column of that name.
  public static func named(_ name: String) -> ColumnReference { ColumnReference(kind: .name(name)) }

  /// The column of that number, counted from 1.
  public static func number(_ number: Int) -> ColumnReference {
    ColumnReference(kind: .number(number))
  }

  /// The column that a text on the command line means: the one of that name, and if there is none
  /// and the text is digits, the one of that number.
  public init(parsing text: String) { self.init(kind: .either(text)) }

  /// The column of that name.
  public init(stringLiteral name: String) { self.init(kind: .name(name)) }

  /// The column of that number, counted from 1.
  public init(integerLiteral number: Int) { self.init(kind: .number(number)) }

  private init(kind: Kind) { self.kind = kind }

  /// The name, or the number as digits.
  public var description: String {
    switch kind {
    case .name(let text), .either(let text): text
    case .number(let number): number.description
    }
  }

  /// The name that is meant, if it may be a name.
  package var name: String? {
    switch kind {
    case .name(let text), .either(let text): text
    case .number: nil
    }
  }

  /// The number that is meant where no column has the name, if it may be a number.
  package var number: Int? {
    switch kind {
    case .name: nil
    case .number(let number): number
    case .either(let text): Int(text).flatMap { $0 > 0 ? $0 : nil }
    }
  }

  /// Where that column stands among the names, counted from 0, or `nil`.
  package func index(in names: [String]) -> Int? {
    if let name, let index = names.firstIndex(of: name) { return index }
    guard let number, names.indices.contains(number - 1) else { return nil }
    return number - 1
  }

  /// The error for a column that is not there: it lists the columns, and the likely one first.
  package func missing(among names: [String], source: String, line: Int? = nil) -> DataError {
    var remedy = "the columns are \(names.joined(separator: ", "))"
    if let meant = Self.nearest(to: description, among: names) {
      remedy = "did you mean '\(meant)'? \(remedy)"
    }
    return DataError(
      .badData, source: source, line: line, problem: "column '\(self)' is missing", remedy: remedy)
  }

  /// The name that differs from the one given by the fewest letters, if by no more than a third.
  private static func nearest(to name: String, among names: [String]) -> String? {
    let wanted = Array(name.lowercased())
    let distances = names.map { distance(wanted, Array($0.lowercased())) }
    guard let best = distances.indices.min(by: { distances[$0] < distances[$1] }),
      distances[best] <= max(1, wanted.count / 3)
    else { return nil }
    return names[best]
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
