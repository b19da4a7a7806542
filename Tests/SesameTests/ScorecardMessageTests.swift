import Foundation
import Sesame
import Tables
import TestSupport
import Testing

/// What jobs about scorecards say beside their results.
@Suite struct `Messages about scorecards` {
  /// People whose income and delays tell whether they will be late.
  private static func people(_ count: Int = 600) throws -> Table {
    var text = "id,income,SEX,delays,late\n"
    for person in 0..<count {
      let (income, delays) = ((person * 31) % 97, (person * 17) % 6)
      let isLate = (person * 7919 + 13) % 101 < 10 + (97 - income) / 4 + 6 * delays
      let sex = (person * 13) % 7 < (isLate ? 3 : 5) ? "f" : "m"
      text += "p\(person),\(income),\(sex),\(delays),\(isLate)\n"
    }
    return try Table(parsing: text, named: "people.csv").declaring(outcome: "late")
  }

  private static func job() -> FittingJob {
    var job = FittingJob(name: "late", purpose: "testing")
    job.otherCategory = .creditHistory
    job.options.columns = ["income", "SEX", "delays"]
    return job
  }

  @Test func `protected columns are named in one warning, unless they are vouched for`()
    async throws
  {
    let people = try Self.people()
    let warnings = try await Self.job().run(on: .value(people)).report.warnings
    let found = warnings.map(\.description).filter { $0.contains("laws on lending often protect") }
    #expect(found.count == 1)
    #expect(found[0].hasPrefix("people.csv: by its name, 'SEX' is what laws"))
    var job = Self.job()
    job.options.trusted = ["SEX"]
    let others = try await job.run(on: .value(people)).report.warnings
    #expect(!others.contains { $0.description.contains("laws on lending often protect") })
    #expect(others.contains { $0.description.contains("every text of 'SEX' is in a bin") })
  }

  @Test func `a map of categories says what people are told`() async throws {
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    let csv = "\(folder.path)/map.csv"
    try "column,category,reason\nincome,fulfillment_capacity,\"Income, too low\"\ndelays,,\n"
      .write(toFile: csv, atomically: true, encoding: .utf8)
    let map = try CategoryMap(contentsOf: csv)
    #expect(map.columns == ["income"] && map.reasons == ["income": "Income, too low"])
    try map.csv.write(toFile: csv, atomically: true, encoding: .utf8)
    #expect(try CategoryMap(contentsOf: csv) == map)
    let json = "\(folder.path)/map.json"
    try """
    {"income": {"category": "fulfillment_capacity", "reason": "Income, too low"},
     "delays": "credit_history"}
    """.write(toFile: json, atomically: true, encoding: .utf8)
    #expect(try CategoryMap(contentsOf: json).reasons == map.reasons)
    try "{\"income\": {\"category\": \"fulfillment_capacity\", \"reasn\": \"x\"}}"
      .write(toFile: json, atomically: true, encoding: .utf8)
    #expect(throws: DataError.self) { try CategoryMap(contentsOf: json) }
    var job = Self.job()
    job.categories = map
    let model = try await job.run(on: .value(Self.people())).model
    let reasons = model.categories.flatMap(\.characteristics).map { [$0.name, $0.reason] }
    #expect(reasons.contains(["income", "Income, too low"]))
    #expect(reasons.contains(["delays", "Delays could be more favorable"]))
    let edited = try await job.categoriesToEdit(of: .value(Self.people()))
    #expect(edited.reasons == map.reasons)
  }

  @Test func `reasons made of columns' names are counted in one warning`() async throws {
    let people = try Self.people()
    func warnings(_ job: FittingJob) async throws -> [String] {
      try await job.run(on: .value(people)).report.warnings.map(\.description)
        .filter { $0.contains("made of names of columns") }
    }
    let made = try await warnings(Self.job())
    #expect(made.count == 1)
    #expect(made.first?.contains("could be more favorable'") == true)
    var job = Self.job()
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    let csv = "\(folder.path)/map.csv"
    let lines = ["income", "SEX", "delays"].map { "\($0),credit_history,Of \($0)\n" }
    try ("column,category,reason\n" + lines.joined())
      .write(toFile: csv, atomically: true, encoding: .utf8)
    job.categories = try CategoryMap(contentsOf: csv)
    #expect(try await warnings(job).isEmpty)
  }

  /// Who is last in the table has no data at all.
  @Test func `nobody of whom nothing is known has a score unless that is asked for`() async throws {
    var text = try Self.people().text(as: .csv)
    text += "nobody,,,,\n"
    let people = try Table(parsing: text, named: "people.csv").declaring(outcome: "late")
    let result = try await Self.job().run(on: .value(people))
    #expect(result.model.coverage.minimum == 0.5)
    let warnings = result.report.warnings.map(\.description)
    #expect(warnings.contains { $0.contains("1 of 601 rows has too little known for a score") })
    let scores = try await CreditScorer(model: result.model).scores(for: people)
    #expect(scores.score(of: "nobody")?.score == nil && scores.score(of: "p1")?.score != nil)
    var job = Self.job()
    job.coverage = 0
    let open = try await job.run(on: .value(people))
    #expect(
      open.report.warnings.contains { $0.description.contains("of neutral points alone") })
    #expect(
      try await CreditScorer(model: open.model).scores(for: people).score(of: "nobody")?.score
        != nil)
  }

  @Test func `given bins are told beside the figures out of fold`() async throws {
    let people = try Self.people()
    let binning = try await BinningJob().run(on: .value(people)).binning
    var job = Self.job()
    job.options.bins = try BinDefinitions(parsing: binning.json).selecting(["income"])
    let result = try await job.run(on: .value(people))
    #expect(
      result.description.contains("out of 5 folds, with given bins that may have seen the rows"))
    #expect(result.model.json.contains("\"given_bins\": ["))
    let plain = try await Self.job().run(on: .value(people))
    #expect(!plain.description.contains("given bins"))
  }

  @Test func `a column of another kind is one of the items that moved`() async throws {
    let before = try Table(
      parsing: "id,x,y\n" + (0..<300).map { "p\($0),\($0 % 7),\($0 % 5)\n" }.joined(),
      named: "a.csv")
    let after = try Table(
      parsing: "id,x,y\n" + (0..<300).map { "q\($0),t\($0 % 7),\($0 % 5)\n" }.joined(),
      named: "b.csv")
    let drift = try await DriftJob(seed: 1).run(before: .value(before), after: .value(after)).drift
    #expect(drift.verdict == .moved)
    #expect(drift.text.contains("Of 2 items, moved: 1, stable: 1."))
    #expect(drift.text.contains("Moved: x ("))
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(drift.json.utf8)) as? [String: Any])
    let items = try #require(json["items"] as? [[String: Any]])
    #expect(items.map { $0["name"] as? String } == ["y", "x"])
    #expect(items.map { $0["verdict"] as? String } == ["stable", "moved"])
  }

  @Test func `a surely small drift is called stable in verdict and table alike`() async throws {
    func table(_ shift: Int, _ name: String) throws -> Table {
      try Table(
        parsing: "id,x\n"
          + (0..<20_000).map { "\(name)\($0),\($0 % 100 < 50 + shift ? "a" : "b")\n" }.joined(),
        named: name)
    }
    let job = DriftJob(seed: 1)
    let drift = try await job.run(before: .value(table(0, "a")), after: .value(table(8, "b"))).drift
    #expect(drift.verdict == .stable)
    #expect(drift.text.contains("Stable, though more than chance, since below 0.1: x (PSI 0.0"))
    #expect(drift.text.contains("stable (small)"))
  }

  @Test func `scores and probabilities that are none are told with their line and value`()
    async throws
  {
    let text =
      "id,score,chance,late\n"
      + (0..<60).map { row in
        "p\(row),\(row == 7 ? "1e200" : "\(row)"),\(row == 9 ? "1.5" : "0.\(row + 10)"),\(row % 2)\n"
      }.joined()
    let people = try Table(parsing: text, named: "people.csv").declaring(outcome: "late")
    let error = await #expect(throws: DataError.self) {
      try await ValidationJob(seed: 1).run(on: .value(people))
    }
    #expect(error?.line == 9)
    #expect(error?.problem == "column 'score': score 1e+200 is beyond 1e100")
    var job = ValidationJob(seed: 1)
    job.score = .column("chance")
    job.probability = "chance"
    let other = await #expect(throws: DataError.self) { try await job.run(on: .value(people)) }
    #expect(other?.line == 11 && other?.problem == "column 'chance': 1.5 is no probability")
  }

  @Test func `columns of the result come first where not all names are shown`() async throws {
    let names = (0..<30).map { "c\($0)" }.joined(separator: ",")
    let values = (0..<30).map { "\($0)" }.joined(separator: ",")
    let people = try Table(
      parsing: "id,n,home,flag,\(names)\na,1,castle,true,\(values)\n", named: "t.csv")
    var job = ScoringJob(model: try ScoreModel(parsing: ScoringStreamTests.card, named: "m.json"))
    job.columns = ["score_points"]
    let error = await #expect(throws: DataError.self) { try await job.run(on: .value(people)) }
    #expect(error?.remedy?.contains("the columns are 'credit_history', ") ?? false)
    #expect(error?.remedy?.contains("'score', ") ?? false)
    #expect(error?.remedy?.hasSuffix("…") ?? false)
  }
}
