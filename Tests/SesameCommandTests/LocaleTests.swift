import Foundation
import Testing

/// Numbers and dates as other programs and countries write them.
struct LocaleTests {
  private static let features = "features edges.csv --people people.csv --quiet"

  private func output(_ people: String, _ words: String) async throws -> String {
    let folder = try Folder(Samples.files)
    try folder.write(FileContent(people), to: "people.csv")
    let outcome = try await Program.run(words, in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    return outcome.text
  }

  @Test(arguments: [
    ("1,234,567.5", "1,000", "--grouping comma"),
    ("1.234.567,5", "1.000", "--decimal comma --grouping point"),
    ("1 234 567,5", "1\u{A0}000", "--decimal comma --grouping space"),
    ("1\u{202F}234\u{202F}567.5", "1000", "--grouping space"),
    ("1'234'567.5", "1’000", "--grouping apostrophe"),
  ])
  func `numbers with marks between thousands give what plain ones give`(
    large: String, small: String, options: String
  ) async throws {
    let plain = try await output("id;pay\nann;1234567.5\nbob;\ncid;1000.0\n", Self.features)
    let marked = try await output(
      "id;pay\nann;\(large)\nbob;NaN\ncid;\(small)\n", "\(Self.features) \(options)")
    #expect(marked == plain)
  }

  @Test(arguments: [
    ("31.12.2024", "1.2.2023", "--date-order dmy"),
    ("12/31/2024", "02/01/2023", "--date-order mdy"),
    ("2024/12/31", "2023/2/1", "--date-order ymd"),
  ])
  func `dates in the order that is said give what dates of ISO 8601 give`(
    first: String, second: String, option: String
  ) async throws {
    let words = "\(Self.features) --aggregate joined"
    let plain = try await output("id,joined\nann,2024-12-31\nbob,\ncid,2023-02-01\n", words)
    let ordered = try await output(
      "id,joined\nann,\(first)\nbob,NA\ncid,\(second)\n", "\(words) \(option)")
    #expect(ordered == plain)
    #expect(plain.contains("2024-12-31"))
  }

  @Test func `weights have the same marks`() async throws {
    let folder = try Folder([
      "e.csv": "a;b;w\nann;bob;1,234.5\nbob;cid;2\n", "p.csv": "a;b;w\nann;bob;1234.5\nbob;cid;2\n",
    ])
    let words = "--weight w --features strength --quiet"
    let plain = try await Program.run("features p.csv \(words)", in: folder)
    let marked = try await Program.run("features e.csv \(words) --grouping comma", in: folder)
    #expect(marked.status == 0, "\(marked.standardError)")
    #expect(marked.text == plain.text)
  }

  @Test(arguments: [
    (
      "--grouping point", 64,
      "sesame: a point can't be both the decimal mark and what is between thousands; add --decimal comma\n"
    ),
    (
      "--decimal comma --grouping comma", 64,
      "sesame: a comma can't be both the decimal mark and what is between thousands; leave --decimal or "
        + "--grouping out\n"
    ),
    (
      "--grouping dot", 64,
      "sesame: option '--grouping' takes comma, point, space or apostrophe, not 'dot'\n"
    ),
    (
      "--date-order ydm", 64,
      "sesame: option '--date-order' takes dmy, mdy or ymd, not 'ydm'; did you mean 'dmy'?\n"
    ),
  ])
  func `what can't be is refused`(option: String, status: Int32, message: String) async throws {
    let outcome = try await Program.run(
      "\(Self.features) \(option)", in: try Folder(Samples.files))
    #expect(outcome.status == status)
    #expect(outcome.standardError == message)
  }

  @Test(arguments: ["--grouping space", "--date-order dmy"])
  func `a stream does not know the whole column`(option: String) async throws {
    let outcome = try await Program.run(
      "score people.csv --model model.json --stream \(option)", in: try Folder(Samples.files))
    #expect(outcome.status == 64)
    #expect(
      outcome.standardError
        == "sesame: options '--stream' and '\(option.prefix { $0 != " " })' don't go together: whether a "
        + "whole column is written so is known at the table's end only; leave one out\n")
  }

  @Test(arguments: ["--grouping space", "--date-order dmy"])
  func `without a table they mean nothing`(option: String) async throws {
    let outcome = try await Program.run(
      "features edges.csv \(option)", in: try Folder(Samples.files))
    #expect(outcome.status == 64)
    let name = option.prefix { $0 != " " }
    #expect(
      outcome.standardError
        == "sesame: option '\(name)' is about the people table, and there is none; add --people TABLE, "
        + "or leave the option out\n")
  }

  @Test func `JSON has numbers of its own, and dates in any order`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write(
      """
      {"id":"ann","joined":"31.12.2024"}
      {"id":"bob","joined":null}

      """, to: "p.jsonl")
    let words = "features edges.csv --people p.jsonl --features degree --quiet"
    let refused = try await Program.run("\(words) --grouping comma", in: folder)
    #expect(refused.status == 65)
    #expect(
      refused.standardError
        == "p.jsonl: JSON has numbers of its own, with nothing between thousands; leave --grouping out\n"
    )
    let read = try await Program.run("\(words) --date-order dmy --format jsonl", in: folder)
    #expect(read.status == 0)
    #expect(read.text.contains("\"joined\":\"2024-12-31\""))
  }

  @Test(arguments: [
    ("1'234", "read apostrophes between thousands with --grouping apostrophe"),
    ("1 234,5", "read blanks between thousands with --grouping space and --decimal comma"),
    ("1,234,567", "read commas between thousands with --grouping comma"),
  ])
  func `the option is named where it is missing`(field: String, remedy: String) async throws {
    let folder = try Folder(Samples.files)
    try folder.write(FileContent("id;pay\nann;\(field)\nbob;7\ncid;8\n"), to: "people.csv")
    let outcome = try await Program.run(
      "features edges.csv --people people.csv -o o.csv", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardError.contains("first here; \(remedy)\n"))
  }

  @Test func `the order of dates is asked for where they are needed`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write(
      "id,d,score,bad\na,31.12.2024,1,0\nb,30.12.2024,2,1\n", to: "people.csv")
    let words = "validate people.csv --outcome bad --score score --higher-is safer --date d"
    let outcome = try await Program.run(words, in: folder)
    #expect(outcome.status == 65)
    #expect(
      outcome.standardError
        == "people.csv:2: column 'd' holds dates, and a text that is none; write dates like "
        + "2024-02-29, or say the order of day, month and year (--date-order)\n")
  }

  @Test func `a table of dates is told of by their types`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write(
      "id,joined,seen\nann,2024-12-31,2024-12-31T10:00Z\nbob,2023-01-01,2024-12-31 12:00+02:00\n",
      to: "people.csv")
    let words = "features edges.csv --people people.csv"
    let told = try await Program.run("\(words) --explain-columns --format json", in: folder)
    #expect(told.text.contains("{\"name\": \"joined\", \"type\": \"date\""))
    #expect(told.text.contains("{\"name\": \"seen\", \"type\": \"timestamp\""))
    let outcome = try await Program.run("\(words) -o o.csv", in: folder)
    #expect(outcome.standardError.contains("not joined (dates), seen (times)"))
    #expect(try folder.text("o.csv").contains("2024-12-31 12:00+02:00"))
  }
}
