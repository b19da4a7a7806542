import Foundation
import Testing

/// What the program does with a snapshot is what it does with the edge list.
struct SnapshotTests {
  /// A graph of Graphs/, the options of building it, and a people table.
  struct Case: Sendable, CustomTestStringConvertible {
    let graph: String
    var building = ""
    /// The table's path in Graphs/, or its text.
    let people: String

    var edges: String { Program.project.appending(path: "Graphs/\(graph)/edges.csv").path }
    var testDescription: String { "\(graph) \(building)" }

    /// A folder with the people table.
    func folder() throws -> Folder {
      if people.contains("\n") { return try Folder(["people.csv": FileContent(people)]) }
      let table = Program.project.appending(path: "Graphs/\(people)")
      return try Folder(["people.csv": FileContent(bytes: Array(try Data(contentsOf: table)))])
    }
  }

  /// People of whom the built-in card knows something.
  private static let payers =
    "id,on_time_share\n" + (1...81).map { "\($0),0.\($0 % 10)\n" }.joined()

  static let small =
    ["", "--directed", "--weight weight", "--directed --weight weight --duplicates max"].map {
      Case(graph: "uk-faculty", building: $0, people: payers)
    }

  static let all =
    small + [
      Case(graph: "lastfm-asia", people: "lastfm-asia/countries.csv"),
      Case(graph: "lastfm-credit", people: "lastfm-credit/people.csv"),
      Case(
        graph: "bitcoin-otc", building: "--directed --time 4 --as-of 2013-01-01 --half-life 90d",
        people: "id,age\n35,7\nnobody,5\n2,4\n6,5\n"),
    ]

  private func output(_ words: String, in folder: Folder) async throws -> Data {
    let outcome = try await Program.run("\(words) --quiet", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    return outcome.standardOutput
  }

  @Test(arguments: all)
  func `features are the same bytes, with a people table too`(_ graph: Case) async throws {
    let folder = try graph.folder()
    _ = try await output("import \(graph.edges) \(graph.building) -o g.sgraph", in: folder)
    let features = "--features degree,component,pagerank"
    for rest in [
      features, "\(features) --people people.csv",
      "\(features) --people people.csv --unknown-people drop",
    ] {
      let expected = try await output(
        "features \(graph.edges) \(graph.building) \(rest)", in: folder)
      #expect(try await output("features g.sgraph \(rest)", in: folder) == expected)
    }
  }

  @Test(arguments: small)
  func `every command gives the same bytes`(_ graph: Case) async throws {
    let folder = try graph.folder()
    _ = try await output("import \(graph.edges) \(graph.building) -o g.sgraph", in: folder)
    for (command, rest) in [
      ("features", "--features all"), ("communities", ""), ("communities", "--method infomap"),
      ("enrich", "--people people.csv"),
      ("explain", "--people people.csv --person 7"),
    ] {
      let expected = try await output(
        "\(command) \(graph.edges) \(graph.building) \(rest)", in: folder)
      #expect(try await output("\(command) g.sgraph \(rest)", in: folder) == expected)
    }
  }

  @Test(arguments: small.suffix(1) + all.suffix(3))
  func `the number of threads and a second import change no byte`(_ graph: Case) async throws {
    let folder = try Folder()
    let again = "import \(graph.edges) \(graph.building)"
    let expected = try await output("\(again) --threads 1", in: folder)
    for threads in [2, 3, 8] {
      #expect(try await output("\(again) --threads \(threads)", in: folder) == expected)
    }
    try folder.write(FileContent(bytes: Array(expected)), to: "data")
    #expect(try await output("import data -o -", in: folder) == expected)
  }

  @Test func `a people table given to import fixes the order`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("id,age\ncid,28\nlonely,5\nann,31\n", to: "people.csv")
    let rest = "--people people.csv --features degree,pagerank"
    let expected = try await output("features edges.csv \(rest)", in: folder)
    for policy in ["add", "drop"] {
      _ = try await output(
        "import edges.csv --people people.csv --unknown-people \(policy) -o g.sgraph", in: folder)
      let names = try await output("features g.sgraph --features none", in: folder)
      #expect(
        String(decoding: names, as: UTF8.self)
          == "id\ncid\nlonely\nann\n" + (policy == "add" ? "bob\n" : ""))
      if policy == "add" {
        #expect(try await output("features g.sgraph \(rest)", in: folder) == expected)
      }
    }
  }

  @Test func `the summary says what the list held and what is settled`() async throws {
    let folder = try Folder([
      "edges.csv": """
      source,target,weight,time,kind
      ann,bob,1,2020-01-01,work
      bob,ann,2,2020-01-02,home
      cid,cid,1,2020-01-01,work
      bob,cid,3,2020-01-03,work
      cid,ann,3,2021-01-03,home
      cid,,3,2020-01-03,home

      """
    ])
    let text = "features edges.csv --directed --weight weight --time time --as-of 2020-06-01"
    let rest = "--half-life 30d --kind kind --quarantine bad.tsv"
    let built = try await Program.run("\(text) \(rest)", in: folder)
    let words = text.replacing("features", with: "import") + " \(rest) -o g.sgraph"
    let imported = try await Program.run(words, in: folder)
    #expect(imported.status == 0)
    let opened = try await Program.run("features g.sgraph", in: folder)
    #expect(opened.standardOutput == built.standardOutput)
    let figures = """
      friendships  3 of 6 rows (1 self-loop dropped, 1 not before the date, 1 bad row set aside)
      kinds        work: 3, home: 2

      """
    // A snapshot has no first line.
    let header = "\nheader       line 1 of the edge list\nkinds"
    #expect(
      imported.standardError.hasPrefix(
        "people       3\n\(figures.replacing("\nkinds", with: header))time "))
    #expect(
      opened.standardError.hasPrefix(
        """
        people       3
        snapshot     of edges.csv, directed, weighted, as of 2020-06-01T00:00:00Z, half-life 2592000 s
        \(figures)
        """.dropLast()))
  }

  @Test func `a snapshot comes from standard input if that is a file`() async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    _ = try await output("import edges.csv -o g.sgraph", in: folder)
    let expected = try await output("features g.sgraph", in: folder)
    let outcome = try await Program.shell("\"$0\" features - --quiet < g.sgraph", in: folder)
    #expect(outcome.standardOutput == expected)
    let piped = try await Program.shell(
      "\"$0\" import edges.csv --quiet | \"$0\" features - --quiet", in: folder)
    #expect(piped.status == 65)
    #expect(piped.standardOutput.isEmpty)
    #expect(
      piped.standardError
        == "standard input: this is a snapshot of a graph, which is opened from a file alone; store "
        + "it in one, uncompressed, and give its path as EDGES\n")
  }

  @Test func `an old snapshot stays where an import fails, and no other file is left`()
    async throws
  {
    let folder = try Folder(Samples.files)
    _ = try await output("import edges.csv -o g.sgraph", in: folder)
    let before = try folder.bytes("g.sgraph")
    try folder.write("ann,bob\nbob,\n", to: "edges.csv")
    let names = try folder.names
    #expect(try await Program.run("import edges.csv -o g.sgraph", in: folder).status == 65)
    #expect(try folder.bytes("g.sgraph") == before)
    #expect(try folder.names == names)
    try folder.makeFolder("f.sgraph")
    let outcome = try await Program.run("features f.sgraph", in: folder)
    #expect(outcome.status == 66)
    #expect(
      outcome.standardError == "f.sgraph: this is a folder, not a file; name a file in it\n")
  }
}
