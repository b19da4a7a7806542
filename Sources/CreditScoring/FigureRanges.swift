internal import Execution
internal import Memory
internal import Tables

/// The range of each person's figure of friends' scores, whatever missing data, theirs or anyone
/// else's, become known.
///
/// Points are highest with all missing data at their best and lowest with them at their worst, and so
/// are figures: each end is a fixed point of its own. Friends who can't be assessed now may be assessed
/// then; each of them joins the mean or not, whichever goes further. Every round gives a valid bound;
/// more rounds only tighten it.
struct FigureRanges {
  /// The lowest figure of each person.
  let lowest: Buffer<Double>
  /// The highest figure of each person.
  let highest: Buffer<Double>

  /// What figures are computed from, with the ranges that missing data leave open.
  struct Circumstances {
    let ties: any FriendTies
    /// What each person's card says.
    let terms: CardValues<FriendsTerms>
    /// Who may contribute to friends' figures, whatever becomes known: 1 for all who may, 0 for others.
    let possible: Buffer<Double>
    /// For each person Σ *a* over all friends who may contribute, whether they do or not.
    let strengths: Buffer<Double>
    /// Who contributes to friends' figures now.
    let contributes: @Sendable (Int) -> Bool
    let execution: Execution
  }

  /// The ranges where friends' scores are solved together.
  ///
  /// - Parameters:
  ///   - found: What came out with the data as they are.
  ///   - own: The least or, if `most`, the greatest share of all points that a person's other points
  ///     can be.
  ///   - circumstances: What else figures are computed from.
  /// - Returns: The range of everyone's figure.
  /// - Throws: `CancellationError` if the work was cancelled.
  static func fixedPoint(
    around found: Relationships, own: @Sendable (_ row: Int, _ most: Bool) -> Double,
    _ circumstances: Circumstances
  ) throws -> FigureRanges {
    FigureRanges(
      lowest: try limit(found, circumstances, most: false) { own($0, false) },
      highest: try limit(found, circumstances, most: true) { own($0, true) })
  }

  /// The ranges where friends' scores are earlier ones; a missing one may be anything.
  static func lagged(
    around found: Relationships, positions: Buffer<Double>, _ circumstances: Circumstances
  ) throws -> FigureRanges {
    func limit(most: Bool) throws -> Buffer<Double> {
      let values = filled(positions.count, circumstances.execution) { row in
        positions[row].isNaN ? (most ? circumstances.possible[row] : 0) : positions[row]
      }
      let sums = try circumstances.ties.weightedSums(
        of: values, execution: circumstances.execution)
      return filled(positions.count, circumstances.execution) { row in
        outward(
          figure(row, sums, circumstances, most: most), from: found.figures[row], most: most)
      }
    }
    return FigureRanges(lowest: try limit(most: false), highest: try limit(most: true))
  }

  /// One end of everyone's range.
  private static func limit(
    _ found: Relationships, _ circumstances: Circumstances, most: Bool,
    own: @Sendable (Int) -> Double
  ) throws -> Buffer<Double> {
    let count = found.figures.count
    let (terms, execution) = (circumstances.terms, circumstances.execution)
    let weight = terms.largestWeight
    var figures = Buffer(repeating: most ? 1.0 : 0, count: count)
    /// A bound on all figures. A friend at this position may as well be left out of a mean.
    var extreme = most ? 1.0 : 0
    var round = 0
    var gap = 1.0
    // A gap below this is far below what rounding to six decimals could show.
    while gap > 1e-11 {
      let (before, outermost) = (figures, extreme)
      let positions = filled(count, execution) { row in
        if circumstances.possible[row] == 0 { return 0 }
        let position = own(row) + terms[row].weight * before[row]
        if circumstances.contributes(row) { return position }
        return most ? max(position, outermost) : min(position, outermost)
      }
      let sums = try circumstances.ties.weightedSums(of: positions, execution: execution)
      figures = filled(count, execution) { figure($0, sums, circumstances, most: most) }
      round += 1
      // Extremes settle slowly where many friends can't be assessed; they need not.
      if round <= 3 {
        extreme = (most ? figures.max() : figures.min()) ?? extreme
      }
      var change = 0.0
      for row in 0..<count { change = max(change, abs(figures[row] - before[row])) }
      gap = round <= 3 ? change : change * weight / (1 - weight)
    }
    let last = figures
    return filled(count, execution) { outward(last[$0], from: found.figures[$0], most: most) }
  }

  private static func figure(
    _ row: Int, _ sums: Buffer<Double>, _ circumstances: Circumstances, most: Bool
  ) -> Double {
    var terms = circumstances.terms[row]
    terms.mean = most ? terms.meanRange.upperBound : terms.meanRange.lowerBound
    return terms.figure(sum: sums[row], strength: circumstances.strengths[row])
  }

  /// An end of a range moved outward by more than the order of summation can change it; the figure
  /// itself where nothing is open.
  private static func outward(_ end: Double, from figure: Double, most: Bool) -> Double {
    if most { return end - figure < 1e-10 ? figure : min(end + 1e-10, 1) }
    return figure - end < 1e-10 ? figure : max(end - 1e-10, 0)
  }

  private static func filled(
    _ count: Int, _ execution: Execution, _ value: @Sendable (Int) -> Double
  ) -> Buffer<Double> {
    let result = ScatterBuffer<Double>(zeroedCount: count)
    execution.forEachBlock(of: count) { rows in
      for row in rows { result[row] = value(row) }
    }
    return result.freeze()
  }
}

/// The range of a mean over people some of whom may or may not be in it.
struct OpenMean {
  private var sum = 0
  private var count = 0
  /// How many people with these points may join.
  private var joining: [Int: Int] = [:]

  /// Adds a person who is in the mean.
  mutating func add(_ points: Int) {
    sum += points
    count += 1
  }

  /// Adds people who may join it, each with these points.
  mutating func addOptional(_ points: Int, people: Int = 1) {
    joining[points, default: 0] += people
  }

  /// The largest mean or the smallest, whoever joins; `nil` if there is no one.
  func end(most: Bool) -> Double? {
    var (sum, count) = (Double(sum), Double(count))
    for (points, people) in joining.sorted(by: { most ? $0.key > $1.key : $0.key < $1.key }) {
      let mean = sum / count
      if count > 0, most ? Double(points) <= mean : Double(points) >= mean { break }
      sum += Double(points) * Double(people)
      count += Double(people)
    }
    return count > 0 ? sum / count : nil
  }
}
