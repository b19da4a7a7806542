import Files
import Sesame
import Tables
import Testing

/// What a person's score would be with other values: it tells nothing of a friend.
struct WhatIfTests {
  private static let edges = try? EdgeList([
    ("ann", "bob", 1.0), ("bob", "cid", 1), ("cid", "dan", 1), ("dan", "bob", 1),
  ])

  private func people(bob: Double) -> Table {
    Table([
      Column("id", .strings(["ann", "bob", "cid", "dan"])),
      Column("x", .reals([0.4, bob, 1.5, 2.5])), Column("y", .reals([1, 1, 1, 1])),
    ])
  }

  /// What is told of ann with other values of x, her only friend having this one.
  private func answers(bob: Double) async throws -> [Explanation.WhatIf] {
    let card = InfluenceTests.Card(
      name: "friends", relations: false, outside: false, mode: "fixed_point", mean: "null")
    var answers: [Explanation.WhatIf] = []
    for value in ["0.4", "1.5", "2.5", ""] {
      var job = ExplanationJob(of: ["ann"], model: try card.model(), seed: 1)
      job.otherValues = [("x", value)]
      let edges = try #require(Self.edges)
      let result = try await job.run(
        on: GraphSource(edges: .value(edges), people: .value(people(bob: bob))))
      answers.append(try #require(result.explanations[0].whatIf))
    }
    return answers
  }

  @Test func `other values move the points of these values alone`() async throws {
    let answers = try await answers(bob: 0.5)
    // The bins of x bring 0, 100 and 300 points, and a missing value 150, with which too little is known for a score.
    #expect(answers.map(\.difference) == [0, 100, 300, nil])
    #expect(answers.map { $0.changes.map(\.newPoints) } == [[], [100], [300], [150]])
    // However good the friend is, the answers differ by no more than the scores.
    let others = try await self.answers(bob: 2.5)
    #expect(others.map(\.difference) == answers.map(\.difference))
  }

  @Test func `what tells of others is no value of one's own`() async throws {
    let table = Table([
      Column("id", .strings(["ann", "bob"])), Column("x", .reals([1.5, 1.5])),
      Column("y", .reals([1, 1])), Column("neighbor_x_mean", .reals([1.3, 1.3])),
      Column("community_x_mean", .reals([1.3, 1.3])), Column("coreness", .reals([1, 1])),
      Column("pagerank", .reals([0.1, 0.1])),
    ])
    let card = InfluenceTests.Card(
      name: "relations", relations: true, outside: false, mode: "fixed_point", mean: "0.6")
    var job = ExplanationJob(of: ["ann"], model: try card.model(), seed: 1)
    job.otherValues = [("neighbor_x_mean", "2")]
    let error = await #expect(throws: DataError.self) {
      try await job.run(on: Source<Table>.value(table))
    }
    #expect(
      error?.description.hasSuffix(
        "column 'neighbor_x_mean' tells of other people, and what rests on them stays as it is; change "
          + "another column") == true)
    job.otherValues = [("x", "2")]
    let answer = try await job.run(on: Source<Table>.value(table)).explanations[0].whatIf
    #expect(answer?.changes.map(\.characteristic) == ["c_x"])
  }
}
