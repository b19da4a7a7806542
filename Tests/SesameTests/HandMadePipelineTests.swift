import Foundation
import Sesame
import Testing

@Suite struct `A pipeline made by hand` {
  private static let demo = "\(root)/Graphs/lastfm-credit"

  @Test(arguments: ["5", "0"])
  func `gives the explanation that the job gives`(_ person: String) async throws {
    let model = try ScoreModel(contentsOf: "\(Self.demo)/model.json")
    let source = GraphSource(
      edges: .file("\(Self.demo)/edges.csv"), people: .file("\(Self.demo)/people.csv"))
    let expected = try await ExplanationJob(of: [person], model: model, seed: 1).run(on: source)

    var job = FeatureJob(seed: 1)
    job.communities = .settled(.leiden(), runs: nil)
    let found = try await job.run(on: source)
    let columns = try RelationColumns(
      of: found.table, in: found.graph, by: job.plan(for: found.graph.schema),
      communities: found.communities, for: model)
    let explanation = try await CreditScorer(model: model).explanation(
      for: person, in: found.table, friends: RelationTies(found.graph), relationColumns: columns)
    #expect(explanation.text == expected.explanations[0].text)
    #expect(explanation.json == expected.explanations[0].json)
  }
}
