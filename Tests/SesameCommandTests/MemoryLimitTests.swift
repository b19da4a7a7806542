#if os(Linux)
  import Foundation
  import Testing

  @Suite struct `A limit on the program's memory` {
    /// So many friendships of so many people, each drawn by a small generator, in one text.
    private static func edges(_ friendships: Int, people: UInt64) -> FileContent {
      var state: UInt64 = 1
      func draw() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return (state >> 33) % people
      }
      var text = "source,target\n"
      for _ in 0..<friendships { text += "p\(draw()),p\(draw())\n" }
      return FileContent(bytes: Array(text.utf8))
    }

    private static func people(_ count: Int) -> FileContent {
      let rows = (0..<count).map { "p\($0),0.\($0 % 10)" }
      return FileContent(bytes: Array(("id,utilization\n" + rows.joined(separator: "\n")).utf8))
    }

    private static let commands = [
      "features e.csv -o out.csv",
      "features e.csv --threads 1 -o out.csv",
      "features e.sgraph -o out.csv",
      "enrich e.csv --people people.csv -o out.csv",
      "communities e.csv -o out.csv",
      "communities e.sgraph --method louvain --runs 2 -o out.csv",
      "import e.csv -o out.sgraph",
      "score people.csv -o out.csv",
    ]

    /// In kibibytes: from where the program can just be loaded to where all has room.
    @Test(arguments: [145_000, 190_000, 300_000])
    func `ends a run with its results or with status 74, never with a crash`(limit: Int)
      async throws
    {
      let folder = try Folder([
        "e.csv": Self.edges(1500, people: 500), "people.csv": Self.people(500),
      ])
      let snapshot = try await Program.run("import e.csv -o e.sgraph", in: folder)
      #expect(snapshot.status == 0)
      let limited = "ulimit -c 0; ulimit -v \(limit); exec \"$0\" "
      // Below that the system's loader finds no room for the libraries.
      guard try await Program.shell(limited + "--version", in: folder).status == 0 else { return }
      for command in Self.commands {
        let result = String(command.split(separator: " ").last ?? "")
        try folder.write("before", to: result)
        let outcome = try await Program.shell(limited + command, in: folder)
        #expect([0, 74].contains(outcome.status), "\(command): \(outcome.standardError)")
        #expect(!outcome.standardError.contains("Fatal error"))
        if outcome.status == 74 {
          #expect(try folder.text(result) == "before")
          #expect(outcome.standardError.contains("memory"))
        }
        #expect(try folder.names == ["e.csv", "e.sgraph", "people.csv", result].sorted())
        try FileManager.default.removeItem(at: folder.url.appending(path: result))
      }
    }

    @Test func `is held against the plan before a run starts`() async throws {
      let folder = try Folder(["e.csv": Self.edges(20_000, people: 5000)])
      let taken = try await Self.smallestLimit(in: folder)
      let outcome = try await Program.shell(
        "ulimit -c 0; ulimit -v \(taken + 25_000); exec \"$0\" features e.csv -o out.csv",
        in: folder)
      #expect(outcome.status == 74)
      #expect(
        outcome.standardError.hasPrefix("e.csv: about 20,000 friendships of 5,000 people need "))
      #expect(outcome.standardError.contains("; the limit on this program's memory leaves "))
      #expect(try folder.names == ["e.csv"])
    }

    @Test func `ends a run of which nobody knew how much would come with a message`() async throws {
      let folder = try Folder(["out.csv": "before"])
      let taken = try await Self.smallestLimit(in: folder)
      let outcome = try await Program.shell(
        "ulimit -c 0; yes 'anna,berta' | head -n 3000000 | "
          + "(ulimit -v \(taken + 10_000); exec \"$0\" features - -o out.csv)", in: folder)
      #expect(outcome.status == 74)
      #expect(outcome.standardError.hasPrefix("sesame: out of memory ("))
      #expect(outcome.standardError.contains("); raise the limit on memory (ulimit -v), "))
      // The programs before it in the pipe may have a word on its end.
      let lines = outcome.standardError.split(separator: "\n")
      #expect(lines.count { !$0.hasPrefix("yes: ") && !$0.hasPrefix("head: ") } == 1)
      #expect(try folder.names == ["out.csv"])
      #expect(try folder.text("out.csv") == "before")
    }

    /// With how many kibibytes the program can just say its version.
    private static func smallestLimit(in folder: Folder) async throws -> Int {
      let outcome = try await Program.shell(
        "ulimit -c 0; n=60000; until (ulimit -v $n; exec \"$0\" --version) >&2; do n=$((n + 5000)); done; "
          + "echo $n", in: folder)
      return try #require(Int(outcome.text.trimmingCharacters(in: .whitespacesAndNewlines)))
    }
  }
#endif
