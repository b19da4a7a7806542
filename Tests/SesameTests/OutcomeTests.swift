import Files
import Foundation
import Sesame
import Tables
import Testing

/// What jobs say of outcomes and of columns that seem to be some.
@Suite struct `Outcomes in jobs` {
  private func source(_ people: Table) throws -> GraphSource {
    let edges = try EdgeList([("ann", "bob"), ("bob", "cid"), ("cid", "ann"), ("cid", "dan")])
    return GraphSource(edges: .value(edges), people: .value(people))
  }

  private func people() throws -> Table {
    try Table([
      "id": ["ann", "bob", "cid", "dan"], "income": [52, nil, 31, 47], "late": [0, 1, 1, nil],
      "customer_id": [1, 2, 2, 9],
    ])
  }

  private let warning =
    "table in memory: column 'late' holds 0 and 1 and is aggregated: declare what is to be predicted "
    + "(`outcomes`), since aggregates of it give people's own away, or name the columns to aggregate "
    + "(`aggregates`)"

  @Test func `a column of 0 and 1 that is aggregated unasked is warned about`() async throws {
    let report = try await FeatureJob(seed: 1).run(on: source(people())).report
    #expect(report.warnings.map(\.description) == [warning])
    #expect(
      report.summary.aggregates?.description == "income, late; not customer_id (identifiers)")
  }

  @Test func `columns of two other numbers are warned about too`() async throws {
    let people = try Table([
      "id": ["ann", "bob", "cid", "dan", "e", "f", "g", "h", "i", "j"],
      "status": [1, 2, 2, 1, 1, 1, 1, 1, 2, 2], "label": [-1, 1, 1, -1, 1, 1, 1, -1, 1, 1],
    ])
    let report = try await FeatureJob(seed: 1).run(on: source(people)).report
    #expect(
      report.warnings.contains {
        $0.description.contains("columns 'status', 'label' hold two values each and are aggregated")
      })
  }

  @Test func `whoever declares an outcome or names columns is not`() async throws {
    let declared = try people().declaring(outcome: "late")
    let report = try await FeatureJob(seed: 1).run(on: source(declared)).report
    #expect(report.warnings.isEmpty)
    #expect(
      report.summary.aggregates?.description
        == "income; not late (outcome), customer_id (identifiers)")
    for columns in [AggregateSelection.columns(["late"]), .everyNumericColumnBut(["late"])] {
      var job = FeatureJob(seed: 1)
      job.aggregates = columns
      #expect(try await job.run(on: source(people())).report.warnings.isEmpty)
    }
    var job = FeatureJob(seed: 1)
    job.columns = ["neighbor_income_mean"]
    let shown = try await job.run(on: source(people())).report
    #expect(shown.warnings.isEmpty)
    #expect(
      shown.summary.aggregates?.description
        == "income; not customer_id (identifiers), late (not written)")
  }

  @Test func `an outcome is written as it came, and marked in the dictionary`() async throws {
    let declared = try people().declaring(outcome: "late")
    let job = FeatureJob(seed: 1)
    let result = try await job.run(on: source(declared))
    #expect(result.table["late"] == declared["late"])
    let dictionary = try job.dictionary(for: source(declared).schema())
    #expect(dictionary["late"]?.role == .outcome)
    #expect(dictionary["income"]?.role == nil)
    #expect(dictionary.columns.map(\.name) == result.table.columnNames)
    let scoring = ScoringJob(model: try `Outcomes go into no column`.model("income"))
    #expect(try scoring.dictionary(for: declared.schema)["late"]?.role == .outcome)
    #expect(try await scoring.run(on: .value(declared)).table["late"] == declared["late"])
  }

  @Test(arguments: [
    ("late", "column 'late' of table in memory is an outcome, and can't be scored"),
    (
      "neighbor_late_mean",
      "column 'neighbor_late_mean' would be computed from 'late', which is an "
        + "outcome"
    ),
    (
      "community_late_mean",
      "column 'community_late_mean' would be computed from 'late', which is an outcome"
    ),
  ])
  func `a model of outcomes is refused before anything is computed`(
    column: String, problem: String
  ) async throws {
    let declared = try people().declaring(outcome: "late")
    let model = try `Outcomes go into no column`.model(column)
    let job = EnrichmentJob(FeatureJob(seed: 1), model: model)
    let error = await #expect(throws: ScoreModelError.self) {
      try await job.run(on: source(declared))
    }
    #expect(error?.mistakes.map(\.problem) == [problem])
    #expect(error?.mistakes[0].path == "categories[0].characteristics[0]")
    #expect(throws: ScoreModelError.self) { try job.dictionary(for: source(declared).schema()) }
    _ = try await job.run(on: source(people()))
    await #expect(throws: ScoreModelError.self) {
      try await ExplanationJob(of: ["ann"], model: model, seed: 1).run(on: source(declared))
    }
    if column == "late" {
      await #expect(throws: ScoreModelError.self) {
        try await ScoringJob(model: model).run(on: .value(declared))
      }
    }
  }

  @Test func `a table of communities has no outcome`() async throws {
    let declared = try people().declaring(outcome: "late")
    var job = CommunityJob(seed: 1)
    job.communityTable = CommunityJob.TableOptions()
    let table = try #require(try await job.run(on: source(declared)).communityTable)
    #expect(table["income_mean"] != nil)
    #expect(table["late_mean"] == nil)
    job.communityTable?.thresholds = ["late": 1]
    await #expect(throws: DataError.self) { try await job.run(on: source(declared)) }
    #expect(throws: DataError.self) { try job.plan(for: source(declared).schema()) }
  }
}
