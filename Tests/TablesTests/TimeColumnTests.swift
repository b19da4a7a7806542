import Execution
import Files
import Identifiers
import Memory
import Tables
import Testing
import TextFormats

@Suite struct `Columns of dates and times` {
  private func table(
    _ fields: [String], _ change: (inout TableReadingOptions) -> Void = { _ in }
  ) throws -> Table {
    var options = TableReadingOptions()
    options.format = .csv
    change(&options)
    let rows = fields.enumerated().map { "p\($0),\($1)\n" }.joined()
    return try Table(parsing: "id,t\n" + rows, named: "people.csv", options: options)
  }

  private func values(_ fields: [String]) throws -> ColumnValues {
    try #require(try table(fields)["t"]).values
  }

  @Test(arguments: [
    (["2024-02-29", "", "1969-12-31"], ColumnValues.times([19_782, nil, -1], .date)),
    (["NA", "0001-01-01"], .times([nil, -719_162], .date)),
    ([" 2024-02-29", "1969-12-31\t"], .times([19_782, -1], .date)),
    (["1970-01-01T00:00:01Z ", " 1970-01-01 02:00+02:00"], .times([1_000_000, 0], .timestamp)),
    (
      ["1970-01-01T00:00:01Z", "1970-01-01 02:00+02:00"],
      .times([1_000_000, 0], .timestamp)
    ),
    (
      ["1970-01-01T00:01", "1969-12-31T23:59:59.999999"],
      .times([60_000_000, -1], .localTimestamp)
    ),
  ])
  func `values that are all of one kind make one`(
    fields: [String], expected: ColumnValues
  ) throws {
    #expect(try values(fields) == expected)
  }

  @Test(arguments: [
    ["2024-02-29", "2024-02-30"], ["2024-02-29", "2024-02-29T12:00"],
    ["2024-02-29T12:00", "2024-02-29T12:00Z"], ["2024-02-29", "unknown"],
    ["unknown", "2024-02-29"],
    ["2024-02-29T12:00:00.0000001"], ["2016-12-31T23:59:60Z"], ["2024-02-29T24:00"],
    ["0000-01-01"], ["2024-02-29", "NaN"], ["31.12.2024"],
  ])
  func `all others stay texts, and go out as they came`(fields: [String]) throws {
    let table = try table(fields)
    guard case .strings(let texts)? = table["t"]?.values else {
      Issue.record("\(fields)")
      return
    }
    #expect(texts.map { $0 ?? "" } == fields)
    #expect(table.text() == "id,t\n" + fields.enumerated().map { "p\($0),\($1)\n" }.joined())
  }

  @Test(arguments: [
    ["2024-02-29", "", "1969-12-31"], ["NA", "2024-02-29"],
    ["2024-02-29 12:30", "2024-02-29T12:30:00.000"], ["2024-02-29T12:30:00+02:00", "null", ""],
  ])
  func `they go out as they came, in text and in JSON`(fields: [String]) throws {
    let table = try table(fields)
    #expect(table["t"]?.type.isOfTimes == true)
    #expect(table.text() == "id,t\n" + fields.enumerated().map { "p\($0),\($1)\n" }.joined())
    let reversed = table.rows(Array((0..<fields.count).reversed()))
    let rows = fields.enumerated().reversed().map { "p\($0),\($1)\n" }.joined()
    #expect(reversed.text() == "id,t\n" + rows)
  }

  @Test func `blanks around them go out too`() throws {
    let table = try table([" 2024-02-29", "1969-12-31"])
    #expect(table.text() == "id,t\np0,\" 2024-02-29\"\np1,1969-12-31\n")
  }

  @Test func `made in memory they go out in ISO 8601`() throws {
    let columns: [Column] = [
      Column("id", ["a", "b"]), Column("d", .times([0, nil], .date)),
      Column("t", .times([1_500_000, nil], .timestamp)),
      Column("l", .times([-1, nil], .localTimestamp)),
    ]
    let table = Table(columns)
    #expect(
      table.text() == """
        id,d,t,l
        a,1970-01-01,1970-01-01T00:00:01.5Z,1969-12-31T23:59:59.999999
        b,,,

        """)
    #expect(
      table.text(as: .jsonLines) == """
        {"id":"a","d":"1970-01-01","t":"1970-01-01T00:00:01.5Z","l":"1969-12-31T23:59:59.999999"}
        {"id":"b","d":null,"t":null,"l":null}

        """)
    for format in [TableFormat.csv, .tsv, .jsonLines] {
      var options = TableReadingOptions()
      options.format = format
      let again = try Table(parsing: table.text(as: format), named: "t", options: options)
      #expect(again == table)
    }
  }

  @Test func `JSON lines have them as texts`() throws {
    let text = """
      {"id":"a","t":"2024-02-29","u":"2024-02-29","v":"2024-02-29"}
      {"id":"b","t":null,"u":20240229,"v":""}

      """
    let table = try Table(parsing: text, named: "people.jsonl", format: .jsonLines)
    #expect(table["t"]?.values == .times([19_782, nil], .date))
    #expect(table["u"]?.type == .text)
    #expect(table["v"]?.type == .text)
    #expect(
      table.text(as: .jsonLines) == text.replacing("\"u\":20240229", with: "\"u\":\"20240229\""))
  }

  @Test func `a part of a table is read as the whole is`() throws {
    let stacked = Table.stacked([
      try table(["2024-02-29 12:30", "2024-02-29T12:31:00"]),
      try table(["2024-02-29T12:32:00"]),
    ])
    #expect(stacked["t"]?.type == .timestamp)
    #expect(stacked["t"]?.text(0) == "2024-02-29 12:30")
    #expect(stacked["t"]?.text(2) == "2024-02-29T12:32:00")
    let mixed = Table.stacked([
      try table(["2024-02-29 12:30"]), try table(["2024-02-29"]), try table(["x", "NA"]),
    ])
    #expect(mixed["t"]?.values == .strings(["2024-02-29 12:30", "2024-02-29", "x", nil]))
    let empty = Table.stacked([try table([""]), try table(["2024-02-29"])])
    #expect(empty["t"]?.values == .times([nil, 19_782], .date))
  }

  @Test func `they are sorted by time and told apart from numbers and texts`() throws {
    let table = try table(["2024-02-29T01:00+02:00", "", "2024-02-28T22:00Z"])
    let sorted = try table.sorted(byColumn: "t")
    #expect(sorted.identifiers == ["p2", "p0", "p1"])
    #expect(table["t"]?.values.numbers == nil)
    #expect(table["t"]?.values != .strings(["2024-02-29T01:00+02:00", nil, "2024-02-28T22:00Z"]))
    #expect(table.numericColumnNames.isEmpty)
    #expect(throws: DataError.self) { try table.numbers(inColumn: "t") }
    #expect(throws: DataError.self) { try table.texts(inColumn: "t") }
    #expect(try table.times(inColumn: "t").count == 3)
    #expect(try table.row(at: 2).time(inColumn: "t") == 1_709_157_600_000_000)
    let texts = try table.takingAsTexts(["t"])
    #expect(texts[texts: "t"]?[0] == "2024-02-29T01:00+02:00")
  }

  @Test func `their days are those of their texts`() throws {
    let fields = ["2024-02-29T01:00:00.25", "", "1960-02-28T22:00"]
    let days = try table(fields).days(try #require(try table(fields)["t"]))
    for (row, field) in fields.enumerated() {
      let expected = TimestampText.days(Array(field.utf8).span)
      #expect(days[row] == expected)
    }
  }

  @Test(arguments: [
    (["31.12.2024", "1.2.2023"], DateOrder.dayMonthYear, "2024-12-31", "2023-02-01"),
    (["12/31/2024", "01/02/2023"], .monthDayYear, "2024-12-31", "2023-01-02"),
    (["2024/12/31", ""], .yearMonthDay, "2024-12-31", ""),
    (["31.12.2024 9:30", "NA"], .dayMonthYear, "2024-12-31T09:30:00", ""),
    (["2024-12-31", "2023-01-02"], .dayMonthYear, "2024-12-31", "2023-01-02"),
  ])
  func `dates in the order that is said are written in ISO 8601`(
    fields: [String], order: DateOrder, first: String, second: String
  ) throws {
    let table = try table(fields) { $0.dateOrder = order }
    #expect(table.text() == "id,t\np0,\(first)\np1,\(second)\n")
    #expect(table["t"]?.type.isOfTimes == true)
    #expect(try self.table(fields).text() == "id,t\np0,\(fields[0])\np1,\(fields[1])\n")
  }

  @Test(arguments: [["31.12.2024", "12/31/2024"], ["31.12.24"], ["31.12.2024", "2024-12-31"]])
  func `dates that are not all in the order stay texts`(fields: [String]) throws {
    let table = try table(fields) { $0.dateOrder = .dayMonthYear }
    #expect(table["t"]?.type == .text)
    #expect(table.text() == "id,t\n" + fields.enumerated().map { "p\($0),\($1)\n" }.joined())
  }

  @Test func `their layout is Arrow's`() throws {
    guard case .times(let dates) = try values(["1970-01-02", "", "1969-12-31"]),
      case .days(let days) = dates.storage,
      case .times(let times) = try values(["1970-01-01T00:00Z"]),
      case .microseconds(let microseconds) = times.storage
    else {
      Issue.record("no dates")
      return
    }
    #expect(days.validity?.words == [0b101])
    #expect(days.values.byteBuffer == [1, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF])
    #expect(microseconds.values.byteBuffer == [0, 0, 0, 0, 0, 0, 0, 0])
  }
}

extension Table {
  fileprivate static func stacked(_ tables: [Table]) -> Table {
    var stack = TableStack(named: "stack")
    for (place, table) in tables.enumerated() { stack.append(table, labeled: "\(place)") }
    return stack.table(labels: "part")
  }
}
