package import Memory

/// Which of a person's rows are meant.
package enum TieDirection: Int, Sendable, Hashable, CaseIterable {
  /// All.
  case either
  /// Those that lead to the person.
  case incoming
  /// Those that lead from the person.
  case outgoing
}

/// What is said of some of a person's rows.
package enum TieStatistic: Sendable, Hashable {
  // Of the rows themselves.
  /// How many there are.
  case rows
  /// With how many different people.
  case partners
  /// The Herfindahl index of partners' shares of the rows.
  case rowConcentration
  /// The earliest time.
  case firstTime
  /// The latest time.
  case lastTime
  /// The mean time between successive rows.
  case meanGap
  /// The standard deviation of these times over their mean.
  case gapVariation

  // Of a column of numbers.
  /// How many rows have a value; of a column of texts too.
  case count
  /// The sum of the values.
  case sum
  /// The mean of the values.
  case mean
  /// Their standard deviation, of the population.
  case standardDeviation
  /// The smallest value.
  case minimum
  /// The largest value.
  case maximum
  /// The share of the values that are below zero.
  case negativeShare
  /// The Herfindahl index of partners' shares of the values without their signs.
  case concentration
  /// The sum of what came in minus that of what went out.
  case net
  /// The share of what was given that came back from the same partner.
  case reciprocity

  // Of a column of texts.
  /// How many different texts there are.
  case levels
  /// The entropy of the texts, in nats.
  case entropy
  /// The share of the rows with a text that have a certain one.
  case levelShare(Int)
  /// The share of the rows with a text that have none of those with a share of their own.
  case otherShare

  /// Whether it is a whole number that is never missing.
  package var isCount: Bool {
    switch self {
    case .rows, .partners, .count, .levels: true
    default: false
    }
  }
}

/// A number that is computed for each person.
package struct TieFigure: Sendable, Hashable {
  /// The column of which it is; `nil` for the rows themselves.
  package var column: Int?
  /// The window in which rows count: 0 is all of the time, then come those asked for.
  package var window: Int
  /// Which rows count.
  package var direction: TieDirection
  /// What is said of them.
  package var statistic: TieStatistic

  /// Makes a figure.
  package init(
    column: Int?, window: Int, direction: TieDirection, statistic: TieStatistic
  ) {
    self.column = column
    self.window = window
    self.direction = direction
    self.statistic = statistic
  }
}

/// A column of rows.
package enum TieValues: Sendable {
  /// Finite numbers, and which are present; `nil` if all are.
  case numbers(Buffer<Double>, Bitmap?)
  /// Numbers of texts, which are present, and for each text that has a share of its own which of them it
  /// is, ``noShare`` for others.
  case texts(Buffer<UInt32>, Bitmap?, shares: Buffer<UInt8>)

  /// What stands for a text without a share of its own.
  package static let noShare = UInt8.max
}
