internal import Statistics
public import Tables

/// Which people a model is fitted on and which it is tried on, several times over.
///
/// Each fold is tried once, on a model that was fitted without it. Only rows with an outcome are in
/// folds. A row's fold depends on the seed and on the row's place, never on the text of an identifier, so
/// renaming people changes nothing. Where a person has several rows, or people of one group must not be
/// on both sides, name a column of groups.
public struct Folds: Sendable, Equatable {
  /// How rows are kept together or in order.
  enum Rule: Sendable, Equatable {
    case rows
    /// A group number per row.
    case groups([Int32])
    /// A date per row; those without one are in no fold.
    case dates([Double])
  }

  /// The number of folds.
  public let count: Int
  /// The fold of each row; -1 for rows that are only ever fitted on, -2 for rows left out.
  private let places: [Int32]
  private let rule: Rule

  private static let (trainingOnly, absent): (Int32, Int32) = (-1, -2)

  /// Folds with about as many events in each.
  ///
  /// - Parameters:
  ///   - count: The number of folds, at least 2.
  ///   - outcomes: The outcomes.
  ///   - seed: The seed of the draw.
  /// - Returns: The folds.
  /// - Throws: ``ValidationError`` if there are fewer events, or fewer people without, than folds.
  /// - Complexity: O(*n*).
  public static func stratified(
    _ count: Int, outcomes: Outcomes, seed: UInt64
  ) throws(ValidationError) -> Folds {
    try Folds(count, rows: outcomes.knownRows, .rows, outcomes, seed: seed)
  }

  /// Folds that keep the rows of a group together, with about as many events in each.
  ///
  /// Groups go, the largest first and equals by the draw, where they leave events and other rows most
  /// evenly spread. A row without a group is a group of its own.
  ///
  /// - Parameters:
  ///   - count: The number of folds, at least 2.
  ///   - groups: A column that names each row's group, such as its community or component, or the person
  ///     that it is about.
  ///   - outcomes: The outcomes.
  ///   - seed: The seed of the draw.
  /// - Returns: The folds.
  /// - Throws: ``ValidationError`` if there are fewer groups than folds, if one group has more than half
  ///   of the rows, or if without some fold all outcomes are alike.
  /// - Complexity: O(*g* log *g* + *g* *k* + *n*), with *g* groups and *k* folds.
  public static func grouped(
    _ count: Int, by groups: Column, outcomes: Outcomes, seed: UInt64
  ) throws(ValidationError) -> Folds {
    guard groups.count == outcomes.count else {
      throw .lengths("column '\(groups.name)'", groups.count, outcomes.count)
    }
    var numbers: [[UInt8]: Int32] = [:]
    var groupOfRow: [Int32] = []
    var groupCount: Int32 = 0
    for row in 0..<groups.count {
      var text: [UInt8] = []
      let known = groups.append(row, to: &text) ? numbers[text] : nil
      groupOfRow.append(known ?? groupCount)
      guard known == nil else { continue }
      if !groups.values.isMissing(row) { numbers[text] = groupCount }
      groupCount += 1
    }
    return try Folds(
      count, rows: outcomes.knownRows, .groups(groupOfRow), outcomes, seed: seed)
  }

  /// Folds in the order of time: each is tried on a model fitted on everything strictly before it.
  ///
  /// Rows are parted by date into one window more than there are folds, of about as many rows; rows of
  /// one date stay together. The first window is only fitted on. Rows without a date are left out.
  ///
  /// - Parameters:
  ///   - count: The number of folds, at least 1.
  ///   - dates: A column of numbers that rise with time.
  ///   - outcomes: The outcomes.
  /// - Returns: The folds.
  /// - Throws: ``ValidationError`` if the column is not of numbers, has too few dates, or if all outcomes
  ///   before some fold are alike.
  /// - Complexity: O(*n* log *n*).
  public static func expanding(
    _ count: Int, by dates: Column, outcomes: Outcomes
  ) throws(ValidationError) -> Folds {
    guard dates.count == outcomes.count else {
      throw .lengths("column '\(dates.name)'", dates.count, outcomes.count)
    }
    guard let numbers = dates.values.numbers else {
      throw ValidationError(
        .unsuitableColumn, "column '\(dates.name)' is not of numbers",
        remedy: "give dates as numbers")
    }
    let rows = outcomes.knownRows.filter { numbers[Int($0)] != nil }
    return try Folds(count, rows: rows, .dates(numbers.map { $0 ?? 0 }), outcomes, seed: 0)
  }

  private init(
    _ count: Int, rows: [Int32], _ rule: Rule, _ outcomes: Outcomes, seed: UInt64
  ) throws(ValidationError) {
    self.count = count
    self.rule = rule
    var places = [Int32](repeating: Self.absent, count: outcomes.count)
    let placing = FoldPlacing(count: count, rows: rows, outcomes: outcomes, seed: seed)
    let placed =
      switch rule {
      case .rows: try placing.byRow()
      case .groups(let groups): try placing.byGroup(groups)
      case .dates(let dates): try placing.byDate(dates)
      }
    for (row, place) in zip(rows, placed) { places[Int(row)] = place }
    self.places = places
    for fold in 0..<count {
      let kinds = Set(trainingRows(fold).map { outcomes.codes[$0] })
      guard kinds.count == 2 else {
        throw ValidationError(
          .tooFew, "without fold \(fold + 1) all outcomes are alike",
          remedy: "take fewer folds or other groups")
      }
    }
  }

  /// The number of rows, those in no fold included.
  public var rowCount: Int { places.count }

  /// The fold, from 0, in which a row is tried; `nil` if it is not tried.
  public func fold(ofRow row: Int) -> Int? { places[row] < 0 ? nil : Int(places[row]) }

  /// The rows on which a fold is tried, in order.
  public func testRows(_ fold: Int) -> [Int] { places.indices.filter { places[$0] == fold } }

  /// The rows on which the model for a fold is fitted, in order.
  public func trainingRows(_ fold: Int) -> [Int] {
    if case .dates = rule {
      return places.indices.filter { places[$0] != Self.absent && places[$0] < fold }
    }
    return places.indices.filter { places[$0] != Self.absent && places[$0] != fold }
  }

  /// Folds of the rows on which a fold's model is fitted, by the same rule: nested folds, to choose what
  /// is to be chosen without a look at the fold itself.
  ///
  /// If the rows have too few groups or dates for the rule, rows are drawn: they are all apart from the
  /// fold, and before it, anyhow.
  ///
  /// - Parameters:
  ///   - fold: The outer fold.
  ///   - count: The number of inner folds, at least 2.
  ///   - outcomes: The outcomes.
  ///   - seed: The seed of the draw.
  /// - Returns: The inner folds, of the same rows.
  /// - Throws: ``ValidationError`` if there are too few events or other rows.
  public func nested(
    in fold: Int, count: Int, outcomes: Outcomes, seed: UInt64
  ) throws(ValidationError) -> Folds {
    let rows = trainingRows(fold).map(Int32.init)
    do {
      return try Folds(count, rows: rows, rule, outcomes, seed: seed)
    } catch {
      guard error.code == .tooFew, rule != .rows else { throw error }
      return try Folds(count, rows: rows, .rows, outcomes, seed: seed)
    }
  }

  /// Folds of all the rows that this one has, to choose what is to be chosen for a model of all.
  static func all(
    _ rows: [Int], count: Int, outcomes: Outcomes, seed: UInt64
  ) throws(ValidationError) -> Folds {
    try Folds(count, rows: rows.map(Int32.init), .rows, outcomes, seed: seed)
  }
}
