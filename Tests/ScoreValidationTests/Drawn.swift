import ScoreValidation
import Statistics
import Tables

/// People drawn at random, a third of them with the event.
struct Drawn {
  let events: [Bool]
  let outcomes: Outcomes
  /// Numbers that tell something of the event; every tenth is missing.
  let signal: Column
  /// Texts that tell a little.
  let texts: Column
  private let seed: UInt64

  init(count: Int, seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    var events: [Bool] = []
    var signal: [Double?] = []
    var texts: [String?] = []
    for row in 0..<count {
      let event = row % 3 == 0
      let noise = NormalDistribution.quantile(.random(in: 1e-9..<1, using: &generator))
      events.append(event)
      signal.append(Int.random(in: 0..<10, using: &generator) == 0 ? nil : noise + (event ? 1 : 0))
      let kinds = event ? ["a", "a", "b", "c"] : ["a", "b", "b", "c"]
      texts.append(kinds.randomElement(using: &generator))
    }
    self.events = events
    self.seed = seed
    guard let outcomes = try? Outcomes(events) else { preconditionFailure("outcomes are fine") }
    self.outcomes = outcomes
    self.signal = Column("signal", .reals(signal))
    self.texts = Column("kind", .strings(texts))
  }

  /// Folds of these people, each a row.
  func folds(_ count: Int, seed: UInt64) throws -> Folds {
    try Folds.byPerson(count, identifiers: identifiers, outcomes: outcomes, seed: seed)
  }

  /// Who each row is about.
  var identifiers: Column { Column("id", .strings(events.indices.map { "p\($0)" })) }

  /// A column that tells nothing.
  func noise(_ number: Int) -> Column {
    var generator = SplitMix64(seed: seed, stream: number + 1)
    return Column(
      "noise_\(number)",
      .reals(events.map { _ in Double.random(in: 0..<1, using: &generator) }))
  }
}
