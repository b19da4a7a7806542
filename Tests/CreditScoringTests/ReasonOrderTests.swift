import CreditScoring
import Tables
import Testing

struct ReasonOrderTests {
  /// Reasons of one person who lost the points given, of the budgets given.
  private func reasons(_ losses: [(name: String, lost: Int, budget: Int)]) async throws -> [String?]
  {
    let parts = losses.map { name, lost, budget in
      """
      {"name": "\(name)", "column": "\(name)", "direction": "higher_is_better",
       "budget": \(budget), "reason": "\(name.prefix(1))", "missing": {"points": 0},
       "bins": [{"below": 1, "points": 0}, {"from": 1, "below": 2, "points": \(budget - lost)},
                {"from": 2, "points": \(budget)}]}
      """
    }
    let model = try ScoreModel(
      parsing: """
        {"format": "sesame-score-model/1", "name": "m", "version": "1", "purpose": "a test",
         "scale": {"minimum": 0, "maximum": \(losses.map(\.budget).reduce(0, +))},
         "bands": [{"name": "all", "from": 0}], "coverage": {"minimum": 0},
         "categories": [{"name": "credit_history", "weight": 1, "characteristics":
           [\(parts.joined(separator: ","))]}]}
        """)
    let table = Table(
      [Column("id", .strings(["p"]))] + losses.map { Column($0.name, .integers([1])) })
    let scores = try await CreditScorer(model: model).scores(for: table)
    return (1...4).map { scores.texts("reason_\($0)")[0] }
  }

  @Test func `equal losses come by budget, then by name`() async throws {
    let losses = [("a", 50, 100), ("b", 50, 90), ("c", 60, 60), ("d", 50, 50)]
    #expect(try await reasons(losses) == ["c", "a", "b", "d"])
    #expect(try await reasons(losses.reversed()) == ["c", "a", "b", "d"])
  }

  /// A late large loss pushes one of four equal ones out: the one that comes last, no other.
  @Test func `no reason is lost but the last of five`() async throws {
    #expect(
      try await reasons([("a", 9, 90), ("b", 9, 80), ("c", 9, 70), ("d", 9, 60), ("e", 10, 10)])
        == ["e", "a", "b", "c"])
    #expect(
      try await reasons([("d", 5, 40), ("c", 5, 40), ("b", 5, 40), ("a", 5, 40), ("e", 5, 40)])
        == ["a", "b", "c", "d"])
    #expect(try await reasons([("a", 5, 9), ("b", 0, 9), ("c", 5, 5)]) == ["a", "c", nil, nil])
  }

  /// Names of one first letter share their reason.
  @Test func `equal reasons are given once, in the place of the largest loss`() async throws {
    #expect(
      try await reasons([("a1", 9, 90), ("a2", 8, 80), ("b", 7, 70), ("c", 6, 60), ("d", 5, 50)])
        == ["a", "b", "c", "d"])
    // The second comes earlier in the order of budgets, and has the larger loss.
    #expect(
      try await reasons([("a1", 1, 90), ("b", 7, 80), ("c", 6, 70), ("d", 5, 60), ("a2", 9, 50)])
        == ["a", "b", "c", "d"])
    #expect(try await reasons([("a1", 3, 9), ("a2", 3, 9), ("a3", 3, 9)]) == ["a", nil, nil, nil])
  }
}
