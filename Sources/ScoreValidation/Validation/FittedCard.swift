/// What a fitted score model says of its own scores, and of the people that it was fitted to.
public struct FittedCard: Sendable, Equatable {
  /// The model's name.
  public var name: String
  /// Which odds its scores stand for.
  public var scaling: OddsScaling
  /// The outcome that it was fitted to.
  public var outcomeName: String
  /// The area under the curve among people to whom it was not fitted, as it says.
  public var areaOutOfFold: Double
  /// Whether the rows at hand are, by all signs, those that it was fitted to: figures then flatter it.
  public var isFittedToRows: Bool
  /// The values of the outcome that the card predicts; `nil` where that is true, or 1 of 0 and 1.
  public var events: [String]?
  /// The values that are the event of the rows at hand; `nil` as above, and where nobody says.
  public var askedEvents: [String]?

  /// Takes what a card says.
  public init(
    name: String, scaling: OddsScaling, outcomeName: String, areaOutOfFold: Double,
    isFittedToRows: Bool, events: [String]? = nil, askedEvents: [String]? = nil
  ) {
    self.name = name
    self.scaling = scaling
    self.outcomeName = outcomeName
    self.areaOutOfFold = areaOutOfFold
    self.isFittedToRows = isFittedToRows
    self.events = events
    self.askedEvents = askedEvents
  }

  /// Whether the card predicts something else than what the rows' outcome tells.
  public var predictsOtherEvent: Bool {
    switch (events, askedEvents) {
    case (nil, nil): false
    case (let one?, let other?): Set(one) != Set(other)
    case (let values?, nil), (nil, let values?):
      !values.allSatisfy { ["1", "true"].contains($0.lowercased()) }
    }
  }

  /// Why rows are taken for those that a card was fitted to.
  package static let signOfOwnRows =
    "since as many have an outcome as it states, and the table has the name that it states or the two columns "
    + "that a fit writes beside each row, fold and chance"

  /// The event that the card predicts, in words.
  package var predictedWords: String { Self.words(events) }

  /// The event that is asked for, in words.
  package var askedWords: String { Self.words(askedEvents) }

  private static func words(_ events: [String]?) -> String {
    events.map { $0.map { "'\($0)'" }.joined(separator: ", ") } ?? "true or 1"
  }
}
