import Foundation
import Testing

/// How far the work is, as the program tells it on standard error.
struct ProgressTests {
  /// A line of `--progress json`.
  private struct Line: Decodable {
    let stage: String
    let column: String?
    let fraction: Double
    let measured: Bool
    let elapsed: Double
    let remaining: Double?
    let bytes: Int?
  }

  private func lines(_ outcome: Program.Outcome) throws -> [Line] {
    try outcome.standardError.split(separator: "\n").map { line in
      try JSONDecoder().decode(Line.self, from: Data(line.utf8))
    }
  }

  private static let faculty = "\(Program.project.path)/Graphs/uk-faculty"

  @Test func `lines for programs name every stage, never fall, and end at 1`() async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    let outcome = try await Program.run(
      "enrich edges.csv --people people.csv --model model.json -o out.csv --graph-output graph.gexf "
        + "--quiet --progress json", in: folder)
    #expect(outcome.status == 0)
    let lines = try lines(outcome)
    #expect(lines.map(\.fraction) == lines.map(\.fraction).sorted())
    #expect(lines.map(\.elapsed) == lines.map(\.elapsed).sorted())
    #expect(lines.last?.fraction == 1 && lines.last?.remaining == 0)
    #expect(lines.dropLast().allSatisfy { $0.fraction < 1 && $0.remaining ?? 1 > 0 })
    let stages = lines.map(\.stage).reduce(into: [String]()) { stages, stage in
      if stages.last != stage { stages.append(stage) }
    }
    #expect(
      stages == [
        "read", "build", "features", "communities", "aggregates", "score", "write", "",
      ])
    #expect(lines.contains { $0.stage == "features" && $0.column == "pagerank" })
    #expect(lines.count < 200)
  }

  @Test func `lines for logs tell stages, percents and times`() async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    let outcome = try await Program.run(
      "features edges.csv --people people.csv -o out.csv --progress plain", in: folder)
    let lines = outcome.standardError.split(separator: "\n")
    let told = lines.prefix { $0.hasPrefix("sesame: ") }
    #expect(told.first == "sesame: 0 %, read, 0:00 elapsed")
    #expect(told.last == "sesame: 100 %, 0:00 elapsed")
    #expect(told.contains { $0.contains(", features: degree, ") })
    // The summary follows.
    #expect(lines.dropFirst(told.count).first == "people       3")
  }

  @Test(arguments: ["", "--progress none", "--quiet"])
  func `nothing is told where nobody asked for it and standard error is no terminal`(
    _ option: String
  ) async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    let outcome = try await Program.run(
      "features edges.csv -o out.csv \(option)", in: folder)
    #expect(outcome.status == 0 && !outcome.standardError.contains("%"))
    #expect(outcome.standardError.isEmpty == (option == "--quiet"))
  }

  @Test(arguments: ["score", "verify"])
  func `commands on tables tell it too`(_ command: String) async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    let scored = try await Program.run(
      "score people.csv --model model.json -o scored.csv --quiet --relationships off --progress json",
      in: folder)
    guard command == "verify" else {
      return #expect(try lines(scored).last?.fraction == 1 && lines(scored).count > 3)
    }
    let verified = try await Program.run(
      "verify scored.csv --model model.json --relationships off -o found.txt --quiet --progress json",
      in: folder)
    #expect(verified.status == 0)
    #expect(try lines(verified).last?.fraction == 1)
  }

  @Test func `time goes by where no input comes, and its length is not known`() async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    let outcome = try await Program.shell(
      """
      (cat edges.csv; sleep 4) | "$0" features - -o out.csv --quiet --progress json
      """, in: folder)
    let lines = try lines(outcome)
    #expect(lines.contains { $0.stage == "read" && !$0.measured && $0.bytes != nil })
    #expect(lines.count { $0.stage == "read" && $0.elapsed > 1 } >= 2)
  }

  @Test func `a call that does not tell how far it is is said not to`() async throws {
    let folder = try Folder()
    let words = " \(Self.faculty)/edges.csv --weight weight -o out.csv --quiet --progress "
    let silent = try await Program.run("communities --method infomap" + words + "json", in: folder)
    #expect(try lines(silent).contains { $0.stage == "communities" && !$0.measured })
    let plain = try await Program.run("communities --method infomap" + words + "plain", in: folder)
    #expect(
      plain.standardError.contains(
        "sesame: communities, does not tell how far it is, 0:00 elapsed\n"))
    let telling = try await Program.run(
      "features --features betweenness" + words + "json", in: folder)
    let told = try lines(telling).filter { $0.column == "betweenness" && $0.measured }
    #expect(!told.isEmpty)
  }
}

#if os(Linux)
  extension ProgressTests {
    /// What a terminal of so many columns gets of a run that waits some seconds for its input, before the
    /// summary.
    private func shown(
      columns: Int, terminal: String = "xterm", behindShell: Bool = false
    ) async throws -> String {
      let folder = try Folder(Samples.filesWithoutWeights)
      let outcome = try await Program.shell(
        """
        export PROGRAM="$0" TERM=\(terminal)
        mkfifo pipe; (cat edges.csv; sleep 3) >pipe &
        script -qec 'stty cols \(columns) rows 20; set -m
        "$PROGRAM" features pipe -o out.csv \(behindShell ? "& wait $!" : "")' /dev/null </dev/null
        """, in: folder)
      #expect(outcome.status == 0)
      let parts = outcome.text.components(separatedBy: "people       3\r\n")
      #expect(parts.count == 2)
      return parts[0]
    }

    @Test(arguments: [12, 20, 40, 80, 200])
    func `the bar moves in one line of the terminal, however narrow, and goes`(
      _ columns: Int
    ) async throws {
      let text = try await shown(columns: columns)
      #expect(!text.contains("\n"))
      let lines = text.split(separator: "\r").map { $0.replacing("\u{1B}[K", with: "") }
      #expect(lines.allSatisfy { $0.count < columns })
      #expect(Set(lines).count >= (columns < 40 ? 2 : 5))
      #expect(text.hasSuffix("\r\u{1B}[K"))
      if columns >= 80 {
        #expect(lines.contains { $0.contains("]  read, ") && $0.hasSuffix("0:02") })
      }
    }

    @Test func `a terminal that can do little gets no commands`() async throws {
      let text = try await shown(columns: 60, terminal: "dumb")
      #expect(text.contains("read, ") && !text.contains("\u{1B}"))
      #expect(text.hasSuffix(" \r"))
    }

    @Test func `behind a shell's back nothing is drawn`() async throws {
      #expect(try await shown(columns: 60, behindShell: true).isEmpty)
    }
  }
#endif
