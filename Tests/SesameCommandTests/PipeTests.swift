import Foundation
import Testing

/// Inputs that can be read once: named pipes, and those of a shell.
struct PipeTests {
  private let output = "id,degree\nann,1\nbob,2\ncid,1\n"

  @Test(.timeLimit(.minutes(5)))
  func `a named pipe is opened once, and its first writer is not lost`() async throws {
    let folder = try Folder()
    // The writer that is there when the pipe is opened is the only one.
    let outcome = try await Program.shell(
      """
      mkfifo edges
      printf 'source,target\\nann,bob\\nbob,cid\\n' >edges & writer=$!
      "$0" features edges --features degree --quiet || exit
      wait $writer || echo 'the writer was lost'
      """, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text == output)
    #expect(outcome.standardError.isEmpty)
  }

  @Test(.timeLimit(.minutes(5)))
  func `a pipe's writer may be slow, and may write more than a pipe holds`() async throws {
    let folder = try Folder()
    let outcome = try await Program.shell(
      """
      mkfifo edges
      (sleep 1; echo source,target; sleep 1; seq 100000 | sed 's/.*/&,0/') >edges &
      "$0" features edges --features degree --quiet | wc -l
      """, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text.trimmingCharacters(in: .whitespaces) == "100002\n")
    #expect(outcome.standardError.isEmpty)
  }

  @Test(.timeLimit(.minutes(5)), arguments: ["", " --memory 1G"])
  func `a named pipe may hold the people`(_ options: String) async throws {
    let folder = try Folder(["edges.csv": "source,target\nann,bob\nbob,cid\n"])
    let outcome = try await Program.shell(
      """
      mkfifo people
      printf 'id\\ncid\\nann\\nbob\\n' >people & writer=$!
      "$0" features edges.csv --people people --features degree --quiet\(options) || exit
      wait $writer || echo 'the writer was lost'
      """, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text == "id,degree\ncid,1\nann,1\nbob,2\n")
    #expect(outcome.standardError.isEmpty)
  }

  @Test(.timeLimit(.minutes(5)))
  func `both inputs may be pipes, written one after the other`() async throws {
    let folder = try Folder()
    let outcome = try await Program.shell(
      """
      mkfifo edges people
      (printf 'source,target\\nann,bob\\nbob,cid\\n' >edges; printf 'id\\ncid\\n' >people) &
      "$0" features edges --people people --unknown-people add --features degree --quiet
      """, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text == "id,degree\ncid,1\nann,1\nbob,2\n")
  }

  @Test(.timeLimit(.minutes(5)))
  func `a descriptor that is open may be given by its path`() async throws {
    let folder = try Folder(["edges.csv": "source,target\nann,bob\nbob,cid\n"])
    for line in [
      "cat edges.csv | \"$0\" features /dev/fd/7 --features degree --quiet 7<&0 </dev/null",
      "cat edges.csv | \"$0\" features /dev/stdin --features degree --quiet",
      "\"$0\" features /dev/fd/7 --features degree --quiet 7<edges.csv",
    ] {
      let outcome = try await Program.shell(line, in: folder)
      #expect(outcome.status == 0, "\(line)")
      #expect(outcome.text == output, "\(line)")
      #expect(outcome.standardError.isEmpty, "\(line)")
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `bash may put the output of programs in the place of both inputs`() async throws {
    let folder = try Folder(["edges.csv": "source,target\nann,bob\nbob,cid\n"])
    let outcome = try await Program.shell(
      """
      bash -c '"$0" features <(cat edges.csv) --people <(printf "id\\ncid\\nann\\nbob\\n") \
      --features degree --quiet' "$0"
      """, in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.text == "id,degree\ncid,1\nann,1\nbob,2\n")
    #expect(outcome.standardError.isEmpty)
  }

  @Test(
    .timeLimit(.minutes(5)),
    arguments: [
      (
        "score people.csv --model model.json --quiet",
        "score <(cat people.csv) --model <(cat model.json) --quiet"
      ),
      (
        "communities people.csv --compare people.csv --column city",
        "communities <(cat people.csv) --compare <(cat people.csv) --column city"
      ),
      (
        "communities edges.csv --start-from people.csv --column city --quiet",
        "communities <(cat edges.csv) --start-from <(cat people.csv) --column city --quiet"
      ),
    ])
  func `every other input may be a pipe as well`(_ files: String, _ pipes: String) async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    let expected = try await Program.run(files, in: folder)
    #expect(expected.status == 0)
    let outcome = try await Program.shell("bash -c '\"$0\" \(pipes)' \"$0\"", in: folder)
    #expect(outcome.status == 0)
    #expect(outcome.standardOutput == expected.standardOutput)
    // But for the names of the files.
    let pattern = /\/dev\/fd\/[0-9]+/
    #expect(
      outcome.standardError.replacing(pattern, with: "people.csv") == expected.standardError)
  }

  @Test(.timeLimit(.minutes(5)))
  func `a snapshot that comes through a pipe is told from text`() async throws {
    let folder = try Folder(["edges.csv": "source,target\nann,bob\nbob,cid\n"])
    let outcome = try await Program.shell(
      """
      "$0" import edges.csv -o edges.sgraph --quiet; mkfifo pipe; cat edges.sgraph >pipe &
      "$0" features pipe --quiet
      """, in: folder)
    #expect(outcome.status == 65)
    #expect(
      outcome.standardError
        == "pipe: this is a snapshot of a graph, which is opened from a file alone; store it in one, "
        + "uncompressed, and give its path as EDGES\n")
  }
}
