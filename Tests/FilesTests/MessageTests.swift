import Files
import Testing

/// Texts that name settings in the words of whoever shows them.
@Suite struct MessageTests {
  /// The words of a program with options.
  private static func option(_ setting: Setting?, _ value: Setting.Value?) -> String {
    let word: String? =
      switch value {
      case .text(let text), .choice(let text): text
      case .number(let number): "\(number)"
      case .flag(let isOn): isOn ? "yes" : "no"
      case .spelling(let spelling, let column): "\(column)=\(spelling ?? "")"
      case nil: nil
      }
    return [setting.map { "--\($0.rawValue)" }, word].compactMap(\.self).joined(separator: " ")
  }

  private let remedy: Message = "say \(.identifier, "👤 id"), \(.isDirected, true) or \(.weight)"

  @Test func `a setting is named as in Swift, or by the caller`() {
    #expect(
      remedy.description == "say `identifier = \"👤 id\"`, `directed: true` or `weight`")
    #expect(
      remedy.text(naming: Self.option)
        == "say --identifier 👤 id, --directed yes or --weight")
    let header: Message = "\(.peopleHeader, false) (not \(value: .flag(true)))"
    #expect(header.description == "`header = false` (not `true`)")
    #expect(header.text(naming: Self.option) == "--peopleHeader no (not yes)")
  }

  @Test func `a setting with its value is Swift code`() {
    let edges: Message =
      "\(.header, true), \(.source, 2), \(.weight, "w\"1"), \(.decimal, choice: "comma")"
    #expect(
      edges.description
        == "`header: true`, `source: 2`, `weight: \"w\\\"1\"`, `decimal: .comma`")
    let people: Message =
      "\(.identifier, 3), \(.peopleDecimal, choice: "comma"), \(.snapshotWriting)"
    #expect(people.description == "`identifier = 3`, `decimal = .comma`, `write(snapshotTo:)`")
    let missing: Message = "\(.missing, "?", inColumn: "age") or \(.missing, nil, inColumn: "age")"
    #expect(
      missing.description
        == "`missing.adding([\"?\"], inColumn: \"age\")` or `missing.adding([\"…\"], inColumn: \"age\")`"
    )
    let policy: Message = "\(.unknownPeople, choice: "add") or \(value: .choice("drop"))"
    #expect(policy.description == "`unknownPeople: .add` or `.drop`")
  }

  @Test func `a setting takes another one's place for callers who have only that`() {
    let remedy: Message = "use \(.badRows, choice: "setAside")"
    #expect(remedy.description == "use `badRows: .setAside`")
    #expect(remedy.replacing(.badRows, with: .quarantine) == "use \(.quarantine)")
  }

  @Test func `messages in messages keep their settings`() {
    let count = 2
    let whole: Message = "\(count) rows: \(remedy)" + "; " + (true ? "or \(.header)" : "")
    #expect(
      whole.text(naming: Self.option)
        == "2 rows: say --identifier 👤 id, --directed yes or --weight; or --header")
    #expect(("" as Message).text(naming: Self.option).isEmpty)
  }

  @Test func `messages are equal however they are put together`() {
    let (left, right): (Message, Message) = ("a\("b")" + "" + "c", "abc")
    #expect(left == right)
    #expect(right == Message("abc"))
    let plain: Message = "`weight`"
    #expect(plain != "\(.weight)")
  }

  @Test func `an error has both texts, safe for a terminal`() {
    let error = DataError(
      .badData, source: "a\u{1B}.csv", line: 2, column: 1, problem: "p", remedy: remedy)
    #expect(error.remedy == remedy.description)
    #expect("\(error)" == "a\\u{1B}.csv:2:1: p; \(remedy.description)")
    #expect(
      error.text(naming: Self.option)
        == "a\\u{1B}.csv:2:1: p; say --identifier 👤 id, --directed yes or --weight")
    let plain = DataError(.badData, source: "a", problem: "p")
    #expect(plain.text(naming: Self.option) == "a: p")
  }
}
