import Foundation
import Testing

/// What becomes of rows and people that do not fit, and what the summary says of them.
struct PolicyTests {
  /// Two identifier columns: the first numbers the rows of the table, the second the people.
  private let trap: [String: FileContent] = {
    var edges = "id_1,id_2\n"
    var people = "id,age,new_id\n"
    for person in 0..<40 {
      edges += "\(person),\((person + 1) % 40)\n"
      people += "\(90_000 + person * 7),\(20 + person),\(person)\n"
    }
    return ["edges.csv": FileContent(edges), "people.csv": FileContent(people)]
  }()

  @Test func `a table whose identifiers do not occur is refused with the column that fits`()
    async throws
  {
    let folder = try Folder(trap)
    let outcome = try await Program.run("features edges.csv --people people.csv", in: folder)
    #expect(outcome.status == 65)
    #expect(
      outcome.standardError
        == "people.csv: no identifier of column 'id' occurs in the edge list; column 'new_id' would "
        + "fit (40 of 40): use --id new_id\n")
    // Whoever says what becomes of unknown people gets a warning instead.
    let wanted = try await Program.run(
      "features edges.csv --people people.csv --unknown-people add", in: folder)
    #expect(wanted.status == 0)
    #expect(
      wanted.standardError.hasPrefix(
        "sesame: warning: people.csv: hardly any identifier of column 'id' occurs in the edge list "
          + "(0 of 40); column 'new_id' would fit (40 of 40): use --id new_id\n"))
    #expect(Sheet(wanted.text).rows.count == 80)
  }

  @Test func `with the column that fits there is no warning`() async throws {
    let folder = try Folder(trap)
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --id new_id", in: folder)
    #expect(outcome.status == 0)
    #expect(!outcome.standardError.contains("warning"))
    let sheet = Sheet(outcome.text)
    #expect(sheet.header.prefix(3) == ["new_id", "id", "age"])
    #expect(sheet.rows.count == 40)
    #expect(sheet["degree"].allSatisfy { $0 == "2" })
  }

  @Test func `a table of one column that does not fit is suspected of another separator`()
    async throws
  {
    let folder = try Folder(Samples.files)
    try folder.write("id/age\nann/31\nbob/45\n", to: "people.csv")
    let outcome = try await Program.run("features edges.csv --people people.csv", in: folder)
    #expect(outcome.status == 65)
    #expect(
      outcome.standardError
        == "people.csv: no identifier of column 'id/age' occurs in the edge list; the table has one "
        + "column: check its separator\n")
  }

  @Test func `bad rows are set aside with place, problem and row, and the rest is used`()
    async throws
  {
    let folder = try Folder([
      "edges.csv": """
      source,target,weight
      ann,bob,1
      bob,cid,-2
      cid
      cid,ann,3
      cid,"dora,1
      dora,ann,heavy
      bob,,1

      """
    ])
    let outcome = try await Program.run(
      "features edges.csv --weight weight --features degree,strength --quarantine bad.tsv",
      in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text == "id,degree,strength\nann,2,4.0\nbob,1,1.0\ncid,1,3.0\n")
    #expect(outcome.standardError.contains("2 of 7 rows (5 bad rows set aside)"))
    let rows = try folder.text("bad.tsv").split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    #expect(
      rows == [
        ["file", "line", "column", "problem", "row"],
        ["edges.csv", "3", "9", "weight '-2' \(notPositive)", "bob,cid,-2"],
        ["edges.csv", "4", "1", "expected 3 fields, found 1; check the separator", "cid"],
        [
          "edges.csv", "6", "5",
          "a quote is opened here and never closed; close it, or double it if it belongs to the text",
          "\"cid,\"\"dora,1\"",
        ],
        ["edges.csv", "7", "10", "weight \(notPositive)", "dora,ann,heavy"],
        ["edges.csv", "8", "5", "the target is empty; a friendship needs two people", "bob,,1"],
      ])
  }

  @Test func `bad rows of both inputs are set aside in one file`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("ann,bob\nbob,\nbob,cid\n", to: "edges.csv")
    try folder.write("id,age\nann,31\nbob\n,7\ncid,28\nann,9\n", to: "people.csv")
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --features degree --quarantine bad.tsv", in: folder)
    #expect(outcome.status == 0)
    #expect(Sheet(outcome.text)["id"] == ["ann", "cid", "bob"])
    #expect(Sheet(outcome.text)["degree"] == ["1", "1", "2"])
    #expect(
      outcome.standardError.hasPrefix(
        """
        people       3 (3 bad rows set aside)
        friendships  2 of 3 rows (1 bad row set aside, 1 person absent from the table)

        """))
    let places = try folder.text("bad.tsv").split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t").prefix(3).joined(separator: ":")
    }
    #expect(places == ["edges.csv:2:5", "people.csv:3:1", "people.csv:4:1", "people.csv:6:1"])
  }

  @Test func `without bad rows the file for them has a header alone`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run("features edges.csv --quarantine bad.tsv", in: folder)
    #expect(outcome.status == 0)
    #expect(try folder.text("bad.tsv") == "file\tline\tcolumn\tproblem\trow\n")
  }

  @Test func `the summary counts what was merged, dropped and added`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("ann,bob\nbob,ann\nann,ann\nbob,dora\nbob,cid\n", to: "edges.csv")
    let command = "features edges.csv --people people.csv --aggregate none --features degree"
    let added = try await Program.run(command, in: folder)
    #expect(
      added.standardError.hasPrefix(
        """
        people       4
        friendships  3 of 5 rows (1 duplicate merged, 1 self-loop dropped, 1 person absent from \
        the table)

        """))
    #expect(Sheet(added.text)["degree"] == ["1", "3", "1", "1"])
    let dropped = try await Program.run("\(command) --unknown-people drop", in: folder)
    #expect(
      dropped.standardError.hasPrefix(
        """
        people       3
        friendships  2 of 5 rows (1 duplicate merged, 1 self-loop dropped, 1 dropped for unknown \
        people, 1 person absent from the table)

        """))
    #expect(Sheet(dropped.text)["degree"] == ["1", "2", "1"])
  }

  @Test(arguments: [
    ("sum", "5.0"), ("first", "3.0"), ("last", "2.0"), ("max", "3.0"), ("count", "2.0"),
  ])
  func `a friendship given twice has the weight that the policy says`(
    _ policy: String, _ strength: String
  ) async throws {
    let folder = try Folder(["edges.csv": "ann,bob,3\nbob,ann,2\n"])
    let outcome = try await Program.run(
      "features edges.csv --weight 3 --duplicates \(policy) --features strength", in: folder)
    #expect(outcome.text == "id,strength\nann,\(strength)\nbob,\(strength)\n")
  }

  @Test func `a seed gives the same communities each time`() async throws {
    let folder = try Folder(["edges.csv": try Program.ukFaculty()])
    for method in [
      "leiden", "louvain", "label-propagation", "synchronous-label-propagation", "infomap",
      "walktrap", "fast-greedy", "leading-eigenvector", "spinglass", "fluid --community-count 4",
    ] {
      let command = "communities edges.csv --method \(method) --seed 7 --quiet"
      let first = try await Program.run(command, in: folder)
      #expect(first.status == 0)
      #expect(Sheet(first.text).rows.count == 81)
      #expect(try await Program.run(command, in: folder).standardOutput == first.standardOutput)
    }
  }
}

/// What is wrong with a weight of a row that is set aside.
private let notPositive =
  "is not a number greater than 0; correct it, or leave --weight out"
