package import Execution
package import Memory

/// Ratings of people by people as rows: what everyone gave, and what everyone received.
///
/// Nobody rates themself, and each pair has one rating at most.
package struct RatingRows: Sendable, Equatable {
  /// For each vertex whom it rated, and how.
  package let given: CompressedRows
  /// For each vertex who rated it, and how.
  package let received: CompressedRows
  /// The number of ratings that gave way to a later one of the same pair.
  package let replacedCount: Int
  /// The number of ratings that people gave themselves, all left out.
  package let selfRatingCount: Int

  /// Makes rows of a list of ratings in any order.
  ///
  /// Of several ratings of one pair the last counts: the latest where ratings have times, the last one
  /// in input order where they have none or the same.
  ///
  /// - Parameters:
  ///   - vertexCount: The number of vertices, those without ratings included.
  ///   - sources: Who rates.
  ///   - targets: Who is rated.
  ///   - ratings: The ratings, from −1 to 1.
  ///   - times: When each was given, if that is known.
  ///   - storage: Where the rows have their place.
  ///   - execution: Threads and cancellation.
  /// - Throws: ``RatingRejection`` if a rating is not within the range; `CancellationError`;
  ///   `ScratchSpace.Failure` if the rows are to be in files and there is no room for them.
  /// - Complexity: O(*n* + *m*); 24 bytes per rating and 16 per vertex.
  /// - Precondition: The columns have one length; ends are less than `vertexCount`.
  package init(
    vertexCount: Int, sources: Buffer<UInt32>, targets: Buffer<UInt32>, ratings: Buffer<Double>,
    times: Buffer<Double>? = nil, storage: RowStorage = RowStorage(), _ execution: Execution
  ) throws {
    precondition(vertexCount >= 0 && vertexCount <= Int(UInt32.max), "too many vertices")
    precondition(times.map { $0.count == ratings.count } ?? true, "one time per rating")
    try RatingRejection.check(ratings, execution)
    let edges = EndpointColumns(sources: sources, targets: targets, weights: ratings)
    var entries = EdgeEntries(
      edges: edges, vertexCount: vertexCount, placement: .outgoing, countsEdges: false)
    let merging =
      times.map { WeightMerging.byTime($0, ratings, isLast: true) } ?? WeightMerging { $1 }
    entries.numbersEdges = merging.resolve != nil
    let (rows, entryCount) = try RowCompressor(
      source: entries, vertexCount: vertexCount, storage: storage, merging: merging,
      execution: execution
    ).rows(share: 0...0.6)
    given = rows
    received = try rows.transposed(storage: storage, share: 0.6...1, execution)
    replacedCount = entryCount - rows.entryCount
    selfRatingCount = sources.count - entryCount
  }

  /// The number of vertices, those without ratings included.
  package var vertexCount: Int { given.vertexCount }
}

/// Ratings that are not within −1 to 1, NaN among them.
package struct RatingRejection: Error, Equatable {
  /// How many there are.
  package let count: Int
  /// The place of the first one, counted from 0 in input order.
  package let first: Int

  /// Makes a rejection.
  package init(count: Int, first: Int) { (self.count, self.first) = (count, first) }

  fileprivate static func check(_ ratings: Buffer<Double>, _ execution: Execution) throws {
    let pieces = try execution.quiet.map(BlockList(vertexCount: ratings.count)) { block in
      var piece = (count: 0, first: Int?.none)
      for place in block where !(ratings[place].magnitude <= 1) {
        piece.count += 1
        piece.first = piece.first ?? place
      }
      return piece
    }
    if let first = pieces.lazy.compactMap(\.first).first {
      throw RatingRejection(count: pieces.reduce(0) { $0 + $1.count }, first: first)
    }
  }
}
