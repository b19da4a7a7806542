import Foundation
import Sesame
import Tables
import Testing

@Suite struct `The report of a verdict` {
  private struct Document: Decodable {
    struct Difference: Decodable {
      let value, lower, upper: Double
    }
    struct Repetition: Decodable {
      let own, with_graph, level, p_value: Double
      let difference: Difference
    }
    struct Measure: Decodable {
      let measure: String
      let difference: Difference
    }

    let repetitions: Int
    let by_repetition: [Repetition]
    let measures: [Measure]
    let fold_by: String
    let fold_values: String?
    let left_out_seeds: Int
  }

  private func document(_ evidence: GraphEvidence) throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(evidence.json.utf8))
  }

  @Test
  func `has both areas and the difference of each draw of folds, whose median the verdict has`()
    async throws
  {
    var job = GraphVerdictJob.quick()
    job.repetitions = 3
    job.placebos = 0
    let evidence = try await job.run(on: Town().source()).evidence
    let document = try document(evidence)
    #expect(document.repetitions == 3 && document.by_repetition.count == 3)
    for (shown, found) in zip(document.by_repetition, evidence.ablation.repetitions) {
      #expect(shown.own == found.own[.areaUnderCurve]?.value)
      #expect(shown.with_graph == found.withGraph[.areaUnderCurve]?.value)
      #expect(abs(shown.with_graph - shown.own - shown.difference.value) < 1e-12)
      #expect(shown.difference.lower < shown.difference.value)
      #expect(shown.level == 0.975)
      #expect(shown.p_value == found.pValue)
    }
    let area = try #require(document.measures.first { $0.measure == "area_under_curve" })
    let values = document.by_repetition.map(\.difference.value).sorted()
    #expect(area.difference.value == values[1])
    #expect(document.fold_by == "person" && document.fold_values == nil)
    #expect(document.left_out_seeds == 0)
  }

  @Test func `says whether a column of folds holds dates, numbers or texts`() async throws {
    let town = Town(further: { events in
      [
        Column("age", .integers(events.indices.map { $0 % 70 == 3 ? nil : $0 * 7 % 50 })),
        Column("joined", .strings(events.indices.map { "2024-01-\(10 + $0 % 20)" })),
        Column("street", .strings(events.indices.map { "s\($0 % 12)" })),
      ]
    })
    let source = try town.source()
    let cases = [
      ("age", "numbers", "3 folds by age, in the order of its numbers, once."),
      ("joined", "dates", "3 folds by joined, in the order of its dates, once."),
      ("street", "texts", "3 folds by street, once."),
    ]
    for (column, values, text) in cases {
      var job = GraphVerdictJob.quick()
      job.placebos = 0
      job.permutations = 0
      job.folds = .byColumn(column, 3)
      let result = try await job.run(on: source)
      let words = result.evidence.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(words.contains(text))
      #expect(try document(result.evidence).fold_values == values)
      let summary = result.report.summary.description
      if column == "age" {
        #expect(
          summary.contains("by age, in the order of its numbers; 4 without a number not used"))
      } else {
        #expect(!summary.contains("without a"))
      }
    }
  }
}
