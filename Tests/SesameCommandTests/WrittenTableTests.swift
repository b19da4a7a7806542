import Foundation
import Testing

/// Tables and files that a run wrote, given to the next one.
struct WrittenTableTests {
  private static func expectNoChange(_ text: String) {
    let sheet = Sheet(text)
    #expect(sheet.integers("score_change").allSatisfy { $0 == nil || $0 == 0 })
    for cause in ["own", "friends", "model", "population"] {
      #expect(sheet.integers("change_\(cause)").allSatisfy { $0 == nil || $0 == 0 })
    }
  }

  @Test func `an earlier table is read as it was written, whatever marks the people have`()
    async throws
  {
    let folder = try Folder(Samples.files)
    try folder.write("id;age;city\nann;29,123;Rome\nbob;45;Oslo\ncid;672;Bern\n", to: "p.csv")
    let words = "score p.csv --model model.json --points --decimal comma --missing 672"
    let first = try await Program.run("\(words) -o 1.csv", in: folder)
    #expect(first.status == 0, "\(first.standardError)")
    let second = try await Program.run("\(words) --previous 1.csv -o 2.csv", in: folder)
    #expect(second.status == 0, "\(second.standardError)")
    Self.expectNoChange(try folder.text("2.csv"))
    let sound = try await Program.run("verify 1.csv --model model.json", in: folder)
    #expect(sound.status == 0, "\(sound.text)\(sound.standardError)")
    let idle = try await Program.run("verify 1.csv --model model.json --decimal comma", in: folder)
    #expect(idle.status == 64)
    #expect(idle.standardError.contains("a scored table is read as it was written"))
  }

  @Test func `with a prefix only results with it are verified`() async throws {
    let folder = try Folder(Samples.files)
    let score = "score people.csv --model model.json --points -o 1.csv"
    #expect(try await Program.run(score, in: folder).status == 0)
    let again = "score 1.csv --model model.json --points --prefix x_ -o 2.csv"
    #expect(try await Program.run(again, in: folder).status == 0)
    let verify = "--model model.json --prefix x_"
    let sound = try await Program.run("verify 2.csv \(verify)", in: folder)
    #expect(sound.status == 0, "\(sound.text)\(sound.standardError)")
    var rows = Rows.split(try folder.text("2.csv"))
    let place = try #require(rows[0].firstIndex(of: "x_score"))
    let row = try #require(rows.indices.dropFirst().first { !rows[$0][place].isEmpty })
    rows[row][place] = "351"
    let lines = rows.map { row in
      row.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
    }
    try folder.write(FileContent(lines.joined(separator: "\n") + "\n"), to: "3.csv")
    let altered = try await Program.run("verify 3.csv \(verify)", in: folder)
    #expect(altered.status == 65)
    #expect(altered.text.contains("3.csv:\(row + 1): column 'x_score': 351 is written"))
    let none = try await Program.run("verify 1.csv \(verify)", in: folder)
    #expect(none.status == 65)
    #expect(none.standardError.hasPrefix("1.csv: there is no column 'x_score'"))
  }

  /// Two bands, and values that are as likely false as true.
  @Test func `who is too uncertain is taken as stated without what says how sure values are`()
    async throws
  {
    let folder = try Folder([
      "m.json": """
      {"format": "sesame-score-model/2", "name": "m", "version": "1", "purpose": "test",
       "scale": {"minimum": 0, "maximum": 100},
       "bands": [{"name": "low", "from": 0}, {"name": "high", "from": 50}],
       "coverage": {"minimum": 0, "required": [], "most_bands": 1}, "categories": [
        {"name": "credit_history", "weight": 1, "characteristics": [
          {"name": "a", "column": "a", "budget": 100, "direction": "higher_is_better",
           "bins": [{"below": 1, "points": 0, "share": 0.5}, {"from": 1, "points": 100, "share": 0.5}],
           "missing": {"points": 50}, "reason": "A is low"}]}]}
      """,
      "p.csv": "id,a,a_reliability\nann,2,1\nbob,2,0.5\ncid,0,1\n",
    ])
    let score = "score p.csv --model m.json --reliability -o 1.csv"
    #expect(try await Program.run(score, in: folder).status == 0)
    let known = try await Program.run("verify 1.csv --model m.json --reliability", in: folder)
    #expect(known.status == 0 && known.text.contains("everything adds up"), "\(known.text)")
    let unknown = try await Program.run("verify 1.csv --model m.json", in: folder)
    #expect(unknown.status == 0, "\(unknown.text)")
    #expect(
      unknown.text.contains("what can be computed again adds up")
        && unknown.text.contains("whether the score of 1 person is too uncertain"),
      "\(unknown.text)")
    let text = try folder.text("1.csv").replacing("touches 2 bands", with: "touches 3 bands")
    try folder.write(FileContent(text), to: "2.csv")
    let impossible = try await Program.run("verify 2.csv --model m.json", in: folder)
    #expect(impossible.status == 65)
    #expect(impossible.text.contains("column 'score_status'"), "\(impossible.text)")
  }

  @Test func `values that a source may not give were none at the run before either`() async throws {
    let folder = try Folder(Samples.files)
    let catalog = """
      {"format": "sesame-sources/1", "default": "bank", "kinds": [
        {"name": "bank", "reliability": 0.9},
        {"name": "dating", "reliability": 0.9, "purposes": ["something else"]}]}
      """
    try folder.write(FileContent(catalog), to: "s.json")
    try folder.write(
      FileContent(Samples.model.replacing("\"minimum\": 0.5", with: "\"minimum\": 0")),
      to: "model.json")
    try folder.write(
      "id,age,age_source,city\nann,31,dating,Rome\nbob,45,bank,Oslo\ncid,50,dating,Bern\n",
      to: "p.csv")
    let words = "score p.csv --model model.json --sources s.json --points"
    let first = try await Program.run("\(words) -o 1.csv", in: folder)
    #expect(first.status == 0, "\(first.standardError)")
    #expect(first.standardError.contains("may not be used for"))
    let second = try await Program.run("\(words) --previous 1.csv -o 2.csv", in: folder)
    #expect(second.status == 0, "\(second.standardError)")
    Self.expectNoChange(try folder.text("2.csv"))
  }

  @Test(arguments: [
    ("date,id,score,band,benefits\n2026-02-28,ann,1,a,\n2026-01-31,ann,1,a,\n", 3, "dates rise"),
    ("date,id,score,band,benefits\n2026-01-31,ann,1,a,\n2026-01-31,ann,2,a,\n", 3, "second row"),
    ("date,id,score,band,benefits\n2026-01-31,ann,1,a\n", 2, "expected 5 fields, found 4"),
    ("date,id,score,band,benefits\n\n2026-01-31,ann,1,a,\n", 2, "expected 5 fields, found 1"),
    ("date,id,score,band,benefits\n2026-01-31,\"ann,1,a,\n", 2, "is not closed"),
  ])
  func `a history is checked row by row`(_ text: String, _ line: Int, _ problem: String)
    async throws
  {
    let folder = try Folder(Samples.files)
    try folder.write(FileContent(text), to: "h.csv")
    let outcome = try await Program.run(
      "score people.csv --model model.json --date 2026-06-30 --history h.csv -o o.csv", in: folder)
    #expect(outcome.status == 65)
    #expect(outcome.standardError.hasPrefix("h.csv:\(line): "), "\(outcome.standardError)")
    #expect(outcome.standardError.contains(problem), "\(outcome.standardError)")
    #expect(!outcome.standardError.contains("ann"))
    #expect(try folder.text("h.csv") == text)
  }

  @Test func `a history keeps its mark and its line ends`() async throws {
    let folder = try Folder(Samples.files)
    let text = "\u{FEFF}date,id,score,band,benefits\r\n2026-01-31,ann,1,a,\r\n"
    try folder.write(FileContent(text), to: "h.csv")
    let outcome = try await Program.run(
      "score people.csv --model model.json --date 2026-06-30 --history h.csv -o o.csv", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let after = Array(try folder.text("h.csv").utf8)
    #expect(after.starts(with: Array(text.utf8)) && after.count > text.utf8.count)
    let ends = after.indices.filter { after[$0] == UInt8(ascii: "\n") }
    #expect(ends.count == 5 && ends.allSatisfy { after[$0 - 1] == UInt8(ascii: "\r") })
  }

  @Test(arguments: ["--model", "--benefits", "--reference-key"])
  func `what is no document is not read for ever`(_ option: String) async throws {
    let folder = try Folder(Samples.files)
    let model = option == "--model" ? "" : "--model model.json "
    let key = option == "--reference-key" ? "--admittance 500 " : ""
    let outcome = try await Program.run(
      "score people.csv \(model)\(key)\(option) /dev/zero -o o.csv", in: folder)
    #expect(outcome.status == 65)
    #expect(outcome.standardError.contains("/dev/zero: it has more than "))
  }

  @Test func `a table that has another score of a person is told`() async throws {
    let folder = try Folder(Samples.files)
    let scored = try await Program.run(
      "score people.csv --model model.json -o scored.csv", in: folder)
    #expect(scored.status == 0, "\(scored.standardError)")
    let explain = "explain scored.csv --model model.json --person ann"
    let same = try await Program.run(explain, in: folder)
    #expect(!same.standardError.contains("has the score"), "\(same.standardError)")
    var rows = Rows.split(try folder.text("scored.csv"))
    let place = try #require(rows[0].firstIndex(of: "score"))
    let score = try #require(Int(rows[1][place]))
    rows[1][place] = "\(score + 1)"
    let text = rows.map { $0.joined(separator: ",") }.joined(separator: "\n") + "\n"
    try folder.write(FileContent(text), to: "scored.csv")
    let other = try await Program.run(explain, in: folder)
    #expect(other.status == 0)
    #expect(
      other.standardError.contains(
        "scored.csv: line 2 has the score \(score + 1), and \(score) is explained: "),
      "\(other.standardError)")
  }

  @Test func `a value made of others is not changed to see what it brings`() async throws {
    let folder = try Folder([
      "m.json": """
      {"format": "sesame-score-model/1", "name": "m", "version": "1", "purpose": "test",
       "scale": {"minimum": 0, "maximum": 100}, "bands": [{"name": "all", "from": 0}],
       "coverage": {"minimum": 0, "required": []}, "categories": [
        {"name": "credit_history", "weight": 0.9, "characteristics": [
          {"name": "a", "column": "a", "budget": 90, "direction": "higher_is_better",
           "bins": [{"below": 1, "points": 0}, {"from": 1, "points": 90}],
           "missing": {"points": 10}, "reason": "A is low"}]},
        {"name": "interpersonal_relationships", "weight": 0.1, "characteristics": [
          {"name": "of_others", "column": "community_a_mean", "budget": 10,
           "direction": "higher_is_better",
           "bins": [{"below": 1, "points": 0}, {"from": 1, "points": 10}],
           "missing": {"points": 5}, "reason": "Others could add more"}]}]}
      """,
      "p.csv": "id,a,community_a_mean\nann,1,2\nbob,0,\n",
    ])
    let words = "explain p.csv --model m.json"
    let told = try await Program.run(
      "\(words) --person ann --set community_a_mean=0", in: folder)
    #expect(told.status == 65 && told.text.isEmpty)
    #expect(
      told.standardError.hasPrefix(
        "p.csv: column 'community_a_mean' tells of other people, and what rests on them stays"),
      "\(told.standardError)")
    let own = try await Program.run("\(words) --person ann --set a=0", in: folder)
    #expect(own.status == 0, "\(own.standardError)")
  }
}
