import Foundation
import Testing

/// What attacks and odd machines bring: few threads, many columns, odd numbers, escapes.
@Suite struct `Attacks on the program` {
  #if os(Linux)
    /// Only root may become somebody else, to whom the limit applies.
    @Test(.enabled(if: geteuid() == 0), arguments: 1...4)
    func `work goes on with the threads that there are`(_ threads: Int) async throws {
      let folder = try Folder(["edges.csv": Program.ukFaculty()])
      let line =
        "cp \"$0\" ./program && chmod 755 . program edges.csv && "
        + "timeout 120 setpriv --reuid=\(50_000 + threads) --clear-groups "
        + "prlimit --nproc=\(threads) ./program features edges.csv --threads 4 --quiet"
      let outcome = try await Program.shell(line, in: folder)
      let expected = try await Program.run("features edges.csv --threads 1 --quiet", in: folder)
      #expect(outcome.status == 0)
      #expect(outcome.standardOutput == expected.standardOutput)
    }
  #endif

  #if os(Linux)
    @Test func `a limit on the size of files is an error of writing, every time`() async throws {
      let folder = try Folder(["edges.csv": try Program.ukFaculty()])
      // The message goes into a file as well.
      for limit in [500, 3000] {
        for _ in 0..<4 {
          let outcome = try await Program.shell(
            "prlimit --fsize=\(limit) \"$0\" features edges.csv --quiet -o out.csv", in: folder)
          #expect(outcome.status == 74)
          #expect(outcome.standardError.hasPrefix("out.csv: the file is too large for the disk"))
          #expect(try folder.names == ["edges.csv"])
        }
      }
    }
  #endif

  @Test(.timeLimit(.minutes(5))) func `five thousand columns take seconds`() async throws {
    let names = (0..<5_000).map { "c\($0)" }.joined(separator: ",")
    let rows = (0..<4).map { row in
      "p\(row)," + (0..<5_000).map { "\(($0 + row) % 13)" }.joined(separator: ",") + "\n"
    }
    let folder = try Folder([
      "edges.csv": "source,target\np0,p1\np1,p2\np2,p3\n",
      "people.csv": FileContent(stringLiteral: "id,\(names)\n" + rows.joined()),
    ])
    let outcome = try await Program.run(
      "features edges.csv --people people.csv -o out.csv", in: folder)
    #expect(outcome.status == 0)
    let header = try folder.text("out.csv").prefix { $0 != "\n" }
    // The table's own, ten features, and seven of each column's friends.
    let columnCount = header.split(separator: ",").count
    #expect(columnCount == 40_011)
  }

  @Test func `kinds that are people, or too many, are counted and not shown`() async throws {
    let folder = try Folder([
      "people.csv": "src,dst\nann,bob\nbob,cid\ncid,ann\n",
      "many.csv": FileContent(
        stringLiteral: "src,dst,kind\n" + (0..<21).map { "a\($0),b,kind \($0)\n" }.joined()),
      "odd.csv": "src,dst,kind\nann,bob,\u{1B}[31mred\nbob,cid,work\n",
    ])
    func kinds(_ words: String) async throws -> String? {
      let outcome = try await Program.run(words + " -o out.csv", in: folder)
      #expect(outcome.status == 0)
      return outcome.standardError.split(separator: "\n").first { $0.hasPrefix("kinds") }
        .map { String($0) }
    }
    #expect(
      try await kinds("features people.csv --kind src")
        == "kinds        3 (not shown, since they are people's identifiers)")
    #expect(
      try await kinds("features many.csv --kind kind")
        == "kinds        21 (not shown, since they are so many)")
    #expect(
      try await kinds("features odd.csv --kind kind") == "kinds        \\u{1B}[31mred: 1, work: 1")
  }

  @Test func `no escape reaches the terminal from a path or a column's name`() async throws {
    let folder = try Folder([
      "edges.csv": "source,target\nann,bob\n",
      "people.csv": "id,\u{1B}[2Jage\nann,1\nbob,2\n",
    ])
    let missing = try await Program.run(["features", "no\u{1B}[31m.csv"], in: folder)
    #expect(missing.status == 66)
    #expect(
      missing.standardError == "no\\u{1B}[31m.csv: the file does not exist; check the path\n")
    let column = try await Program.run(
      "features edges.csv --people people.csv --aggregate income", in: folder)
    #expect(column.status == 65)
    #expect(!column.standardError.contains("\u{1B}"))
  }

  /// Command lines over tables of numbers at the ends of their ranges.
  private static let commands = [
    "features edges.csv --people people.csv --features all",
    "features edges.csv --people people.csv --weight weight --directed",
    "communities edges.csv --people people.csv --community-table t.csv --below a=1e308",
    "communities edges.csv --people people.csv --community-table t.csv --weight weight",
    "communities edges.csv --resolutions 5e-324:1e308:3 --scan scan.csv",
    "communities edges.csv --resolutions 1:1.0000000000000002:9 --scan scan.csv",
    "communities edges.csv --start-from people.csv --column a",
    "communities --compare people.csv people.csv", "score people.csv",
    "enrich edges.csv --people people.csv", "features edges.csv --people people.csv --reset a",
    "explain edges.csv --people people.csv --person p1", "import edges.csv -o g.sgraph",
  ]

  @Test(arguments: commands)
  func `odd numbers end in a table or in a message`(_ command: String) async throws {
    let people = [
      ["1.7976931348623157e308", "-1.7976931348623157e308", "5e-324", "-0.0"],
      ["9223372036854775807", "-9223372036854775808", "9007199254740993", "0"],
      ["18446744073709551615", "1e308", "-1e308", "2.2250738585072014e-308"],
    ]
    for (number, values) in people.enumerated() {
      let other = people[(number + 1) % people.count]
      let rows = zip(values, other).enumerated().map { "p\($0),\($1.0),\($1.1)\n" }.joined()
      let folder = try Folder([
        "people.csv": FileContent(stringLiteral: "id,a,b\n" + rows),
        "edges.csv":
          "source,target,weight\np0,p1,1e307\np1,p2,5e-324\np2,p0,1e-310\np2,p3,1\np1,p0,2\n",
      ])
      let outcome = try await Program.run(command, in: folder)
      #expect([0, 64, 65].contains(outcome.status), "\(values)")
      #expect(try folder.names.allSatisfy { !$0.hasPrefix(".") })
    }
  }
}
