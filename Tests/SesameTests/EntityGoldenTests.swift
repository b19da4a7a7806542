import Sesame
import Testing

/// People and businesses on a real graph against NumPy's dense solution, written by Tests/Golden/entities.py.
@Suite struct EntityGoldenTests {
  private let folder = "\(root)/Tests/Golden/entities"

  @Test(arguments: ["fixed_point", "lagged"])
  func `scores and figures equal the dense solution's`(mode: String) async throws {
    let cards = try EntityCards(
      kindColumn: "kind",
      ["person", "business"].map {
        ($0, try ScoreModel(contentsOf: "\(folder)/\($0)-\(mode).json"))
      })
    var job = EnrichmentJob(.nothing(seed: 1), cards: cards)
    job.additions.showsPoints = true
    let edges = "\(root)/Graphs/uk-faculty/edges.csv"
    let result = try await job.run(
      on: GraphSource(
        edges: .file(edges, EdgeListFormat(weight: "weight")),
        people: .file("\(folder)/entities.csv")))
    let golden = try Table(contentsOf: "\(folder)/scores-\(mode).csv")
    #expect(result.table["score"]?.values.numbers == golden["score"]?.values.numbers)
    #expect(result.table["band"]?.values == golden["band"]?.values)
    let figures = try #require(result.table["friends_figure"]?.values.numbers)
    let expected = try #require(golden["figure"]?.values.numbers)
    let counts = try #require(golden["friends"]?.values.numbers)
    for row in 0..<golden.rowCount where counts[row] ?? 0 >= 5 {
      let figure = try #require(figures[row])
      #expect(abs(figure - (expected[row] ?? -1)) < 1e-12)
    }
    #expect(
      result.entityScores.assessedCount == golden["score"]?.values.numbers?.count { $0 != nil })
  }
}
