import EdgeLists
import Sesame
import Statistics
import Tables
import Testing

/// Ratings of Bitcoin OTC, from which its labels were made.
///
/// Expected figures were found with scikit-learn.
@Suite struct `A leakage audit of Bitcoin OTC` {
  private struct Market {
    let lines: [[String]]
    let people: Table
    let isFraudulent: [Bool?]

    init() throws {
      var options = TableReadingOptions()
      options.header = false
      let folder = "\(root)/Graphs/bitcoin-otc"
      let labels = try Table(contentsOf: "\(folder)/labels.csv", options: options)
      let label = Dictionary(
        uniqueKeysWithValues: zip(
          labels.identifiers, try labels.numbers(inColumn: labels.columns[1].name)
        ).map { ($0, $1 == -1) })
      let edges = try EdgeList(
        contentsOf: "\(folder)/edges.csv", format: EdgeListFormat(columns: [3]))
      guard case .numbers(let ratings)? = edges.columns.first?.values else {
        preconditionFailure("ratings are numbers")
      }
      lines = (0..<edges.count).map { row in
        let from = edges.names[Int(edges.sources[row])]
        let to = edges.names[Int(edges.targets[row])]
        let isLabelled = label[from] != nil && label[to] != nil
        return [from, to, "\(ratings[row] ?? 0)", isLabelled ? "labelled" : "other"]
      }
      isFraudulent = edges.names.map { label[$0] }
      people = try Table([
        Column("id", .strings(edges.names)),
        Column("fraudulent", .booleans(BooleanValues(isFraudulent))),
      ]).declaring(outcome: "fraudulent")
    }

    var source: GraphSource {
      get throws {
        let text = lines.map { $0.joined(separator: ",") }.joined(separator: "\n")
        let edges = try EdgeList(
          parsing: "from,to,rating,kind\n\(text)\n", named: "ratings.csv",
          format: EdgeListFormat(kind: "kind", columns: ["rating"]))
        return GraphSource(
          edges: .value(edges), people: .value(people), rules: GraphRules(directed: true))
      }
    }
  }

  @Test func `finds the leak of mean ratings, and its honest level`() async throws {
    let market = try Market()
    var job = FeatureJob.nothing(seed: 1)
    job.features = .only([.inDegree, .outDegree])
    job.ties = TieSelection(.mean)
    let audit = try await job.audit(
      of: "fraudulent", on: market.source, excluding: ["labelled"], survivors: .withTiesIn)
    #expect(audit.personCount == 316)
    #expect(audit.survivorCount == 254 && audit.survivorEventCount == 127)
    let mean = try #require(audit.findings.first { $0.name == "tie_in_rating_mean" })
    #expect(abs(mean.allTies.areaUnderCurve - 0.997) < 1e-3)
    #expect(abs(try #require(mean.amongSurvivors).areaUnderCurve - 0.973) < 1e-3)
    // Who is rated no more is mostly fraudulent, whichever end missing values stand at.
    #expect(abs(try #require(mean.withoutExcluded).areaUnderCurve - 0.926) < 1e-3)
    #expect(mean.isTooGood && audit.tooGoodToBeTrue.contains("tie_in_rating_mean"))
    let out = try #require(audit.findings.first { $0.name == "out_degree" })
    #expect(abs(out.allTies.areaUnderCurve - 0.796) < 5e-3 && !out.isTooGood)
    let interval = try #require(mean.amongSurvivors?.interval)
    #expect(interval.lower > 0.94 && interval.upper < 1)
    #expect(audit.description.contains("tie_in_rating_mean: area under the curve 0.997 (all ties)"))
    #expect(audit.table.rowCount == audit.findings.count)
  }

  @Test func `seeds with one's own outcome tell it, and seeds out of fold have an honest level`()
    async throws
  {
    let market = try Market()
    var source = try market.source
    source.rules.isDirected = false
    source.rules.excludedKinds = ["labelled"]
    let graph = try await FeatureJob.nothing(seed: 1).run(on: source).graph
    // Who is still rated.
    let rated = Set(market.lines.filter { $0[3] == "other" }.map { $0[1] })
    let outcomes = zip(graph.identifiers, market.isFraudulent).map { rated.contains($0) ? $1 : nil }
    let truth = try Outcomes(outcomes)
    #expect(truth.knownCount == 254 && truth.eventCount == 127)
    func area(_ scores: [Double?]) throws -> Double? {
      try ScoredOutcomes(scores: scores, outcomes: truth).value(of: .areaUnderCurve)
    }
    let leak = try await graph.personalizedPageRank(
      from: [.numbers(outcomes.map { $0 == true ? 1 : 0 })])
    #expect(try #require(try area(Array(leak[0].relativeValues))) > 0.999)

    // A row of a fold rests on all outcomes outside of it, as when the fold is tried.
    let folds = try await graph.folds(.byPerson(10), of: outcomes, seed: 1)
    let found = try await graph.outcomeColumns(of: outcomes, named: "y", folds: folds)
    for (name, expected) in [
      ("y_pagerank_share_oof", 0.9155), ("y_pagerank_per_degree_oof", 0.8981),
      ("second_neighbor_y_excess_oof", 0.8611), ("y_activation_per_degree_oof", 0.8877),
    ] {
      let column = found.columns.first { $0.name == name }
      let values = try #require(column?.values.numbers)
      #expect(abs(try #require(try area(Array(values))) - expected) < 5e-4, "\(name)")
    }
    for fold in [0, 7] {
      let tried = try await graph.outcomeColumns(
        of: outcomes, named: "y", evaluating: fold, of: folds, seed: 2)
      for (column, nested) in zip(found.modelColumns, tried.modelColumns) {
        let (ours, theirs) = (column.values.numbers, nested.values.numbers)
        #expect(folds.testRows(fold).allSatisfy { ours?[$0] == theirs?[$0] })
      }
    }
  }
}
