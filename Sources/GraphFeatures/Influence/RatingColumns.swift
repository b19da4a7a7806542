internal import Execution
internal import Files
internal import GraphKernels
package import Memory

/// Ratings as columns, with people as rows of a graph: what a list of ties with ratings is read into.
package struct RatingColumns: Sendable {
  /// The row of who rates.
  package let sources: Buffer<UInt32>
  /// The row of who is rated.
  package let targets: Buffer<UInt32>
  /// The ratings, from −1 to 1.
  package let ratings: Buffer<Double>
  /// When each was given, if that is known: of a pair rated more than once the latest rating counts.
  package let times: Buffer<Double>?
  /// What messages call the list.
  package let sourceName: String

  /// Takes columns.
  ///
  /// - Precondition: They have one length.
  package init(
    sources: Buffer<UInt32>, targets: Buffer<UInt32>, ratings: Buffer<Double>,
    times: Buffer<Double>? = nil, sourceName: String = Ratings.sourceName
  ) {
    precondition(
      sources.count == targets.count && sources.count == ratings.count
        && times?.count ?? ratings.count == ratings.count, "columns differ in length")
    (self.sources, self.targets, self.ratings) = (sources, targets, ratings)
    (self.times, self.sourceName) = (times, sourceName)
  }

  /// The ratings as rows of a graph of so many people.
  ///
  /// - Throws: ``DataError`` if a rating is not from −1 to 1; `CancellationError`.
  func rows(personCount: Int, _ execution: Execution) throws -> RatingRows {
    do {
      return try RatingRows(
        vertexCount: personCount, sources: sources, targets: targets, ratings: ratings,
        times: times, execution)
    } catch let rejection as RatingRejection {
      throw DataError(
        .badData, source: sourceName,
        problem: "\(rejection.count) ratings are not from -1 to 1, first in row "
          + "\(rejection.first + 1)", remedy: "divide them by the best rating")
    }
  }
}
