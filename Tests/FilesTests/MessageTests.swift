import Files
import Testing

/// Texts that name settings in the words of whoever shows them.
@Suite struct MessageTests {
  /// The words of a program with options.
  private static func option(_ setting: Setting, _ value: String?) -> String {
    (["--\(setting.rawValue)"] + [value].compactMap(\.self)).joined(separator: " ")
  }

  private let remedy: Message = "say \(.identifier, "👤 id"), \(.isDirected, true) or \(.weight)"

  @Test func `a setting is named as in Swift, or by the caller`() {
    #expect(
      remedy.description == "say `identifier: 👤 id`, `isDirected: true` or `weight`")
    #expect(
      remedy.text(naming: Self.option)
        == "say --identifier 👤 id, --isDirected true or --weight")
    let header: Message = "\(.peopleHeader, false)"
    #expect(header.description == "`header: false`")
  }

  @Test func `messages in messages keep their settings`() {
    let count = 2
    let whole: Message = "\(count) rows: \(remedy)" + "; " + (true ? "or \(.header)" : "")
    #expect(
      whole.text(naming: Self.option)
        == "2 rows: say --identifier 👤 id, --isDirected true or --weight; or --header")
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
        == "a\\u{1B}.csv:2:1: p; say --identifier 👤 id, --isDirected true or --weight")
    let plain = DataError(.badData, source: "a", problem: "p")
    #expect(plain.text(naming: Self.option) == "a: p")
  }
}
