import Foundation
import Testing

/// Edge lists and tables of one content in many layouts.
struct LayoutTests {
  static let plain = "source,target\nann,bob\nbob,cid\ncid,ann\ncid,dora\n"

  static let layouts: [(name: String, content: FileContent)] = [
    ("CRLF", FileContent(plain.replacing("\n", with: "\r\n"))),
    ("CR", FileContent(plain.replacing("\n", with: "\r"))),
    ("byte-order mark", FileContent("\u{FEFF}" + plain)),
    ("no final newline", FileContent(String(plain.dropLast()))),
    ("no header", FileContent(plain.replacing("source,target\n", with: ""))),
    ("semicolons", FileContent(plain.replacing(",", with: ";"))),
    ("tabs", FileContent(plain.replacing(",", with: "\t"))),
    ("spaces", FileContent(plain.replacing(",", with: "  "))),
    ("comments", FileContent("# friends\n% of all\n" + plain + "# the end")),
    ("blank lines", FileContent(plain.replacing("\n", with: "\n\n"))),
    ("quotes", FileContent(plain.replacing("bob", with: "\"bob\""))),
  ]

  private static let laterComment =
    "sesame: warning: edges.txt: 1 line below the first row was passed over as a comment: if people "
    + "are called so, say with --comment C what a comment begins with ('' for none)\n"

  @Test func `every layout of an edge list gives the same bytes`() async throws {
    let folder = try Folder(["edges.txt": FileContent(Self.plain)])
    let expected = try await Program.run("features edges.txt --quiet", in: folder)
    #expect(expected.status == 0)
    #expect(Sheet(expected.text)["id"] == ["ann", "bob", "cid", "dora"])
    #expect(Sheet(expected.text)["degree"] == ["2", "2", "3", "1"])
    for (name, content) in Self.layouts {
      try folder.write(content, to: "edges.txt")
      let outcome = try await Program.run("features edges.txt --quiet", in: folder)
      #expect(outcome.standardOutput == expected.standardOutput, "\(name)")
      #expect(outcome.standardError == (name == "comments" ? Self.laterComment : ""), "\(name)")
    }
  }

  @Test func `names of any script and emoji come out as they came in`() async throws {
    let folder = try Folder([
      "edges.csv": "source,target\n👩‍👩‍👧,Zoë\nZoë,李雷\n李雷,\"Smith, \"\"J.\"\"\"\n"
    ])
    let outcome = try await Program.run("features edges.csv --features degree", in: folder)
    #expect(outcome.text == "id,degree\n👩‍👩‍👧,1\nZoë,2\n李雷,2\n\"Smith, \"\"J.\"\"\",1\n")
  }

  @Test func `7 and 07 and 7_0 are three people`() async throws {
    let folder = try Folder(["edges.csv": "7,07\n07,7.0\n"])
    let outcome = try await Program.run("features edges.csv --features degree", in: folder)
    #expect(outcome.text == "id,degree\n7,1\n07,2\n7.0,1\n")
  }

  @Test(arguments: [
    ("people.csv", "id,age,city\r\nann,31,Rome\r\nbob,45,Oslo\r\ncid,28,Bern\r\n"),
    ("people.csv", "\u{FEFF}id,age,city\nann,31,Rome\nbob,45,Oslo\ncid,28,Bern"),
    ("people.csv", "id;age;city\nann;31;Rome\nbob;45;Oslo\ncid;28;Bern\n"),
    ("people.tsv", "id\tage\tcity\nann\t31\tRome\nbob\t45\tOslo\ncid\t28\tBern\n"),
    (
      "people.jsonl",
      """
      {"id": "ann", "age": 31, "city": "Rome"}
      {"id": "bob", "age": 45, "city": "Oslo"}
      {"id": "cid", "age": 28, "city": "Bern"}
      """
    ),
  ])
  func `every layout of a people table gives the same bytes`(_ name: String, _ text: String)
    async throws
  {
    let folder = try Folder(Samples.files)
    let expected = try await Program.run(
      "features edges.csv --people people.csv --quiet", in: folder)
    try folder.write(FileContent(text), to: name)
    let outcome = try await Program.run(
      "features edges.csv --people \(name) --quiet", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardOutput == expected.standardOutput)
  }

  @Test func `people's columns come out as they came in, however they are spelled`() async throws {
    let folder = try Folder(Samples.files)
    let people = [
      "id,a,b,c,d,e", "ann,1.50,+1,007,Zoë,NA", "bob,1e3,-0,12,\" x \",null",
      "cid,.5,3,1_0,\"a,b\",",
    ]
    try folder.write(FileContent(people.joined(separator: "\n")), to: "people.csv")
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --features degree --aggregate none", in: folder)
    let expected = zip(people, ["degree", "2", "2", "2"]).map { "\($0),\($1)\n" }
    #expect(outcome.text == expected.joined())
  }

  @Test func `two hyphens end the options`() async throws {
    let folder = try Folder(["-edges.csv": "ann,bob\n"])
    let outcome = try await Program.run("features --features degree -- -edges.csv", in: folder)
    #expect(outcome.text == "id,degree\nann,1\nbob,1\n")
  }

  @Test func `a table of identifiers alone is enough for features`() async throws {
    let folder = try Folder(Samples.files)
    try folder.write("id\neve\nann\n", to: "people.csv")
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --features degree,component", in: folder)
    #expect(outcome.text == "id,degree,component\neve,0,1\nann,2,0\nbob,2,0\ncid,2,0\n")
    #expect(outcome.standardError.contains("(2 people absent from the table)"))
  }
}

/// What is written, and where to.
struct OutputTests {
  private let command = "features edges.csv --people people.csv --features degree --aggregate none"

  @Test func `a table is written as CSV, TSV or JSON lines, as the option or the ending says`()
    async throws
  {
    let folder = try Folder(Samples.files)
    let csv = "id,age,city,degree\nann,31,Rome,2\nbob,45,Oslo,2\ncid,28,Bern,2\n"
    let json = """
      {"id":"ann","age":31,"city":"Rome","degree":2}
      {"id":"bob","age":45,"city":"Oslo","degree":2}
      {"id":"cid","age":28,"city":"Bern","degree":2}

      """
    for (ending, text) in [
      ("csv", csv), ("tsv", csv.replacing(",", with: "\t")), ("jsonl", json),
    ] {
      let printed = try await Program.run("\(command) --format \(ending)", in: folder)
      #expect(printed.text == text)
      let outcome = try await Program.run("\(command) -o out.\(ending)", in: folder)
      #expect(outcome.standardOutput.isEmpty)
      #expect(try folder.text("out.\(ending)") == text)
    }
    let other = try await Program.run("\(command) --format=tsv --output=out.csv", in: folder)
    #expect(other.status == 0)
    #expect(try folder.text("out.csv") == csv.replacing(",", with: "\t"))
  }

  @Test func `gzip files are written and read by their ending, the same bytes each time`()
    async throws
  {
    let folder = try Folder(Samples.files)
    _ = try await Program.run("\(command) -o out.csv", in: folder)
    _ = try await Program.run("\(command) -o out.csv.gz", in: folder)
    let compressed = try folder.bytes("out.csv.gz")
    #expect(compressed.starts(with: [0x1F, 0x8B]))
    _ = try await Program.run("\(command) -o out.csv.gz", in: folder)
    #expect(try folder.bytes("out.csv.gz") == compressed)
    var outputs: [Data] = []
    for name in ["out.csv", "out.csv.gz"] {
      let outcome = try await Program.run(
        "features edges.csv --people \(name) --features coreness --quiet", in: folder)
      #expect(outcome.status == 0)
      outputs.append(outcome.standardOutput)
    }
    #expect(outputs[0] == outputs[1])
  }

  @Test func `a hyphen is standard input or output`() async throws {
    let folder = try Folder(Samples.files)
    let expected = try await Program.run(command, in: folder)
    let edges = try await Program.run(
      "features - --people=people.csv --features=degree --aggregate=none --output=-", in: folder,
      standardInput: FileContent(Samples.edges))
    #expect(edges.standardOutput == expected.standardOutput)
    let people = try await Program.run(
      "features edges.csv --people - --features degree --aggregate none -o -", in: folder,
      standardInput: FileContent(Samples.people))
    #expect(people.standardOutput == expected.standardOutput)
  }

  @Test(arguments: [
    "enrich edges.csv --people people.csv --model model.json -o people.csv",
    "enrich edges.csv --people people.csv --model model.json --format csv -o ./model.json",
    "features edges.csv --people people.csv -o edges.csv",
    "score people.csv --model model.json -o people.csv",
    "communities edges.csv --start-from people.csv -o people.csv",
  ])
  func `no input is replaced by the output`(_ words: String) async throws {
    let folder = try Folder(Samples.files)
    let before = try ["edges.csv", "model.json", "people.csv"].map { try folder.bytes($0) }
    let outcome = try await Program.run(words, in: folder)
    #expect(outcome.status == 64)
    #expect(
      outcome.standardError.hasSuffix("is an input of this run; give --output another file\n"))
    #expect(try ["edges.csv", "model.json", "people.csv"].map { try folder.bytes($0) } == before)
  }

  @Test func `quiet says nothing`() async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    let outcome = try await Program.run("\(command) --quiet", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardError.isEmpty)
  }
}
