import CreditScoring
import Files
import ScoreValidation
import Tables
import Testing

@testable import ScorecardFitting

/// What readers of a card must know.
@Suite struct `Warnings of cards` {
  @Test func `name coefficients that are odd, in one sentence`() async throws {
    var people = Drawn(count: 1_500, seed: 4)
    let table = try people.table(
      Column("income", .reals(people.signal(-1))), Column("noise_1", .reals(people.signal(0))),
      Column("noise_2", .reals(people.signal(0))), Column("noise_3", .reals(people.signal(0))),
      Column("noise_4", .reals(people.signal(0))), Column("noise_5", .reals(people.signal(0))))
    let card = try await Drawn.card(table) { $0.leastInformationValue = 0 }
    let found = card.warnings.filter { $0.hasPrefix("Some columns of the card have ") }
    let odd = card.characteristics.filter {
      $0.estimate.pValue > 0.05 || $0.estimate.value > 2
    }.map(\.column)
    #expect(!odd.isEmpty && !odd.contains("income"))
    let warning = try #require(found.first)
    #expect(found.count == 1 && odd.allSatisfy(warning.contains))
    #expect(warning.contains("selection by steps (both)") && !warning.contains("income"))
    let plain = try await Drawn.card(table) { $0.columns = ["income"] }
    #expect(!plain.warnings.contains { $0.hasPrefix("Some columns of the card have ") })
  }

  @Test func `say that bins which were given have seen the rows out of fold`() async throws {
    var people = Drawn(count: 900, seed: 6)
    let table = try people.table(
      Column("income", .reals(people.signal(-1))), Column("delays", .integers(people.steps(9))))
    let binning = try await Binning(of: table, outcome: "late")
    let bins = try BinDefinitions(parsing: binning.json).selecting(["income"])
    let card = try await Drawn.card(table) { $0.bins = bins }
    #expect(card.columnsWithGivenBins == ["income"])
    let model = try card.model(named: "late", purpose: "testing")
    #expect(model.fit?.givenBins == ["income"])
    #expect(model.json.contains("\"given_bins\""))
    #expect(model.markdown.contains("the bins of income were given, and may have seen the rows"))
    #expect(try ScoreModel(parsing: model.json) == model)
    let plain = try await Drawn.card(table).model(named: "late", purpose: "testing")
    #expect(!plain.json.contains("given_bins"))
  }

  @Test func `say of texts that others than those listed are neutral`() async throws {
    var people = Drawn(count: 900, seed: 6)
    let table = try people.table(
      Column("income", .reals(people.signal(-1))),
      Column("home", .strings(people.texts(["owned", "rented", "shared"]))))
    let card = try await Drawn.card(table) { $0.columns = ["income", "home"] }
    let home = try #require(card["home"])
    #expect(home.hasNoOtherTexts)
    #expect(card["income"]?.hasNoOtherTexts == false)
    let model = try card.model(named: "late", purpose: "testing", reasons: ["income": "Earn more"])
    let characteristics = model.categories.flatMap(\.characteristics)
    #expect(
      characteristics.first { $0.name == "home" }?.description.hasSuffix(
        "No row of the fit has another text than those listed: others get neutral points.")
        ?? false)
    #expect(characteristics.first { $0.name == "income" }?.reason == "Earn more")
  }

  @Test(arguments: [
    ("SEX", true), ("personal_status_and_sex", true), ("applicantAge", true), ("AGE", true),
    ("average", false), ("sextant", false), ("marriage", true), ("foreign_worker", true),
    ("usage", false), ("income", false),
  ])
  func `know protected columns by whole words`(_ name: String, _ isProtected: Bool) {
    #expect(ProtectedColumns.contains(name) == isProtected)
  }

  @Test func `refuse codes of the outcome, and bins of a column that has none`() async throws {
    var people = Drawn(count: 900, seed: 6)
    let table = try people.table(Column("income", .reals(people.signal(-1))))
    var options = BinningOptions()
    options["late"].specialCodes = ["1"]
    let error = await #expect(throws: DataError.self) {
      try await Binning(of: table, outcome: "late", options: options)
    }
    #expect(error?.problem == "column 'late' holds outcomes, and gets no bins")
    let binning = try await Binning(of: table, outcome: "late")
    let bins = try BinDefinitions(parsing: binning.json)
    #expect(throws: BinningError.self) { try bins.selecting(["age"]) }
  }

  @Test func `tell the range of what is out of it`() throws {
    var options = FittingOptions()
    for (scaling, remedy) in [
      (
        FittingOptions.Scaling.odds(score: 600, odds: 20, doubling: 1e6),
        "above 0 and at most 100000"
      ),
      (.odds(score: 1e300, odds: 20, doubling: 40), "from -1000000 to 1000000"),
      (.odds(score: 600, odds: 0, doubling: 40), "above 0"), (.range(0...5), "10 or more apart"),
    ] {
      options.scaling = scaling
      let error = #expect(throws: ValidationError.self) { try options.check() }
      #expect(error?.remedy.contains(remedy) ?? false)
    }
  }
}
