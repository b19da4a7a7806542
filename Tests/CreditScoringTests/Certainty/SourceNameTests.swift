import CreditScoring
import Files
import Tables
import Testing

/// Sources that have names of their own in a catalog, and columns that there are not.
@Suite struct `Names in catalogs of sources` {
  private static func catalog(
    columns: [String: String] = [:], sources: [String: String]
  ) throws -> SourceCatalog {
    try SourceCatalog(
      kinds: [
        .init("bank", reliability: 0.9), .init("app", reliability: 0.6, purposes: ["another"]),
      ], columns: columns, sources: sources, defaultKind: "app")
  }

  private static func scores(
    _ catalog: SourceCatalog, source: [String?], stated: [Double?]? = nil
  ) async throws -> Scores {
    let model = try ScoreModel.ofOne(
      .init("a", .higherIsBetter, bins: .steps(at: [1], points: [0, 100]), missingPoints: 20))
    let table = Table(
      [
        Column("id", .strings(["x", "y"])), Column("a", .reals([1, 1])),
        Column("a_source", .strings(source)),
      ] + (stated.map { [Column("a_reliability", .reals($0))] } ?? []), sourceName: "people.csv")
    return try await CreditScorer(model: model, certainty: .init(.sources(catalog)))
      .scores(for: table)
  }

  @Test func `a source is of its kind by either name`() async throws {
    let catalog = try Self.catalog(sources: ["north-bank": "bank", "phone": "app"])
    let scores = try await Self.scores(catalog, source: ["north-bank", "bank"])
    let found = try ["x", "y"].map {
      try scores.explanation(for: $0).categories[0].lines[0].reliability
    }
    #expect(found == [0.9, 0.9])
    let disclosure = try scores.disclosure(for: "x")
    #expect(disclosure.characteristics[0].source == "north-bank")
    #expect(disclosure.sources.map(\.name) == ["bank"])
    // The kind says whom the value may serve, though what is stated tells how sure it is.
    let barred = try await Self.scores(catalog, source: ["phone", "bank"], stated: [0.8, 0.7])
    #expect(barred[0].score == 20 && barred[1].score == 100)
    let stated = try barred.explanation(for: "y").categories[0].lines[0].reliability
    #expect(stated == 0.7)
  }

  @Test func `an unknown source is named with what to do`() async throws {
    let catalog = try Self.catalog(sources: ["north-bank": "bank"])
    let error = await #expect(throws: ScoreModelError.self) {
      try await Self.scores(catalog, source: ["bank", "north-bnak"])
    }
    #expect(
      error?.description
        == "people.csv: row 2 of column 'a_source' names source 'north-bnak', which is not in the catalog of "
        + "sources; did you mean 'north-bank'? say in the catalog of which kind it is, as in sources: "
        + "[\"north-bnak\": \"bank\"]; the kinds are bank, app")
  }

  @Test func `a column that neither table nor model has is warned of`() async throws {
    let catalog = try Self.catalog(columns: ["a": "bank", "income": "bank"], sources: [:])
    let warnings = try await Self.scores(catalog, source: ["bank", "bank"]).warnings
      .map(\.description)
    #expect(
      warnings.contains(
        "the catalog of sources tells of column 'income', which neither the table nor the model has"
      ))
    #expect(warnings.count { $0.contains("tells of column") } == 1)
  }

  @Test func `names of sources are read, written and checked`() throws {
    let catalog = try Self.catalog(sources: ["north-bank": "bank"])
    #expect(try SourceCatalog(parsing: catalog.json) == catalog)
    #expect(!SourceCatalog.standard.json.contains("\"sources\""))
    let twice = #expect(throws: ScoreModelError.self) {
      try SourceCatalog(
        parsing: catalog.json.replacing("\"north-bank\": \"bank\"", with: "\"app\": \"bank\""),
        named: "s.json")
    }
    #expect(
      twice?.description
        == "s.json: $.sources.app: 'app' is the name of a kind already; remove it, or rename one of them"
    )
    let unknown = #expect(throws: ScoreModelError.self) {
      try SourceCatalog(
        parsing: catalog.json.replacing("\"north-bank\": \"bank\"", with: "\"x\": \"loan\""),
        named: "s.json")
    }
    #expect(
      unknown?.description
        == "s.json: $.sources.x: there is no kind 'loan'; the kinds are bank, app")
  }
}
