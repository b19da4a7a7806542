import Foundation
import Testing

/// `sesame score --stream`: a table of any length, part by part.
struct StreamTests {
  @Test(.timeLimit(.minutes(5)))
  func `the demo's table is scored as the whole, from a file, a pipe and gzip`() async throws {
    let table = try await Demo.enriched.value.text
    let folder = try Folder(["people.csv": FileContent(table)])
    try folder.write(
      FileContent(
        try String(contentsOf: Program.project.appending(path: Demo.model), encoding: .utf8)),
      to: "model.json")
    let options = "--model model.json --relationships off --prefix again_"
    let whole = try await Program.run("score people.csv \(options)", in: folder)
    try #require(whole.status == 0, "\(whole.standardError)")
    let told = Self.withoutTimes(whole.standardError)
    let streamed = try await Program.run("score people.csv --stream \(options)", in: folder)
    #expect(streamed.standardOutput == whole.standardOutput)
    #expect(Self.withoutTimes(streamed.standardError) == told)
    let piped = try await Program.run(
      "score - --stream \(options) -o out.csv", in: folder, standardInput: FileContent(table))
    #expect(piped.status == 0)
    #expect(try folder.bytes("out.csv") == whole.standardOutput)
    let zipped = try await Program.shell(
      "gzip -k people.csv && \"$0\" score people.csv.gz --stream \(options) --quiet | cat",
      in: folder)
    #expect(zipped.standardOutput == whole.standardOutput)
  }

  private static func withoutTimes(_ text: String) -> [String] {
    text.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("time") }
  }

  @Test func `columns are chosen as of the whole`() async throws {
    let folder = try Folder(Samples.filesWithoutWeights)
    let options = "--model model.json --relationships off --columns score --quiet"
    let whole = try await Program.run("score people.csv \(options)", in: folder)
    let streamed = try await Program.run("score people.csv --stream \(options)", in: folder)
    #expect(whole.status == 0 && streamed.status == 0)
    #expect(streamed.text == whole.text)
    #expect(streamed.standardError == whole.standardError)
  }

  @Test func `a model that needs all people is refused before anything is read`() async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "score people.csv --stream --model 2015 -o o.csv", in: folder)
    #expect(outcome.status == 65)
    #expect(
      outcome.standardError.hasSuffix(
        "friends' scores need the mean of all people, which a stream tells at its end only; state "
          + "population_mean in the model, or switch friends' scores off with --relationships off\n"
      ))
    #expect(!(try folder.names.contains("o.csv")))
  }

  @Test(arguments: [
    ("--format jsonl", "option '--stream' writes csv or tsv"),
    ("-o out.jsonl", "option '--stream' writes csv or tsv"),
    ("--memory 1G", "option '--memory' has no meaning with '--stream'"),
    ("--quarantine bad.tsv", "'score' has no option '--quarantine'"),
  ])
  func `what does not go with a stream is refused`(options: String, message: String) async throws {
    let folder = try Folder(Samples.files)
    let outcome = try await Program.run(
      "score people.csv --stream --relationships off \(options)", in: folder)
    #expect(outcome.status == 64)
    #expect(outcome.standardError.contains(message))
  }

  @Test func `a fault late in the file has its line, and leaves no output`() async throws {
    let rows = (1...60_000).map { "p\($0),\($0 % 2),\"a\nb\"\n" }.joined()
    let folder = try Folder(["people.csv": FileContent("id,active_months,note\n\(rows)x,1\n")])
    let outcome = try await Program.run(
      "score people.csv --stream --model european --relationships off -o out.csv", in: folder)
    #expect(outcome.status == 65)
    #expect(
      outcome.standardError
        == "people.csv:120002:1: expected 3 fields, found 2; check the separator and the quotes\n")
    #expect(try folder.names == ["people.csv"])
  }

  @Test(.timeLimit(.minutes(5)))
  func `rows come before the input ends, and a closed pipe ends the run quietly`() async throws {
    let folder = try Folder()
    let model = "--model european --relationships off --quiet"
    let early = try await Program.shell(
      """
      mkfifo people
      (echo id,active_months; seq 200000 | sed 's/.*/&,1/'; exec sleep 300) >people & writer=$!
      "$0" score people --stream \(model) 2>/dev/null | head -n 3
      kill $writer
      """, in: folder)
    #expect(early.text.split(separator: "\n").count == 3)
    let rows = (1...60_000).map { "p\($0),1\n" }.joined()
    try folder.write(FileContent("id,active_months\n" + rows), to: "people.csv")
    let closed = try await Program.runIntoClosedPipe(
      "score people.csv --stream \(model)", in: folder)
    #expect(closed.status == 128 + SIGPIPE)
    #expect(!closed.standardError.contains("pipe"))
  }

  @Test func `a table is not appended to itself`() async throws {
    let folder = try Folder(Samples.files)
    let before = try folder.text("people.csv")
    let outcome = try await Program.shell(
      "\"$0\" score people.csv --model model.json --relationships off --stream >> people.csv",
      in: folder)
    #expect(outcome.status == 64)
    #expect(
      outcome.standardError
        == "sesame: standard output is an input of this run; give --output another file\n")
    #expect(try folder.text("people.csv") == before)
  }
}
