public import Execution
internal import Files
public import Memory
public import Tables

/// The bins of a column: every value it may have, and a missing one, falls into one of them.
///
/// ```swift
/// let bins = try ColumnBins(
///   "age", .numbers,
///   [
///     Bin(.numbers(from: nil, below: 30)), Bin(.numbers(from: 30, below: nil)),
///     Bin(.specialNumbers([-9])), Bin(.missing),
///   ])
/// let ages = Column("age", .integers([22, 41, nil, -9]))
/// let numbers = try bins.numbers(of: ages)   // 0, 1, 3, 2
/// ```
public struct ColumnBins: Sendable, Hashable {
  /// What a column holds.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Whole or decimal numbers.
    case numbers
    /// True and false, which are the numbers 1 and 0.
    case booleans
    /// Dates of ISO 8601, which are numbers of days since the start of 1970.
    case dates
    /// Texts, of whole numbers too.
    case texts
  }

  /// The column's name.
  public let column: String
  /// What it holds.
  public let kind: Kind
  /// The bins: of numbers in rising order, then those of special codes, then that of missing values.
  public let bins: [Bin]

  /// Makes bins.
  ///
  /// - Parameters:
  ///   - column: The column's name.
  ///   - kind: What it holds.
  ///   - bins: The bins, at most 10,000.
  /// - Throws: ``BinningError`` with every mistake: numbers that fall in no bin or in two, a text given
  ///   twice, no bin for other texts or for missing values, or a bin of another kind of values.
  public init(_ column: String, _ kind: Kind, _ bins: [Bin]) throws(BinningError) {
    self.init(unchecked: column, kind, bins)
    let mistakes = BinMistakes(in: bins, kind).found
    if mistakes.isEmpty { return }
    throw BinningError(
      mistakes.map { mistake in
        let place = mistake.bin.map { "bin \($0 + 1): " } ?? ""
        return .init(
          .badData, source: "bins of column '\(column)'", problem: place + mistake.problem,
          remedy: mistake.remedy)
      })
  }

  init(unchecked column: String, _ kind: Kind, _ bins: [Bin]) {
    self.column = column
    self.kind = kind
    self.bins = bins
  }

  /// The bin of every row of a column, counted from 0.
  ///
  /// - Parameters:
  ///   - column: A column of the same kind, whatever its name; texts may be whole numbers.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: A number per row.
  /// - Throws: ``BinningError`` if the column holds something else; `CancellationError` if the work was
  ///   cancelled.
  /// - Complexity: O(*rows* log *bins*).
  public func numbers(
    of column: Column, execution: Execution = Execution(threads: 1)
  ) throws -> Buffer<UInt16> {
    let numbers = try BinLookup(self).numbers(of: column, execution)
    try execution.checkCancellation()
    return numbers
  }

  /// A value per row of a column: that of its bin.
  ///
  /// - Parameters:
  ///   - values: A value per bin, such as the weights of evidence.
  ///   - column: The column.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The values.
  /// - Throws: As ``numbers(of:execution:)``.
  /// - Precondition: There are as many values as bins.
  public func values(
    _ values: [Double], of column: Column, execution: Execution = Execution(threads: 1)
  ) throws -> Buffer<Double> {
    precondition(values.count == bins.count, "each bin has a value")
    let numbers = try numbers(of: column, execution: execution)
    let result = ScatterBuffer<Double>(zeroedCount: numbers.count)
    execution.forEachBlock(of: numbers.count) { rows in
      let span = numbers.span
      for row in rows { result[row] = values[Int(span[row])] }
    }
    return result.freeze()
  }
}
