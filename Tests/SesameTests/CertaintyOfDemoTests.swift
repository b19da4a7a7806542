import CreditScoring
import Graphs
import Sesame
import Statistics
import Tables
import Testing

/// The certainty of the demonstration's scores beside what happens if values are drawn as it says.
struct CertaintyOfDemoTests {
  private static let folder = "\(root)/Graphs/lastfm-credit"

  /// The demonstration's model with friends' scores as its only relationships, for people of whom little is
  /// known too, and without shares, so that a false value counts as one that is not known.
  private func model() throws -> ScoreModel {
    let model = try ScoreModel(contentsOf: Self.folder + "/model.json")
    return try ScoreModel(
      name: "demo", purpose: "a test", scale: model.scale, bands: model.bands,
      coverage: .init(minimum: 0),
      categories: model.categories.map { category in
        guard category.name == .interpersonalRelationships else {
          return .init(
            name: category.name, weight: category.weight,
            characteristics: category.characteristics.map(Self.withoutShares))
        }
        return .init(
          name: category.name, weight: category.weight,
          characteristics: [
            .init(
              name: "friends", reason: "friends", budget: category.budget,
              measure: .friendsScores(.init(populationMean: 0.5)))
          ])
      })
  }

  private static func withoutShares(
    _ characteristic: ScoreModel.Characteristic
  ) -> ScoreModel.Characteristic {
    guard case .column(let measure) = characteristic.measure else { return characteristic }
    return .init(
      name: characteristic.name, reason: characteristic.reason, budget: characteristic.budget,
      measure: .column(
        .init(
          measure.column, measure.direction,
          bins: measure.bins.map { .init($0.values, points: $0.points) },
          missingPoints: measure.missingPoints)))
  }

  private func outcomesDiffer(_ share: Double, by generator: inout SplitMix64) -> Bool {
    Double.random(in: 0..<1, using: &generator) < share
  }

  /// Each value is true with an invented probability; if it is false, it is not known.
  @Test func `as many true scores lie in the intervals as they promise`() async throws {
    let model = try model()
    let people = try Table(contentsOf: Self.folder + "/people.csv")
    let graph = try RelationGraph(EdgeList(contentsOf: Self.folder + "/edges.csv"), people: people)
    let ties = RelationTies(graph)
    var generator = SplitMix64(seed: 17)
    let read = Set(model.columnNames)
    let levels = [0.55, 0.7, 0.8, 0.9, 0.97]
    let trust = people.columns.map { column in
      read.contains(column.name)
        ? (0..<people.rowCount).map { _ in levels.randomElement(using: &generator) ?? 1 } : []
    }
    let told = Table(
      people.columns.enumerated().flatMap { place, column in
        trust[place].isEmpty
          ? [column]
          : [column, Column(column.name + "_reliability", .reals(trust[place].map { $0 }))]
      })
    let scores = try await CreditScorer(model: model, certainty: .init(.columns)).scores(
      for: told, friends: ties)
    let table = scores.table()
    let (low, high) = (
      try table.integers(inColumn: "score_low"), try table.integers(inColumn: "score_high")
    )
    var (promised, expected) = ([Double](), [Double]())
    for row in scores.indices {
      let distribution = try #require(scores.distribution(ofRow: row))
      promised.append(
        distribution.reduce(0) { sum, outcome in
          (low[row] ?? 0)...(high[row] ?? 0) ~= outcome.key ? sum + outcome.value : sum
        })
      expected.append(distribution.reduce(0) { $0 + Double($1.key) * $1.value })
    }
    var inside: [String: (hits: Double, promised: Double, count: Double)] = [:]
    var meanGap = 0.0
    let draws = 12
    for _ in 0..<draws {
      let drawn = Table(
        people.columns.enumerated().map { place, column in
          trust[place].isEmpty
            ? column
            : column.losing { !outcomesDiffer(trust[place][$0], by: &generator) }
        })
      let truth = try await CreditScorer(model: model).scores(for: drawn, friends: ties)
      for row in truth.indices {
        let score = try #require(truth[row].score)
        let isInside = (low[row] ?? 0)...(high[row] ?? 0) ~= score
        inside[scores[row].band ?? "", default: (0, 0, 0)].hits += isInside ? 1 : 0
        inside[scores[row].band ?? "", default: (0, 0, 0)].promised += promised[row]
        inside[scores[row].band ?? "", default: (0, 0, 0)].count += 1
        meanGap += Double(score) - expected[row]
      }
    }
    #expect(inside.count == 5)
    for (band, found) in inside {
      let share = found.hits / found.count
      let promise = found.promised / found.count
      // Four standard errors of the simulation.
      let error = 4 * (promise * (1 - promise) / found.count).squareRoot()
      #expect(promise >= 0.9 - 1e-9)
      #expect(abs(share - promise) < error, "\(band): \(share) of \(promise), \(found.count)")
    }
    // The mean of 12 x 7,624 scores with a standard deviation of about 30.
    #expect(abs(meanGap / Double(draws * people.rowCount)) < 0.5)
  }

  /// The demonstration's model without relationships, and the people with a probability that each value is true.
  private func told(
    by generator: inout SplitMix64
  ) throws -> (model: ScoreModel, people: Table, trust: [String: [Double]], told: Table) {
    let model = try ScoreModel(contentsOf: Self.folder + "/model.json")
      .removing(.interpersonalRelationships)
    let people = try Table(contentsOf: Self.folder + "/people.csv")
    var trust: [String: [Double]] = [:]
    for name in model.columnNames {
      trust[name] = (0..<people.rowCount).map { _ in
        Double.random(in: 0.6..<1, using: &generator)
      }
    }
    let told = Table(
      people.columns
        + model.columnNames.map { name in
          Column(name + "_reliability", .reals((trust[name] ?? []).map { $0 }))
        })
    return (model, people, trust, told)
  }

  @Test func `the card states the shares of its people`() async throws {
    let model = try ScoreModel(contentsOf: Self.folder + "/model.json")
      .removing(.interpersonalRelationships)
    let people = try Table(contentsOf: Self.folder + "/people.csv")
    let scores = try await CreditScorer(model: model).scores(for: people)
    #expect(scores.statingShares(in: model) == model)
  }

  /// A value that is false, or missing, is that of somebody drawn from the people.
  @Test func `with shares intervals hold, and without them they are too narrow`() async throws {
    var generator = SplitMix64(seed: 23)
    let (model, people, trust, told) = try told(by: &generator)
    let plain = try ScoreModel(
      name: "plain", purpose: "a test", scale: model.scale, bands: model.bands,
      coverage: model.coverage,
      categories: model.categories.map { category in
        .init(
          name: category.name, weight: category.weight,
          characteristics: category.characteristics.map(Self.withoutShares))
      })
    let scores = try await [model, plain].asyncScores(of: told)
    var drawn: [Column] = []
    for column in people.columns {
      guard let trust = trust[column.name] else {
        drawn.append(column)
        continue
      }
      let known = (0..<people.rowCount).filter { !column.values.isMissing($0) }
      let rows = (0..<people.rowCount).map { row in
        let isTrue =
          !column.values.isMissing(row) && outcomesDiffer(trust[row], by: &generator)
        return isTrue ? row : known.randomElement(using: &generator) ?? row
      }
      drawn.append(column.taking(rows))
    }
    let truth = try await CreditScorer(model: model).scores(for: Table(drawn))
    let inside = scores.map { scores in
      let found = scores.indices.compactMap { row -> Bool? in
        guard let interval = scores.certainty(ofRow: row)?.interval, let score = truth[row].score
        else { return nil }
        return interval.contains(score)
      }
      return Double(found.count { $0 }) / Double(found.count)
    }
    // Of 7,624 people, four standard errors of a share of 0.9 are 0.014.
    #expect(inside[0] > 0.886 && inside[0] < 0.96, "\(inside)")
    #expect(inside[1] < 0.85, "\(inside)")
    let letter = try scores[1].explanation(for: "5")
    #expect(letter.certainty?.unsharedCharacteristics.isEmpty == false)
    #expect(
      try scores[0].explanation(for: "5").certainty?.unsharedCharacteristics
        == [])
  }
}

extension [ScoreModel] {
  /// The scores of a table by each model, with how sure they are.
  fileprivate func asyncScores(of table: Table) async throws -> [Scores] {
    var found: [Scores] = []
    for model in self {
      found.append(
        try await CreditScorer(model: model, certainty: .init(.columns)).scores(for: table))
    }
    return found
  }
}

extension Column {
  /// The column with the values of other rows.
  fileprivate func taking(_ rows: [Int]) -> Column {
    switch values {
    case .integers(let values): Column(name, .integers(rows.map { values[$0] }))
    case .reals(let values): Column(name, .reals(rows.map { values[$0] }))
    case .strings(let values): Column(name, .strings(rows.map { values[$0] }))
    case .booleans(let values): Column(name, .booleans(rows.map { values[$0] }))
    case .times(let values): Column(name, .times(rows.map { values[$0] }, values.kind))
    }
  }

  /// The column without the values of some rows.
  fileprivate func losing(_ isLost: (Int) -> Bool) -> Column {
    switch values {
    case .integers(let values):
      Column(name, .integers(values.indices.map { isLost($0) ? nil : values[$0] }))
    case .reals(let values):
      Column(name, .reals(values.indices.map { isLost($0) ? nil : values[$0] }))
    case .strings(let values):
      Column(name, .strings(values.indices.map { isLost($0) ? nil : values[$0] }))
    case .booleans(let values):
      Column(name, .booleans(values.indices.map { isLost($0) ? nil : values[$0] }))
    case .times(let values):
      Column(name, .times(values.indices.map { isLost($0) ? nil : values[$0] }, values.kind))
    }
  }
}
