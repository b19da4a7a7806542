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
    #expect(try #require(mean.withoutExcluded).areaUnderCurve > 0.94)
    #expect(mean.isTooGood && audit.tooGoodToBeTrue.contains("tie_in_rating_mean"))
    let out = try #require(audit.findings.first { $0.name == "out_degree" })
    #expect(abs(out.allTies.areaUnderCurve - 0.796) < 5e-3 && !out.isTooGood)
    let interval = try #require(mean.amongSurvivors?.interval)
    #expect(interval.lower > 0.94 && interval.upper < 1)
    #expect(audit.description.contains("tie_in_rating_mean: area under the curve 0.997 (all ties)"))
    #expect(audit.table.rowCount == audit.findings.count)
  }

  @Test func `the honest level of columns made of outcomes is that of nested folds`() async throws {
    let market = try Market()
    var source = try market.source
    source.rules.excludedKinds = ["labelled"]
    var rules = source.rules
    rules.isDirected = false
    source.rules = rules
    let graph = try await FeatureJob.nothing(seed: 1).run(on: source).graph
    let ties = try await graph.features(.only([.degree])).integers(inColumn: "degree")
    let outcomes = graph.people.identifiers.indices.map { row in
      ties[row] ?? 0 > 0 ? market.isFraudulent[row] : nil
    }
    let folds = try await graph.folds(.byPerson(10), of: outcomes, seed: 1)
    var features = OutcomeFeatures()
    features.includesCommunities = false
    var scores: [String: [Double?]] = [:]
    for fold in 0..<folds.count {
      let found = try await graph.outcomeColumns(
        of: outcomes, named: "y", features, evaluating: fold, of: folds, seed: 1)
      for column in found.modelColumns {
        let numbers = try #require(column.values.numbers)
        for row in folds.testRows(fold) {
          scores[column.name, default: Array(repeating: nil, count: outcomes.count)][row] =
            numbers[row]
        }
      }
    }
    for (name, values) in scores.sorted(by: { $0.key < $1.key }) {
      let area = try ScoredOutcomes(scores: values, outcomes: Outcomes(outcomes))
        .value(of: .areaUnderCurve)
      print("FIGURE", name, area ?? -1)
    }
  }
}
