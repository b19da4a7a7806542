package import Memory

/// What is told of one column of numbers over a circle of vertices.
package enum NeighborStatistic: Sendable, Hashable {
  case mean, deviation, minimum, maximum, median
  /// The quantile of type 7 at a percentage from 0 to 100.
  case percentile(Double)
  /// The share of the circle that has a value.
  case coverage
  /// The share of values strictly below a number.
  case shareBelow(Double)
  /// The share of values strictly above a number.
  case shareAbove(Double)
  /// The mean by edge weight; edges without weights count alike.
  case weightedMean
  /// The mean with so many pseudo-values at the mean of all other vertices.
  case shrunkMean(pseudoCount: Double)
  /// The vertex's own value less the mean.
  case difference
  /// The share of values below the vertex's own, equal ones by half.
  case rank

  /// Whether it rests on the mean of all others.
  var isShrunk: Bool { if case .shrunkMean = self { true } else { false } }
}

/// What is told of one column of texts over a circle of vertices.
package struct NeighborTextStatistics: Sendable, Hashable {
  /// The share of the circle that has a text.
  package var coverage = false
  /// The texts of which shares are wanted, as codes; ``CodedColumn/missing`` for one that nobody has.
  package var levels: [UInt32] = []
  /// Whether the share of all other texts is wanted.
  package var others = false
  /// Shannon's entropy in nats.
  package var entropy = false
  /// The share that is like the vertex's own.
  package var likeOwn = false
  /// The most frequent text; of equally frequent ones that of the lowest code.
  package var mode = false

  /// Asks for nothing.
  package init() {}

  /// How many numbers there are besides the count.
  var numberCount: Int {
    levels.count + [coverage, others, entropy, likeOwn].count { $0 }
  }
}

/// A column of texts as numbers.
package struct CodedColumn: Sendable {
  /// The code of each vertex's text, or ``missing``.
  package let codes: Buffer<UInt32>
  /// How many different texts there are: codes are below it.
  package let levelCount: Int

  /// The code of a missing text.
  package static let missing = UInt32.max

  /// Takes codes.
  package init(codes: Buffer<UInt32>, levelCount: Int) {
    self.codes = codes
    self.levelCount = levelCount
  }
}

/// Whose values a vertex's aggregates rest on.
package enum NeighborCircle: Sendable {
  /// The vertices of a vertex's row.
  case row(CompressedRows)
  /// The vertices of their rows, each once and the vertex left out; the row's own left out or not.
  case second(CompressedRows, includingFirst: Bool)

  var rows: CompressedRows {
    switch self {
    case .row(let rows), .second(let rows, _): rows
    }
  }
}

/// What is known of one column over each vertex's circle.
package struct CircleAggregates: Sendable {
  /// The number of members with a value.
  package let count: Buffer<UInt32>
  /// A list for each statistic in the order in which they were asked for, NaN where there is none.
  package let numbers: [Buffer<Double>]
  /// The most frequent texts, if they were asked for.
  package let modes: Buffer<UInt32>?
}
