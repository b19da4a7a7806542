import Foundation
import Testing

/// The options on how sure scores are.
struct CertaintyCommandTests {
  private static let people: FileContent = """
    id,age,city,age_reliability,age_source,age_as_of
    ann,31,Rome,0.9,loan,2020-01-01
    bob,45,Oslo,0.8,payment,2019-01-01
    cid,28,Bern,0.5,,

    """

  private func run(
    _ words: String, files: [String: FileContent] = [:]
  ) async throws -> (text: String, messages: String) {
    let folder = try Folder(
      Samples.files.merging(["people.csv": Self.people]) { $1 }.merging(files) { $1 })
    let outcome = try await Program.run(words, in: folder)
    try #require(outcome.status == 0, "\(outcome.standardError)")
    return (outcome.text, outcome.standardError)
  }

  @Test func `reliabilities give intervals, bands and veracity`() async throws {
    let plain = Sheet(try await run("score people.csv --model model.json").text)
    let sheet = Sheet(
      try await run(
        "score people.csv --model model.json --reliability --band-probabilities --prefix p_"
      ).text)
    // Without the options nothing is told; with them nothing else changes.
    #expect(plain.header.count == sheet.header.count - 7)
    #expect(sheet["p_score"] == plain["score"])
    let start = try #require(sheet.header.firstIndex(of: "p_score_maximum"))
    #expect(
      sheet.header[start...].map { String($0.dropFirst(2)) } == [
        "score_maximum", "score_low", "score_high", "band", "band_probability", "band_is_firm",
        "probability_low", "probability_high", "veracity", "reason_1", "reason_2", "reason_3",
        "reason_4",
      ])
    // A false age brings the neutral 300 points; friends bring 15.
    #expect(sheet["p_score"] == ["665", "935", "365"])
    #expect(sheet["p_score_low"] == ["665", "665", "365"])
    #expect(sheet["p_score_high"] == ["665", "935", "665"])
    #expect(sheet["p_band_probability"].compactMap(Double.init) == [1, 1, 0.5])
    #expect(sheet["p_probability_high"].compactMap(Double.init) == [1, 1, 0.5])
    #expect(sheet["p_band_is_firm"] == ["true", "true", "false"])
    #expect(sheet["p_veracity"] == ["90", "80", "50"])
  }

  @Test func `a catalog of sources takes the place of reliabilities`() async throws {
    let people = FileContent(
      """
      id,age,city,age_source,age_as_of
      ann,31,Rome,loan,2020-01-01
      bob,45,Oslo,dating,2019-01-01
      cid,28,Bern,,

      """)
    let (text, messages) = try await run(
      "score people.csv --model model.json --sources standard --as-of 2020-01-01",
      files: ["people.csv": people])
    // 0.98; 0.6 / 2; and 0.75, as nobody says where it comes from.
    #expect(Sheet(text)["veracity"] == ["98", "30", "75"])
    #expect(
      messages.contains(
        "warning: 1 value of column 'age' of people.csv has no date and counts as fresh"))
    let enriched = try await run(
      "enrich edges.csv --people people.csv --model model.json --sources standard --as-of 2020-01-01",
      files: ["people.csv": people])
    #expect(Sheet(enriched.text)["veracity"] == ["98", "30", "75"])
  }

  @Test func `the columns are told before anything is computed`() async throws {
    let (text, _) = try await run(
      "score people.csv --model model.json --reliability --explain-columns")
    for name in ["score_low", "score_high", "band_probability", "band_is_firm", "veracity"] {
      #expect(text.contains(name))
    }
    #expect(!text.contains("probability_low"))
  }

  @Test(arguments: [
    ("text", ["  true\n", "  50 %\n", "Veracity 50 of 100"]),
    ("markdown", ["| of | true |", "| 570 | 50 % |", "Veracity 50 of 100"]),
    ("json", ["\"reliability\": 0.5", "\"veracity\": 50"]),
  ])
  func `an explanation tells how sure values are`(format: String, words: [String]) async throws {
    let command = "explain edges.csv --people people.csv --model model.json --person cid --format "
    let plain = try await run(command + format).text
    let sure = try await run(command + format + " --reliability").text
    for word in words {
      #expect(sure.contains(word), "\(word)")
      #expect(!plain.contains(word), "\(word)")
    }
  }

  /// The samples' model states no shares of bins.
  @Test(arguments: ["text", "markdown", "json"])
  func `a letter says what its interval lacks, and why a score lies outside`(
    format: String
  ) async throws {
    let text = try await run(
      "explain people.csv --model model.json --person bob --reliability --format \(format)"
    ).text
    let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    if format == "json" {
      #expect(words.contains("\"characteristics_without_shares\": [\"age\"]"))
    } else {
      #expect(words.contains("the true score lies outside it more often than told"))
      #expect(words.contains("how common the values of age are"))
      #expect(!words.contains("(0 %)"))
    }
  }

  /// cid's age is hardly true, and the neutral points are more than those of 28.
  @Test func `a score outside its interval is explained, and one score is no span`() async throws {
    let people: FileContent = "id,age,city,age_reliability\nann,31,Rome,1\ncid,28,Bern,0.02\n"
    let files = ["people.csv": people]
    let outside = try await run(
      "explain people.csv --model model.json --person cid --reliability", files: files
    ).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(outside.contains("takes every value as true. It lies below the interval"))
    #expect(outside.contains("false ones would mostly bring more points"))
    let sure = try await run(
      "explain people.csv --model model.json --person ann --reliability", files: files
    ).text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(sure.contains("the true score is 658 with a probability of at least 90 %"))
    #expect(!sure.contains("takes every value as true") && !sure.contains("lies outside"))
  }

  /// Nobody checked the values, and nobody said how likely they are true.
  @Test func `without evidence nothing is said to be true`() async throws {
    let sheet = Sheet(try await run("score people.csv --model model.json --certainty").text)
    #expect(sheet.header.contains("score_low") && !sheet.header.contains("veracity"))
    let text = try await run("explain people.csv --model model.json --person cid --certainty").text
    #expect(!text.contains("true\n") && !text.contains("100 %\n") && !text.contains("Veracity"))
    let columns = try await run(
      "score people.csv --model model.json --certainty --explain-columns"
    ).text
    #expect(columns.contains("score_low") && !columns.contains("veracity"))
    #expect(columns.contains("states no shares of the bins of 1 characteristic"))
  }
}

extension BadInput {
  /// Reliabilities and sources that can't be used.
  static let certainty: [BadInput] = [
    BadInput(
      "reliabilities beside sources",
      "score people.csv --model model.json --reliability --sources standard", 64,
      "sesame: option '--reliability' goes without '--sources'; keep --sources, which reads columns "
        + "C_reliability as well"),
    BadInput(
      "a catalog that is none", "score people.csv --model model.json --sources best", 64,
      "sesame: 'best' is neither a catalog of sources nor a file; the built-in catalog is standard"),
    BadInput(
      "a catalog that is broken", "score people.csv --model model.json --sources s.json",
      files: ["s.json": "{\"format\": \"sesame-sources/1\", \"kinds\": [], \"default\": \"a\"}"],
      65,
      "s.json: $.kinds: there are no kinds; add at least one"),
    BadInput(
      "a date of no source", "score people.csv --model model.json --as-of 2020-01-01", 64,
      "sesame: option '--as-of' needs '--sources'; add it"),
    BadInput(
      "a date that is none", "score people.csv --model model.json --sources standard --as-of soon",
      64,
      "sesame: option '--as-of' takes unix seconds or an ISO 8601 date, not 'soon'; write it like "
        + "2012-01-31, 2012-01-31T12:30:00Z or 1328013000"),
    BadInput(
      "dates without a date", "score people.csv --model model.json --sources standard",
      files: ["people.csv": "id,age,city,age_as_of\nann,31,Rome,2020-01-01\n"], 65,
      "people.csv: column 'age_as_of' tells when values were recorded, and nothing tells as "
        + "of when they are used; give the date (--as-of)"),
    BadInput(
      "a reliability above 1", "score people.csv --model model.json --reliability",
      files: ["people.csv": "id,age,city,age_reliability\nann,31,Rome,1.5\n"], 65,
      "people.csv: line 2 of column 'age_reliability' is no reliability; reliabilities are "
        + "numbers from 0 to 1"),
    BadInput(
      "no reliabilities", "score people.csv --model model.json --reliability", 65,
      "people.csv: no column tells how reliable the values are that the model reads; add "
        + "columns of numbers from 0 to 1, such as 'age_reliability'"),
    BadInput(
      "a source in the future",
      "score people.csv --model model.json --sources standard --as-of 2019-01-01",
      files: ["people.csv": "id,age,city,age_as_of\nann,31,Rome,2020-01-01\n"], 65,
      "people.csv: line 2 of column 'age_as_of' lies after the date as of which values are "
        + "used; give a later date"),
  ]
}
