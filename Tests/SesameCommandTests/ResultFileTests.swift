import Foundation
import Testing

/// Results: under which names, in which formats, and all of a run together or not at all.
struct ResultFileTests {
  private let command = "features edges.csv --features degree --quiet"

  @Test func `each output's format goes by its own ending`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "communities edges.csv -o c.tsv --community-table t.jsonl --community-graph g.csv --quiet",
      in: folder)
    #expect(outcome.status == 0)
    #expect(try folder.text("c.tsv").hasPrefix("id\tcommunity\t"))
    #expect(try folder.text("t.jsonl").hasPrefix("{\"community\":"))
    #expect(try folder.text("g.csv").split(separator: "\n")[0].contains(","))
  }

  @Test
  func `the option counts for more than the main output's ending, and where others have none`()
    async throws
  {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "communities edges.csv --format jsonl -o c.csv --community-table t.csv --community-graph g "
        + "--quiet", in: folder)
    #expect(outcome.status == 0)
    #expect(try folder.text("c.csv").hasPrefix("{"))
    #expect(try folder.text("t.csv").hasPrefix("community,"))
    // Numbers of communities are numbers here too; ann, bob and cid all know each other.
    #expect(try folder.text("g") == "{\"source\":0,\"target\":0,\"friendships\":3}\n")
  }

  @Test(arguments: ["out", "out.txt", ".out", "out.dat --format csv", "out.json --format csv"])
  func `names that say nothing get CSV`(_ name: String) async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run("\(command) -o \(name)", in: folder)
    #expect(outcome.status == 0)
    let file = String(name.split(separator: " ")[0])
    #expect(try folder.text(file) == "id,degree\nann,2\nbob,2\ncid,2\n")
  }

  @Test(arguments: [
    ("why.md", "# "), ("why.json", "{"), ("why", "Score of "), ("why.txt", "Score of "),
  ])
  func `an explanation's format goes by its ending`(_ name: String, _ start: String) async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "explain edges.csv --people people.csv --model model.json --person ann -o \(name)", in: folder
    )
    #expect(outcome.status == 0)
    #expect(try folder.text(name).hasPrefix(start))
  }

  @Test func `bad rows are separated by tabs, or by commas under the ending of these`() async throws
  {
    let folder = try Folder(Samples.files)
    try folder.write("a,b\nann,bob\nann\n", to: "edges.csv")
    for (name, header) in [
      ("bad", "file\tline"), ("bad.tsv", "file\tline"), ("bad.csv", "file,line"),
    ] {
      let outcome = try await Program.run("\(command) --quarantine \(name) -o out.csv", in: folder)
      #expect(outcome.status == 0)
      #expect(try folder.text(name).hasPrefix(header))
    }
  }

  #if os(Linux)
    @Test func `where one result can't be written, none appears`() async throws {
      let folder = try Folder(Samples.files)
      try folder.write("a,b\nann,bob\nann\n", to: "edges.csv")
      try folder.write("old\n", to: "t.csv")
      let outcome = try await Program.run(
        "communities edges.csv --quarantine bad.tsv --community-table t.csv --community-graph g.csv "
          + "-o /dev/full", in: folder)
      #expect(outcome.status == 74)
      #expect(
        outcome.standardError
          == "/dev/full: no space left on the disk; what was written is incomplete\n")
      #expect(try folder.names == ["edges.csv", "model.json", "people.csv", "t.csv"])
      #expect(try folder.text("t.csv") == "old\n")
    }

    @Test func `nothing comes to standard output where a device beside it is full`() async throws {
      let outcome = try await Program.run(
        "communities edges.csv --community-table /dev/full", in: try Folder(Samples.files))
      #expect(outcome.status == 74)
      #expect(outcome.text.isEmpty)
    }

    @Test func `bad rows are set aside together with the results only`() async throws {
      let folder = try Folder(Samples.files)
      try folder.write("a,b\nann,bob\nann\n", to: "edges.csv")
      let outcome = try await Program.run(
        "features edges.csv --people people.csv --aggregate nobody --quarantine bad.tsv", in: folder
      )
      #expect(outcome.status == 65)
      #expect(try folder.names == ["edges.csv", "model.json", "people.csv"])
    }

    @Test(arguments: [
      ("-o /dev/fd/1 >>log", "log"), ("-o /dev/stdout >>log", "log"),
      ("-o /proc/self/fd/1 >>log", "log"), ("-o /dev/stderr 2>>log", "log"),
      ("-o /dev/fd/3 3>>log", "log"),
    ])
    func `open streams are appended to, not replaced`(_ words: String, _ log: String) async throws {
      let folder = try Folder(Samples.filesWithoutWeights)
      try folder.write("old\n", to: log)
      let outcome = try await Program.shell("\"$0\" \(command) \(words)", in: folder)
      #expect(outcome.status == 0)
      #expect(try folder.text(log) == "old\nid,degree\nann,2\nbob,2\ncid,2\n")
    }

    @Test func `a path that is not UTF-8 is refused, not repaired`() async throws {
      let folder = try Folder(Samples.files)
      for words in [
        "\(command) -o \"$name\"", "features \"$name\"", "features edges.csv --people \"$name\"",
      ] {
        let outcome = try await Program.shell(
          "name=$(printf 'a\\377.csv'); \"$0\" \(words)", in: folder)
        #expect(outcome.status == 64)
        #expect(
          outcome.standardError.wholeMatch(
            of:
              /sesame: argument \d is not UTF-8; write it in UTF-8; rename the file if it is one\n/)
            != nil)
      }
      #expect(try folder.names == ["edges.csv", "model.json", "people.csv"])
    }
  #endif

  @Test func `any number of results may go to a device that keeps nothing`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "communities edges.csv --quiet -o /dev/null --community-table /dev/null", in: folder)
    #expect(outcome.status == 0)
  }

  @Test(arguments: ["features edges.csv --quiet", "help", "model 2015", "features --help"])
  func `a pipe that its reader closed ends the program quietly, as others`(
    _ words: String
  ) async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.runIntoClosedPipe(words, in: folder)
    #expect(outcome.status == 128 + SIGPIPE)
    #expect(outcome.standardError.isEmpty)
  }

  @Test func `with a closed pipe no other result of the run appears`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.runIntoClosedPipe(
      "communities edges.csv --community-table t.csv", in: folder)
    #expect(outcome.status == 128 + SIGPIPE)
    #expect(outcome.standardError.isEmpty)
    #expect(try folder.names == ["edges.csv", "model.json", "people.csv"])
  }

  @Test func `where the signal of closed pipes is ignored the closed pipe is an error`()
    async throws
  {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.shell(
      "trap '' PIPE; (sleep 1; \"$0\" \(command); echo $? >status) | true; cat status", in: folder)
    #expect(outcome.text == "74\n")
    #expect(
      outcome.standardError
        == "standard output: the reader closed the pipe; what was written is incomplete\n")
  }
}
