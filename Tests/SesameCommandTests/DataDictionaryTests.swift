import Foundation
import Testing

/// `--explain-columns`: what every column of a result means, in its place.
@Suite struct `Columns explained` {
  private func folder() throws -> Folder {
    try Folder([
      "edges.csv": "source,target,weight\nann,bob,2\nbob,cid,1\ncid,ann,1\n",
      "people.csv": "id,age,town\nann,31,x\nbob,,y\ncid,44,z\n",
    ])
  }

  private static let jobs = [
    "features edges.csv", "features edges.csv --weight weight --directed --features all",
    "features edges.csv --people people.csv --prefix g_ --runs 2",
    "enrich edges.csv --people people.csv --model 2015",
    "communities edges.csv --people people.csv",
    "communities edges.csv --runs 2 --prefix c_", "communities edges.csv --prefix g_",
  ]

  @Test(arguments: jobs)
  func `the names are those of the result's header`(_ job: String) async throws {
    let folder = try folder()
    let table = try await Program.run("\(job) --quiet", in: folder)
    let dictionary = try await Program.run("\(job) --explain-columns --format json", in: folder)
    // The built-in card finds none of its columns in these people.
    if job.hasPrefix("enrich") {
      #expect(table.status == 65 && dictionary.status == 65)
      #expect(dictionary.standardError == table.standardError)
      return
    }
    #expect(table.status == 0 && dictionary.status == 0)
    let objects = try #require(
      JSONSerialization.jsonObject(with: dictionary.standardOutput) as? [[String: String]])
    let names = objects.compactMap { $0["name"] }
    #expect(names.count == objects.count)
    #expect(names == table.rows.first)
    #expect(objects.allSatisfy { $0["meaning"] != nil && $0["type"] != nil && $0["source"] != nil })
    #expect(dictionary.standardError.isEmpty)
  }

  @Test func `it is written as text, Markdown or JSON, by the file's ending`() async throws {
    let folder = try folder()
    let job = "features edges.csv --features degree --explain-columns"
    let text = try await Program.run(job, in: folder).text
    #expect(
      text == """
        id (text)
          the person's identifier
          missing never
          from the edges

        degree (whole number)
          number of friends; in a directed graph ties in plus ties out
          range 0 to people − 1; in friends; missing never; weights ignored
          from the edges

        """)
    #expect(try await Program.run("\(job) -o columns.md", in: folder).status == 0)
    #expect(try folder.text("columns.md").hasPrefix("| Column | Type | Meaning |"))
    #expect(try await Program.run("\(job) -o columns.json", in: folder).status == 0)
    #expect(try folder.text("columns.json").hasPrefix("[\n  {\"name\": \"id\""))
    let refused = try await Program.run("\(job) -o columns.csv", in: folder)
    #expect(refused.status == 64)
    #expect(
      refused.standardError
        == "sesame: columns.csv: a report is not written as .csv; end the name in .txt, .md, "
        + ".markdown, .json, .html or .htm, or choose with --format\n")
  }

  @Test func `a table to be scored has a dictionary too, and dates have none`() async throws {
    let folder = try folder()
    let scored = try await Program.run(
      "score \(Demo.people) --model \(Demo.model) --explain-columns")
    #expect(scored.status == 0 && scored.text.contains("\nscore (whole number)\n"))
    let dates = try await Program.run(
      "communities edges.csv --time weight --dates 2011-01-01 --explain-columns", in: folder)
    #expect(dates.status == 64)
    #expect(
      dates.standardError
        == "sesame: option '--explain-columns' is about one date, and '--dates' about several; keep "
        + "one\n")
  }

  @Test
  func `texts whose names only reading tells have an entry that says the rule, then one each`()
    async throws
  {
    let folder = try folder()
    let job =
      "features edges.csv --people people.csv --aggregate town --statistics levels=2 --features none "
      + "--tie-columns weight=text"
    let before = try await Program.run("\(job) --explain-columns", in: folder).text
    let rule =
      "or fewer, that are most frequent %, most frequent first, of equally frequent ones the first by "
      + "its UTF-8 bytes; in the name each run of what is neither letter nor digit is one _, at both ends "
      + "nothing, and blank if no more is left; a text ends after 40 characters, and of equal names the later end in _2, _3\n"
    #expect(
      before.contains(
        "neighbor_town_share_… (decimal number)\n  share of friends with a value whose 'town' is the text "
          + "in the name: a column for each of the 2 texts, "
          + rule.replacing("%", with: "among all people")))
    #expect(
      before.contains(
        "are the text in the name: a column for each of the 5 texts, "
          + rule.replacing("%", with: "in the rows before the date")))
    let result = try await Program.run("\(job) --quiet --dictionary d.json", in: folder)
    #expect(result.status == 0, "\(result.standardError)")
    let objects = try #require(
      JSONSerialization.jsonObject(with: folder.bytes("d.json")) as? [[String: String]])
    #expect(objects.compactMap { $0["name"] } == result.rows.first)
    #expect(
      objects.contains {
        $0["meaning"] == "share of friends with a value whose 'town' is 'x'"
      })
    #expect(try await Program.run("\(job) --dictionary d.md -o t.csv", in: folder).status == 0)
    #expect(try folder.text("d.md").contains("| `neighbor_town_share_x` |"))
  }

  @Test func `a text with a line break is told in its line`() async throws {
    let folder = try Folder(["e.csv": "a,b,n\na,b,\"x\ny\"\n"])
    for ending in ["txt", "md"] {
      let outcome = try await Program.run(
        "features e.csv --features none --tie-columns n --quiet --dictionary d.\(ending)",
        in: folder)
      #expect(outcome.rows.first?.contains("tie_n_share_x_y") == true)
      #expect(try folder.text("d.\(ending)").contains("that are 'x\\u{A}y'"))
    }
  }

  @Test(arguments: [
    "features nothing.csv", "features edges.csv --people nothing.csv",
    "features edges.csv --people people.csv --aggregate agee",
    "features edges.csv --people people.csv --aggregate town",
    "features edges.csv --people people.csv --id nope", "features edges.csv --weight nope",
    "features edges.csv --people people.csv --reset nope", "communities edges.csv --weight nope",
    "communities nothing.graphml", "score nothing.csv", "score people.csv",
    "communities edges.csv --start-from nothing.csv",
  ])
  func `what the run would refuse has no dictionary`(_ job: String) async throws {
    let folder = try folder()
    let run = try await Program.run(job, in: folder)
    let dictionary = try await Program.run("\(job) --explain-columns", in: folder)
    #expect(run.status != 0 && dictionary.status == run.status)
    #expect(dictionary.text.isEmpty)
    let (found, expected) = (dictionary.standardError, run.standardError)
    // How many values are texts only all rows tell.
    #expect(
      found == expected || job.hasSuffix("town") && found.contains("column 'town' holds texts"))
  }

  @Test(arguments: [
    "--community-table t.csv", "--community-graph t.csv", "--significance 2",
    "--resolutions 0.5:2:3 --scan t.csv",
  ])
  func `further results have no dictionary and are refused`(_ options: String) async throws {
    let folder = try folder()
    let found = try await Program.run(
      "communities edges.csv --explain-columns \(options)", in: folder)
    #expect(found.status == 64)
    #expect(found.standardOutput.isEmpty)
    #expect(
      found.standardError.hasPrefix(
        "sesame: option '--explain-columns' is about the table of people alone, and '--"))
    #expect(try !folder.names.contains("t.csv"))
  }

  @Test func `what the edges lack is said as for the result`() async throws {
    let folder = try folder()
    for suffix in ["", " --explain-columns"] {
      let found = try await Program.run(
        "features edges.csv --features strength\(suffix)", in: folder)
      #expect(found.status == 65 || found.status == 64)
      #expect(found.standardError.contains("'strength' needs weights"))
    }
  }
}
