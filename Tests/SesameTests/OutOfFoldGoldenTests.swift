import Sesame
import Statistics
import Tables
import Testing

/// Columns made of outcomes by pandas and SciPy, written by Tests/Golden/out_of_fold.py.
@Suite struct OutOfFoldGoldenTests {
  /// Checks all columns of a case: whole numbers and missing values exactly, others to 1e-12 and what
  /// walks bring to 1e-8.
  private func compare(
    _ found: OutcomeColumns, _ graph: RelationGraph, with golden: Table, prefix: String = ""
  ) throws {
    let columns = golden.columns.dropFirst().filter { $0.name.hasPrefix(prefix) }
    #expect(columns.map { String($0.name.dropFirst(prefix.count)) } == found.columns.map(\.name))
    let rows = golden.identifiers.map { graph.row(of: $0) ?? -1 }
    for (column, ours) in zip(columns, found.columns) {
      let (expected, values) = (
        try #require(column.values.numbers), try #require(ours.values.numbers)
      )
      let isWalk = ["pagerank", "activation"].contains { column.name.contains($0) }
      let tolerance = isWalk ? 1e-8 : column.name.hasSuffix("_excess_oof") ? 1e-12 : 0
      var wrong = 0
      for (place, row) in rows.enumerated() {
        switch (values[row], expected[place]) {
        case (let value?, let wanted?):
          if abs(value - wanted) > tolerance * max(abs(wanted), isWalk ? 1e-6 : 1e-3) { wrong += 1 }
        case (let value, let wanted): if value != wanted { wrong += 1 }
        }
      }
      #expect(wrong == 0, "\(column.name) differs for \(wrong) people")
    }
  }

  @Test func `of the credit demo equal pandas, by person, by group and by date`() async throws {
    let folder = "\(root)/Graphs/lastfm-credit"
    var people = try Table(contentsOf: "\(folder)/people.csv")
    let limits = try people.integers(inColumn: "credit_limit")
    try people.append(Column("limit_text", .strings(limits.map { $0.map { "\($0)" } })))
    let graph = try await EdgeList(contentsOf: "\(folder)/edges.csv").graph(people: people)
    let labels = try Table(contentsOf: "\(root)/Graphs/lastfm-asia/countries.csv")
      .integers(inColumn: "target").map { $0 ?? -1 }
    let communities = try await graph.communities(labels: labels)
    let outcomes = try people.booleans(inColumn: "default_next_month").enumerated().map {
      $0.offset % 7 == 3 ? nil : $0.element
    }
    let golden = try Table(
      contentsOf: "\(root)/Tests/Golden/lastfm-credit-out-of-fold.csv.gz")
    var features = OutcomeFeatures()
    features.levelColumns = ["education", "age_band"]
    let cases: [(String, FoldRule, UInt64)] = [
      ("person:", .byPerson(5), 1), ("group:", .byColumn("limit_text", 3), 2),
      ("date:", .byColumn("utilization", 3), 1),
    ]
    for (prefix, rule, seed) in cases {
      let folds = try await graph.folds(rule, of: outcomes, seed: seed)
      let found = try await graph.outcomeColumns(
        of: outcomes, named: "y", features, folds: folds, communities: communities)
      try compare(found, graph, with: golden, prefix: prefix)
    }
  }

  @Test func `of a directed graph with weights equal SciPy and NetworkX`() async throws {
    let folder = "\(root)/Graphs/uk-faculty"
    let people = try Table(contentsOf: "\(folder)/nodes.csv")
    let graph = try await EdgeList(
      contentsOf: "\(folder)/edges.csv", format: EdgeListFormat(weight: "weight")
    ).graph(people: people, rules: GraphRules(directed: true))
    let schools = try people.integers(inColumn: "school").map { $0 ?? -1 }
    let communities = try await graph.communities(labels: schools)
    let outcomes = schools.enumerated().map { $0.offset % 10 == 0 ? nil : $0.element == 1 }
    let folds = try await graph.folds(.byPerson(4), of: outcomes, seed: 3)
    var features = OutcomeFeatures()
    features.circles = [.friends, .tiesIn, .tiesOut]
    let found = try await graph.outcomeColumns(
      of: outcomes, named: "y", features, folds: folds, communities: communities)
    try compare(
      found, graph, with: Table(contentsOf: "\(root)/Tests/Golden/uk-faculty-out-of-fold.csv"))
  }
}
