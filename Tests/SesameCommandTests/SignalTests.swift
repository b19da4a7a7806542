import Foundation
import Testing

/// Signals: answered within a second, and the status tells the truth.
struct SignalTests {
  /// Two people who have 300,000 columns.
  private static func wideTable() -> FileContent {
    var text = "id"
    for number in 0..<300_000 { text += ",c\(number)" }
    for person in ["ann", "bob"] {
      text += "\n" + person
      for number in 0..<300_000 { text += ",\(number % 10)" }
    }
    return FileContent(text + "\n")
  }

  #if os(Linux)
    @Test(.timeLimit(.minutes(5)), arguments: ["INT", "TERM", "HUP"])
    func `one signal ends a program that waits for input`(_ signal: String) async throws {
      let folder = try Folder()
      let outcome = try await Program.shell(
        """
        mkfifo pipe; timeout --foreground -s \(signal) -k 20 2 "$0" features pipe -o out.csv; \
        echo $? >status
        """, in: folder)
      // Status 124 is what timeout gives where its signal, not the later SIGKILL, ended the program.
      #expect(try folder.text("status") == "124\n")
      #expect(outcome.standardError == "sesame: interrupted; no result was written\n")
      #expect(try folder.names == ["pipe", "status"])
    }

    @Test(.timeLimit(.minutes(5)), arguments: [1.0, 3.0])
    func `a signal is answered within a second where there are many columns`(
      _ delay: Double
    ) async throws {
      let folder = try Folder([
        "edges.csv": FileContent(Samples.edges), "people.csv": Self.wideTable(), "out.csv": "old\n",
      ])
      let outcome = try await Program.shell(
        """
        "$0" features edges.csv --people people.csv --unknown-people drop -o out.csv & program=$!
        trap '' INT; sleep \(delay); start=$(date +%s%N); kill -TERM $program; wait $program
        echo $? $((($(date +%s%N) - start) / 1000000))
        """, in: folder)
      let numbers = outcome.text.split { $0 == " " || $0.isNewline }.compactMap { Int($0) }
      #expect(numbers.count == 2)
      #expect(numbers.first == 130)
      // Half a second for the work to stop by itself; the rest is for a busy machine.
      #expect(numbers.last ?? .max < 3000)
      #expect(try folder.names == ["edges.csv", "out.csv", "people.csv"])
      #expect(try folder.text("out.csv") == "old\n")
    }

    @Test(.timeLimit(.minutes(5)))
    func `a signal that was ignored at the start stays ignored`() async throws {
      let folder = try Folder(Samples.files)
      // A shell that starts a program behind its back has it ignore Ctrl-C; nohup, the hang-up.
      let outcome = try await Program.shell(
        """
        mkfifo pipe; nohup "$0" features pipe --features degree --quiet -o out.csv 2>&1 & program=$!
        exec 3>pipe; sleep 1; kill -INT $program; kill -HUP $program; sleep 1
        cat edges.csv >&3; exec 3>&-; wait $program; echo $? >status
        """, in: folder)
      #expect(try folder.text("status") == "0\n", "\(outcome)")
      #expect(try folder.text("out.csv") == "id,degree\nann,2\nbob,2\ncid,2\n")
    }

    @Test(.timeLimit(.minutes(5)))
    func `the signal to quit is answered as Ctrl-C is, and leaves nothing`() async throws {
      let folder = try Folder(["out.csv": "old\n"])
      let outcome = try await Program.shell(
        """
        mkfifo pipe
        timeout --foreground --preserve-status -s QUIT -k 20 2 "$0" features pipe -o out.csv
        echo $? >status
        """, in: folder)
      #expect(try folder.text("status") == "130\n", "\(outcome)")
      #expect(try folder.names == ["out.csv", "pipe", "status"])
      #expect(try folder.text("out.csv") == "old\n")
    }

    @Test(.timeLimit(.minutes(5)))
    func `the status says whether the results are there, whenever a signal comes`() async throws {
      let results = ["a.csv", "b.csv", "c.csv"]
      for tenths in 1...8 {
        let folder = try Folder(["edges.csv": Samples.filesWithoutWeights["edges.csv"] ?? ""])
        for name in results { try folder.write("old\n", to: name) }
        let outcome = try await Program.shell(
          """
          timeout --foreground --preserve-status -s INT 0.\(tenths) "$0" communities edges.csv \
          -o a.csv --community-table b.csv --community-graph c.csv --quiet; echo $?
          """, in: folder)
        #expect(try folder.names == results + ["edges.csv"])
        let areOld = try results.map { try folder.text($0) == "old\n" }
        if outcome.text == "0\n" {
          #expect(areOld == [false, false, false])
          #expect(outcome.standardError.isEmpty)
        } else {
          // 130 by the program's own hand; a signal before it has begun ends it as any other.
          #expect(outcome.text == "130\n")
          #expect(areOld == [true, true, true])
        }
      }
    }
  #endif
}
