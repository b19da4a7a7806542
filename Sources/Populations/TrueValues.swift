internal import Statistics

/// What is true of an account, column by column.
struct TrueValues {
  let columns: [PopulationColumn]
  private let draws: Draws
  private let risk: Double

  init(_ columns: [PopulationColumn], seed: UInt64, slot: Int, risk: Double) {
    self.columns = columns
    draws = Draws(seed, .values, slot)
    self.risk = risk
  }

  /// The value of a column; of texts the place of one.
  func value(_ column: Int) -> Double {
    let own = columns[column]
    return own.value(share(column), own.basis.map(share) ?? 0)
  }

  private func share(_ column: Int) -> Double {
    let loading = columns[column].loading
    return NormalDistribution.share(
      below: loading * risk + (1 - loading * loading).squareRoot() * draws.normal(column))
  }
}

/// What a source says of an account's column.
struct Claim {
  /// The value; `nil` where the source has none.
  let value: Double?
  /// Whether it is another than the true one.
  let isFalse: Bool

  /// The most times that a false value is drawn until it is another than the true one.
  private static let mostDraws = 32

  /// Draws what a source says.
  ///
  /// - Parameters:
  ///   - account: The account.
  ///   - values: What is true of it, or what it pretends.
  ///   - column: The column's place.
  ///   - source: The source's place.
  ///   - options: How often sources have values, and true ones.
  ///   - seed: The seed.
  init(
    about account: Account, _ values: TrueValues, column: Int, source: Int,
    _ options: PopulationOptions, seed: UInt64
  ) {
    let draws = Draws(seed, .claims, account.slot * 128 + source)
    let first = column * (2 + 2 * Self.mostDraws)
    let own = values.columns[column]
    guard draws.uniform(first) >= options.missingShare else {
      (value, isFalse) = (nil, false)
      return
    }
    let truth = values.value(column)
    if account.kind == .sybil {
      (value, isFalse) = (truth, true)
      return
    }
    guard draws.uniform(first + 1) >= options.sources[source].reliability else {
      (value, isFalse) = (truth, false)
      return
    }
    // The value of somebody else, anyone's alike.
    for turn in 0..<Self.mostDraws {
      let number = first + 2 + 2 * turn
      let other = own.value(draws.uniform(number), draws.uniform(number + 1))
      if other != truth {
        (value, isFalse) = (other, true)
        return
      }
    }
    (value, isFalse) = (truth, false)
  }
}
