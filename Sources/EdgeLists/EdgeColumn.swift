internal import Execution
public import Identifiers
internal import Memory
public import Tables

/// A further column of an edge list, with a value per friendship of which some may be missing.
///
/// Both kinds have the layout of Arrow's columns: `float64`, and a dictionary of `uint32` and
/// `large_utf8`.
public struct EdgeColumn: Sendable, Equatable {
  /// The values, by what they are.
  public enum Values: Sendable, Equatable {
    /// Finite numbers of any sign.
    case numbers(OptionalValues<Double>)
    /// The position of each friendship's text among the different texts, which come in order of first
    /// appearance.
    case texts(OptionalValues<UInt32>, of: TextList)
  }

  /// The column's name, as in the header, or `column_3` without one.
  public let name: String
  /// The values.
  public let values: Values

  /// What stands for a missing text while a list is read.
  static let missingText = UInt32.max

  init(name: String, values: Values) {
    self.name = name
    self.values = values
  }

  /// Takes a column of a table: true and false, and dates and times, are texts here.
  init(_ column: Column) {
    name = column.name
    switch column.values {
    case .integers(let values): self.values = .numbers(values.reals)
    case .reals(let values): self.values = .numbers(values)
    case .booleans(let values):
      self.values = Self.texts(values.lazy.map { $0.map { $0 ? "true" : "false" } })
    case .strings(let values): self.values = Self.texts(values)
    case .times(let values): self.values = Self.texts(column.texts ?? values.texts)
    }
  }

  /// The number of friendships.
  public var count: Int {
    switch values {
    case .numbers(let numbers): numbers.count
    case .texts(let codes, of: _): codes.count
    }
  }

  /// Whether the column holds texts.
  public var holdsTexts: Bool { if case .texts = values { true } else { false } }

  private static func texts(_ texts: some Collection<String?>) -> Values {
    var names = TextIndex()
    let codes = texts.map { $0.map { names.insert($0) } }
    return .texts(OptionalValues(codes), of: names.texts)
  }

  /// The codes of texts, of which ``missingText`` is none.
  static func codes(_ codes: Buffer<UInt32>, _ execution: Execution) -> OptionalValues<UInt32> {
    let validity = ScatterBitmap(repeating: true, count: codes.count)
    execution.forEachBlock(of: codes.count) { rows in
      let span = codes.span
      for row in rows where span[row] == missingText { validity[row] = false }
    }
    return OptionalValues(codes, validity: validity.freeze())
  }
}
