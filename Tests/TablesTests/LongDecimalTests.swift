import Files
import Foundation
import Identifiers
import Tables
import Testing
import TextFormats

/// Decimal numbers with more digits than a double has.
@Suite("Decimal numbers with more digits than a double")
struct LongDecimalTests {
  /// A table of one column of numbers, read with marks.
  private func table(
    _ fields: [String], decimal: DecimalMark, grouping: GroupingMark? = nil
  ) throws -> Table {
    var options = TableReadingOptions()
    options.format = .tsv
    (options.decimal, options.grouping) = (decimal, grouping)
    let rows = fields.enumerated().map { "p\($0)\t\($1)\n" }.joined()
    return try Table(parsing: "id\tx\n" + rows, named: "t", options: options)
  }

  /// What an output of doubles is warned of.
  private func warnings(_ table: Table) -> [String] {
    table.outgoingWarnings(for: .parquet, named: "o").map(\.description)
  }

  @Test(
    "They go out with all their digits, whatever marks they were read with",
    arguments: [
      (
        DecimalMark.point, GroupingMark?.none,
        ["1234567.12345678901234567", "0.5", "", "12"]
      ),
      (.point, .comma, ["1,234,567.12345678901234567", "0.5", "", "12"]),
      (.point, .apostrophe, ["1'234'567.12345678901234567", "0.5", "", "12"]),
      (.comma, nil, ["1.234.567,12345678901234567", "0,5", "", "12"]),
      (.comma, .space, ["+1 234 567,12345678901234567", "0,5", "NA", "12"]),
    ])
  func digitsStay(decimal: DecimalMark, grouping: GroupingMark?, fields: [String]) throws {
    let table = try table(fields, decimal: decimal, grouping: grouping)
    let column = try #require(table["x"])
    #expect(column.values == .reals([1_234_567.12345678901234567, 0.5, nil, 12]))
    let plain = decimal == .point && grouping == nil
    #expect(
      (0..<4).map { column.text($0) }
        == ["1234567.12345678901234567", "0.5", nil, plain ? "12" : "12.0"])
    #expect(
      warnings(table) == [
        "o: column 'x': 1 number became the nearest double, which has 15 to 17 digits"
      ])
  }

  @Test("Numbers with marks that doubles hold are printed as results are, without a warning")
  func shortNumbers() throws {
    // The second is what its double is, to as many digits.
    let table = try table(
      ["1,234.50", "0.1000000000000000055511151231257827"], decimal: .point, grouping: .comma)
    #expect(table["x"]?.text(0) == "1234.5")
    #expect(table["x"]?.text(1) == "0.1")
    #expect(warnings(table).isEmpty)
  }

  @Test(
    "A number is rounded where its double has other digits, to as many as it has",
    arguments: [
      ("0.1", false), ("123456789012345", false), ("1e300", false),
      ("0.10000000000000000000", false), ("0.1000000000000000055511151231257827", false),
      ("-9007199254740992.0", false), ("9007199254740993", true),
      ("0.1234567890123456789", true), ("-0.30000000000000000001", true),
      ("1234567890.12345678e-300", true),
    ])
  func criterion(text: String, isRounded: Bool) throws {
    let number = try #require(Double(text))
    #expect(number.isRounded(from: Array(text.utf8)) == isRounded)
  }
}
