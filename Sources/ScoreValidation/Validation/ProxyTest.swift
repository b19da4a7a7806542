internal import Execution
internal import Statistics
internal import Tables

/// Whether columns made of a graph tell to which group people belong, and so may stand in for it.
///
/// Friends are often of one group. A score that uses friends may then part groups without a column that
/// names them.
///
/// A column is put into bins and coded by how frequent the group is in them, as ``ColumnRegression`` does,
/// out of fold: what is found is not learned from the people it is tried on. An area of 0.5 is chance.
public struct ProxyTest: Sendable, Equatable {
  /// What a column, or all together, tell of a group.
  public struct Finding: Sendable, Equatable {
    /// The column; `nil` for all columns together.
    public let column: String?
    /// The area under the curve of telling the group from others, with DeLong's interval.
    public let area: Estimate

    /// Whether the area is surely above the limit.
    public func standsIn(above limit: Double) -> Bool {
      area.interval.map { $0.lower > limit } ?? (area.value > limit)
    }
  }

  /// What is told of a group.
  public struct Group: Sendable, Equatable {
    /// The value of the column.
    public let name: String
    /// The number of its people among those who were looked at.
    public let count: Int
    /// What all graph columns together tell; `nil` if there are none.
    public let together: Finding?
    /// What each graph column alone tells, most first.
    public let columns: [Finding]
    /// What the score itself tells.
    public let score: Finding
  }

  /// The area above which columns are said to stand in for a group: 0.7.
  public static var limit: Double { 0.7 }

  /// The column of the points that a score gives to relationships: its graph part.
  public static var graphPart: String { "interpersonal_relationships" }

  /// The column that is protected.
  public let column: String
  /// The number of people who were looked at.
  public let count: Int
  /// How many people there were to draw them from.
  public let drawnFrom: Int
  /// The groups that are not too small; of two the smaller one, since the other is told just as well.
  public let groups: [Group]
  /// The number of groups that are too small.
  public let suppressedGroupCount: Int
}

extension ProxyTest {
  static let mostPeople = 10_000
  static let foldCount = 5

  /// What columns are held against.
  struct Input: Sendable {
    let protected: Column
    let columns: [Column]
    let scores: [Double?]
    let identifiers: Column
    let cuts: [Double]?
    let minimum: Int
    let level: Double
    let seed: UInt64
  }

  init(_ input: Input, _ execution: Execution) async throws {
    let made = try PeopleGroups(input.protected, cuts: input.cuts)
    let (name, names) = (input.protected.name, made.names)
    let rows = made.codes.indices.filter { made.codes[$0] >= 0 }
    let taken = Self.drawn(rows, seed: input.seed)
    let sample = Sample(input, taken)
    let codes = taken.map { made.codes[$0] }
    var counts = [Int](repeating: 0, count: names.count)
    for code in codes { counts[Int(code)] += 1 }
    // A group is told from others, of whom there must be enough too.
    let large = counts.indices.filter {
      counts[$0] >= max(input.minimum, 2 * Self.foldCount)
        && codes.count - counts[$0] >= max(input.minimum, 2 * Self.foldCount)
    }
    guard !large.isEmpty else {
      throw ValidationError(
        .tooFew,
        "column '\(name)' has no group that could be told from others, each of at least "
          + "\(max(input.minimum, 2 * Self.foldCount)) people",
        remedy: "take a smaller least number, or more people")
    }
    let groups = counts.count { $0 > 0 } == 2 ? [large.min { counts[$0] < counts[$1] } ?? 0] : large
    var found: [Group] = []
    for (number, group) in groups.enumerated() {
      let part = Double(number) / Double(groups.count)
      found.append(
        try await sample.group(
          names[group], codes.map { $0 == group }, seed: input.seed, level: input.level,
          execution.reporting(part...(part + 1 / Double(groups.count)))))
    }
    self.init(
      column: name, count: taken.count, drawnFrom: rows.count, groups: found,
      suppressedGroupCount: counts.count { $0 > 0 }
        - (counts.count { $0 > 0 } == 2 ? 2 : large.count))
  }

  /// At most so many of some rows, in order.
  private static func drawn(_ rows: [Int], seed: UInt64) -> [Int] {
    guard rows.count > mostPeople else { return rows }
    var generator = SplitMix64(seed: seed)
    var rest = rows
    for place in 0..<mostPeople {
      rest.swapAt(place, Int.random(in: place..<rest.count, using: &generator))
    }
    return rest.prefix(mostPeople).sorted()
  }
}

/// The people who are looked at.
private struct Sample: Sendable {
  let columns: [Column]
  let scores: Column
  let identifiers: Column

  init(_ input: ProxyTest.Input, _ rows: [Int]) {
    let places = RowPlaces(rows.map { UInt32($0) })
    columns = input.columns.map { $0.rearranged(places) }
    scores = Column("score", .reals(rows.map { input.scores[$0] }))
    identifiers = input.identifiers.rearranged(places)
  }

  /// What columns tell of each person by a model that was fitted without their fold.
  ///
  /// Columns that nearly repeat each other may take a larger penalty.
  private static func predictions(
    _ columns: [Column], _ outcomes: Outcomes, _ folds: Folds, seed: UInt64, _ execution: Execution
  ) async throws -> [Double?] {
    var penalty = 10.0
    while true {
      do {
        return try await ColumnRegression(penalties: [penalty]).outOfFold(
          columns, outcomes: outcomes, folds: folds, seed: seed, execution: execution
        ).scores
      } catch let error as ValidationError where error.code == .noConvergence && penalty < 1e4 {
        penalty *= 10
      }
    }
  }

  func group(
    _ name: String, _ members: [Bool], seed: UInt64, level: Double, _ execution: Execution
  ) async throws -> ProxyTest.Group {
    let outcomes = try Outcomes(members)
    let folds = try Folds.byPerson(
      ProxyTest.foldCount, identifiers: identifiers, outcomes: outcomes, seed: seed)
    func finding(_ columns: [Column], _ name: String?) async throws -> ProxyTest.Finding {
      let scores = try await Self.predictions(columns, outcomes, folds, seed: seed, execution)
      let scored = try ScoredOutcomes(scores: scores, outcomes: outcomes)
      let area = try scored.areaUnderCurve(level: level)
      return ProxyTest.Finding(
        column: name, area: area ?? Estimate(value: 0.5, standardError: nil, interval: nil))
    }
    var alone: [ProxyTest.Finding] = []
    for column in columns { alone.append(try await finding([column], column.name)) }
    return ProxyTest.Group(
      name: name, count: members.count { $0 },
      together: columns.isEmpty ? nil : try await finding(columns, nil),
      columns: alone.enumerated().sorted {
        ($1.element.area.value, $0.offset) < ($0.element.area.value, $1.offset)
      }.map(\.element),
      score: try await finding([scores], "score"))
  }
}
