import Files
import Identifiers
import Statistics
import Tables
import Testing
import TextFormats

@Suite struct `Tables` {
  let people = Table([
    Column("id", .strings(["ann", "bob", "cid"])),
    Column("age", .integers([31, nil, 45])),
    Column("owner", .booleans([true, false, nil])),
    Column("city", .strings(["Kyiv", nil, "Lima"])),
  ])

  @Test func `a column is found by its name`() throws {
    #expect(people["age"] == Column("age", .integers([31, nil, 45])))
    #expect(people["Age"] == nil)
    #expect(try people.column(named: "city").values == .strings(["Kyiv", nil, "Lima"]))
    let error = #expect(throws: DataError.self) { try people.column(named: "degree") }
    #expect(
      error?.description
        == "table: column 'degree' is missing; the columns are 'id', 'age', 'owner', 'city'")
    let near = #expect(throws: DataError.self) { try people.column(named: "Owners") }
    #expect(
      near?.description
        == "table: column 'Owners' is missing; did you mean 'owner'? "
        + "the columns are 'id', 'age', 'owner', 'city'")
  }

  @Test func `numbers are whole, decimal or truth values`() throws {
    #expect(try people.numbers(inColumn: "age") == [31, nil, 45])
    #expect(try people.numbers(inColumn: "owner") == [1, 0, nil])
    #expect(people.numericColumnNames == ["age"])
    let error = #expect(throws: DataError.self) { try people.numbers(inColumn: "city") }
    #expect(
      error?.description
        == "table: column 'city' holds texts: 2 of 2 values are not numbers, first in row 1; choose a "
        + "column of numbers")
  }

  @Test func `a column is appended once`() throws {
    var table = people
    try table.append(Column("degree", .integers([2, 1, 1])))
    #expect(table.columns.map(\.name) == ["id", "age", "owner", "city", "degree"])
    let error = #expect(throws: DataError.self) {
      try table.append(Column("age", .integers([1, 2, 3])))
    }
    #expect(
      error?.description
        == "table: column 'age' is there already; rename it, put a prefix before new columns with "
        + "`columnPrefix`, or leave the results of an earlier run out of the table"
    )
    #expect(table.columns.count == 5)
  }

  @Test func `selecting keeps the identifiers and the order asked for`() throws {
    let selected = try people.selecting(["city", "age"])
    #expect(selected.columns.map(\.name) == ["id", "city", "age"])
    #expect(try people.selecting(["id", "age"]).columns.map(\.name) == ["id", "age"])
    #expect(throws: DataError.self) { try people.selecting(["degree"]) }
  }

  @Test func `joining matches people, not rows`() throws {
    let scores = Table([
      Column("person", .strings(["cid", "dan", "ann"])), Column("score", .integers([3, 4, 1])),
    ])
    let joined = try people.joined(with: scores)
    #expect(joined.identifiers == people.identifiers)
    #expect(joined["score"]?.values == .integers([1, nil, 3]))
    #expect(joined["age"] == people["age"])
    #expect(throws: DataError.self) { try people.joined(with: people) }
  }

  @Test func `rows are taken by number and by identifier`() {
    #expect(people.rows([2, 0, 2]).identifiers == ["cid", "ann", "cid"])
    #expect(people.rows([]).rowCount == 0)
    let ordered = people.ordered(by: ["cid", "eve", "ann"])
    #expect(ordered.identifiers == ["cid", "eve", "ann"])
    #expect(ordered["age"]?.values == .integers([45, nil, 31]))
    #expect(ordered["city"]?.values == .strings(["Lima", nil, "Kyiv"]))
  }

  @Test func `people are added once, with nothing known about them`() {
    let more = people.adding(people: ["dan", "ann", "eve", "dan"])
    #expect(more.identifiers == ["ann", "bob", "cid", "dan", "eve"])
    #expect(more["age"]?.values == .integers([31, nil, 45, nil, nil]))
    #expect(more["owner"]?.values == .booleans([true, false, nil, nil, nil]))
    #expect(people.adding(people: ["bob"]) == people)
  }

  @Test func `reordering there and back changes nothing`() {
    var generator = SplitMix64(seed: 7)
    let names = (0..<200).map { "p\($0 * 7 % 200)" }
    let table = Table([
      Column("id", .strings(names)), Column("x", .reals(names.indices.map { Double($0) / 7 })),
    ])
    for _ in 0..<20 {
      let shuffled = table.rows(Array(0..<200).shuffled(using: &generator))
      #expect(shuffled.ordered(by: names) == table)
    }
  }

  @Test func `the column that fits other names is the one whose values tell people apart`() throws {
    // Like Twitch's: the friendships use new_id, and small counts look like such numbers too.
    let table = try Table(
      parsing: "id,days,new_id\n900,1,0\n901,2,1\n902,1,2\n903,2,3\n904,NA,04\n", named: "p.csv")
    let fits = table.identifierFits(["0", "1", "2", "3", "4"])
    #expect(fits.map(\.name) == ["id", "days", "new_id"])
    #expect(fits.map(\.matches) == [0, 0, 4])
    #expect(fits.map(\.rowCount) == [5, 5, 5])
  }

  @Test func `the examples of the documentation`() throws {
    let read = try Table(parsing: "id,age\nann,31\nbob,NA\n", named: "people.csv")
    #expect(read["age"]?.values == .integers([31, nil]))
    let table = Table([
      Column("id", .strings(["ann", "bob"])), Column("age", .integers([31, 45])),
    ])
    #expect(table.ordered(by: ["bob", "cid"])["age"]?.values == .integers([45, nil]))
  }

  @Test func `a column without rows and a table of identifiers alone`() throws {
    let table = Table([Column("id", .strings([]))])
    #expect(table.text() == "id\n")
    #expect(table.text(as: .jsonLines) == "")
    #expect(table.adding(people: ["ann"]).identifiers == ["ann"])
    #expect(table.numericColumnNames.isEmpty)
  }

  @Test func `formats have names and endings`() {
    #expect(TableFormat(named: "csv") == .csv)
    #expect(TableFormat(named: "tsv") == .tsv)
    #expect(TableFormat(named: "jsonl") == .jsonLines)
    #expect(TableFormat(named: "xlsx") == nil)
    #expect(TableFormat(ending: "a/b.CSV.gz") == .csv)
    #expect(TableFormat(ending: "b.tab") == .tsv)
    #expect(TableFormat(ending: "b.ndjson") == .jsonLines)
    #expect(TableFormat(ending: "b.gz") == nil)
    #expect(TableFormat.delimited(by: .comma) == .csv)
  }
}
