public import Tables

/// The bins of some columns, learned on training rows alone.
///
/// See ``BinningRules`` for how. Bin 0 is for missing values; the last bin of a column of texts is for
/// rare ones and for those that no training row has.
public struct BinnedColumns: Sendable, Equatable {
  /// The bins of a column.
  public struct Bins: Sendable, Equatable {
    /// The column's name.
    public let name: String
    /// What falls into bins.
    public let content: Content

    /// The number of bins, those for missing values and rare texts included.
    public var count: Int {
      switch content {
      case .numbers(let bounds): bounds.count + 2
      case .texts(let texts): texts.count + 2
      }
    }
  }

  /// What falls into the bins of a column.
  public enum Content: Sendable, Equatable {
    /// Numbers: the smallest number of each bin from the second on. Smaller numbers than any training row
    /// has are in the first bin, larger ones in the last.
    case numbers(lowerBounds: [Double])
    /// Texts that have a bin each, the commonest first.
    case texts([String])
  }

  /// The bins by column.
  public let columns: [Bins]

  /// Learns bins.
  ///
  /// - Parameters:
  ///   - columns: Columns of one length, no name twice.
  ///   - trainingRows: The rows to learn from; no other row changes a bin. `nil` for all.
  ///   - rules: How.
  /// - Throws: ``ValidationError`` if columns differ in length or share a name, or a rule is out of its
  ///   range.
  /// - Precondition: Each training row is one of the columns'.
  /// - Complexity: O(*n* log *n*) per column.
  public init(
    _ columns: [Column], trainingRows: [Int]? = nil, rules: BinningRules = BinningRules()
  ) throws(ValidationError) {
    try rules.check()
    let rowCount = columns.first?.count ?? 0
    let levels = try ColumnLevels.list(columns, rowCount: rowCount)
    self.init(levels, trainingRows: trainingRows ?? Array(0..<rowCount), rules)
  }

  init(_ columns: [ColumnLevels], trainingRows: [Int], _ rules: BinningRules) {
    self.columns = columns.map { column in
      var counts = [Int](repeating: 0, count: column.levelCount)
      for row in trainingRows where column.levels[row] >= 0 {
        counts[Int(column.levels[row])] += 1
      }
      return Bins(name: column.name, content: Self.content(column, counts, rules))
    }
  }

  private static func content(
    _ column: ColumnLevels, _ counts: [Int], _ rules: BinningRules
  ) -> Content {
    let total = counts.reduce(0, +)
    switch column.values {
    case .numbers(let numbers):
      var bounds: [Double] = []
      var (before, bin) = (0, 0)
      for level in counts.indices where counts[level] > 0 {
        // A value belongs where its first row falls among the training rows in rising order.
        let place = before * rules.maximumCount / max(total, 1)
        if place > bin { bounds.append(numbers[level]) }
        bin = place
        before += counts[level]
      }
      return .numbers(lowerBounds: bounds)
    case .texts(let texts):
      let least = max(rules.rareShare * Double(total), 1)
      let common = counts.indices.filter { Double(counts[$0]) >= least }
        .sorted { counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1] }
      return .texts(common.prefix(rules.maximumCount).map { texts[$0] })
    }
  }

  /// The bin of every row of a column, counted from 0.
  ///
  /// - Parameter column: A column of the name of one of these; of other rows, if need be.
  /// - Returns: The bins.
  /// - Throws: ``ValidationError`` if there is no such column, or if texts stand where there were numbers
  ///   or the other way around.
  public func bins(of column: Column) throws(ValidationError) -> [Int] {
    guard let place = columns.firstIndex(where: { $0.name == column.name }) else {
      throw ValidationError(
        .unsuitableColumn, "column '\(column.name)' has no bins", remedy: "learn its bins first")
    }
    return try bins(of: ColumnLevels(column), at: place).map { Int($0) }
  }

  /// The bin of every row of the column at a place.
  func bins(of column: ColumnLevels, at place: Int) throws(ValidationError) -> [UInt16] {
    let bins: [UInt16]
    switch (columns[place].content, column.values) {
    case (.numbers(let bounds), .numbers(let numbers)):
      var bin = 0
      bins = numbers.map { number in
        while bin < bounds.count, number >= bounds[bin] { bin += 1 }
        return UInt16(bin + 1)
      }
    case (.texts(let known), .texts(let texts)):
      let places = Dictionary(uniqueKeysWithValues: zip(known, known.indices))
      bins = texts.map { UInt16((places[$0] ?? known.count) + 1) }
    case _ where column.levelCount == 0:
      bins = []
    default:
      throw ValidationError(
        .unsuitableColumn,
        "column '\(column.name)' is of another type than where bins were learned",
        remedy: "give the same column")
    }
    return column.levels.map { $0 < 0 ? 0 : bins[Int($0)] }
  }
}
