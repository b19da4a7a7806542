internal import Tables

/// The groups of people that a column makes: its values or, of a column of many numbers, intervals of them.
struct PeopleGroups: Sendable {
  /// More different numbers than these are put in intervals.
  static let mostNumbers = 20
  /// The number of intervals, of about as many people each.
  static let intervalCount = 5

  /// The names of groups, intervals from the lowest on.
  let names: [String]
  /// The number of each row's group, -1 where the value is missing.
  let codes: [Int32]
  /// How many different numbers were put in intervals; `nil` if groups are values.
  let numberCount: Int?

  /// Makes groups of a column.
  ///
  /// - Parameters:
  ///   - column: The column.
  ///   - cuts: Where intervals of numbers meet, rising; `nil` for intervals of about as many people each, and
  ///     for none where there are few numbers.
  /// - Throws: ``ValidationError`` if there are cuts of what are no numbers, or too many texts.
  init(_ column: Column, cuts: [Double]?) throws(ValidationError) {
    let levels = ColumnLevels(column)
    guard case .numbers(let numbers) = levels.values, column.values.isNumeric,
      cuts != nil || numbers.count > Self.mostNumbers
    else {
      if cuts != nil {
        throw ValidationError(
          .unsuitableColumn, "column '\(column.name)' is not of numbers, and can't be cut",
          remedy: "leave its cuts out")
      }
      names = try levels.groupNames(column)
      codes = levels.levels
      numberCount = nil
      return
    }
    let limits = cuts ?? Self.limits(numbers, levels.levels)
    let intervals = numbers.map { number in Int32(limits.count { $0 <= number }) }
    names = Self.names(limits)
    codes = levels.levels.map { $0 < 0 ? -1 : intervals[Int($0)] }
    numberCount = numbers.count
  }

  /// The numbers at which about equally many people each begin.
  private static func limits(_ numbers: [Double], _ levels: [Int32]) -> [Double] {
    var counts = [Int](repeating: 0, count: numbers.count)
    for level in levels where level >= 0 { counts[Int(level)] += 1 }
    let total = counts.reduce(0, +)
    var limits: [Double] = []
    var below = 0
    for (number, count) in zip(numbers, counts) {
      if below * intervalCount >= (limits.count + 1) * total, limits.count + 1 < intervalCount {
        limits.append(number)
      }
      below += count
    }
    return limits
  }

  private static func names(_ limits: [Double]) -> [String] {
    guard let first = limits.first, let last = limits.last else { return ["all"] }
    return ["below \(first.shortest)"]
      + zip(limits, limits.dropFirst()).map { "\($0.shortest) to below \($1.shortest)" }
      + ["\(last.shortest) or more"]
  }
}
