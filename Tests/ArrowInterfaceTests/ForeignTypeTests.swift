import ArrowInterface
import Files
import Identifiers
import Memory
import Tables
import Testing
import TextFormats

@Suite("Streams of other producers become tables")
struct ForeignTypeTests {
  /// The column that an array becomes, next to identifiers.
  private func column(
    _ schema: ForeignSchema, _ array: ForeignArray, rows: Int
  ) throws -> (Column, [String]) {
    let foreign = ForeignStream(
      .table([ForeignSchema("l", "id"), schema]),
      [.table(rows, [ForeignArray(rows, [nil, bytes(Array(0..<rows))]), array])])
    let table = try Table(foreign.stream(), named: "t")
    return (table.columns[1], table.readingWarnings.map(\.description))
  }

  private func values(
    _ format: String, _ buffers: [[UInt8]?], rows: Int = 3, offset: Int = 0
  ) throws -> ColumnValues {
    try column(ForeignSchema(format, "x"), ForeignArray(rows, offset: offset, buffers), rows: rows)
      .0.values
  }

  @Test("Dates are no people unless they are named as such")
  func peopleWhoAreDates() throws {
    let schema = ForeignSchema.table([ForeignSchema("tdD", "day"), ForeignSchema("l", "n")])
    let batch = ForeignArray.table(
      2,
      [
        ForeignArray(2, [nil, bytes([0, 1] as [Int32])]), ForeignArray(2, [nil, bytes([7, 8])]),
      ])
    let error = #expect(throws: DataError.self) {
      try Table(ForeignStream(schema, [batch]).stream(), named: "t")
    }
    #expect(error?.problem == "column 'day' holds dates, which identify nobody")
    var options = TableReadingOptions()
    options.identifier = "day"
    let named = try Table(ForeignStream(schema, [batch]).stream(), named: "t", options: options)
    #expect(Array(named.identifiers) == ["1970-01-01", "1970-01-02"])
  }

  @Test("Whole numbers of every width")
  func integers() throws {
    #expect(try values("c", [nil, bytes([1, -128, 127] as [Int8])]) == .integers([1, -128, 127]))
    #expect(try values("C", [nil, bytes([1, 0, 255] as [UInt8])]) == .integers([1, 0, 255]))
    #expect(
      try values("s", [nil, bytes([1, Int16.min, Int16.max])]) == .integers([1, -32768, 32767]))
    #expect(try values("S", [nil, bytes([1, 0, UInt16.max])]) == .integers([1, 0, 65535]))
    #expect(
      try values("i", [nil, bytes([1, Int32.min, Int32.max])])
        == .integers([1, Int(Int32.min), Int(Int32.max)]))
    #expect(
      try values("I", [nil, bytes([1, 0, UInt32.max])]) == .integers([1, 0, Int(UInt32.max)]))
    #expect(try values("I", [nil, bytes([1, 0, 2] as [UInt32])]) == .integers([1, 0, 2]))
    #expect(
      try values("l", [nil, bytes([1, Int.min, Int.max])]) == .integers([1, Int.min, Int.max]))
    #expect(
      try values("L", [nil, bytes([1, 0, UInt64(Int.max)])]) == .integers([1, 0, Int.max]))
    #expect(
      try values("L", [nil, bytes([1, 0, 1 << 63] as [UInt64])])
        == .reals([1, 0, 9_223_372_036_854_775_808]))
    #expect(
      try values("L", [nil, bytes([1, 0, UInt64.max])])
        == .strings(["1", "0", "18446744073709551615"]))
  }

  @Test("Numbers of every width, what is no number missing, and infinite ones told")
  func reals() throws {
    #expect(
      try values("e", [nil, bytes([0x3C00, 0x0001, 0xFBFF] as [UInt16])])
        == .reals([1, 0x1p-24, -65504]))
    #expect(
      try values("f", [nil, bytes([1.5, -0.0, 0x1p-149] as [Float])])
        == .reals([1.5, -0.0, 0x1p-149]))
    let (column, warnings) = try column(
      ForeignSchema("g", "x"), ForeignArray(3, [nil, bytes([1, Double.nan, -.infinity])]), rows: 3)
    #expect(column.values == .reals([1, nil, nil]))
    #expect(warnings == ["t: column 'x': 1 infinite number is missing"])
  }

  @Test("Decimals become the nearest doubles, and a loss is told")
  func decimals() throws {
    let values: [Int128] = [1234, -5, 10_000_000_000_000_000_001]
    let words = values.flatMap {
      [UInt64(truncatingIfNeeded: $0), UInt64(truncatingIfNeeded: $0 >> 64)]
    }
    let (exact, none) = try column(
      ForeignSchema("d:20,2", "x"), ForeignArray(2, [nil, bytes(Array(words[..<4]))]), rows: 2)
    #expect(exact.values == .reals([12.34, -0.05]))
    #expect(none.isEmpty)
    let (rounded, warnings) = try column(
      ForeignSchema("d:38,2,128", "x"), ForeignArray(3, [nil, bytes(words)]), rows: 3)
    #expect(rounded.values == .reals([12.34, -0.05, 1e17]))
    #expect(warnings.count == 1 && warnings[0].contains("1 number has more digits"))
    #expect((0..<3).map { rounded.text($0) } == ["12.34", "-0.05", "100000000000000000.01"])
    let wide: [UInt64] = [~0, ~0, ~0, ~0, 0, 0, 0, 1]
    #expect(try self.values("d:76,0,256", [nil, bytes(wide)], rows: 2) == .reals([-1, 0x1p192]))
    #expect(
      try self.values("d:9,3,32", [nil, bytes([1500, -1] as [Int32])], rows: 2)
        == .reals([1.5, -0.001]))
  }

  @Test(
    "Dates and points in time",
    arguments: [
      ("tdD", bytes([0, -1, 19782] as [Int32]), ["1970-01-01", "1969-12-31", "2024-02-29"]),
      ("tdm", bytes([0, -86_400_000, 86_400_000]), ["1970-01-01", "1969-12-31", "1970-01-02"]),
      (
        "tss:", bytes([0, -1, 90]),
        ["1970-01-01T00:00:00", "1969-12-31T23:59:59", "1970-01-01T00:01:30"]
      ),
      (
        "tsm:UTC", bytes([500, -1, 0]),
        ["1970-01-01T00:00:00.5Z", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z"]
      ),
      (
        "tsu:Europe/Paris", bytes([1, 0, 0]),
        ["1970-01-01T00:00:00.000001Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"]
      ),
      (
        "tsn:", bytes([1, Int.min, 0]),
        ["1970-01-01T00:00:00", "1677-09-21T00:12:43.145224", "1970-01-01T00:00:00"]
      ),
    ])
  func dates(_ format: String, _ buffer: [UInt8], _ texts: [String]) throws {
    let column = Column("t", try values(format, [nil, buffer]))
    #expect((0..<3).map { column.text($0) } == texts)
    #expect(column.type == (format.hasPrefix("td") ? .date : .timestamp))
  }

  @Test("Texts of every layout, empty and missing ones apart")
  func texts() throws {
    let expected = ColumnValues.strings(["ab", nil, "", "日本"])
    let present = bits([true, false, true, true])
    let content = Array("ab日本".utf8)
    #expect(
      try values("u", [present, bytes([0, 2, 2, 2, 8] as [Int32]), content], rows: 4) == expected)
    #expect(try values("U", [present, bytes([0, 2, 2, 2, 8]), content], rows: 4) == expected)
    // Something may stand where a value is missing, even what is no text.
    let odd = Array("ab".utf8) + [0xFF, 0xC0] + Array("日本".utf8)
    #expect(
      try values("u", [present, bytes([0, 2, 4, 4, 10] as [Int32]), odd], rows: 4) == expected)
    // A slice of the offsets, which don't begin with 0.
    #expect(
      try values("U", [nil, bytes([0, 2, 2, 5, 8]), content], rows: 2, offset: 2)
        == .strings(["日", "本"]))
  }

  @Test("Views of short and long texts")
  func views() throws {
    func view(_ text: String, buffer: Int32 = 0, at place: Int32 = 0) -> [UInt8] {
      let content = Array(text.utf8)
      if content.count <= 12 {
        return bytes([Int32(content.count)]) + content
          + [UInt8](repeating: 0, count: 12 - content.count)
      }
      return bytes([Int32(content.count)]) + content[..<4] + bytes([buffer, place])
    }
    let (long, other) = ("a text of more than twelve bytes", "another one of that length")
    let buffers: [[UInt8]?] = [
      nil,
      view("short") + view(long, buffer: 0, at: 3) + view("exactly12byt") + view("")
        + view(other, buffer: 1),
      Array("xyz\(long)".utf8), Array(other.utf8), bytes([long.utf8.count + 3, other.utf8.count]),
    ]
    #expect(
      try values("vu", buffers, rows: 5) == .strings(["short", long, "exactly12byt", "", other]))
    var broken = buffers
    broken[4] = bytes([long.utf8.count + 2, other.utf8.count])
    #expect(throws: DataError.self) { try values("vu", broken, rows: 5) }
  }

  @Test("Dictionaries, with missing and equal texts in them, and of numbers")
  func dictionaries() throws {
    func read(
      _ codes: [UInt8], _ format: String, _ schema: String, _ values: ForeignArray, rows: Int
    )
      throws -> ColumnValues
    {
      try column(
        ForeignSchema(format, "x", dictionary: [ForeignSchema(schema)]),
        ForeignArray(rows, [bits([true, true, false, true]), codes], dictionary: [values]),
        rows: rows
      ).0.values
    }
    let texts = ForeignArray(
      3, [nil, bytes([0, 1, 2, 3] as [Int32]), Array("abc".utf8)])
    let expected = ColumnValues.strings(["c", "a", nil, "b"])
    // The code of a missing value may be anything.
    #expect(try read([2, 0, 200, 1], "C", "u", texts, rows: 4) == expected)
    #expect(try read(bytes([2, 0, -3, 1] as [Int8]), "c", "u", texts, rows: 4) == expected)
    #expect(try read(bytes([2, 0, -3, 1] as [Int16]), "s", "u", texts, rows: 4) == expected)
    #expect(try read(bytes([2, 0, 9, 1] as [Int32]), "i", "u", texts, rows: 4) == expected)
    #expect(try read(bytes([2, 0, 9, 1]), "l", "u", texts, rows: 4) == expected)
    let odd = ForeignArray(
      3, [bits([true, false, true]), bytes([0, 1, 2, 3] as [Int32]), Array("aba".utf8)])
    #expect(
      try read([2, 1, 9, 0], "C", "u", odd, rows: 4) == .strings(["a", nil, nil, "a"]))
    let numbers = ForeignArray(2, [bits([true, false]), bytes([7.5, 1])])
    #expect(try read([0, 1, 1, 0], "C", "g", numbers, rows: 4) == .reals([7.5, nil, nil, 7.5]))
    for code: UInt8 in [3, 255] {
      #expect(throws: DataError.self) { try read([code, 0, 0, 0], "C", "u", texts, rows: 4) }
      #expect(throws: DataError.self) { try read([code, 0, 0, 0], "c", "u", texts, rows: 4) }
    }
  }

  @Test("Slices of bits that begin anywhere", arguments: [0, 1, 7, 8, 13, 63, 64, 65, 128, 130])
  func slices(_ offset: Int) throws {
    for rows in [1, 5, 63, 64, 65, 200] {
      let all = (0..<offset + rows).map { $0 * $0 % 7 < 3 }
      let present = (0..<offset + rows).map { $0 % 5 != 1 }
      let expected = (offset..<offset + rows).map { present[$0] ? all[$0] : nil }
      #expect(
        try values("b", [bits(present), bits(all)], rows: rows, offset: offset)
          == .booleans(expected))
      #expect(
        try values(
          "i", [bits(present), bytes((0..<Int32(offset + rows)).map { $0 })], rows: rows,
          offset: offset)
          == .integers((offset..<offset + rows).map { present[$0] ? $0 : nil }))
    }
  }

  @Test("Several batches are one table, whatever their dictionaries")
  func batches() throws {
    func batch(_ ids: [Int32], _ codes: [UInt8], _ texts: String) -> ForeignArray {
      let places = (0...Int32(texts.utf8.count)).map { $0 }
      return .table(
        ids.count,
        [
          ForeignArray(ids.count, [nil, bytes(ids)]),
          ForeignArray(
            ids.count, [nil, codes],
            dictionary: [ForeignArray(texts.utf8.count, [nil, bytes(places), Array(texts.utf8)])]),
        ])
    }
    let foreign = ForeignStream(
      .table([ForeignSchema("i", "id"), ForeignSchema("C", "x", dictionary: [ForeignSchema("u")])]),
      [batch([1, 2], [0, 1], "ab"), batch([], [], ""), batch([3, 4, 5], [1, 0, 1], "ca")])
    let table = try Table(foreign.stream(), named: "t")
    #expect(Array(table.identifiers) == ["1", "2", "3", "4", "5"])
    #expect(table["x"]?.values == .strings(["a", "b", "a", "c", "a"]))
  }

  @Test(
    "A column of no type is missing, and one of a type that tables don't have is left out with a warning",
    arguments: [
      "+l", "+L", "+w:3", "+s", "+m", "+ud:0,1", "+r", "z", "ttu", "tDs", "tiM", "?",
    ])
  func refused(_ format: String) throws {
    #expect(try values("n", []) == .reals([nil, nil, nil]))
    // As polars hands it out.
    #expect(try values("n", [nil]) == .reals([nil, nil, nil]))
    let ids = (ForeignSchema("l", "id"), ForeignArray(3, [nil, bytes([1, 2, 3])]))
    let other = (ForeignSchema(format, "x"), ForeignArray(3, [nil, []]))
    let stream = { (first: (ForeignSchema, ForeignArray), second: (ForeignSchema, ForeignArray)) in
      ForeignStream(.table([first.0, second.0]), [.table(3, [first.1, second.1])]).stream()
    }
    let table = try Table(stream(ids, other), named: "t")
    #expect(table.columnNames == ["id"])
    #expect(table.readingWarnings.count == 1)
    let warning = table.readingWarnings.first?.description
    #expect(warning?.hasPrefix("t: column 'x' is of") == true)
    #expect(warning?.hasSuffix("which a table has no column for: it was left out") == true)
    let error = #expect(throws: DataError.self) { try Table(stream(other, ids), named: "t") }
    #expect(error?.problem.hasPrefix("column 'x' is of") == true)
  }
}
