import CreditScoring
import Files
import Foundation
import Tables
import Testing

/// Catalogs of sources, and what columns tell of where values come from.
struct SourceTests {
  private static let document = """
    {"format": "sesame-sources/1", "kinds": [
      {"name": "bank", "reliability": 0.9, "half_life": 100, "verification": 0.5},
      {"name": "app", "reliability": 0.6, "purposes": ["a test"]},
      {"name": "gossip", "reliability": 0.5, "purposes": ["another"]}],
     "columns": {"b": "app"}, "default": "bank"}
    """

  private func model() throws -> ScoreModel {
    func flag(_ name: String) -> ScoreModel.Characteristic {
      .init(
        name: name, reason: name, budget: 50,
        measure: .column(
          .init(name, .higherIsBetter, bins: .steps(at: [1], points: [0, 50]), missingPoints: 20)))
    }
    return try ScoreModel(
      name: "m", purpose: "a test", scale: 0...100, bands: [.init(name: "all", from: 0)],
      coverage: .init(minimum: 0),
      categories: [
        .init(name: .creditHistory, weight: 1, characteristics: [flag("a"), flag("b")])
      ])
  }

  private func scores(
    _ columns: [Column], _ document: String = SourceTests.document, asOf: Double? = nil
  ) async throws -> Scores {
    let table = Table(
      [
        Column("id", .strings(["x", "y", "z"])), Column("a", .reals([1, 1, 1])),
        Column("b", .reals([1, 1, nil])),
      ] + columns, sourceName: "people.csv")
    let catalog = try SourceCatalog(parsing: document)
    return try await CreditScorer(
      model: model(), certainty: .init(.sources(catalog, asOf: asOf))
    ).scores(for: table)
  }

  /// The probability that the points of column a, or those of column b, are those of its value.
  private func reliabilities(_ scores: Scores, of name: String) throws -> [Double?] {
    try scores.indices.map { row in
      let explanation = try scores.explanation(for: ["x", "y", "z"][row])
      return explanation.categories[0].lines.first { $0.characteristic == name }?.reliability
    }
  }

  @Test func `the formula of source, age and verification`() async throws {
    let day = 86_400.0
    let scores = try await scores(
      [
        Column("a_source", .strings(["bank", nil, "app"])),
        Column("a_as_of", .strings(["1970-04-11", "1970-04-11T00:00:00Z", "0"])),
        Column("a_verified", .booleans([true, false, true])),
        Column("b_reliability", .reals([0.25, nil, 0.1])),
      ], asOf: 200 * day)
    // (1 - 0.1 * 0.5) / 2, 0.9 / 2, and 0.6, which neither ages nor gains from being verified.
    let found = try reliabilities(scores, of: "a").compactMap(\.self)
    #expect(zip(found, [0.475, 0.45, 0.6]).allSatisfy { abs($0 - $1) < 1e-15 })
    // What is stated counts alone; a missing value has no reliability.
    #expect(try reliabilities(scores, of: "b") == [0.25, 0.6, nil])
    #expect(scores.warnings.map(\.description).count == 1)
    #expect(scores.warnings[0].description.hasPrefix("model 'm' states no shares of the bins of"))
    #expect(scores.integers("veracity") == [36, 52, 60])
  }

  @Test func `a source that may not be used makes the value missing`() async throws {
    let scores = try await scores([Column("a_source", .strings(["gossip", "app", "gossip"]))])
    #expect(
      scores.warnings.map(\.description).filter { !$0.contains("no shares") } == [
        "2 values of column 'a' of people.csv come from sources that may not be used for 'a test' and "
          + "count as missing"
      ])
    #expect(scores[0].score == 20 + 50)
    #expect(scores[1].score == 50 + 50)
    let explanation = try scores.explanation(for: "x")
    #expect(explanation.categories[0].lines[0].isMissing)
    #expect(explanation.categories[0].lines[0].value == nil)
    #expect(explanation.categories[0].lines[0].reliability == nil)
  }

  @Test func `a value without a date is fresh, with a warning`() async throws {
    let scores = try await scores(
      [Column("a_as_of", .strings(["1970-01-01", nil, nil]))], asOf: 0)
    #expect(
      scores.warnings.map(\.description).filter { !$0.contains("no shares") } == [
        "2 values of column 'a' of people.csv have no date and count as fresh"
      ])
  }

  /// A column that can't be used, and the message that it earns.
  struct BadColumn: Sendable, CustomTestStringConvertible {
    let column: Column
    let message: String
    var testDescription: String { message }
  }

  static let bad = [
    BadColumn(
      column: Column("a_source", .strings(["bank", "dating", "dating"])),
      message:
        "row 2 of column 'a_source' names source 'dating', which is not in sources (the first of 2); say "
        + "in the catalog of which kind it is, as in \"sources\": {\"dating\": \"bank\"}; the kinds are bank, "
        + "app, gossip"),
    BadColumn(
      column: Column("a_as_of", .strings(["1970-01-01", "soon", nil])),
      message: "row 2 of column 'a_as_of' is no date; write dates like 2012-01-31, "
        + "2012-01-31T12:30:00Z or 1328013000"),
    BadColumn(
      column: Column("a_as_of", .strings(["1970-01-01", nil, "1970-01-03"])),
      message: "row 3 of column 'a_as_of' lies after the date as of which values are used; give a "
        + "later date"),
    BadColumn(
      column: Column("a_as_of", .integers([0, 1, 86_401])),
      message: "row 3 of column 'a_as_of' lies after the date as of which values are used; give a "
        + "later date"),
    BadColumn(
      column: Column("a_verified", .reals([0, 2, 1])),
      message:
        "row 2 of column 'a_verified' does not say whether the value was verified; write true "
        + "or false, or a number from 0 to 1"),
    BadColumn(
      column: Column("a_reliability", .reals([nil, 1.5, 1])),
      message:
        "row 2 of column 'a_reliability' is no reliability; reliabilities are numbers from 0 "
        + "to 1"),
    BadColumn(
      column: Column("a_reliability", .reals([-0.25, 0.5, -1])),
      message:
        "row 1 of column 'a_reliability' is no reliability (the first of 2); reliabilities are "
        + "numbers from 0 to 1"),
    BadColumn(
      column: Column("a_reliability", .strings([nil, nil, "high"])),
      message:
        "row 3 of column 'a_reliability' is no reliability; reliabilities are numbers from 0 "
        + "to 1"),
  ]

  @Test(arguments: bad)
  func `a column that tells nothing usable is refused`(bad: BadColumn) async throws {
    let error = await #expect(throws: ScoreModelError.self) {
      try await scores([bad.column], asOf: 86_400)
    }
    #expect(error?.description == "people.csv: " + bad.message)
  }

  @Test func `dates need a date, and reliabilities a column`() async throws {
    let undated = await #expect(throws: ScoreModelError.self) {
      try await scores([Column("a_as_of", .strings(["1970-01-01", nil, nil]))])
    }
    #expect(
      undated?.description
        == "people.csv: column 'a_as_of' tells when values were recorded, and nothing tells as of when "
        + "they are used; give the date (`asOf`)")
    let table = Table(
      [Column("id", .strings(["x"])), Column("a", .reals([1])), Column("b", .reals([1]))],
      sourceName: "people.csv")
    let unstated = await #expect(throws: ScoreModelError.self) {
      try await CreditScorer(model: model(), certainty: .init(.columns)).scores(for: table)
    }
    #expect(
      unstated?.description
        == "people.csv: no column tells how reliable the values are that the model reads; add columns "
        + "of numbers from 0 to 1, such as 'a_reliability'")
  }

  @Test func `a value without a stated reliability counts as true, with a warning`() async throws {
    let table = Table(
      [
        Column("id", .strings(["x", "y"])), Column("a", .reals([1, nil])),
        Column("b", .reals([1, 1])), Column("a_reliability", .reals([nil, nil])),
      ], sourceName: "people.csv")
    let scores = try await CreditScorer(model: model(), certainty: .init(.columns)).scores(
      for: table)
    #expect(
      scores.warnings.map(\.description).filter { !$0.contains("no shares") } == [
        "1 value of column 'a' of people.csv has no reliability and counts as true"
      ])
    #expect(scores.distribution(ofRow: 0) == [100: 1])
  }

  // MARK: Documents

  static let faults: [(String, String, String)] = [
    (
      "sesame-sources/1", "sesame-sources/2",
      "$.format: the format is not known; write \"sesame-sources/1\""
    ),
    (
      "\"reliability\": 0.9", "\"reliability\": 1.5",
      "$.kinds[0].reliability: 1.5 is out of range; write a number from 0 to 1"
    ),
    (
      "\"reliability\": 0.9", "\"reliability\": \"high\"",
      "$.kinds[0].reliability: expected a number, found a text; write a number"
    ),
    (
      "\"reliability\": 0.9,", "", "$.kinds[0]: the key 'reliability' is missing; add it"
    ),
    (
      "\"half_life\": 100", "\"half_life\": 0",
      "$.kinds[0].half_life: 0 is out of range; write a number greater than 0"
    ),
    (
      "\"verification\": 0.5", "\"verification\": -0.5",
      "$.kinds[0].verification: -0.5 is out of range; write a number from 0 to 1"
    ),
    (
      "\"verification\": 0.5", "\"verified\": 0.5",
      "$.kinds[0]: the key 'verified' is not known here; the keys are name, reliability, half_life, "
        + "verification, purposes"
    ),
    (
      "\"name\": \"app\"", "\"name\": \"bank\"",
      "$.kinds[1].name: two kinds are named 'bank'; give each its own name"
    ),
    (
      "[\"a test\"]", "[\" \"]",
      "$.kinds[1].purposes[0]: the text is empty; write at least one word"
    ),
    (
      "{\"b\": \"app\"}", "{\"b\": \"bureau\"}",
      "$.columns.b: there is no kind 'bureau'; the kinds are bank, app, gossip"
    ),
    (
      "{\"b\": \"app\"}", "[\"b\"]",
      "$.columns: expected an object, found an array; write an object"
    ),
    (
      "\"default\": \"bank\"", "\"default\": \"bureau\"",
      "$.default: there is no kind 'bureau'; the kinds are bank, app, gossip"
    ),
    (
      ", \"default\": \"bank\"", "", "$: the key 'default' is missing; add it"
    ),
  ]

  @Test(arguments: faults)
  func `a fault of a catalog is named with its place and its remedy`(
    old: String, new: String, message: String
  ) throws {
    let range = try #require(Self.document.range(of: old))
    let text = Self.document.replacingCharacters(in: range, with: new)
    let error = #expect(throws: ScoreModelError.self) {
      try SourceCatalog(parsing: text, named: "s.json")
    }
    #expect(error?.description == "s.json: " + message)
  }

  @Test func `a text that is no catalog is named so`() {
    #expect(throws: ScoreModelError.self) { try SourceCatalog(parsing: "7") }
    let empty = #expect(throws: ScoreModelError.self) { try SourceCatalog(parsing: "") }
    #expect(
      empty?.description == "sources:1:1: the file is empty; write a catalog of sources")
    let none = #expect(throws: ScoreModelError.self) {
      try SourceCatalog(kinds: [], defaultKind: "x")
    }
    #expect(
      none?.description.hasPrefix("sources: kinds: there are no kinds; add at least one") == true)
  }

  @Test func `catalogs render back to themselves, and the documented one is read`() throws {
    let catalogs = [try SourceCatalog(parsing: Self.document), .standard]
    for catalog in catalogs {
      #expect(try SourceCatalog(parsing: catalog.json) == catalog)
    }
    let lines = SourceCatalog.formatDescription.split(
      separator: "\n", omittingEmptySubsequences: false)
    let start = try #require(lines.firstIndex(of: "  {"))
    let end = try #require(lines[start...].firstIndex(of: "  }"))
    let example = lines[start...end].map { $0.dropFirst(2) }.joined(separator: "\n")
    #expect(try SourceCatalog(parsing: example).kinds.map(\.name) == ["bank", "app"])
    #expect(lines.allSatisfy { $0.count <= 100 })
    for name in [
      "loan", "payment", "insurance", "dating", "shopping", "mobility", "public_document",
    ] { #expect(SourceCatalog.standard.kinds.contains { $0.name == name }) }
  }
}
