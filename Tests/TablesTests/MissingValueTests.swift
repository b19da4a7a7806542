import Files
import Tables
import Testing
import TextFormats

@Suite struct `Missing values` {
  private func values(
    _ fields: [String], missing: MissingValues = .standard, in column: String = "x"
  ) throws -> ColumnValues? {
    let rows = fields.enumerated().map { "p\($0),\($1)\n" }.joined()
    return try Table(
      parsing: "id,\(column)\n" + rows, named: "people.csv", format: .csv, missing: missing)[
        column]?.values
  }

  @Test func `a number that is missing is so in every spelling, in columns of numbers`() throws {
    for blockSize in [nil, 64] {
      var options = TableReadingOptions()
      options.missing = .standard.adding(["-999"]).adding(["7.0"], inColumn: "n")
      let table = try Table.read(
        Array("id,x,n,t\na,1.5,1,-999\nb,-999.0,-999,-999.0\nc,-9.99e2,7,u\n".utf8),
        source: "p.csv", options: options, blockSize: blockSize)
      #expect(table["x"]?.values == .reals([1.5, nil, nil]))
      #expect(table["n"]?.values == .integers([1, nil, nil]))
      #expect(table["t"]?.values == .strings([nil, "-999.0", "u"]))
      #expect(table.readingWarnings.isEmpty && table.spellingWarnings.isEmpty)
    }
  }

  @Test(arguments: MissingValues.usualNumericSpellings)
  func `what other programs write for no number is missing among numbers and truth values`(
    spelling: String
  ) throws {
    #expect(try values(["1", spelling, "3"]) == .integers([1, nil, 3]))
    #expect(try values([spelling, "2.5"]) == .reals([nil, 2.5]))
    #expect(try values(["true", spelling]) == .booleans([true, nil]))
    #expect(try values(["Rome", spelling]) == .strings(["Rome", spelling]))
    #expect(try values([spelling, ""]) == .strings([spelling, nil]))
  }

  @Test func `the usual spellings of texts stay as they were`() throws {
    #expect(try values(["Rome", "NA", "N/A", "null"]) == .strings(["Rome", nil, nil, nil]))
    #expect(try values(["", "NA", "null"]) == .reals([nil, nil, nil]))
  }

  @Test func `a further spelling leaves the usual ones what they are`() throws {
    let missing = MissingValues.standard.adding(["-9"])
    #expect(
      try values(["1", "-9", "NaN", "NA"], missing: missing) == .integers([1, nil, nil, nil]))
    #expect(try values(["Rome", "-9"], missing: missing) == .strings(["Rome", nil]))
  }

  @Test(arguments: [ColumnReference.name("age"), 3])
  func `a spelling may be for one column`(column: ColumnReference) throws {
    let text = "id,city,age\na,unknown,31\nb,Rome,unknown\n"
    let table = try Table(
      parsing: text, named: "p.csv",
      missing: .standard.adding(["unknown"], inColumn: column).adding(["?"], inColumn: column))
    #expect(table["age"]?.values == .integers([31, nil]))
    #expect(table["city"]?.values == .strings(["unknown", "Rome"]))
    let lines = try Table(
      parsing: """
        {"id": "a", "city": "unknown", "age": 31}
        {"id": "b", "city": "Rome", "age": "unknown"}
        {"id": "c", "city": "Bern", "age": "NaN"}
        """, named: "p.jsonl", missing: .standard.adding(["unknown"], inColumn: column))
    #expect(lines["age"]?.values == .integers([31, nil, nil]))
    #expect(lines["city"]?.values == .strings(["unknown", "Rome", "Bern"]))
  }

  @Test(arguments: ["p.csv", "p.jsonl"])
  func `a spelling for a column that is not there or identifies people is refused`(
    name: String
  ) throws {
    let text = name == "p.csv" ? "id,age\na,31\n" : "{\"id\": \"a\", \"age\": 31}\n"
    let place = name == "p.csv" ? "p.csv:1" : "p.jsonl"
    for (column, problem) in [
      (
        ColumnReference.name("agee"),
        "column 'agee' is missing; did you mean 'age'? the columns are 'id', 'age'"
      ),
      (
        "id",
        "no spelling of column 'id' can be missing, since it identifies people; name another column"
      ),
    ] {
      let error = #expect(throws: DataError.self) {
        try Table(
          parsing: text, named: name, missing: .standard.adding(["x"], inColumn: column))
      }
      #expect(error?.description == "\(place): \(problem)")
    }
  }
}

@Suite struct `Decimal comma` {
  private func values(_ fields: [String]) throws -> ColumnValues? {
    var options = TableReadingOptions()
    options.decimal = .comma
    let rows = fields.enumerated().map { "p\($0);\($1)\n" }.joined()
    return try Table(parsing: "id;x\n" + rows, named: "people.csv", options: options)["x"]?.values
  }

  @Test(arguments: [
    (["3,5", "-0,25", "7"], ColumnValues.reals([3.5, -0.25, 7])),
    (["1.234,5", "12.345.678", "-1.000"], .reals([1234.5, 12_345_678, -1000])),
    (["1.234", "5"], .integers([1234, 5])), ([",5", "2,", "1e3"], .reals([0.5, 2, 1000])),
    (["3,5", "NA", "None"], .reals([3.5, nil, nil])),
  ])
  func `numbers have a comma, and points between thousands`(
    fields: [String], expected: ColumnValues
  ) throws {
    #expect(try values(fields) == expected)
  }

  @Test(arguments: [
    ["3.5"], ["1.23,4"], ["1234.567"], ["1,234,567"], ["1.2345"], ["1,234.5"], ["0.123"], [".123"],
    ["1.234e5"], ["1..234"],
  ])
  func `everything else is text`(fields: [String]) throws {
    #expect(try values(fields) == .strings(fields.map { $0 }))
  }

  @Test func `numbers go out with a point, and missing ones empty`() throws {
    var options = TableReadingOptions()
    options.decimal = .comma
    let table = try Table(
      parsing: "id;x;y;z\na;3,50;1.000;Rome, Via 3,5\nb;NaN;NA;\n", named: "p.csv",
      options: options)
    #expect(table.text() == "id,x,y,z\na,3.5,1000,\"Rome, Via 3,5\"\nb,,,\n")
    #expect(
      table.text(as: .jsonLines)
        == "{\"id\":\"a\",\"x\":3.5,\"y\":1000,\"z\":\"Rome, Via 3,5\"}\n"
        + "{\"id\":\"b\",\"x\":null,\"y\":null,\"z\":null}\n")
  }

  @Test func `JSON has its own numbers`() {
    var options = TableReadingOptions()
    options.decimal = .comma
    let error = #expect(throws: DataError.self) {
      try Table(parsing: "{\"id\": 1}", named: "p.jsonl", options: options)
    }
    #expect(
      error?.description
        == "p.jsonl: JSON has numbers of its own, with a decimal point; leave `decimal = .comma` out"
    )
  }
}
