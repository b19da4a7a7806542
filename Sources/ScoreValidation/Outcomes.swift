internal import Files
public import Tables

/// What became of each person: the event happened, it did not, or nobody knows.
///
/// ```swift
/// let outcomes = try Outcomes([true, false, nil, false])
/// outcomes.eventCount       // 1
/// outcomes.missingCount     // 1
/// ```
///
/// People whose outcome is missing are left out of every judgment, and counted. A weight says for how
/// many people a row stands.
public struct Outcomes: Sendable, Equatable {
  /// 1 where the event happened, 0 where it did not, -1 where nobody knows.
  package let codes: [Int8]
  /// A weight per row; `nil` if every row counts once.
  package let weights: [Double]?
  /// The rows whose outcome is known, in order.
  package let knownRows: [Int32]
  /// The number of people for whom the event happened.
  public let eventCount: Int
  /// The number of people for whom it did not.
  public let nonEventCount: Int

  /// Takes outcomes in the order of people.
  ///
  /// - Parameters:
  ///   - events: Whether the event happened; `nil` where nobody knows.
  ///   - weights: A finite weight greater than 0 per row; `nil` if every row counts once.
  /// - Throws: ``ValidationError`` if a weight is not such a number, or if there are not as many.
  public init(_ events: [Bool?], weights: [Double]? = nil) throws(ValidationError) {
    if let weights {
      guard weights.count == events.count else {
        throw .lengths("the list of weights", weights.count, events.count)
      }
      try Self.checkWeights(weights)
    }
    let codes: [Int8] = events.map { $0.map { $0 ? 1 : 0 } ?? -1 }
    self.codes = codes
    self.weights = weights
    knownRows = codes.indices.filter { codes[$0] >= 0 }.map(Int32.init)
    eventCount = codes.count { $0 == 1 }
    nonEventCount = codes.count { $0 == 0 }
  }

  /// Takes outcomes from a column.
  ///
  /// - Parameters:
  ///   - column: True or false, or the numbers 0 and 1 of which 1 is the event; or any values, if
  ///     `event` is given.
  ///   - event: The text of the value that is the event, as it stands in a CSV file; every other value
  ///     is none. `nil` for a column of true and false or 0 and 1, and for one that is declared as an
  ///     outcome, whose event is known.
  ///   - weights: A column with a weight for every row; `nil` if every row counts once.
  /// - Throws: ``ValidationError`` if the column holds other values, if no row has the event's value, or
  ///   if a weight is missing or not greater than 0.
  public init(
    _ column: Column, event: String? = nil, weights: Column? = nil
  ) throws(ValidationError) {
    var numbers: [Double]?
    if let weights {
      guard let values = weights.values.numbers else {
        throw ValidationError(
          .unsuitableColumn, "column '\(weights.name)' is not of numbers",
          remedy: "name a column of weights")
      }
      // A missing weight is refused with its row.
      numbers = values.map { $0 ?? .nan }
    }
    try self.init(Self.events(column, event), weights: numbers)
  }

  /// Takes an outcome that a table declares.
  ///
  /// ```swift
  /// let table = try Table(["id": ["ann", "bob"], "status": ["paid", "late"]])
  ///   .declaring(outcome: "status", events: ["late"])
  /// let outcomes = try Outcomes(of: "status", in: table)
  /// ```
  ///
  /// - Parameters:
  ///   - name: The outcome's column.
  ///   - table: A table that declares it, as ``Table/declaring(outcome:events:)`` does.
  ///   - weights: The name of a column with a weight for every row; `nil` if every row counts once.
  /// - Throws: ``DataError`` if there is no such column, the table does not declare it, or a weight is
  ///   missing or not a finite number greater than 0.
  public init(of name: String, in table: Table, weights: String? = nil) throws {
    let events = try table.events(ofOutcome: name)
    guard let weights else {
      try self.init(events)
      return
    }
    let numbers = try table.numbers(inColumn: weights).map { $0 ?? .nan }
    try table.check(numbers, ofColumn: weights, remedy: Self.remedy) { weight in
      weight > 0 && weight.isFinite
        ? nil
        : weight.isNaN
          ? "a weight is missing"
          : "weight \(weight.shortest) is not a finite number greater than 0"
    }
    try self.init(events, weights: numbers)
  }

  /// The same with weights of at most 1, where they are so large or so small that sums of their squares could
  /// not be told.
  ///
  /// - Throws: ``ValidationError`` if weights lie further apart than sums of doubles can tell.
  func withPlainWeights() throws(ValidationError) -> Outcomes {
    guard let weights, let most = weights.max(), let least = weights.min() else { return self }
    guard least >= most * 1e-12 else {
      throw ValidationError(
        .badNumber, "the largest weight is more than 1e12 times the smallest",
        remedy: "leave out rows that do not count")
    }
    if (1e-6...1e6).contains(most) { return self }
    return try Outcomes(codes.indices.map { self[$0] }, weights: weights.map { $0 / most })
  }

  private static func checkWeights(_ weights: [Double]) throws(ValidationError) {
    guard let row = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) else { return }
    throw ValidationError(
      .badNumber, "the weight of row \(row + 1) is not a finite number greater than 0",
      remedy: remedy)
  }

  private static let remedy = "leave out rows that do not count"

  private static func events(
    _ column: Column, _ event: String?
  ) throws(ValidationError) -> [Bool?] {
    if let event {
      let bytes = Array(event.utf8)
      var text: [UInt8] = []
      let events = (0..<column.count).map { row -> Bool? in
        text.removeAll(keepingCapacity: true)
        return column.append(row, to: &text) ? text == bytes : nil
      }
      if events.contains(true) { return events }
      throw ValidationError(
        .unsuitableColumn, "no row of column '\(column.name)' has the value of the event",
        remedy: "name a value that the column has")
    }
    if let known = column.declaredEvents { return known }
    guard let numbers = column.values.numbers, numbers.allSatisfy({ $0 ?? 0 == 0 || $0 == 1 })
    else {
      throw ValidationError(
        .unsuitableColumn, "column '\(column.name)' is neither true or false nor 0 or 1",
        remedy: "say which value is the event")
    }
    return numbers.map { $0.map { $0 == 1 } }
  }

  /// The outcomes of some people, with those of all others unknown.
  ///
  /// - Throws: ``ValidationError`` if there are not as many rows.
  public func keeping(_ rows: [Bool]) throws(ValidationError) -> Outcomes {
    guard rows.count == count else { throw .lengths("the list of people", rows.count, count) }
    return try Outcomes(rows.indices.map { rows[$0] ? self[$0] : nil }, weights: weights)
  }

  /// The number of rows.
  public var count: Int { codes.count }

  /// The number of people whose outcome is known.
  public var knownCount: Int { knownRows.count }

  /// The number of people whose outcome is missing.
  public var missingCount: Int { count - knownCount }

  /// Whether the event happened to the person of a row; `nil` if nobody knows.
  public subscript(row: Int) -> Bool? { codes[row] < 0 ? nil : codes[row] == 1 }

  /// The weight of a row, 1 if rows have none.
  public func weight(_ row: Int) -> Double { weights?[row] ?? 1 }
}
