public import Statistics
public import Tables

extension Folds {
  /// Folds of people.
  ///
  /// Several rows of one person stay together.
  ///
  /// ```swift
  /// let table = try Table(["id": ["ann", "bob", "cid", "dan"]])
  /// let outcomes = try Outcomes([true, false, true, false])
  /// let folds = try Folds.byPerson(2, identifiers: table.columns[0], outcomes: outcomes, seed: 1)
  /// folds.testRows(0).count   // 2
  /// ```
  ///
  /// - Parameters:
  ///   - count: The number of folds, at least 2.
  ///   - identifiers: Who each row is about.
  ///   - outcomes: The outcomes of the same rows; only whether one is known counts.
  ///   - seed: The seed of the draw.
  /// - Returns: The folds.
  /// - Throws: ``ValidationError`` if there are fewer people with an outcome than folds, if one person has
  ///   more than half of the rows, or if without some fold all outcomes are alike.
  /// - Complexity: O(*n* log *n*).
  public static func byPerson(
    _ count: Int, identifiers: Column, outcomes: Outcomes, seed: UInt64
  ) throws(ValidationError) -> Folds {
    let people = try keys(identifiers, outcomes)
    return try checked(outcomes, units: Folds.people) { () throws(FoldRefusal) in
      try Folds(count, people: people, rows: outcomes.knownRows, seed: seed)
    }
  }

  /// Folds that keep the rows of a group together.
  ///
  /// A row without a group is a group of its own.
  ///
  /// - Parameters:
  ///   - count: The number of folds, at least 2.
  ///   - groups: A column that names each row's group, such as its household.
  ///   - identifiers: Who each row is about.
  ///   - outcomes: The outcomes of the same rows; only whether one is known counts.
  ///   - seed: The seed of the draw.
  /// - Returns: The folds.
  /// - Throws: ``ValidationError`` if there are fewer groups than folds, if one group has more than half
  ///   of the rows, or if without some fold all outcomes are alike.
  /// - Complexity: O(*n* + *g* log *g* + *g* *k*), with *g* groups and *k* folds.
  public static func byGroup(
    _ count: Int, _ groups: Column, identifiers: Column, outcomes: Outcomes, seed: UInt64
  ) throws(ValidationError) -> Folds {
    let people = try keys(identifiers, outcomes)
    let keys = try keys(groups, outcomes, missing: people)
    let units = "groups in column '\(groups.name)'"
    return try checked(outcomes, units: units) { () throws(FoldRefusal) in
      try Folds(count, people: people, groups: keys, rows: outcomes.knownRows, seed: seed)
    }
  }

  /// Folds in the order of time: each is tried on a model fitted on everything strictly before it.
  ///
  /// Rows are parted by date into one window more than there are folds, of about as many rows; rows of
  /// one date stay together. The first window is only fitted on. Rows without a date are left out.
  ///
  /// - Parameters:
  ///   - count: The number of folds, at least 1.
  ///   - dates: A column of numbers that rise with time.
  ///   - identifiers: Who each row is about.
  ///   - outcomes: The outcomes.
  /// - Returns: The folds.
  /// - Throws: ``ValidationError`` if the column is not of numbers, has too few dates, or if all outcomes
  ///   before some fold are alike.
  /// - Complexity: O(*n* log *n*).
  public static func byDate(
    _ count: Int, _ dates: Column, identifiers: Column, outcomes: Outcomes
  ) throws(ValidationError) -> Folds {
    let people = try keys(identifiers, outcomes)
    guard dates.count == outcomes.count else {
      throw .lengths("column '\(dates.name)'", dates.count, outcomes.count)
    }
    guard let numbers = dates.values.numbers else {
      throw ValidationError(
        .unsuitableColumn, "column '\(dates.name)' is not of numbers",
        remedy: "give dates as numbers")
    }
    let units = "later numbers in column '\(dates.name)'"
    return try checked(outcomes, units: units) { () throws(FoldRefusal) in
      try Folds(count, people: people, dates: Array(numbers), rows: outcomes.knownRows)
    }
  }

  /// The keys of a column's texts.
  private static func keys(
    _ column: Column, _ outcomes: Outcomes, missing: [UInt64]? = nil
  ) throws(ValidationError) -> [UInt64] {
    guard column.count == outcomes.count else {
      throw .lengths("column '\(column.name)'", column.count, outcomes.count)
    }
    var keys: [UInt64] = []
    keys.reserveCapacity(column.count)
    var text: [UInt8] = []
    for row in 0..<column.count {
      text.removeAll(keepingCapacity: true)
      let isKnown = column.append(row, to: &text)
      if let missing, !isKnown || column.values.isMissing(row) {
        keys.append(missing[row])
      } else {
        keys.append(FoldKey.of(text))
      }
    }
    return keys
  }

  /// What stays together in folds of people.
  private static let people = "people with an outcome"

  private static func checked(
    _ outcomes: Outcomes, units: String, _ body: () throws(FoldRefusal) -> Folds
  ) throws(ValidationError) -> Folds {
    let folds: Folds
    do { folds = try body() } catch { throw ValidationError(error, units: units) }
    try folds.check(outcomes)
    return folds
  }

  /// Throws unless without each fold there are people with the event and people without.
  func check(_ outcomes: Outcomes) throws(ValidationError) {
    guard rowCount == outcomes.count else {
      throw .lengths("a list of folds", rowCount, outcomes.count)
    }
    for fold in 0..<count {
      guard Set(trainingRows(fold).map { outcomes.codes[$0] }.filter { $0 >= 0 }).count == 2 else {
        throw ValidationError(
          .tooFew, "without fold \(fold + 1) all outcomes are alike",
          remedy: "take fewer folds or other groups")
      }
    }
  }

  /// Folds of the rows on which a fold's model is fitted, to choose what is to be chosen without a look
  /// at the fold itself.
  ///
  /// They are by the same rule, unless these rows have too few groups or dates for it: then people are
  /// drawn, who are all apart from the fold, and before it, anyhow.
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
    do {
      let inner = try nested(in: fold, count: count, seed: seed)
      if inner.count == count, (try? inner.check(outcomes)) != nil { return inner }
    } catch {
      if error.isBadSetting { throw ValidationError(error, units: Self.people) }
    }
    do {
      let inner = try peopleNested(in: fold, count: count, seed: seed)
      try inner.check(outcomes)
      return inner
    } catch let refusal as FoldRefusal {
      throw ValidationError(refusal, units: Self.people)
    } catch let error as ValidationError {
      throw error
    } catch {
      preconditionFailure("nothing else is thrown")
    }
  }

  /// Folds of some rows without names, to choose what is to be chosen for a model of all.
  static func all(
    _ rows: [Int], count: Int, outcomes: Outcomes, seed: UInt64
  ) throws(ValidationError) -> Folds {
    let places = (0..<outcomes.count).map { FoldKey.of("\($0)") }
    return try checked(outcomes, units: Folds.people) { () throws(FoldRefusal) in
      try Folds(count, people: places, rows: rows.map(Int32.init), seed: seed)
    }
  }
}

extension ValidationError {
  /// What keeps people from being put into folds.
  init(_ refusal: FoldRefusal, units: String) {
    self.init(
      refusal.isBadSetting ? .badSetting : .tooFew, refusal.problem(of: units),
      remedy: refusal.remedy)
  }
}
