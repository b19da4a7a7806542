internal import GraphKernels
public import Graphs
internal import Memory
public import Tables

/// What ratings say of the people who give and receive them, and how it was found.
public struct RatingResult: Sendable {
  /// How fair each person rates, from 0 to 1, in row order; missing where nothing says so.
  public let fairness: OptionalValues<Double>
  /// How good each person is, from −1 to 1, in row order; missing where nothing says so.
  public let goodness: OptionalValues<Double>
  /// The number of iterations that were made.
  public let iterationCount: Int
  /// The largest change of any number in the last iteration.
  public let lastChange: Double
  /// Whether that is within the tolerance.
  public let hasSettled: Bool
  /// The number of ratings that gave way to a later one of the same pair.
  public let replacedCount: Int
  /// The number of ratings that people gave themselves, all left out.
  public let selfRatingCount: Int
  /// ``fairness`` and ``goodness`` as columns; with the prefix `rev2_` if they are REV2's.
  public let columns: [Column]

  private let rows: RatingRows
  private let options: Rev2Options?

  init(_ scores: RatingScores, of rows: RatingRows, options: Rev2Options? = nil) {
    fairness = OptionalValues(missingAsNaN: scores.fairness)
    goodness = OptionalValues(missingAsNaN: scores.goodness)
    iterationCount = scores.iterationCount
    lastChange = scores.lastChange
    hasSettled = scores.hasSettled
    replacedCount = rows.replacedCount
    selfRatingCount = rows.selfRatingCount
    let prefix = options == nil ? "" : "rev2_"
    columns = [
      Column("\(prefix)fairness", .reals(fairness)), Column("\(prefix)goodness", .reals(goodness)),
    ]
    self.rows = rows
    self.options = options
  }

  /// How reliable REV2 takes a rating to be, from 0 to 1, given the rows of who rates and who is rated.
  ///
  /// - Returns: `nil` if there is no such rating, or the method is not REV2.
  /// - Complexity: O(log *r*) for someone who gave *r* ratings.
  public func reliability(ofRatingBy rater: Int, for rated: Int) -> Double? {
    guard let options, let place = rows.given.position(of: UInt32(rated), in: rater),
      let rating = rows.given.weights?[place], let fairness = fairness[rater],
      let goodness = goodness[rated]
    else { return nil }
    return options.reliability(of: rating, fairness: fairness, goodness: goodness)
  }

  /// A table of the graph's people: identifiers, then ``columns``.
  ///
  /// - Throws: ``DataError`` if the identifier column has the name of one of them.
  /// - Precondition: The graph has as many people as the result.
  public func table(for graph: RelationGraph) throws -> Table {
    var table = graph.identifierTable
    for column in columns { try table.append(column) }
    return table
  }
}
