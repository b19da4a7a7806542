import CreditScoring
import Tables
import Testing

/// Values of one friend, which are told to nobody, and what is told of friends' scores that speak for a person.
struct ValuesOfOneFriendTests {
  private static let star = ListedTies(personCount: 6, (1..<6).map { (0, $0) })

  /// A card of one own column and one on friends, beside friends' scores.
  private func model(
    _ column: String, isAlwaysGiven: Bool = false
  ) throws(ScoreModelError) -> ScoreModel {
    try ScoreModel(
      name: "m", purpose: "a test", scale: 0...100, bands: [.init(name: "all", from: 0)],
      categories: [
        .init(
          name: .creditHistory, weight: 0.6,
          characteristics: [
            .init(
              name: "own", reason: "own", budget: 60,
              measure: .column(
                .init(
                  "own", .higherIsBetter, bins: .steps(at: [1], points: [0, 60]), missingPoints: 59)
              )
            )
          ]),
        .init(
          name: .interpersonalRelationships, weight: 0.4,
          characteristics: [
            .init(
              name: "circle", reason: "circle", budget: 10,
              measure: .column(
                .init(
                  column, .higherIsBetter, bins: .steps(at: [1], points: [0, 10]),
                  missingPoints: 5, isAlwaysGiven: isAlwaysGiven))),
            .init(
              name: "friends", reason: "friends", budget: 30,
              measure: .friendsScores(.init(populationMean: 0.2))),
          ]),
      ])
  }

  private func explanation(of column: String, _ values: [Double?]) async throws -> Explanation {
    let table = Table([
      Column("id", .strings(["p0", "p1", "p2", "p3", "p4", "p5"])),
      Column("own", .reals([2, 2, 2, 2, 2, 2])), Column(column, .reals(OptionalValues(values))),
    ])
    return try await CreditScorer(model: model(column)).explanation(
      for: "p0", in: table, friends: Self.star)
  }

  @Test(arguments: [
    ("neighbor_x_max", true), ("neighbor_x_min", true), ("in_neighbor_x_median", true),
    ("neighbor_x_q90", true), ("neighbor_x_q97_5", true), ("second_neighbor_town_mode", true),
    ("neighbor_late_q90_oof", true), ("neighbor_x_mean", false), ("neighbor_q9_mean", false),
    ("neighbor_x_share_below_3", false), ("neighbor_max_count", false), ("x_max", false),
  ])
  func `values of one friend are known by their names`(column: String, isOfOne: Bool) throws {
    #expect(try model(column).warningsOfOneFriend.isEmpty != isOfOne)
  }

  @Test func `of five friends the largest value is withheld, and the mean is told`() async throws {
    let values: [Double?] = [2, 2, 2, 2, 2, 2]
    let mean = try await explanation(of: "neighbor_x_mean", values)
    let told = try #require(mean.categories.last?.lines.first)
    #expect(!told.isWithheld && told.points == 10 && told.bin != nil)
    let largest = try await explanation(of: "neighbor_x_max", values)
    let lines = try #require(largest.categories.last?.lines)
    #expect(lines.allSatisfy { $0.isWithheld && $0.points == nil && $0.bin == nil })
    #expect(largest.friends?.contributing == .few)
    let missing = try await explanation(of: "neighbor_x_max", [nil, 2, 2, 2, 2, 2])
    let line = try #require(missing.categories.last?.lines.first)
    #expect(line.isWithheld && !line.isMissing && line.points == nil)
    #expect(missing.json.contains("\"missing\": null"))
    #expect(!missing.text.contains("not known"))
  }

  @Test func `friends' scores speak for a person without a number`() async throws {
    let mean = try await explanation(of: "neighbor_x_mean", [2, 2, 2, 2, 2, 2])
    // r is (5 × 0.2 + 5 z) / 10 with z near 0.8: more than the 6 points of μ.
    #expect(
      mean.strengths == [
        "Friends (more points than neutral, by at least 5 friends)",
        "Circle (5 points more than neutral)", "Own (1 point more than neutral)",
      ])
    let withheld = try await explanation(of: "neighbor_x_max", [2, 2, 2, 2, 2, 2])
    #expect(withheld.strengths == ["Own (1 point more than neutral)"])
  }

  @Test func `no reason of relationships is always given`() throws {
    let error = #expect(throws: ScoreModelError.self) {
      try model("neighbor_x_mean", isAlwaysGiven: true)
    }
    #expect(
      error?.description
        == "model 'm': categories[1].characteristics[0].isAlwaysGiven: a reason of "
        + "interpersonal_relationships is left out where few friends contribute; remove it, or mark a "
        + "characteristic of another category")
  }
}
