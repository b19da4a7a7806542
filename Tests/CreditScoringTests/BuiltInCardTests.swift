import CreditScoring
import Testing

struct BuiltInCardTests {
  @Test func `the categories' budgets are the published weights times 600`() {
    #expect(ScoreModel.reported2015.categories.map(\.budget) == [210, 150, 120, 90, 30])
    #expect(ScoreModel.reported2015Variant.categories.map(\.budget) == [210, 120, 150, 90, 30])
    #expect(ScoreModel.european.categories.map(\.budget) == [221, 158, 126, 95])
    #expect(ScoreModel.reported2015.categories.map(\.name) == ScoreCategory.allCases)
  }

  @Test func `cards are found by name`() {
    #expect(ScoreModel.builtInNames.compactMap(ScoreModel.named) == cards + [.smallBusiness])
    #expect(ScoreModel.named("1999") == nil)
  }

  @Test func `the European card says what was removed`() {
    let card = ScoreModel.european
    #expect(card.name == "european")
    #expect(
      card.description.hasSuffix(
        "The category interpersonal_relationships (30 of 600 points) was removed and its points "
          + "were shared out among the others in proportion."))
    #expect(card.friendsScores == nil)
  }

  @Test(arguments: cards)
  func `a card says of every value of a person's own whether it can change`(card: ScoreModel) {
    #expect(card.documentFormat == ScoreModel.secondFormat)
    for characteristic in card.categories.flatMap(\.characteristics) {
      guard case .column(let measure) = characteristic.measure else { continue }
      // What is past stays; all else moves the way that brings points, and takes a stated time.
      let isPast = characteristic.name == "worst_delay"
      #expect(measure.actionable == .never ? isPast : !isPast)
      #expect((measure.months == nil) == isPast)
      #expect(measure.isAlwaysGiven == (measure.column == "inquiries_12m"))
      if measure.actionable != .never {
        #expect((measure.actionable == .increase) == (measure.direction == .higherIsBetter))
      }
    }
  }

  /// Reading the rendered card checks sums, tiling, monotone points, best and worst bins.
  @Test(arguments: cards)
  func `a card renders to a document that passes every check and is equal`(card: ScoreModel) throws
  {
    let again = try ScoreModel(parsing: card.json)
    #expect(again == card)
    #expect(again.json == card.json)
  }

  @Test(arguments: ScoreCategory.allCases)
  func `any category can be removed and the rest passes every check`(category: ScoreCategory) throws
  {
    let rest = ScoreModel.reported2015.removing(category)
    #expect(rest.categories.count == 4)
    #expect(rest.categories.map(\.budget).reduce(0, +) == 600)
    #expect(try ScoreModel(parsing: rest.json) == rest)
    #expect(rest.removing(category) == rest)
    let twice = rest.removing(ScoreCategory.allCases.first { $0 != category } ?? category)
    #expect(try ScoreModel(parsing: twice.json) == twice)
  }

  @Test func `removing a required category no longer requires it`() {
    #expect(ScoreModel.reported2015.coverage.required == [.creditHistory])
    #expect(ScoreModel.reported2015.removing(.creditHistory).coverage.required.isEmpty)
  }

  /// One step below the best bin, a reason must still be true of the value.
  @Test func `one application and four verified details are not overstated`()
    async throws
  {
    let table = extremeTable(for: .reported2015, rows: 1, best: true)
      .replacing("credit_age_months", row: 0, with: 119)
      .replacing("utilization", row: 0, with: 0.1)
      .replacing("inquiries_12m", row: 0, with: 1)
      .replacing("verified_fields", row: 0, with: 4)
    let explanation = try await CreditScorer(model: .reported2015).explanation(for: "p0", in: table)
    #expect(
      explanation.reasons == [
        "Fewer than five personal details are verified",
        "The oldest account is less than ten years old",
        "A tenth or more of the available credit is in use",
        "Credit was applied for in the past year",
      ])
    let rules = "That of recent_inquiries is given as a fifth where it costs points"
    #expect(ScoreModel.reported2015.markdown.replacing("\\", with: "").contains(rules))
    #expect(!ScoreModel.smallBusiness.markdown.contains("as a fifth"))
  }

  @Test(arguments: [
    (350, "poor"), (549, "poor"), (550, "fair"), (599, "fair"), (600, "good"), (649, "good"),
    (650, "excellent"), (699, "excellent"), (700, "outstanding"), (950, "outstanding"),
  ])
  func `a band's lower limit belongs to it`(score: Int, band: String) {
    #expect(ScoreModel.reported2015.band(of: score) == band)
  }
}
