internal import Execution
internal import Memory
internal import Tables

/// Brings friends' scores in, for the people of all cards together.
///
/// A friend's position on the scale of the friend's own card, from 0 to 1, is what crosses from card to card;
/// κ, μ and *w* are those of the card of the person who has the friend.
struct FriendsScoresStep {
  /// What is known of the people of each card, to which friends' scores are added.
  private(set) var builders: [ScoreBuilder]
  private let rows: CardRows
  private let table: Table
  private let execution: Execution

  /// Takes people with their own points.
  ///
  /// - Parameters:
  ///   - builders: What is known of the people of each card.
  ///   - rows: Which rows of the table these are.
  ///   - table: All people.
  ///   - execution: How the work runs.
  init(_ builders: [ScoreBuilder], _ rows: CardRows, of table: Table, _ execution: Execution) {
    self.builders = builders
    self.rows = rows
    self.table = table
    self.execution = execution
  }

  /// Brings friends' scores in.
  ///
  /// - Parameter given: The ties as each card counts them; `nil` for none.
  /// - Throws: ``ScoreModelError`` if a column of ranks or of earlier scores does not suit;
  ///   `CancellationError` if the work was cancelled.
  mutating func addFriendsScores(of given: [any FriendTies]?) throws {
    let shares = try builders.map { try $0.ownShares() }
    var terms = zip(builders, shares).map { $0.terms($1) }
    for card in builders.indices where builders[card].friendsItem != nil {
      builders[card].populationMean = terms[card].mean
    }
    guard let given else {
      for card in builders.indices { try builders[card].takeNoFriends(mean: terms[card].mean) }
      return
    }
    let ties = PassesOverTies(try trusted(given), telling: 0.5...0.9)
    if builders.contains(where: { $0.friendsItem != nil }) {
      let own = rows.scattered(shares, elsewhere: .nan)
      let (result, ranges) = try solve(ties, own, &terms)
      for card in builders.indices {
        try builders[card].take(
          result.mapped {
            rows.gathered($0, card: card)
          } counts: {
            rows.gathered($0, card: card)
          },
          ranges?.mapped { rows.gathered($0, card: card) })
      }
      try addFiguresInDoubt(around: result, ties, own, terms)
    }
    try discloseOthers(ties)
  }

  /// Tells about the relationships of people whose card has no friends' scores.
  private mutating func discloseOthers(_ ties: any FriendTies) throws {
    let others = builders.indices.filter { builders[$0].friendsItem == nil }
    if others.isEmpty { return }
    let counts = try ties.friendCounts(execution: execution)
    for card in others {
      builders[card].disclose(
        rows.gathered(counts, card: card),
        least: ScoreModel.FriendsScores.leastFriendsToDisclose, hasTies: true)
    }
  }

  /// The ties with which friends' scores count; cards that count them alike share them.
  private mutating func trusted(_ given: [any FriendTies]) throws -> CardTies {
    var known: [(full: Double?, ranks: String?)] = []
    var ties: [any FriendTies] = []
    var choices: [Int] = []
    for card in builders.indices {
      guard let settings = builders[card].settings else {
        choices.append(0)
        continue
      }
      let counted = try builders[card].trusted(given[card], among: table)
      let key = (settings.fullStrengthWeight, settings.sybilRankColumn)
      if let place = known.firstIndex(where: { $0 == key }) {
        choices.append(place)
      } else {
        choices.append(ties.count)
        known.append(key)
        ties.append(counted)
      }
    }
    return CardTies(
      ties: ties.isEmpty ? [given[0]] : ties, choices: rows.values(choices, elsewhere: 0))
  }

  // MARK: Figures

  /// Everyone's figure, and what it could be if all were known; `nil` if nothing is missing.
  private func solve(
    _ ties: any FriendTies, _ own: Buffer<Double>, _ terms: inout [FriendsTerms]
  ) throws -> (Relationships, FigureRanges?) {
    let before = rows.values(terms, elsewhere: FriendsTerms())
    guard let lagged = builders.first(where: { $0.settings?.mode == .lagged })?.friendsItem else {
      let found = try Relationships.fixedPoint(
        own: own, terms: before, ties: ties, execution: execution)
      let open = try openCircumstances(ties, &terms) { !own[$0].isNaN }
      let ranges = try open.map { circumstances in
        // Those of whom not even the kind is known may be anything.
        let least = rows.scattered(builders.map { $0.limits(most: false) }, elsewhere: 0)
        let most = rows.scattered(builders.map { $0.limits(most: true) }, elsewhere: 1)
        return try FigureRanges.fixedPoint(
          around: found, own: { ($1 ? most : least)[$0] }, circumstances)
      }
      return (found, ranges)
    }
    let column = lagged.friendsScores?.earlierScoreColumn ?? ""
    let positions = rows.scattered(
      try builders.map { try $0.earlierPositions(in: column, at: lagged.path) }, elsewhere: .nan)
    let found = try Relationships.fromPositions(
      positions, terms: before, ties: ties, execution: execution)
    let open = try openCircumstances(ties, &terms) { !positions[$0].isNaN }
    return (found, try open.map { try .lagged(around: found, positions: positions, $0) })
  }

  /// What missing data leave open of friends' figures; `nil` if nothing is missing about anyone.
  private func openCircumstances(
    _ ties: any FriendTies, _ terms: inout [FriendsTerms],
    contributes: @escaping @Sendable (Int) -> Bool
  ) throws -> FigureRanges.Circumstances? {
    let kindless = rows.rows(numbered: rows.kindless)
    let isComplete = builders.indices.allSatisfy { card in
      builders[card].isComplete { [rows] in contributes(rows.whole($0, ofCard: card)) }
    }
    if isComplete, kindless.isEmpty { return nil }
    for card in builders.indices {
      terms[card].meanRange = builders[card].openMean(terms[card], newcomers: kindless.count)
    }
    // Who is of a kind without a card never has a position.
    let cardless = rows.cardless
    let possible =
      rows.numbers.map { Buffer($0.lazy.map { $0 == cardless ? 0.0 : 1 }) }
      ?? Buffer(repeating: 1, count: table.rowCount)
    return FigureRanges.Circumstances(
      ties: ties, terms: rows.values(terms, elsewhere: FriendsTerms()), possible: possible,
      strengths: try ties.weightedSums(of: possible, execution: execution),
      contributes: contributes, execution: execution)
  }

  /// Finds the figures that are to be expected of friends who may be wrong, unless all is certain.
  private mutating func addFiguresInDoubt(
    around found: Relationships, _ ties: any FriendTies, _ own: Buffer<Double>,
    _ terms: [FriendsTerms]
  ) throws {
    guard builders.contains(where: { $0.certaintyOptions != nil }),
      builders.contains(where: { $0.settings?.mode == .fixedPoint }),
      builders.contains(where: \.hasDoubt)
    else { return }
    let moments = try builders.map { try $0.moments() }
    let figures = try FiguresInDoubt(
      around: found, shifts: rows.scattered(moments.map(\.shifts), elsewhere: 0),
      variances: rows.scattered(moments.map(\.variances), elsewhere: 0),
      counts: { !own[$0].isNaN }, ties: ties,
      terms: rows.values(terms, elsewhere: FriendsTerms()), execution: execution)
    for card in builders.indices where builders[card].friendsItem != nil {
      builders[card].figuresInDoubt = FiguresInDoubt(
        means: rows.gathered(figures.means, card: card),
        deviations: rows.gathered(figures.deviations, card: card))
    }
  }
}

extension Relationships {
  /// The same of some of the people.
  fileprivate func mapped(
    _ values: (Buffer<Double>) -> Buffer<Double>, counts: (Buffer<UInt32>) -> Buffer<UInt32>
  ) -> Relationships {
    Relationships(
      figures: values(figures), strengths: values(strengths), friendCounts: counts(friendCounts),
      iterations: iterations)
  }
}

extension FigureRanges {
  /// The same of some of the people.
  fileprivate func mapped(_ values: (Buffer<Double>) -> Buffer<Double>) -> FigureRanges {
    FigureRanges(lowest: values(lowest), highest: values(highest))
  }
}
