import CreditScoring
import Tables
import Testing

/// Random models over random records: every rendering gives the score that is added up by hand.
struct RenderingAgreementTests {
  static let seeds = Array(1...40)
  private static let recordCount = 250

  @Test(arguments: seeds)
  func `the library adds up as one does by hand`(_ seed: Int) async throws {
    let card = try RandomCard(seed: seed, recordCount: Self.recordCount)
    let scores = try await CreditScorer(model: card.model).scores(for: card.table)
    for row in 0..<Self.recordCount {
      let sum = HandAddition(card.model, card.record(row))
      let person = scores[row]
      #expect(person.score == sum.score)
      #expect(person.status.description == sum.status)
      #expect(person.band == sum.band)
      #expect(person.reasons == sum.reasons)
      for category in card.model.categories.map(\.name) {
        #expect(person.points(in: category) == sum.points?[category])
      }
    }
  }

  @Test(arguments: seeds)
  func `the document read back gives the same scores`(_ seed: Int) async throws {
    let card = try RandomCard(seed: seed, recordCount: Self.recordCount)
    let again = try ScoreModel(parsing: card.model.json)
    #expect(again == card.model)
    let (left, right) = try await (
      CreditScorer(model: card.model).scores(for: card.table).table(),
      CreditScorer(model: again).scores(for: card.table).table()
    )
    #expect(left == right)
  }

  @Test(arguments: seeds)
  func `the scorecard of PMML evaluates to the same scores and reasons`(_ seed: Int) throws {
    let card = try RandomCard(seed: seed, recordCount: Self.recordCount)
    let evaluator = try #require(PMMLEvaluator(card.model.pmml()))
    for row in 0..<Self.recordCount {
      let sum = HandAddition(card.model, card.record(row))
      let results = try #require(evaluator.results(card.record(row)))
      #expect(results["score"] == sum.score.map { .number(Double($0)) })
      #expect(results["band"] == sum.band.map { .text($0) })
      #expect(results["score_status"] == .text(sum.statusInPMML))
      let codes = sum.codes(of: card.model)
      for rank in 1...5 {
        let code = rank <= codes.count ? RecordValue.text(codes[rank - 1]) : nil
        #expect(results["reason_\(rank)"] == code)
      }
    }
  }

  @Test func `some of the models give a fifth reason`() throws {
    let count = try Self.seeds.count { seed in
      let card = try RandomCard(seed: seed, recordCount: Self.recordCount)
      return (0..<Self.recordCount).contains {
        HandAddition(card.model, card.record($0)).reasons.count == 5
      }
    }
    #expect(count > 5)
  }

  @Test(arguments: seeds.prefix(10))
  func `one record scores as its row in a table`(_ seed: Int) async throws {
    let card = try RandomCard(seed: seed, recordCount: 40)
    let scorer = CreditScorer(model: card.model)
    let scores = try await scorer.scores(for: card.table)
    for row in 0..<40 {
      let record = card.record(row).mapValues { $0.map(\.element) }
      #expect(try scorer.score(of: record) == scores[row])
    }
  }
}

extension RecordValue {
  /// The value as a record of the library has it.
  var element: any ColumnElement {
    switch self {
    case .number(let number): number
    case .text(let text): text
    case .truth(let truth): truth
    }
  }
}

extension HandAddition {
  /// The status as PMML gives it, which does not tell the share of points.
  var statusInPMML: String {
    status.hasSuffix("are needed") ? "not assessable: too few points rest on data" : status
  }

  /// The reason codes: four reasons in words, and one that is always given, those that several characteristics
  /// share with a name.
  func codes(of model: ScoreModel) -> [String] {
    var owners: [String: Set<String>] = [:]
    for category in model.categories where category.name != .interpersonalRelationships {
      for characteristic in category.characteristics {
        guard case .column(let measure) = characteristic.measure else { continue }
        for text in [characteristic.reason, Self.missingReason(characteristic, measure)] {
          owners[text, default: []].insert(characteristic.name)
        }
      }
    }
    return (losses.prefix(4) + losses.dropFirst(4).filter(\.isAlwaysGiven)).map { loss in
      (owners[loss.reason]?.count ?? 0) > 1
        ? "\(loss.reason) (\(loss.characteristic.name))" : loss.reason
    }
  }
}
