import Execution
import Files
import Foundation
import Identifiers
import Testing

@Suite struct `Text from outside` {
  @Test(arguments: [
    ("plain näme 人 👩‍👧", "plain näme 人 👩‍👧"), ("a\u{1B}[31mb", "a\\u{1B}[31mb"),
    ("a\u{7F}b\u{9B}c", "a\\u{7F}b\\u{9B}c"), ("a\nb\tc", "a\\u{A}b\\u{9}c"),
    ("a\u{202E}b\u{2066}c\u{200F}", "a\\u{202E}b\\u{2066}c\\u{200F}"),
    ("a\u{2028}b", "a\\u{2028}b"),
  ])
  func `nothing that a terminal obeys is left in a text for it`(_ text: String, _ expected: String)
  {
    #expect(text.printable == expected)
    #expect(
      DataError(.badData, source: text, problem: "p").description == "\(expected): p")
  }

  @Test func `line feeds of a text of several lines stay`() {
    #expect("a\nb\u{7}".printableLines == "a\nb\\u{7}")
  }

  @Test func `repeated texts are found among few and many`() {
    #expect(!([] as TextList).hasRepetition(Execution(threads: 2)))
    #expect(!TextList(["", "a", "aa", "b"]).hasRepetition(Execution(threads: 1)))
    #expect(TextList(["", "a", ""]).hasRepetition(Execution(threads: 2)))
    let many = (0..<30_000).map { "person \($0)" }
    #expect(!TextList(many).hasRepetition(Execution(threads: 4)))
    #expect(TextList(many + ["person 17"]).hasRepetition(Execution(threads: 4)))
  }

  @Test func `gzip data that expands beyond measure is stopped early`() throws {
    let path = FileManager.default.temporaryDirectory.path + "/bomb-\(UUID().uuidString).gz"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try OutputFile(path)
    let zeros = [UInt8](repeating: UInt8(ascii: "0"), count: 1 << 20)
    for _ in 0..<80 { try file.append(zeros) }
    try file.commit()
    let error = #expect(throws: DataError.self) { try Input.contents(of: path) }
    #expect(
      error?.description
        == "\(path): the gzip data expands to more than 500 times its size, as no list of people "
        + "does; look at what is in it with gunzip")
  }
}
