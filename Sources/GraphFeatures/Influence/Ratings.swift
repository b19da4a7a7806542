public import Files
internal import GraphKernels
internal import Graphs
internal import Identifiers
internal import Memory
internal import TextFormats

/// Ratings that people gave each other, from mistrust to trust.
///
/// ```swift
/// let ratings = try Ratings([("ann", "bob", 8), ("bob", "cid", -3)], largest: 10)
/// ```
///
/// Of several ratings of one pair the last counts, and what people say of themselves does not.
public struct Ratings: Sendable {
  private let names: TextIndex
  private let sources: [UInt32]
  private let targets: [UInt32]
  /// From −1 to 1.
  private let ratings: [Double]

  /// Takes ratings, each with who rates and who is rated.
  ///
  /// - Parameters:
  ///   - triples: Who rates, who is rated, and the rating; 0 is neither good nor bad.
  ///   - largest: The best rating; the worst is minus this.
  /// - Throws: ``DataError`` with the first row, counted from 1, in which a person is empty, or whose
  ///   rating is not a number within the range.
  /// - Complexity: O(*ratings*).
  /// - Precondition: `largest` is positive and finite.
  public init<Person: LosslessStringConvertible>(
    _ triples: some Sequence<(Person, Person, Double)>, largest: Double = 1
  ) throws(DataError) {
    precondition(largest > 0 && largest.isFinite, "the best rating is above 0")
    var names = TextIndex()
    var (sources, targets, ratings) = ([UInt32](), [UInt32](), [Double]())
    for (source, target, rating) in triples {
      let (source, target) = ("\(source)", "\(target)")
      let problem =
        source.isEmpty || target.isEmpty
        ? "a person is empty"
        : rating.magnitude <= largest
          ? nil : Self.problem(of: rating, largest: largest)
      if let problem {
        throw DataError(
          .badData, source: Self.sourceName, problem: "row \(ratings.count + 1): \(problem)",
          remedy: "correct it, or leave the row out")
      }
      sources.append(names.insert(source))
      targets.append(names.insert(target))
      ratings.append(rating / largest)
    }
    (self.names, self.sources, self.targets, self.ratings) = (names, sources, targets, ratings)
  }

  /// The number of ratings.
  public var count: Int { ratings.count }

  /// The ratings with people as rows of a graph.
  ///
  /// - Throws: ``GraphError`` with the number of people whom the graph does not have.
  func columns(in graph: RelationGraph) throws(GraphError) -> RatingColumns {
    var rows: [UInt32] = []
    var unknownCount = 0
    for name in names.texts {
      let row = graph.row(of: name)
      if row == nil { unknownCount += 1 }
      rows.append(UInt32(row ?? 0))
    }
    if unknownCount > 0 {
      throw GraphError(
        .unknownPerson,
        "\(unknownCount) of the \(names.count) people in the ratings "
          + (unknownCount == 1 ? "is" : "are") + " not in the graph",
        remedy: "leave their ratings out, or add them to the people table")
    }
    return RatingColumns(
      sources: Buffer(sources.lazy.map { rows[Int($0)] }),
      targets: Buffer(targets.lazy.map { rows[Int($0)] }), ratings: Buffer(ratings))
  }

  static let sourceName = "ratings in memory"

  /// What is wrong with a rating beyond the largest.
  static func problem(of rating: Double, largest: Double) -> String {
    "rating '\(rating.shown)' is not from \((-largest).shown) to \(largest.shown)"
  }
}
