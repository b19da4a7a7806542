import Foundation
import Testing

/// The examples of the help: commands that work as they stand.
struct ExampleTests {
  /// An example: what it shows, and the lines of a shell that do it.
  private struct Example {
    var shows: String
    var lines: String
  }

  private func examples(in help: String) throws -> [Example] {
    let section = try #require(help.components(separatedBy: "\n\nExamples:\n").dropFirst().first)
    var examples: [Example] = []
    for line in section.prefix(upTo: section.range(of: "\n\n")?.lowerBound ?? section.endIndex)
      .split(separator: "\n")
    {
      if line.hasPrefix("    ") {
        let isNew = line.hasPrefix("    sesame ")
        #expect(isNew || examples.last?.lines.hasSuffix("\\\n") ?? false)
        examples[examples.count - 1].lines += line + "\n"
      } else if examples.last?.lines.isEmpty ?? false {
        examples[examples.count - 1].shows += line
      } else {
        examples.append(Example(shows: String(line), lines: ""))
      }
    }
    return examples
  }

  @Test(arguments: HelpTests.commands)
  func `every example of a command works on the graphs of the project`(
    _ command: String
  ) async throws {
    let help = try await Program.run("help \(command)").text
    let examples = try examples(in: help)
    #expect((1...4).contains(examples.count))
    let folder = try Folder()
    try FileManager.default.createSymbolicLink(
      at: folder.url.appending(path: "Graphs"),
      withDestinationURL: Program.project.appending(path: "Graphs"))
    for example in examples {
      #expect(!example.shows.isEmpty)
      let outcome = try await Program.shell(
        "sesame() { \"$0\" \"$@\"; }\n" + example.lines, in: folder)
      #expect(outcome.status == 0, "\(example.lines)\n\(outcome.standardError)")
    }
    #expect(examples.contains { $0.lines.contains("sesame \(command) ") })
  }
}
