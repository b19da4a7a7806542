import Tables
import Testing
import TextFormats

/// A table of values that get lost easily.
enum OddTable {
  static let table = Table([
    Column(
      "id",
      .strings(["ann", "👩‍👧‍👦", "b'ob", "c\"d\"", "tab\there", "line\r\nbreak", "\\N", "\\.", " x "])),
    Column(
      "whole",
      .integers([.min, .max, 9_007_199_254_740_993, 0, nil, -1, 4_294_967_296, 1, -2_147_483_648])),
    Column(
      "decimal \"x\" 👍",
      .reals([
        0.0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude.nextDown, nil,
        .greatestFiniteMagnitude, 0.1, 1e22, -3.0,
      ])),
    Column("select", .booleans([true, false, nil, true, true, false, nil, false, true])),
    Column("text", .strings(["", nil, "NA", "null", "0", "true", "\\", "2024-02-29", "é"])),
    Column(
      "born", .times([0, nil, -719_162, 2_932_896, 19_782, -1, -141_427, nil, 11_016], .date)),
    Column(
      "seen",
      .times(
        [
          TimeKind.timestamp.range.lowerBound, TimeKind.timestamp.range.upperBound, nil, -1, 0, 1,
          1_709_210_415_250_000, nil, -62_135_596_800_000_000,
        ], .timestamp)),
    Column(
      "clock",
      .times(
        [nil, 0, 999_999, -1_000_000, 1_709_210_415_000_000, 1, nil, nil, 253_402_300_799_999_999],
        .localTimestamp)),
    Column("none", .reals([Double?](repeating: nil, count: 9))),
    Column("no text", .strings([nil, nil, nil, nil, nil, nil, nil, nil, nil] as [String?])),
  ])

  /// The bits of a column's decimal numbers, by which 0 and −0 differ.
  static func bits(_ column: Column?) -> [UInt64?] {
    guard case .reals(let values) = column?.values else { return [] }
    return values.map { $0?.bitPattern }
  }

  /// A table of as many people as there are different texts.
  static let long = Table([
    Column("id", .strings((0..<100_000).map { "person \($0)" as String? })),
    Column("level", .strings((0..<100_000).map { "level \($0 &* 7919 % 100_000)" as String? })),
    Column("amount", .integers((0..<100_000).map { $0 % 10 == 0 ? nil : $0 * $0 })),
  ])
}
