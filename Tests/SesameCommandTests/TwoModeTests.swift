import Testing

/// Lists of people and what they share, as users meet them.
struct TwoModeTests {
  private let files: [String: FileContent] = [
    "visits.csv": "person,shop\nann,s\nbob,s\ncid,s\nann,d\nbob,d\ndan,x\n",
    "people.csv": "id,bad\nann,1\nbob,0\ncid,\ndan,1\n",
  ]

  @Test func `people who share a shop are friends, and exposed to each other`() async throws {
    let folder = try Folder(files)
    let outcome = try await Program.run(
      "features visits.csv --two-mode --people people.csv --aggregate none --features degree,strength "
        + "--exposure bad", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(
      outcome.text == """
        id,bad,degree,strength,resource_count,largest_resource_size,exposure_bad_count,\
        exposure_bad_mean,exposure_bad_max
        ann,1,2,3.0,2,3,2,0.0,0.0
        bob,0,2,3.0,2,3,2,1.0,1.0
        cid,,2,2.0,1,3,1,0.5,0.5
        dan,1,0,0.0,1,1,0,,

        """)
    #expect(outcome.standardError.contains("friendships  3 from 6 rows\n"))
    #expect(outcome.standardError.contains("resources    3, the largest of 3 people\n"))
  }

  @Test func `hubs tie nobody, and the summary counts them`() async throws {
    let folder = try Folder(files)
    let outcome = try await Program.run(
      "features visits.csv --two-mode --hub-limit 2 --shared-weight by-size --features strength",
      in: folder)
    #expect(outcome.text == "id,strength\nann,1.0\nbob,1.0\ncid,0.0\ndan,0.0\n")
    #expect(
      outcome.standardError.contains(
        "resources    3, the largest of 3 people; 1 with more than 2, of 3 rows, tie nobody\n"))
  }

  @Test(arguments: ["features", "communities"])
  func `every command that reads friendships reads such a list`(command: String) async throws {
    var files = files
    // What the built-in card reads.
    files["people.csv"] = "id,on_time_share\nann,1\nbob,0.5\ncid,\ndan,1\n"
    let folder = try Folder(files)
    let outcome = try await Program.run(
      "\(command) visits.csv --two-mode --people people.csv --output out.csv", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(outcome.standardError.contains("resources    3"))
  }

  @Test func `a snapshot keeps the friendships and not what made them`() async throws {
    let folder = try Folder(files)
    let made = try await Program.run("import visits.csv --two-mode -o v.sgraph", in: folder)
    #expect(made.status == 0, "\(made.standardError)")
    let features = try await Program.run("features v.sgraph --features strength", in: folder)
    #expect(features.text == "id,strength\nann,3.0\nbob,3.0\ncid,2.0\ndan,0.0\n")
    let refused = try await Program.run(
      "features v.sgraph --people people.csv --exposure bad", in: folder)
    #expect(refused.status == 64)
    #expect(
      refused.standardError.hasSuffix(
        "the graph has no resources that people share; read a list of people and resources "
          + "(--two-mode)\n"))
  }

  @Test func `the dictionary tells of exposure what the table has`() async throws {
    let folder = try Folder(files)
    let words = "features visits.csv --two-mode --people people.csv --exposure bad --aggregate none"
    let table = try await Program.run(words, in: folder)
    let dictionary = try await Program.run(words + " --explain-columns", in: folder)
    for column in table.rows[0].dropFirst(2) { #expect(dictionary.text.contains(column)) }
  }

  @Test(arguments: [
    ("--hub-limit 5", "option '--hub-limit' is about a list of people and what they share"),
    ("--shared-weight one", "option '--shared-weight' is about a list of people and what they"),
    ("--two-mode --directed", "friendships by what people share have no direction"),
    ("--two-mode --hub-limit 1", "option '--hub-limit' takes"),
    ("--two-mode --shared-weight most", "option '--shared-weight'"),
    ("--exposure bad --people people.csv", "the graph has no resources that people share"),
    ("--two-mode --exposure bad", "there is no people table to take column 'bad' from"),
    ("--two-mode --exposure wealth --people people.csv", "column 'wealth'"),
  ])
  func `options that don't go together are refused`(words: String, problem: String) async throws {
    let folder = try Folder(files)
    let outcome = try await Program.run("features visits.csv \(words)", in: folder)
    #expect([64, 65].contains(outcome.status))
    #expect(outcome.standardError.contains(problem), "\(outcome.standardError)")
  }

  @Test func `a table of whom nobody is in the first column is refused`() async throws {
    // The table's people are shops of the list.
    let folder = try Folder([
      "visits.csv": "person,shop\nann,s\nbob,s\n", "people.csv": "id,age\ns,1\nd,2\n",
    ])
    let outcome = try await Program.run(
      "features visits.csv --two-mode --people people.csv", in: folder)
    #expect(outcome.status == 65)
    #expect(outcome.standardError.contains("no identifier of column 'id' occurs in the edge list"))
  }
}
