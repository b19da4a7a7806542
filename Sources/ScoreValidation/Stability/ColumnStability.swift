/// A column in two samples: its bins with their rows, and how far they lie apart.
public struct ColumnStability: Sendable, Equatable {
  /// What a column holds.
  public enum Kind: String, Sendable, Hashable {
    /// Numbers.
    case numbers
    /// True and false.
    case booleans
    /// Texts.
    case texts
    /// What became of people: whether the event happened.
    case outcome
  }

  /// The column's name.
  public let name: String
  /// What it holds.
  public let kind: Kind
  /// The bins, that of missing values last.
  public let bins: ComparedBins
  /// The index of their rows.
  public let index: StabilityIndex
  /// The rows without a value before.
  public let missingBefore: Int
  /// The rows without a value after.
  public let missingAfter: Int
  /// How far numbers lie apart without bins; `nil` for others, and where a sample has none.
  public let distances: NumberDistances?
  /// The texts that only the sample after has; 0 for others.
  public let newTextCount: Int
  /// The rows with such a text.
  public let newTextRowCount: Int

  /// Describes a column.
  ///
  /// - Throws: ``ValidationError`` if a sample has no rows.
  init(
    _ name: String, _ kind: Kind, _ bins: ComparedBins, missing: (before: Int, after: Int),
    distances: NumberDistances? = nil, new: (levels: Int, rows: Int) = (0, 0)
  ) throws(ValidationError) {
    self.name = name
    self.kind = kind
    self.bins = bins
    index = try StabilityIndex(before: bins.before, after: bins.after)
    (missingBefore, missingAfter) = missing
    self.distances = distances
    (newTextCount, newTextRowCount) = new
  }
}
