import Foundation
import Testing

/// Runs that do not come to their end: what was there before stays, and nothing is left behind.
struct InterruptionTests {
  /// Friendships for minutes of exact betweenness in a debug build.
  private func largeGraph() -> FileContent {
    var state: UInt64 = 7
    func person() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % 12_000
    }
    return FileContent("a,b\n" + (0..<120_000).map { _ in "\(person()),\(person())\n" }.joined())
  }

  @Test(.timeLimit(.minutes(5)), arguments: ["betweenness", "closeness"], [true, false])
  func `Ctrl-C and kill end with 130 and leave the folder as it was`(
    _ feature: String, _ isControlC: Bool
  ) async throws {
    let folder = try Folder(["edges.csv": largeGraph(), "out.csv": "old\n"])
    let outcome = try await Program.stop(
      "features edges.csv --features \(feature) --output out.csv",
      by: { isControlC ? $0.interrupt() : $0.terminate() }, in: folder)
    #expect(outcome.status == 130)
    #expect(outcome.standardError == "sesame: interrupted; no result was written\n")
    #expect(try folder.names == ["edges.csv", "out.csv"])
    #expect(try folder.text("out.csv") == "old\n")
  }

  #if os(Linux)
    @Test(.timeLimit(.minutes(5)))
    func `a terminal gets a progress bar after a second, which is gone at the end`() async throws {
      let folder = try Folder(["edges.csv": largeGraph()])
      let terminal = try await Program.shell(
        """
        script -qec "timeout --foreground -s INT 6 '$0' features edges.csv --features betweenness \
        -o out.csv" /dev/null
        """, in: folder)
      let parts = terminal.text.split(separator: "\r\u{1B}[K", maxSplits: 1)
      #expect(parts.last == "sesame: interrupted; no result was written\r\n")
      let bars = (parts.first ?? "").split(separator: "\r")
      let bar = /\[#*\.*\] \d+ %  [a-z]+(: [a-z_]+)?  (\S+, )*0:0\d(, [0-9:]+ left)?(\u{1B}\[K)?/
      #expect(bars.allSatisfy { $0.wholeMatch(of: bar) != nil }, "\(bars)")
      #expect(bars.count > 10)
    }
  #endif

  #if os(Linux)
    /// The end by itself is within half a second of the signal, and what has to be waited for ends sooner.
    @Test(
      .timeLimit(.minutes(10)),
      arguments: [
        "features - < p", "features p", "features edges.csv --people - < p",
        "features edges.csv --people p", "communities edges.csv --start-from p",
        "features edges.csv --seed-file - < p",
      ])
    func `an input that stalls does not delay the end`(_ words: String) async throws {
      let folder = try Folder(["edges.csv": "a,b\nb,c\n"])
      // Some bytes have come, or nobody has opened the pipe for writing yet.
      for feeder in ["{ echo a,b; sleep 30; } > p & f=$!;", "f=;"]
      where !words.contains("<") || feeder != "f=;" {
        let outcome = try await Program.shell(
          """
          mkfifo p; least=9999
          for turn in 1 2 3; do
            \(feeder) "$0" \(words) & q=$!; sleep 0.7; start=$(date +%s%N); kill -TERM $q; wait $q
            status=$?; time=$((($(date +%s%N) - start) / 1000000))
            [ $time -lt $least ] && least=$time
            [ -n "$f" ] && kill $f
          done; rm p; echo $status $least
          """, in: folder)
        let words = outcome.text.split(whereSeparator: \.isWhitespace)
        #expect(words.first == "130")
        #expect(words.last.flatMap { Int($0) } ?? 9999 < 300, "\(outcome.text)")
        #expect(outcome.standardError.contains("sesame: interrupted; no result was written\n"))
      }
    }
  #endif

  @Test(arguments: ["2>&-", "2>/dev/full"])
  func `messages that can't be written do not stop the work`(_ redirection: String) async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.shell(
      "\"$0\" features edges.csv --features degree -o out.csv \(redirection)", in: folder)
    #expect(outcome.status == 0)
    #expect(try folder.text("out.csv") == "id,degree\nann,2\nbob,2\ncid,2\n")
    let mistake = try await Program.shell("\"$0\" enrihc \(redirection)", in: folder)
    #expect(mistake.status == 64)
  }

  @Test func `closed streams are not taken for files`() async throws {
    let folder = try Folder(Samples.files)
    let input = try await Program.shell("\"$0\" features - <&-", in: folder)
    #expect(input.status == 74)
    #expect(input.standardError.hasPrefix("standard input: reading failed (error "))
    let output = try await Program.shell("\"$0\" features edges.csv --quiet >&-", in: folder)
    #expect(output.status == 74)
    #expect(output.standardError.hasPrefix("standard output: it is closed; "))
    #expect(try folder.names == ["edges.csv", "model.json", "people.csv"])
  }

  @Test func `a full disk ends with 74 and the old file is as it was`() async throws {
    let folder = try Folder(Samples.files)
    try folder.makeFolder("disk")
    let place = folder.url.appending(path: "disk").path
    guard try await Self.succeeds("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", place) else {
      // Nobody but root may mount a small disk; the device that is always full stands in for it.
      let outcome = try await Program.run("features edges.csv --quiet -o /dev/full", in: folder)
      #expect(outcome.status == 74)
      return
    }
    let edges = (0..<20_000).map { "person\($0),person\($0 + 1)\n" }.joined()
    try folder.write(FileContent(edges), to: "edges.csv")
    try folder.write("old\n", to: "disk/out.csv")
    let outcome = try await Program.run(
      "features edges.csv --features degree --quiet -o disk/out.csv", in: folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: place)
    let old = try folder.text("disk/out.csv")
    #expect(try await Self.succeeds("umount", place))
    #expect(outcome.status == 74)
    #expect(
      outcome.standardError
        == "disk/out.csv: no space left on the disk; the old file, if any, is untouched\n")
    #expect(names == ["out.csv"])
    #expect(old == "old\n")
  }

  private static func succeeds(_ words: String...) async throws -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = words
    process.standardError = FileHandle.nullDevice
    let (ends, end) = AsyncStream.makeStream(of: Bool.self)
    process.terminationHandler = { process in
      end.yield(process.terminationStatus == 0)
      end.finish()
    }
    try process.run()
    for await success in ends { return success }
    return false
  }
}
