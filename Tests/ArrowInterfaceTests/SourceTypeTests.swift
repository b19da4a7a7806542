import ArrowInterface
import EdgeLists
import Execution
import Files
import Identifiers
import Memory
import Tables
import Testing
import TextFormats

@Suite("Types that a source has stay on the way through")
struct SourceTypeTests {
  /// A table of a stream of columns of one format each.
  private func table(_ columns: [(String, String, ForeignArray)], rows: Int) throws -> Table {
    let stream = ForeignStream(
      .table(columns.map { ForeignSchema($0.1, $0.0) }), [.table(rows, columns.map(\.2))])
    return try Table(stream.stream(), named: "t")
  }

  @Test("Whole numbers go out with as many bits as they came, identifiers too")
  func widths() throws {
    let formats: [(String, [UInt8])] = [
      ("c", bytes([1, -2] as [Int8])), ("C", bytes([1, 200] as [UInt8])),
      ("s", bytes([1, -2] as [Int16])), ("S", bytes([1, 60_000] as [UInt16])),
      ("i", bytes([1, -2] as [Int32])), ("I", bytes([1, UInt32.max])),
      ("l", bytes([1, Int.min])), ("L", bytes([1, 2] as [UInt64])),
    ]
    for (format, buffer) in formats {
      let array = ForeignArray(2, [nil, buffer])
      let fields = try table([("id", format, array), ("x", format, array)], rows: 2)
        .arrowStream().fields(named: "t")
      let type = try #require(fields.first?.type)
      #expect(fields == [ArrowField("id", type), ArrowField("x", type)])
      guard case .integer(let bits, let isSigned) = type else {
        Issue.record("\(format) goes out as \(type)")
        continue
      }
      #expect(isSigned == (format == format.lowercased()))
      #expect(bits == ["c": 8, "s": 16, "i": 32, "l": 64][format.lowercased()])
      let list = try EdgeList(
        ForeignStream(
          .table([ForeignSchema(format, "a"), ForeignSchema(format, "b")]),
          [.table(2, [array, array])]
        ).stream(), named: "e")
      #expect(list.peopleType == .whole(bits: bits, isSigned: isSigned))
    }
  }

  @Test("Identifiers of 64 bits without a sign go out as such, however large")
  func unsigned() throws {
    for values: [UInt64] in [[1, 1 << 63], [7, .max], [1, 2]] {
      let people = try table(
        [("id", "L", ForeignArray(2, [nil, bytes(values)]))], rows: 2)
      #expect(Array(people.identifiers) == values.map { "\($0)" })
      #expect(
        try people.arrowStream().fields(named: "t").map(\.type)
          == [.integer(bits: 64, isSigned: false)])
      #expect(
        Array(try Table(people.arrowStream(), named: "t").identifiers) == values.map { "\($0)" })
    }
  }

  @Test("Identifiers that came as texts go out as such, those of a text file as what they are")
  func identifiers() throws {
    let digits = ForeignArray(2, [nil, bytes([0, 1, 2] as [Int32]), Array("12".utf8)])
    let texts = try table([("id", "u", digits)], rows: 2)
    #expect(
      try texts.arrowStream().fields(named: "t") == [ArrowField("id", .text(.wideOffsets))])
    func type(_ text: String, _ name: String) throws -> ArrowType? {
      try Table(parsing: text, named: name).arrowStream().fields(named: "t").first?.type
    }
    let whole = ArrowType.integer(bits: 64, isSigned: true)
    #expect(try type("id\n1\n2\n", "t.csv") == whole)
    #expect(try type("id\n1\n02\n", "t.csv") == .text(.wideOffsets))
    #expect(try type("{\"id\":1}\n{\"id\":2}\n", "t.jsonl") == whole)
    #expect(try type("{\"id\":\"1\"}\n{\"id\":\"2\"}\n", "t.jsonl") == .text(.wideOffsets))
  }

  @Test("Whole numbers of files and of memory have 64 bits, whatever their size")
  func oneRule() throws {
    let small = try Table(parsing: "id,n\na,1\nb,2\n", named: "t.csv")
    let large = try Table(parsing: "id,n\na,1\nb,3000000000\n", named: "t.csv")
    let memory = try Table(["id": ["a", "b"], "n": [1, 2]])
    let lines = try Table(
      parsing: "{\"id\":\"a\",\"n\":1}\n{\"id\":\"b\",\"n\":2}\n", named: "t.jsonl")
    for table in [small, large, memory, lines] {
      #expect(
        try table.arrowStream().fields(named: "t").last?.type
          == .integer(bits: 64, isSigned: true))
    }
  }

  @Test("Zones and the order of categories stay, and a file that has neither is warned of")
  func zonesAndOrder() throws {
    let ids = ForeignArray(2, [nil, bytes([1, 2])])
    let times = ForeignArray(2, [nil, bytes([0, 86_400])])
    var people = try table([("id", "l", ids), ("t", "tss:Europe/Berlin", times)], rows: 2)
    try people.append(
      Column(
        "size",
        .strings(TextValues(categories: ["small", "large"], codes: [1, 0], areOrdered: true))))
    let fields = try people.arrowStream().fields(named: "t")
    #expect(fields[1].type == .instant(.microseconds, zone: "Europe/Berlin"))
    #expect(fields[2].isOrdered)
    let back = try Table(people.arrowStream(), named: "t")
    #expect(back == people)
    guard case .strings(let sizes)? = back["size"]?.values else {
      Issue.record("categories come back as texts")
      return
    }
    #expect(sizes.categoriesAreOrdered)
    #expect(people.outgoingWarnings(for: .arrow, named: "o").isEmpty)
    #expect(
      people.outgoingWarnings(for: .parquet, named: "o").map(\.description) == [
        "o: column 't': times are written in UTC, no longer in Europe/Berlin",
        "o: column 'size': the order of its categories does not go along",
      ])
  }

  @Test(
    "Dates and times beyond the years 1 to 9999 are missing, finer ones rounded down, and both told"
  )
  func oddTimes() throws {
    let ids = ForeignArray(3, [nil, bytes([1, 2, 3])])
    let days = ForeignArray(3, [nil, bytes([0, 2_932_897, -719_163] as [Int32])])
    let seconds = ForeignArray(3, [nil, bytes([Int.max, 253_402_300_800, 253_402_300_799])])
    let fine = ForeignArray(3, [nil, bytes([-1, 1_500, 2_000])])
    let table = try table(
      [("id", "l", ids), ("d", "tdD", days), ("s", "tss:", seconds), ("n", "tsn:UTC", fine)],
      rows: 3)
    #expect(table["d"]?.values == .times([0, nil, nil], .date))
    #expect(table["s"]?.values == .times([nil, nil, 253_402_300_799_000_000], .localTimestamp))
    #expect(table["n"]?.values == .times([-1, 1, 2], .timestamp))
    #expect(
      table.readingWarnings.map(\.description) == [
        "t: column 'd': 2 dates are before the year 1 or after 9999, and are missing",
        "t: column 's': 2 times are before the year 1 or after 9999, and are missing",
        "t: column 'n': 2 times are finer than a microsecond, and were rounded down to one",
      ])
  }

  @Test("Decimal numbers identify people if they are whole, with all their digits")
  func decimals() throws {
    let large: Int128 = 123_456_789_012_345_678_901
    let words = [large, 7].flatMap {
      [UInt64(truncatingIfNeeded: $0), UInt64(truncatingIfNeeded: $0 >> 64)]
    }
    let numbers = ForeignArray(2, [nil, bytes(words)])
    let people = try table([("id", "d:38,0", numbers)], rows: 2)
    #expect(Array(people.identifiers) == ["123456789012345678901", "7"])
    let hundreds = try table([("id", "d:38,-2", numbers)], rows: 2)
    #expect(Array(hundreds.identifiers) == ["12345678901234567890100", "700"])
    let error = #expect(throws: DataError.self) {
      try table([("id", "d:38,1", numbers)], rows: 2)
    }
    #expect(error?.problem == "column 'id' holds decimal numbers, which identify nobody")
    let list = try EdgeList(
      ForeignStream(
        .table([ForeignSchema("d:38,0", "a"), ForeignSchema("d:38,0", "b")]),
        [.table(2, [numbers, numbers])]
      ).stream(), named: "e")
    #expect(Array(list.names) == ["123456789012345678901", "7"])
  }

  @Test("Who has no identifier is told by row and column")
  func missingIdentifiers() throws {
    let ids = ForeignArray(2, [bits([true, false]), bytes([1, 2])])
    let error = #expect(throws: DataError.self) { try table([("pid", "l", ids)], rows: 2) }
    #expect(
      error?.description.hasPrefix(
        "t: row 2: the identifier (column 'pid') is missing or empty; give every "
          + "person one, leave such rows out, or name another column") == true)
  }

  @Test(
    "Numbers that no double holds: whole ones are texts where there are no such numbers, and that is told"
  )
  func digits() throws {
    let long = "0.1000000000000000055511151231257827"
    let table = try Table(
      parsing: "id,exact,cut\na,\(long),0.12345678901234567890\nb,1.000000000000000000e+00,2\n",
      named: "t.csv")
    let fields = try table.arrowStream().fields(named: "t")
    #expect(fields.dropFirst().map(\.type) == [.real(bits: 64), .real(bits: 64)])
    #expect(
      table.outgoingWarnings(for: .parquet, named: "o").map(\.description) == [
        "o: column 'cut': 1 number became the nearest double, which has 15 to 17 digits"
      ])
    #expect(table.outgoingWarnings(for: .postgreSQL, named: "o").isEmpty)
    let large: Int128 = 123_456_789_012_345_678_901
    let numbers = ForeignArray(
      1,
      [nil, bytes([UInt64(truncatingIfNeeded: large), UInt64(truncatingIfNeeded: large >> 64)])])
    let wide = try self.table(
      [("id", "l", ForeignArray(1, [nil, bytes([1])])), ("n", "d:38,0", numbers)], rows: 1)
    let back = try Table(wide.arrowStream(), named: "t")
    #expect(back["n"]?.values == .strings(["123456789012345678901"]))
    #expect(
      wide.outgoingWarnings(for: .arrow, named: "o").map(\.description) == [
        "o: column 'n' holds texts, since 1 number has more digits than a number can there"
      ])
  }

  @Test("Texts that a text file can't tell from missing ones are told")
  func emptyTexts() throws {
    let ids = ForeignArray(3, [nil, bytes([1, 2, 3])])
    let texts = ForeignArray(3, [nil, bytes([0, 2, 2, 3] as [Int32]), Array("NAx".utf8)])
    let table = try table([("id", "l", ids), ("x", "u", texts)], rows: 3)
    #expect(
      table.outgoingWarnings(for: .delimited, named: "o.csv").map(\.description) == [
        "o.csv: column 'x': 2 texts are empty or a word for a missing value, such as NA, and will be read as "
          + "missing: Parquet and databases tell them apart"
      ])
    #expect(table.outgoingWarnings(for: .parquet, named: "o").isEmpty)
    #expect(table.outgoingWarnings(for: .text, named: "o").isEmpty)
  }

  @Test(
    "The numbers of rows that pandas kept are passed over in memory too, and another index is told")
  func pandasIndex() throws {
    let ids = ForeignArray(2, [nil, bytes([5, 6])])
    let texts = ForeignArray(2, [nil, bytes([0, 1, 2] as [Int32]), Array("ab".utf8)])
    let table = try table(
      [("id", "l", ids), ("__index_level_0__", "l", ids), ("__index_level_1__", "u", texts)],
      rows: 2)
    #expect(table.columnNames == ["id", "__index_level_1__"])
    #expect(
      table.readingWarnings.map(\.description) == [
        "t: the numbers of rows that pandas wrote, '__index_level_0__', are passed over",
        "t: column '__index_level_1__' is an index of pandas that has no name: name it, or leave it out",
      ])
  }

  @Test("Labels that are dates are a column of dates, and go out in text as they were given")
  func labels() throws {
    func column(_ labels: [String?]) -> Column { Column("as_of", labels: TextValues(labels)) }
    let dates = column(["2024-02-29", "2024-03-01"])
    #expect(dates.type == .date)
    let times = column(["2024-02-29T12:00", "2024-02-29 13:00:00"])
    #expect(times.type == .timestamp)
    #expect((0..<2).map { times.text($0) } == ["2024-02-29T12:00", "2024-02-29 13:00:00"])
    #expect(column(["1704067200", "1706745600"]).type == .integer)
    #expect(column(["2024-02-29", "1706745600"]).type == .text)
    let table = Table([Column("date", times: ["2024-02-29", "2024-03-01"])])
    #expect(try table.arrowStream().fields(named: "t") == [ArrowField("date", .days)])
  }
}
