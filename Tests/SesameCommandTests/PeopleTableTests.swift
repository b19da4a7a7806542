import Foundation
import Testing

/// What the program says of people tables that are not quite what it takes them for.
struct PeopleTableTests {
  /// A command over some files, its status and all it says on standard error but for the time.
  struct Trial: Sendable, CustomTestStringConvertible {
    let name: String
    let words: String
    let files: [String: FileContent]
    let status: Int32
    let messages: String

    init(
      _ name: String, _ words: String, _ files: [String: FileContent], _ status: Int32,
      _ messages: String
    ) {
      (self.name, self.words, self.status) = (name, words, status)
      self.files = Samples.filesWithoutWeights.merging(files) { $1 }
      self.messages = messages
    }

    var testDescription: String { name }
  }

  private static let features = "features edges.csv --people people.csv --features degree -o o.csv"

  static let lonelyOptions = [
    "--id age", "--missing x", "--people-header no", "--decimal comma", "--unknown-people add",
  ].map { (option: String) in
    let name = option.split(separator: " ")[0]
    return Trial(
      "\(name) without a table", "features edges.csv \(option)", [:], 64,
      "sesame: option '\(name)' is about the people table, and there is none; add --people TABLE, "
        + "or leave the option out\n")
  }

  static let refusals: [Trial] = [
    Trial(
      "nobody in common", "\(features)", ["people.csv": "id,age\nx,31\ny,45\n"], 65,
      "people.csv: no identifier of column 'id' occurs in the edge list; name the column of "
        + "identifiers with --id, or go on with --unknown-people add\n"),
    Trial(
      "nobody in common but for spelling", "\(features)",
      [
        "edges.csv": "1,2\n2,3\n3,1\n", "people.csv": "id,age\n01,31\n2.0,45\n\"3 \",7\n",
      ], 65,
      "people.csv: no identifier of column 'id' occurs in the edge list; 3 of the edge list's "
        + "people would be found in another spelling (leading zeros, a .0 at the end, blanks "
        + "around): write identifiers alike in both files\n"),
    Trial(
      "one match of three is no hint", "\(features)",
      ["edges.csv": "1,2\n2,3\n3,1\n", "people.csv": "id,age\nx,1\ny,45\nz,45\n"], 65,
      "people.csv: no identifier of column 'id' occurs in the edge list; name the column of "
        + "identifiers with --id, or go on with --unknown-people add\n"),
    Trial(
      "a table of numbers without a header", "\(features) --id name",
      ["people.csv": "ann,31\nbob,45\ncid,28\n"], 65,
      "people.csv:1:1: the first line looks like data: 1 field is a number, as in the lines "
        + "below; add a line of names above it, or say --people-header no (yes if these are "
        + "names)\n"),
    Trial(
      "a table of texts without a header", features,
      ["people.csv": "ann,Rome\nbob,Oslo\ncid,Bern\n"], 65,
      "people.csv:1: the first line looks like data: its identifier is a person of the edge list; "
        + "add a line of names above it, or say --people-header no (yes if these are names)\n"),
    Trial(
      "a spelling for no column", "\(features) --missing agee=x", [:], 65,
      "people.csv:1: column 'agee' is missing; did you mean 'age'? the columns are 'id', 'age', "
        + "'city'\n"),
    Trial(
      "a header of JSON", "features edges.csv --people p.jsonl --people-header yes",
      ["p.jsonl": "{\"id\":\"ann\"}\n"], 65,
      "p.jsonl: JSON lines have no header: each names its values; leave --people-header out\n"),
    Trial(
      "rows that nothing tells apart", "score people.csv --model model.json",
      ["people.csv": "status,age\ngood,31\nbad,45\ngood,28\n"], 65,
      "people.csv:4:1: the person is in the table twice, first in line 2 (people are identified by "
        + "the first column, 'status'); keep one row, name another column with --id C, or number "
        + "the rows with --id row\n"),
    Trial(
      "a score beside texts", "score people.csv --model model.json",
      ["people.csv": "id,note,age\n\nann,\"a\nb\",31\nbob,,unknown\n"], 65,
      "model.json: $.categories[0].characteristics[0]: column 'age' of people.csv holds texts (1 "
        + "of 2 values is not a number, first in line 5), where the bins are numbers; correct it, or "
        + "read it as missing with --missing 'age=unknown'\n"),
    Trial(
      "none of the model's columns", "score people.csv --model model.json",
      ["people.csv": "id,income\nann,31\n"], 65,
      "people.csv: none of the columns that model 'small' reads is there: 'age'; choose a model "
        + "that fits the table, or rename its columns\n"),
  ]

  static let remarks: [Trial] = [
    Trial(
      "columns of numbers, texts and truth values", features,
      ["people.csv": "id,age,city,owner\nann,31,Rome,true\nbob,None,Oslo,\ncid,28,None,false\n"], 0,
      """
      people       3
      friendships  3 of 3 rows
      header       line 1 of the edge list
      aggregated   age; not city (texts), owner (true/false)

      """),
    Trial(
      "numbers with something else among them", features,
      [
        "people.csv": """
        id;age;share;income;price
        ann;31;12%;1,5;1,000

        bob;unknown;3%;2,5;2,000
        cid;28;;3;3
        """
      ], 0,
      """
      sesame: warning: people.csv:4: column 'age' is left out of what is aggregated over friends: 1 \
      of 3 values is not a number, first here; correct it, or read it as missing with --missing \
      'age=unknown'
      sesame: warning: people.csv:2: column 'share' is left out of what is aggregated over friends: \
      2 of 2 values are not numbers, first here; write numbers without a percent sign
      sesame: warning: people.csv:2: column 'income' is left out of what is aggregated over friends: \
      2 of 3 values are not numbers, first here; read the decimal comma with --decimal comma
      sesame: warning: people.csv:2: column 'price' is left out of what is aggregated over friends: \
      2 of 3 values are not numbers, first here; read them with --grouping comma if 1,234 is a thousand \
      and more, with --decimal comma if it is one and a part
      people       3
      friendships  3 of 3 rows
      header       line 1 of the edge list
      aggregated   none; not age (texts), share (texts), income (texts), price (texts)

      """),
    Trial(
      "the same in JSON", "features edges.csv --people p.jsonl --features degree -o o.csv",
      [
        "p.jsonl": """
        {"id": "ann", "age": 31, "share": "12%"}

        {"id": "bob", "age": "unknown", "share": 3}
        {"id": "cid", "age": "NaN", "share": null}
        """
      ], 0,
      """
      sesame: warning: p.jsonl:3: column 'age' is left out of what is aggregated over friends: 1 of 2 \
      values is not a number, first here; correct it, or read it as missing with --missing 'age=unknown'
      sesame: warning: p.jsonl:1: column 'share' is left out of what is aggregated over friends: 1 of \
      2 values is not a number, first here; write numbers without a percent sign
      people       3
      friendships  3 of 3 rows
      header       line 1 of the edge list
      aggregated   none; not age (texts), share (texts)

      """),
    Trial(
      "what cures them", "\(features) --missing age=unknown --decimal comma",
      ["people.csv": "id;age;income\nann;31;1,5\nbob;unknown;2,5\ncid;28;3\n"], 0,
      """
      people       3
      friendships  3 of 3 rows
      header       line 1 of the edge list
      aggregated   age, income

      """),
    Trial(
      "an identifier taken for being the first", features,
      ["people.csv": "city,age\nann,31\nbob,45\ncid,28\n"], 0,
      """
      people       3
      identifier   column 'city', the first; --id C names another, --id row numbers the rows
      friendships  3 of 3 rows
      header       line 1 of the edge list
      aggregated   age

      """),
    Trial(
      "some people in another spelling", features,
      ["edges.csv": "1,2\n2,3\n3,1\n", "people.csv": "id,age\n1,31\n02,45\n"], 0,
      """
      sesame: warning: people.csv: 1 of the edge list's people would be found in another spelling \
      (leading zeros): write identifiers alike in both files
      people       4
      friendships  3 of 3 rows (2 people absent from the table)
      header       none; line 1 of the edge list is a friendship
      aggregated   age

      """),
    Trial(
      "a table of communities of such columns",
      "communities edges.csv --people people.csv -o o.csv --community-table t.csv",
      ["people.csv": "id,age\nann,31\nbob,unknown\ncid,28\n"], 0,
      """
      sesame: warning: people.csv:3: column 'age' is left out of the table of communities: 1 of 3 \
      values is not a number, first here; correct it, or read it as missing with --missing 'age=unknown'
      people       3
      friendships  3 of 3 rows
      header       line 1 of the edge list
      communities  1, modularity 0.0000

      """),
  ]

  @Test(arguments: lonelyOptions + refusals + remarks + doubts)
  func `what is said of a table is exact`(_ trial: Trial) async throws {
    let folder = try Folder(trial.files)
    let outcome = try await Program.run(trial.words, in: folder)
    #expect(outcome.status == trial.status)
    let lines = outcome.standardError.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.filter { !$0.hasPrefix("time ") }.joined(separator: "\n") == trial.messages)
    #expect(outcome.standardOutput.isEmpty)
    let words = outcome.standardError.split { !$0.isLetter }
    for person in ["ann", "bob", "cid", "Rome"] { #expect(!words.contains { $0 == person }) }
  }

  @Test func `a decimal comma gives what a point gives`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("id,pay\nann,1234.5\nbob,\ncid,-0.25\n", to: "people.csv")
    let expected = try await Program.run(
      "features edges.csv --people people.csv --quiet", in: folder)
    try folder.write("id;pay\nann;1.234,5\nbob;NaN\ncid;-0,25\n", to: "people.csv")
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --quiet --decimal comma", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardOutput == expected.standardOutput)
  }

  @Test func `a table without a header gives what one with a header gives`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("column_1,column_2\nann,31\nbob,45\ncid,28\n", to: "people.csv")
    let expected = try await Program.run(
      "features edges.csv --people people.csv --quiet", in: folder)
    try folder.write("ann,31\nbob,45\ncid,28\n", to: "people.csv")
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --quiet --people-header no --id 1", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardOutput == expected.standardOutput)
  }

  @Test func `rows are identified by their numbers`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("1,2\n2,3\n", to: "edges.csv")
    try folder.write("status,age\ngood,31\nbad,45\ngood,28\n", to: "people.csv")
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --id row --features degree --aggregate none",
      in: folder)
    #expect(outcome.text == "row,status,age,degree\n1,good,31,1\n2,bad,45,2\n3,good,28,1\n")
  }

  @Test func `an empty spelling leaves the usual ones out`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("id,city\nann,NA\nbob,Oslo\ncid,\n", to: "people.csv")
    let command =
      "features edges.csv --people people.csv --features none --aggregate none --format jsonl"
    for (option, city) in [("", "null"), (" --missing ,x", "\"NA\"")] {
      let outcome = try await Program.run(command + option, in: folder)
      #expect(outcome.text.hasPrefix("{\"id\":\"ann\",\"city\":\(city)}\n"))
    }
  }
}

/// New columns beside others of their names.
struct ColumnPrefixTests {
  @Test func `new columns have the prefix, and a model finds what it reads without it`()
    async throws
  {
    let folder = try Folder(Samples.files)
    let model = FileContent(
      Samples.model.replacing("\"column\": \"age\"", with: "\"column\": \"degree\""))
    try folder.write(model, to: "model.json")
    let command = "enrich edges.csv --people people.csv --model model.json --quiet"
    let plain = Sheet(try await Program.run(command, in: folder).text)
    let outcome = try await Program.run("\(command) --prefix s_ -o s.csv", in: folder)
    #expect(outcome.status == 0)
    let sheet = Sheet(try folder.text("s.csv"))
    #expect(
      sheet.header == plain.header.map { ["id", "age", "city"].contains($0) ? $0 : "s_" + $0 })
    #expect(sheet.rows == plain.rows)

    // Features written with a prefix are read back with it.
    _ = try await Program.run(
      "features edges.csv --people people.csv --prefix s_ --quiet -o f.csv", in: folder)
    let scored = Sheet(
      try await Program.run("score f.csv --model model.json --prefix s_ --quiet", in: folder).text)
    #expect(scored["s_personal_characteristics"] == sheet["s_personal_characteristics"])
  }

  @Test func `a column of a result's name can stay, and the model reads that one`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("id,age,score,degree\nann,31,7,a\nbob,45,8,b\ncid,28,9,c\n", to: "people.csv")
    let outcome = try await Program.run(
      "enrich edges.csv --people people.csv --model model.json --features degree --prefix new_",
      in: folder)
    #expect(outcome.status == 0)
    let sheet = Sheet(outcome.text)
    #expect(sheet["score"] == ["7", "8", "9"])
    #expect(sheet["degree"] == ["a", "b", "c"])
    #expect(sheet["new_degree"] == ["2", "2", "2"])
    #expect(sheet["new_personal_characteristics"] == ["300", "570", "0"])
  }

  @Test func `communities with a prefix are found as communities`() async throws {
    let folder = try Folder(Samples.files)
    _ = try await Program.run("communities edges.csv --prefix a_ -o a.csv", in: folder)
    let again = try await Program.run(
      "communities a.csv --compare a.csv --quiet", in: folder)
    #expect(again.text.contains("\npeople,3\n"))
    #expect(again.text.contains("\ncommunities_in_first,1\n"))
  }
}
