/// What a column holds: an entry of a data dictionary.
public struct ColumnDescription: Sendable, Hashable {
  /// How a column depends on the weights of edges.
  public enum Weights: String, Sendable, Hashable {
    /// Weights count where the graph has them, be it only in how the communities were found.
    case used
    /// All edges count alike.
    case ignored
  }

  /// The column's name; of numbered columns what stands before the number.
  public var name: String
  /// Whether the entry is for columns named ``name`` and a number from 1, all of which mean the same:
  /// how many there are only the run can tell.
  public private(set) var isNumbered = false
  /// Whether the entry is for columns named by texts that are not known yet, of which `…` takes the
  /// place.
  public private(set) var isOfTexts = false
  /// What kind of values it holds.
  public var type: ColumnType
  /// What a value tells about a person.
  public var meaning: String
  /// The values that are possible, such as `0 to 1`; `nil` where any value of the type is.
  public var range: String?
  /// What a value is counted in; `nil` for plain numbers and texts.
  public var unit: String?
  /// When a value is missing; `nil` if it never is.
  public var missing: String?
  /// Where the column comes from: a file, a rule of this project, or a publication.
  public var source: String
  /// How it depends on weights; `nil` for columns that come from no graph.
  public var weights: Weights?
  /// What the column was declared to be, such as an outcome; `nil` for nothing.
  public var role: ColumnRole?

  /// Describes a column.
  public init(
    _ name: String, _ type: ColumnType, _ meaning: String, range: String? = nil,
    unit: String? = nil, missing: String? = nil, source: String, weights: Weights? = nil
  ) {
    self.name = name
    self.type = type
    self.meaning = meaning
    self.range = range
    self.unit = unit
    self.missing = missing
    self.source = source
    self.weights = weights
  }

  /// Describes columns named by a beginning and a number from 1.
  public init(
    numbered beginning: String, _ type: ColumnType, _ meaning: String, range: String? = nil,
    unit: String? = nil, missing: String? = nil, source: String, weights: Weights? = nil
  ) {
    self.init(
      beginning, type, meaning, range: range, unit: unit, missing: missing, source: source,
      weights: weights)
    isNumbered = true
  }

  /// The same for columns named by texts that are not known yet, of which `…` takes the place.
  package var ofTexts: ColumnDescription {
    var description = self
    description.isOfTexts = true
    return description
  }

  /// The column's name or, of numbered ones, the first of them and a sign that others follow.
  package var title: String { isNumbered ? "\(name)1, …" : name }

  /// The description of a single column; `nil` if the entry is not for it.
  func of(_ column: String) -> ColumnDescription? {
    if isOfTexts {
      let parts = name.split(separator: "…", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, column.count > parts[0].count + parts[1].count,
        column.hasPrefix(parts[0]), column.hasSuffix(parts[1])
      else { return nil }
      var description = self
      description.name = column
      description.isOfTexts = false
      return description
    }
    guard isNumbered else { return column == name ? self : nil }
    let number = column.dropFirst(name.count)
    guard column.hasPrefix(name), let value = Int(number), value > 0, "\(value)" == number else {
      return nil
    }
    var description = self
    description.name = column
    description.isNumbered = false
    return description
  }
}
