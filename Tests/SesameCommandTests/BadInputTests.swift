import Foundation
import Testing

struct BadInputTests {
  @Test(arguments: BadInput.all)
  func `bad input ends with one exact message and leaves nothing behind`(
    _ input: BadInput
  ) async throws {
    let folder = try Folder(input.files)
    try folder.makeFolder("folder")
    let before = try folder.names

    let outcome = try await Program.run(
      input.arguments, in: folder, standardInput: input.standardInput)

    #expect(outcome.status == input.status)
    #expect(outcome.standardOutput.isEmpty)
    let parts = input.message.split(separator: "…", omittingEmptySubsequences: false)
    if parts.count == 2, !input.isWithoutEllipsis {
      #expect(outcome.standardError.hasPrefix(parts[0]))
      #expect(outcome.standardError.hasSuffix(parts[1] + "\n"))
      #expect(outcome.standardError.count { $0 == "\n" } == 1)
    } else {
      #expect(outcome.standardError == input.message + "\n")
    }
    let words = outcome.standardError.split { !$0.isLetter }
    for person in ["ann", "bob", "cid", "dora"] where !input.arguments.contains(person) {
      #expect(!words.contains { $0 == person }, "a person's name is in the message")
    }
    #expect(try folder.names == before)
    for (name, content) in input.files {
      #expect(try folder.bytes(name) == Data(content.bytes))
    }
  }
}
