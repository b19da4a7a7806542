import Statistics
import Testing
import TextFormats

@Suite struct JSONTests {
  private func value(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
  }

  @Test func `a document is read with the place of each value`() throws {
    let document = try value(
      "\u{FEFF}{\n  \"a\": [1, -0.5e1,\n\t\"é\\ud83d\\ude00\"], \"b\": null}")
    guard case .object(let members) = document.content,
      case .array(let values) = members.first?.value.content
    else {
      Issue.record("no object with an array")
      return
    }
    #expect(members.map(\.key) == ["a", "b"])
    #expect(values.map(\.content) == [.number(1), .number(-5), .string("é😀")])
    #expect(([document] + values + [members[1].value]).map(\.line) == [1, 2, 2, 3, 3])
    // The mark of UTF-8 takes three bytes, é two and the escapes twelve.
    #expect(([document] + values + [members[1].value]).map(\.column) == [4, 9, 12, 2, 26])
  }

  @Test func `what is written is read back`() throws {
    var generator = SplitMix64(seed: 7)
    func random(_ depth: Int) -> JSONValue {
      switch Int.random(in: 0..<(depth > 3 ? 4 : 6), using: &generator) {
      case 0: .null
      case 1: .boolean(.random(using: &generator))
      case 2:
        .number(
          [0, 1e300, -2.5, 0.1, 1e15, 123_456_789_012_345, 1e-300].randomElement(using: &generator)
            ?? 0)
      case 3:
        .string(
          (0..<9).map { _ in
            ["a", "\"", "\\", "\n", "\u{1}", "\u{1F}", "\t", "👩‍👩‍👧", "e\u{301}", "\u{2028}", "/"]
              .randomElement(using: &generator) ?? ""
          }.joined())
      case 4: .array((0..<5).map { _ in random(depth + 1) })
      default: .object((0..<5).map { .init("k\"\($0)", random(depth + 1)) })
      }
    }
    for _ in 0..<200 {
      let document = random(0)
      #expect(try value(document.rendered()) == document)
    }
  }

  @Test func `lines are broken only where a value does not fit in 100 columns`() {
    let short = JSONValue.array([
      .whole(1), .number(1.5), .string(String(repeating: "x", count: 88)),
    ])
    #expect(short.rendered().count == 101)
    #expect(short.rendered().hasPrefix("[1, 1.5, \"x"))
    let long = JSONValue.array([
      .whole(1), .number(1.5), .string(String(repeating: "x", count: 89)),
    ])
    #expect(long.rendered() == "[\n  1,\n  1.5,\n  \"\(String(repeating: "x", count: 89))\"\n]\n")
  }

  @Test(arguments: [
    ("0", true), ("-0", true), ("10.50", true), ("1e5", true), ("1E-5", true), ("-1.5e+10", true),
    ("", false), ("-", false), ("+1", false), ("01", false), ("-01", false), (".5", false),
    ("1.", false), ("1e", false), ("1e+", false), ("1x", false), (" 1", false), ("NaN", false),
  ])
  func `a number has the grammar of RFC 8259`(text: String, isNumber: Bool) throws {
    #expect(JSONNumber.isSpelled(by: Array(text.utf8).span) == isNumber)
    // Blanks around a value are no part of it.
    if !text.hasPrefix(" ") {
      #expect(((try? value(text)) != nil) == isNumber)
    }
  }

  @Test func `a fault is told with its place and what to do`() {
    let faults: [(text: String, line: Int, column: Int, problem: String, remedy: String?)] = [
      ("[1,\n 2", 2, 3, "the file ends where ',' or ']' should stand", "complete it"),
      ("[1,\n\n 1x]", 3, 2, "not a JSON number", "write it like 12, -0.5 or 1e-9"),
      ("[\"é\", \"\\x\"]", 1, 9, "an unknown escape in a text", "write a backslash as \\\\"),
      (
        "[\"\\ud83d\\u0041\"]", 1, 3, "half of a surrogate pair",
        "write the character itself, in UTF-8"
      ),
      ("[\"\\u-001\"]", 1, 3, "\\u wants four hexadecimal digits", "complete it"),
      ("1 2", 1, 3, "something follows the document", "remove it"),
    ]
    for fault in faults {
      let error = #expect(throws: JSONFault.self) { try value(fault.text) }
      #expect(error?.line == fault.line)
      #expect(error?.column == fault.column)
      #expect(error?.problem == fault.problem)
      #expect(error?.remedy == fault.remedy)
    }
    let broken = #expect(throws: JSONFault.self) {
      try JSONValue(parsing: [UInt8(ascii: "["), UInt8(ascii: "\""), 0xFF, UInt8(ascii: "\"")])
    }
    #expect(broken?.problem == "a text that is not UTF-8")
    #expect(broken?.column == 2)
  }
}
