import Testing
import TextFormats

@Suite struct `Marks of numbers` {
  private func plain(_ text: String, _ decimal: DecimalMark, _ grouping: GroupingMark) -> String? {
    NumberMarks(decimal, grouping: grouping).plain(Array(text.utf8).span)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("1,234,567.89", DecimalMark.point, GroupingMark.comma, "1234567.89"),
    ("-1,234", .point, .comma, "-1234"), ("+12,345.5", .point, .comma, "+12345.5"),
    ("123", .point, .comma, "123"), ("1234567.5", .point, .comma, "1234567.5"),
    ("1.5e-3", .point, .comma, "1.5e-3"), ("1e6", .point, .space, "1e6"),
    ("1.234.567,89", .comma, .point, "1234567.89"), ("3,5", .comma, .point, "3.5"),
    ("1 234 567,89", .comma, .space, "1234567.89"),
    ("1\u{A0}234\u{A0}567,89", .comma, .space, "1234567.89"),
    ("1\u{202F}234,5", .comma, .space, "1234.5"), ("1\u{2009}234", .point, .space, "1234"),
    ("1'234'567.89", .point, .apostrophe, "1234567.89"),
    ("1\u{2019}234", .point, .apostrophe, "1234"),
    ("1,234.", .point, .comma, "1234."), (".5", .point, .comma, ".5"),
  ])
  func `well-formed groups of three are taken out`(
    text: String, decimal: DecimalMark, grouping: GroupingMark, expected: String
  ) {
    #expect(plain(text, decimal, grouping) == expected)
  }

  @Test(arguments: [
    ("1,23", DecimalMark.point, GroupingMark.comma), ("1,2345", .point, .comma),
    ("1234,567", .point, .comma), (",234", .point, .comma), ("1,,234", .point, .comma),
    ("1,234,", .point, .comma), ("12,34,567", .point, .comma), ("1,234.5,678", .point, .comma),
    ("1,234e5", .point, .comma), ("1,234.5e5", .point, .comma), ("1.234,5", .point, .comma),
    ("1 234", .point, .comma), ("-,234", .point, .comma),
    ("1.234,5", .comma, .space), ("3.5", .comma, .space), ("1 234\u{A0}567", .comma, .space),
    ("1  234", .comma, .space), ("1 234 56", .comma, .space), ("1,234", .point, .apostrophe),
    ("1'234\u{2019}567", .point, .apostrophe), ("1'23", .point, .apostrophe),
    ("'123", .point, .apostrophe),
    ("1\u{C2}234", .point, .space), ("1,234 567", .point, .comma), ("12%", .point, .comma),
  ])
  func `nothing else is a number`(text: String, decimal: DecimalMark, grouping: GroupingMark) {
    let found = plain(text, decimal, grouping)
    #expect(found == nil)
  }

  @Test func `one mark has one meaning`() {
    for decimal in [DecimalMark.point, .comma] {
      for grouping in GroupingMark.allCases {
        let isSame = decimal == .point ? grouping == .point : grouping == .comma
        #expect(NumberMarks(decimal, grouping: grouping).areContradictory == isSame)
      }
      #expect(!NumberMarks(decimal).areContradictory)
    }
  }
}
