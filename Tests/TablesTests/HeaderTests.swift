import Files
import Identifiers
import Tables
import Testing
import TextFormats

@Suite struct `Tables without names or identifiers` {
  @Test(arguments: [
    "ann,31\nbob,45\n", "\n31;ann;1\n\n45;bob;2\n", "ann\t31\t31\nbob\t45\t\n",
    "ann,1.5,x\nbob,,y\ncid,2,z\n",
  ])
  func `a first line that looks like data is refused, and nothing of it is shown`(
    text: String
  ) throws {
    let error = #expect(throws: DataError.self) {
      try Table(parsing: text, named: "p.csv", identifier: "nobody")
    }
    let message = error?.description ?? ""
    #expect(message.contains(":1: the first line looks like data: "))
    #expect(message.hasSuffix("`header = false` (`true` if these are names)"))
    for cell in ["ann", "31'", "1.5"] { #expect(!message.contains(cell)) }
  }

  @Test(arguments: ["id,2019,city\na,x,Rome\n", "id,2019\na,\n", "id,x1\na,1\n"])
  func `a name that is a number is one where the column holds something else`(
    text: String
  ) throws {
    #expect(try Table(parsing: text, named: "p.csv").identifierName == "id")
  }

  @Test func `names that are numbers are taken where the option says so`() throws {
    var options = TableReadingOptions()
    options.header = true
    let table = try Table(
      parsing: "id,2019,2020\na,1,2\n", named: "p.csv", options: options)
    #expect(table.columns.map(\.name) == ["id", "2019", "2020"])
    #expect(table.rowCount == 1)
  }

  @Test(arguments: [nil, 4])
  func `without a header columns have numbers for names, and can be referred to by them`(
    blockSize: Int?
  ) throws {
    var options = TableReadingOptions()
    options.header = false
    options.format = .csv
    options.identifier = 2
    options.missing = .standard.adding(["?"], inColumn: 3)
    let table = try Table.read(
      Array("\n31,ann,1\n45,bob,?\n".utf8), source: "p.csv", options: options,
      blockSize: blockSize)
    #expect(
      table
        == Table([
          Column("column_2", .strings(["ann", "bob"])), Column("column_1", .integers([31, 45])),
          Column("column_3", .integers([1, nil])),
        ]))
    #expect((0..<2).map { table.lines?[$0] } == [2, 3])
  }

  @Test(arguments: [nil, 4])
  func `rows are numbered where nothing else identifies them`(blockSize: Int?) throws {
    var options = TableReadingOptions()
    options.identifier = "row"
    options.format = .csv
    let table = try Table.read(
      Array("a,b\n1,x\n\n1,y\n".utf8), source: "p.csv", options: options, blockSize: blockSize)
    #expect(table.text() == "row,a,b\n1,1,x\n2,1,y\n")
    #expect((0..<2).map { table.lines?[$0] } == [2, 4])
  }

  @Test func `a column that is called row wins`() throws {
    let table = try Table(parsing: "a,row\n1,x\n", named: "p.csv", identifier: "row")
    #expect(table.text() == "row,a\nx,1\n")
    let lines = try Table(
      parsing: "{\"a\":1,\"row\":\"x\"}\n", named: "p.jsonl", identifier: "row")
    #expect(lines.text() == "row,a\nx,1\n")
  }

  @Test func `rows of JSON are numbered, but not beside a value that comes to be called row`()
    throws
  {
    let table = try Table(
      parsing: "{\"a\":1}\n\n{\"a\":2,\"b\":true}\n", named: "p.jsonl", identifier: "row")
    #expect(table.text() == "row,a,b\n1,1,\n2,2,true\n")
    let error = #expect(throws: DataError.self) {
      try Table(parsing: "{\"a\":1}\n\n{\"row\":2}\n", named: "p.jsonl", identifier: "row")
    }
    #expect(
      error?.description
        == "p.jsonl:3: a value is named 'row', and the first line has none; give every line one, "
        + "or rename it")
  }

  @Test(arguments: [
    ("p.csv", "a,b\n1,2\n3\n4,5\n"), ("p.jsonl", "{\"a\":1}\n{\"a\":[]}\n{\"a\":4}\n"),
    ("p.jsonl", "{\"a\":1}\n\"\u{0}\"\n{\"a\":4}\n"),
  ])
  func `bad rows that are set aside keep their numbers`(name: String, text: String) throws {
    var options = TableReadingOptions()
    options.identifier = "row"
    options.format = name == "p.csv" ? .csv : .jsonLines
    let table = try Table.read(Array(text.utf8), source: name, options: options) { _, _ in }
    #expect(Array(table.identifiers) == ["1", "3"])
  }

  @Test(arguments: [
    (
      nil,
      "p.csv:4:1: the person is in the table twice, first in line 2 (people are identified by the "
        + "first column, 'status'); keep one row, name another column with `identifier = \"C\"`, or number the "
        + "rows with `identifier = \"row\"`"
    ),
    (
      ColumnReference.name("status"),
      "p.csv:4:1: the person is in the table twice, first in line 2; keep one row, or number the "
        + "rows with `identifier = \"row\"`"
    ),
  ])
  func `a column that does not tell people apart is named`(
    identifier: ColumnReference?, message: String
  ) {
    let error = #expect(throws: DataError.self) {
      try Table(
        parsing: "status,age\ngood,1\nbad,2\ngood,3\n", named: "p.csv", identifier: identifier)
    }
    #expect(error?.description == message)
  }
}

@Suite struct `Identifiers and another file's names` {
  @Test func `a column fits only if it tells people apart and half of it matches`() throws {
    let table = try Table(
      parsing: "id,age,copy,few,n\n901,3,1,1,7\n902,3,2,50,8\n903,4,3,60,9\n904,4,4,70,\n",
      named: "p.csv")
    let fits = table.identifierFits(["1", "2", "3", "4", "7", "8", "9"])
    #expect(fits.map(\.matches) == [0, 0, 4, 1, 0])
    #expect(fits.map { $0.isConvincing(nameCount: 7) } == [false, false, true, false, false])
  }

  @Test func `other spellings of identifiers are counted with what makes the difference`() throws {
    let table = try Table(
      parsing: "id\n007\n12\n\"bob \"\nx1.0\n0\n", named: "p.csv", format: .csv)
    let matches = table.spellingMatches(["7", "12.0", "012.00", "bob", "x1", "00", "ann", "12.5"])
    // 7, 12.0, 012.00, bob and 00 are found; x1.0 is no number.
    #expect(matches.count == 5)
    #expect(matches.reasons == "leading zeros, a .0 at the end, blanks around")
    #expect(table.spellingMatches(["ann", "8"]).count == 0)
  }

  @Test func `names that are others but for their spelling are counted, one of each kept`() {
    // 7, 07 and 007 are two too many, 12.0 and 12 one; nothing else has a twin.
    let mixed = SpellingMatches(
      among: ["7", "07", "8", "007", "12.0", "bob", "12", "0", "10.20", "100", "", "x1.0", "09"])
    #expect(mixed.count == 3)
    #expect(mixed.reasons == "leading zeros, a .0 at the end")
    // Both have the same plain spelling, which is not there.
    #expect(SpellingMatches(among: [" a", "a\t", "b"]).count == 1)
    #expect(SpellingMatches(among: [" a", "a\t"]).reasons == "blanks around")
    #expect(SpellingMatches(among: ["a b", "7", "70", "0.5"]).count == 0)
    #expect(SpellingMatches(among: []).count == 0)
  }
}
