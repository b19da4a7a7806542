import CreditScoring
import Tables
import Testing

struct OutcomeTests {
  private func model(_ column: String) throws -> ScoreModel {
    try ScoreModel(
      name: "m", purpose: "test", scale: 0...100,
      bands: [.init(name: "low", from: 0), .init(name: "high", from: 60)],
      categories: [
        .init(
          name: .creditHistory, weight: 1,
          characteristics: [
            .init(
              name: "late", reason: "Late", budget: 100,
              measure: .column(
                .init(
                  column, .lowerIsBetter, bins: .steps(at: [1], points: [100, 0]),
                  missingPoints: 50)))
          ])
      ])
  }

  @Test func `a model that reads an outcome is refused with its place`() async throws {
    let table = try Table(["id": ["ann", "bob"], "late": [0, 1], "age": [31, 45]])
    let declared = try table.declaring(outcome: "late")
    let scorer = CreditScorer(model: try model("late"))
    _ = try await scorer.scores(for: table)
    let error = await #expect(throws: ScoreModelError.self) {
      try await scorer.scores(for: declared)
    }
    #expect(error?.code == .unusableColumn)
    #expect(error?.mistakes[0].path == "categories[0].characteristics[0]")
    #expect(
      error?.description.contains(
        "column 'late' of table in memory is an outcome, and can't be scored")
        ?? false)
    #expect(error?.description.contains("out of fold only") ?? false)
    _ = try await CreditScorer(model: try model("age")).scores(for: declared)
  }
}
