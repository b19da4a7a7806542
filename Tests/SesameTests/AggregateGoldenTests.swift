import Sesame
import Tables
import Testing

/// Further aggregates over friends, by pandas, numpy and polars (Tests/Golden/aggregates.py).
@Suite struct `Golden aggregates` {
  private func compare(_ table: Table, with golden: Table) throws {
    let names = golden.columns.dropFirst().map(\.name)
    let isText = { (name: String) in name.hasSuffix("_mode") }
    try GoldenTests().compare(
      table, with: golden,
      columns: Dictionary(uniqueKeysWithValues: names.filter { !isText($0) }.map { ($0, $0) }),
      relative: 1e-12)
    let rows = Dictionary(uniqueKeysWithValues: zip(table.identifiers, 0..<table.rowCount))
    for name in names where isText(name) {
      let (ours, theirs) = (
        try table.texts(inColumn: name), try golden.texts(inColumn: name)
      )
      #expect(
        golden.identifiers.enumerated().allSatisfy { row, identifier in
          rows[identifier].map { ours[$0] == theirs[row] } ?? false
        }, "\(name)")
    }
  }

  @Test func `numbers and texts of friends and of their friends are pandas'`() async throws {
    let graph = try RelationGraph(
      EdgeList(contentsOf: "\(root)/Graphs/lastfm-credit/edges.csv"),
      people: Table(contentsOf: "\(root)/Graphs/lastfm-credit/people.csv"))
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/lastfm-credit-aggregates.csv.gz")
    let numbers: [NumberStatistic] = [
      .percentile(10), .percentile(25), .percentile(90), .percentile(97.5), .mean, .coverage,
      .shrunkMean, .difference, .rank, .shareBelow(0.05), .shareAbove(0.05), .shareBelow(0.5),
      .shareAbove(0.5),
    ]
    func texts(_ count: Int) -> [TextStatistic] {
      [.coverage, .levelShares(count), .entropy, .likeOwn, .mode]
    }
    var table = try await graph.friendAggregates(
      of: ["payment_ratio", "education"],
      statistics: FriendStatistics(
        numbers, ofTexts: texts(2), over: [.friends, .friendsOfFriends]))
    table = try await table.joined(
      with: graph.friendAggregates(of: ["default_next_month"], statistics: .init(numbers)))
    table = try await table.joined(
      with: graph.friendAggregates(
        of: ["age_band"], statistics: FriendStatistics([], ofTexts: texts(10))))
    try compare(table, with: golden)
  }

  @Test func `weighted ties in, out and both are pandas'`() async throws {
    let graph = try RelationGraph(
      EdgeList(
        contentsOf: "\(root)/Graphs/uk-faculty/edges.csv",
        format: EdgeListFormat(weight: .name("weight"))),
      people: Table(contentsOf: "\(root)/Graphs/uk-faculty/nodes.csv"),
      rules: GraphRules(directed: true))
    let golden = try Table(contentsOf: "\(root)/Tests/Golden/uk-faculty-aggregates.csv")
    let table = try await graph.friendAggregates(
      of: ["school"],
      statistics: FriendStatistics(
        [
          .percentile(10), .percentile(25), .percentile(90), .percentile(97.5), .mean, .coverage,
          .shrunkMean, .difference, .rank, .shareBelow(2), .shareAbove(2), .weightedMean,
        ], over: [.friends, .tiesIn, .tiesOut]))
    try compare(table, with: golden)
  }
}
