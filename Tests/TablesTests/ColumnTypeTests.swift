import Statistics
import Tables
import Testing

@Suite struct `Column types` {
  /// The values of column `x` in a table of one row per field.
  func values(
    _ fields: [String], missing: MissingValues = .standard
  ) throws -> ColumnValues? {
    let rows = fields.enumerated().map { "p\($0),\($1)\n" }.joined()
    return try Table(parsing: "id,x\n" + rows, named: "people.csv", format: .csv, missing: missing)[
      "x"]?.values
  }

  @Test(arguments: [
    (["1", "-2", "0"], ColumnValues.integers([1, -2, 0])),
    (["+5", "-0"], .integers([5, 0])),
    ([" 7", "8\t"], .integers([7, 8])),
    (["9223372036854775807", "-9223372036854775808"], .integers([.max, .min])),
    (["1", "2.5"], .reals([1, 2.5])),
    (["1.0"], .reals([1])),
    ([".5", "5."], .reals([0.5, 5])),
    (["1e3", "-2.5E-3"], .reals([1000, -0.0025])),
    (
      ["0.1", "1.7976931348623157e308", "5e-324"],
      .reals([0.1, .greatestFiniteMagnitude, .leastNonzeroMagnitude])
    ),
    (["123456789012345678.5"], .reals([123456789012345678.5])),
    (["9223372036854775808"], .reals([9_223_372_036_854_775_808])),
    (["true", "False", "TRUE"], .booleans([true, false, true])),
  ])
  func `a column takes the first type that fits all values`(
    fields: [String], expected: ColumnValues
  ) throws {
    #expect(try values(fields) == expected)
  }

  @Test(arguments: [
    ["007", "12"], ["00", "1"], ["-01"], ["00.5"],  // leading zeros are codes
    ["nan"], ["inf"], ["-Infinity", "2"],  // no numbers of ours
    ["1e999"],  // not finite
    ["12345678901234567890"],  // no double is exactly this
    ["9007199254740993", "0.5"],  // nor this
    ["0x1F"], ["1_000"], ["1 000"], ["1,5"], ["1.2.3"], ["."], ["-"], ["+"], ["e5"], ["1e"],
    ["1e+"], ["--1"], ["٣"],
    ["true", "1"], ["T", "F"], ["yes", "no"],
    ["2024-01-31", "soon"],
  ])
  func `everything else is text, as it stands`(fields: [String]) throws {
    let quoted = fields.map { $0.contains(",") ? "\"\($0)\"" : $0 }
    #expect(try values(quoted) == .strings(fields.map { $0 }))
  }

  @Test func `missing values take part in no type`() throws {
    #expect(try values(["1", "", "NA"]) == .integers([1, nil, nil]))
    #expect(try values(["N/A", "2.5", "null"]) == .reals([nil, 2.5, nil]))
    #expect(try values(["", "true"]) == .booleans([nil, true]))
    #expect(try values(["", "a", "\"NA\""]) == .strings([nil, "a", nil]))
  }

  @Test func `other spellings of missing values are exact`() throws {
    #expect(try values(["1", "nA"]) == .strings(["1", "nA"]))
    #expect(try values(["1", "-9", "2"], missing: ["-9"]) == .integers([1, nil, 2]))
    #expect(try values(["1", "NA", ""], missing: ["-9"]) == .strings(["1", "NA", nil]))
    #expect(try values(["0.5", "nan"], missing: ["nan"]) == .reals([0.5, nil]))
  }

  @Test func `a column without any value is decimal`() throws {
    #expect(try values(["", "NA"]) == .reals([nil, nil]))
  }

  @Test func `a negative zero keeps its sign among decimals`() throws {
    guard case .reals(let reals) = try values(["-0", "0.5"]) else {
      Issue.record("not decimal")
      return
    }
    #expect(reals[0]?.sign == .minus)
  }

  @Test func `short decimals are read as exactly as long ones`() throws {
    // Up to 15 digits take a shorter way; Swift's own reader is the oracle.
    var generator = SplitMix64(seed: 1)
    let fields = (0..<2000).map { _ in
      let digits = String(UInt64.random(in: 1..<1_000_000_000_000_000, using: &generator))
      let point = Int.random(in: 1...digits.count, using: &generator)
      return digits.prefix(point) + "." + digits.dropFirst(point)
    }.map { String($0) }
    #expect(try values(fields) == .reals(fields.map { Double($0) }))
  }
}
