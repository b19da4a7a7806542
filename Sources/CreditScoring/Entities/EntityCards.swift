/// The cards by which the entities of one graph are scored: one for all, or one for each kind.
///
/// ```swift
/// let cards = try EntityCards(
///   kindColumn: "kind", [("person", .reported2015), ("business", .smallBusiness)])
/// let entities = try Table(contentsOf: "entities.csv")  // with a column kind: person, business
/// let scores = try await EntityScorer(cards: cards).scores(for: entities)
/// ```
///
/// Kinds of equal cards are one population: they share the mean μ and the bands of percentiles, as they do
/// where one card scores all.
public struct EntityCards: Sendable, Equatable {
  /// A card, and what it scores.
  public struct Card: Sendable, Equatable {
    /// The kinds that it scores, in the order in which they were given; none for a card that scores all.
    public let kinds: [String]
    /// The score model.
    public let model: ScoreModel
  }

  /// The column of kinds; `nil` if one card scores all.
  public let kindColumn: String?
  /// The cards, in the order in which they were given; there is at least one.
  public let cards: [Card]

  /// One card for all.
  public init(_ model: ScoreModel) {
    kindColumn = nil
    cards = [Card(kinds: [], model: model)]
  }

  /// A card for each kind.
  ///
  /// - Parameters:
  ///   - kindColumn: The column that tells each row's kind.
  ///   - cards: Each kind, as the column has it, with its card.
  /// - Throws: ``ScoreModelError`` if there is no card, if two are for one kind, or if friends' scores enter
  ///   one card from this run and another from an earlier one, or from columns of different names.
  public init(
    kindColumn: String, _ cards: [(kind: String, model: ScoreModel)]
  ) throws(ScoreModelError) {
    var groups: [(kinds: [String], model: ScoreModel)] = []
    var known: Set<String> = []
    for (kind, model) in cards {
      guard known.insert(kind).inserted else {
        throw Self.refusal(
          model, "there are two cards for kind '\(kind)'", "keep one", .duplicateName)
      }
      if let place = groups.firstIndex(where: { $0.model == model }) {
        groups[place].kinds.append(kind)
      } else {
        groups.append((kinds: [kind], model: model))
      }
    }
    self.kindColumn = kindColumn
    self.cards = groups.map { Card(kinds: $0.kinds, model: $0.model) }
    guard let first = groups.first, groups.count <= CardRows.most else {
      throw ScoreModelError(
        .unsuitableCards, source: "the cards",
        problem: groups.isEmpty
          ? "there is none" : "there are \(groups.count), and at most \(CardRows.most) can be used",
        remedy: "give each kind of entity a card")
    }
    try Self.checkFriendsScores(groups.map(\.model), first.model)
  }

  /// Throws if friends' scores enter the cards in ways that can't be solved together.
  private static func checkFriendsScores(
    _ models: [ScoreModel], _ first: ScoreModel
  ) throws(ScoreModelError) {
    var common: ScoreModel.FriendsScores?
    for model in models {
      guard let settings = model.effective.friendsScores else { continue }
      guard let before = common else {
        common = settings
        continue
      }
      if before.mode != settings.mode {
        throw refusal(
          model,
          "friends' scores are of the same run in one card and earlier ones in another",
          "let all cards take them in one way")
      }
      if before.earlierScoreColumn != settings.earlierScoreColumn {
        throw refusal(
          model, "the cards take earlier scores from columns of different names",
          "put the earlier scores of all kinds into one column, each on the scale of its card")
      }
    }
  }

  private static func refusal(
    _ model: ScoreModel, _ problem: String, _ remedy: String,
    _ code: ScoreModelError.Code = .unsuitableCards
  ) -> ScoreModelError {
    ScoreModelError(code, source: model.sourceName, problem: problem, remedy: remedy)
  }

  /// The model of all cards where there is one, or that of the first.
  public var firstModel: ScoreModel { cards[0].model }

  /// The models of all cards.
  public var models: [ScoreModel] { cards.map(\.model) }

  /// Whether one card scores all.
  public var isSingle: Bool { kindColumn == nil }

  /// The names of the columns that the models read, in the order of first use.
  public var columnNames: [String] {
    var known: Set<String> = []
    return models.flatMap(\.columnNames).filter { known.insert($0).inserted }
  }

  /// The cards with other models, which keep their kinds.
  ///
  /// - Throws: As ``init(kindColumn:_:)``.
  public func map(
    _ change: (ScoreModel) throws -> ScoreModel
  ) throws -> EntityCards {
    guard let kindColumn else { return EntityCards(try change(firstModel)) }
    return try EntityCards(
      kindColumn: kindColumn,
      cards.flatMap { card in try card.kinds.map { ($0, try change(card.model)) } })
  }
}
