/// Which people are set apart from which others, several times over: each fold is tried, or given
/// columns, without the outcomes of its own people.
///
/// One notion serves both: models that are fitted without a fold, and columns made of outcomes outside of
/// a fold. Only people with an outcome are in folds. They are dealt out in the order of a hash of the
/// identifier and the seed, so that folds are of equally many people, give or take one. So a person's fold
/// depends on the seed and on who else has an outcome, but neither on what anybody's outcome is nor on the
/// order of rows: who flips an outcome finds everyone where they were, permuting rows permutes folds, and
/// one more person with an outcome may move others. By the hash alone nobody would move, but folds of few
/// people would be of unequal size, and one without an event several times as frequent. Since outcomes don't
/// count, events are spread over folds by chance.
///
/// Whole groups go the largest first, counted by its people with an outcome and equals by the hash, to the
/// fold that has the fewest people. In the order of time each fold is tried on what came strictly before.
///
/// How folds are made is said where they are used: for columns of people by `Folds.byPerson`, `byGroup`
/// and `byDate`, for the people of a graph by `RelationGraph.folds`.
public struct Folds: Sendable, Equatable {
  private enum Rule: Sendable, Equatable {
    /// What keeps rows together: one key per row.
    case units([UInt64])
    /// When each row is; rows without a date are in no fold.
    case dates([Double?])
  }

  /// The number of folds.
  public let count: Int
  /// The fold of each row; -1 for rows that are only ever fitted on, -2 for rows left out.
  private let places: [Int32]
  /// A key for each row's person.
  private let people: [UInt64]
  private let rule: Rule
  /// When each fold begins, in the order of time.
  private let starts: [Double]
  /// The last date of a row that takes part.
  private let end: Double

  private static let (trainingOnly, absent): (Int32, Int32) = (-1, -2)

  /// Folds that keep rows of one unit together.
  ///
  /// - Parameters:
  ///   - count: The number of folds, at least 2.
  ///   - people: A key for each row's person.
  ///   - groups: A key for each row's group; `nil` if people are the units.
  ///   - rows: The rows that take part, those with an outcome.
  ///   - seed: The seed of the hash.
  /// - Throws: `FoldRefusal` if there are too few units, or one has more than half of the rows.
  package init(
    _ count: Int, people: [UInt64], groups: [UInt64]? = nil, rows: [Int32], seed: UInt64
  ) throws(FoldRefusal) {
    guard count >= 2 else { throw FoldRefusal(reason: .fewFolds(least: 2)) }
    let units = FoldUnits(groups ?? people, rows: rows)
    guard units.count >= count else {
      throw FoldRefusal(reason: .fewUnits(found: units.count, folds: count))
    }
    guard !units.hasGiant else { throw FoldRefusal(reason: .giant) }
    self.init(count, units, people, groups ?? people, rows, seed: seed)
  }

  private init(
    _ count: Int, _ units: FoldUnits, _ people: [UInt64], _ keys: [UInt64], _ rows: [Int32],
    seed: UInt64
  ) {
    let folds = units.dealt(count, seed: seed)
    var places = [Int32](repeating: Self.absent, count: people.count)
    for row in rows { places[Int(row)] = folds[keys[Int(row)]] ?? Self.absent }
    (self.count, self.places, self.people, rule) = (count, places, people, .units(keys))
    (starts, end) = ([], 0)
  }

  /// Folds in the order of time.
  ///
  /// Rows are parted by date into one window more than there are folds, of about as many rows; rows of
  /// one date stay together.
  package init(
    _ count: Int, people: [UInt64], dates: [Double?], rows: [Int32]
  ) throws(FoldRefusal) {
    guard count >= 1 else { throw FoldRefusal(reason: .fewFolds(least: 1)) }
    self.init(most: count, people, dates, rows)
    guard starts.count == count else {
      throw FoldRefusal(reason: .fewUnits(found: starts.count, folds: count))
    }
  }

  private init(most count: Int, _ people: [UInt64], _ dates: [Double?], _ rows: [Int32]) {
    let sorted = rows.compactMap { dates[Int($0)] }.sorted()
    var starts: [Double] = []
    for window in 1..<max(count, 1) + 1 {
      var place = window * sorted.count / (count + 1)
      // The first date that is later than the last start.
      let last = starts.last ?? sorted.first
      while place < sorted.count, let last, sorted[place] <= last { place += 1 }
      if place < sorted.count { starts.append(sorted[place]) }
    }
    var places = [Int32](repeating: Self.absent, count: people.count)
    for row in rows {
      if let date = dates[Int(row)] { places[Int(row)] = Self.window(of: date, starts) }
    }
    (self.count, self.places, self.people, rule) = (starts.count, places, people, .dates(dates))
    (self.starts, end) = (starts, sorted.last ?? -.infinity)
  }

  private static func window(of date: Double, _ starts: [Double]) -> Int32 {
    Int32((starts.firstIndex { date < $0 } ?? starts.count) - 1)
  }

  /// The number of rows, those in no fold included.
  public var rowCount: Int { places.count }

  /// Whether folds are in the order of time, so that a fold rests on what came strictly before alone.
  public var areInOrder: Bool { if case .dates = rule { true } else { false } }

  /// The fold, from 0, in which a row is tried; `nil` if it is not tried.
  public func fold(ofRow row: Int) -> Int? { places[row] < 0 ? nil : Int(places[row]) }

  /// Whether a row's outcome is used for others: it is known and, in the order of time, dated.
  public func isTraining(row: Int) -> Bool { places[row] != Self.absent }

  /// The rows on which a fold is tried, in order.
  public func testRows(_ fold: Int) -> [Int] { places.indices.filter { places[$0] == fold } }

  /// The rows on which the model for a fold is fitted, in order.
  public func trainingRows(_ fold: Int) -> [Int] {
    places.indices.filter { places[$0] != Self.absent && uses(places[$0], for: Int32(fold)) }
  }

  /// The rows that take part, in order.
  package var rows: [Int32] {
    places.indices.filter { places[$0] != Self.absent }.map(Int32.init)
  }

  /// Folds of the rows on which a fold's model is fitted, by the same rule: nested folds.
  ///
  /// There are fewer if these rows have fewer units or dates; in the order of time there may be none,
  /// where all are of one date.
  ///
  /// - Throws: `FoldRefusal` if the rows are of one unit.
  package func nested(in fold: Int, count: Int, seed: UInt64) throws(FoldRefusal) -> Folds {
    guard count >= 2 else { throw FoldRefusal(reason: .fewFolds(least: 2)) }
    let rows = trainingRows(fold).map(Int32.init)
    switch rule {
    case .dates(let dates): return Folds(most: count, people, dates, rows)
    case .units(let keys):
      let units = FoldUnits(keys, rows: rows)
      guard units.count >= 2 else {
        throw FoldRefusal(reason: .fewUnits(found: units.count, folds: 2))
      }
      return Folds(min(count, units.count), units, people, keys, rows, seed: seed)
    }
  }

  /// Folds of the same rows with people as the units.
  ///
  /// - Throws: `FoldRefusal` if there are fewer people than folds.
  package func peopleNested(
    in fold: Int, count: Int, seed: UInt64
  ) throws(FoldRefusal) -> Folds {
    try Folds(count, people: people, rows: trainingRows(fold).map(Int32.init), seed: seed)
  }
}

// Columns of outcomes are made for several sources, each some of the folds: one source for each fold,
// which leaves out its people, and a last one for people without an outcome, who rest on everybody's.

extension Folds {
  /// The number of sources besides the one of nobody.
  package var sourceCount: Int { count + 1 }

  /// The place of a row among folds: -1 for one before the first, -2 for one whose outcome is not used.
  package func place(ofRow row: Int) -> Int32 { places[row] }

  /// The source on which a row's columns rest; -1 for the source of nobody.
  ///
  /// A row without an outcome rests on all folds, and in the order of time on those before the window in
  /// which its date is; after the last date of all, or without a date, on all.
  package func source(ofRow row: Int) -> Int32 {
    if places[row] != Self.absent { return places[row] }
    guard case .dates(let dates) = rule, let date = dates[row], date <= end else {
      return Int32(count)
    }
    return Self.window(of: date, starts)
  }

  /// Whether a source has the outcomes of a place among folds.
  package func uses(_ place: Int32, for source: Int32) -> Bool {
    areInOrder ? place < source : place != source
  }
}
