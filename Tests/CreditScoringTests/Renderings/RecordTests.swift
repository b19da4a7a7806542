import CreditScoring
import Tables
import Testing

struct RecordTests {
  private let record: [String: (any ColumnElement)?] = [
    "on_time_share": 1.0, "worst_delay_months": 0, "credit_age_months": 130, "utilization": 0.05,
    "active_months": 12, "spending_volatility": 0.1, "verified_fields": 5,
  ]

  @Test func `the documented example`() throws {
    let person = try CreditScorer(model: .european).score(of: record)
    #expect(person.score == 836)
    #expect(person.reasons.first == "Essential spending is not known")
    let explanation = try CreditScorer(model: .european).explanation(of: record)
    #expect(explanation.score == person.score)
    #expect(explanation.identifier == "record")
  }

  @Test func `friends' points are told, or neutral where the model states the mean`() async throws {
    let scorer = CreditScorer(model: .reported2015)
    let (less, more) = (
      try scorer.score(of: record, relationshipPoints: 11),
      try scorer.score(of: record, relationshipPoints: 30)
    )
    #expect(more.points(in: .interpersonalRelationships) == 30)
    #expect((more.score ?? 0) - (less.score ?? 0) == 19)
    #expect(less.reasons == more.reasons)
    let without = try #require(throws: ScoreModelError.self) { try scorer.score(of: record) }
    #expect(
      without.description
        == "built-in model 2015: friends' scores need the mean of all people, which one record does not "
        + "tell; give the points of relationships, state population_mean in the model, or switch "
        + "friends' scores off")
    #expect(throws: ScoreModelError.self) {
      try scorer.score(of: record, relationshipPoints: 31)
    }
    #expect(throws: ScoreModelError.self) {
      try CreditScorer(model: .european).score(of: record, relationshipPoints: 1)
    }
    let stated = try ScoreModel(
      parsing: ScoreModel.reported2015.json.replacing(
        "\"population_mean\": null", with: "\"population_mean\": 0.6"))
    let neutral = try CreditScorer(model: stated).score(of: record)
    #expect(neutral.points(in: .interpersonalRelationships) == 18)
  }

  @Test func `what a table refuses, a record does`() throws {
    let model = try ScoreModel(parsing: ScoreModelTests.documentedExample())
      .removing(.interpersonalRelationships)
    let scorer = CreditScorer(model: model)
    let known: [String: (any ColumnElement)?] = [
      "worst_delay_months": 1, "home": "owned", "phone_verified": true,
    ]
    #expect(try scorer.score(of: known).score != nil)
    #expect(
      try scorer.score(of: known.merging(["phone_verified": 1]) { $1 })
        == scorer.score(of: known))
    // A decimal number that is none is missing.
    #expect(
      try scorer.score(of: known.merging(["worst_delay_months": Double.nan]) { $1 })
        == scorer.score(of: known.merging(["worst_delay_months": nil]) { $1 }))
    var error = #expect(throws: ScoreModelError.self) {
      try scorer.score(of: known.filter { $0.key != "phone_verified" })
    }
    #expect(error?.code == .missingColumn)
    error = #expect(throws: ScoreModelError.self) {
      try scorer.score(of: known.merging(["phone_verified": 2]) { $1 })
    }
    #expect(
      error?.mistakes.first?.problem
        == "row 1 of column 'phone_verified' of record is neither true nor false")
    #expect(throws: (any Error).self) { try scorer.score(of: known.merging(["": 2]) { $1 }) }
    #expect(throws: (any Error).self) {
      try scorer.score(of: known.merging(["home": "a\0"]) { $1 })
    }
    #expect(try scorer.score(of: known.merging(["record": "x"]) { $1 }).score != nil)
  }
}
