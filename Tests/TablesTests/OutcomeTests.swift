import Files
import Foundation
import Tables
import Testing

struct OutcomeTests {
  private func people() throws -> Table {
    try Table([
      "id": ["ann", "bob", "cid", "dan"], "age": [31, 45, nil, 28],
      "paid": [1, 0, nil, 1], "status": ["late", "fine", nil, "gone"],
      "left": [true, false, nil, false],
    ])
  }

  private func message(_ work: () throws -> Void) -> String? {
    #expect(throws: DataError.self) { try work() }?.description
  }

  @Test func `the event is true or 1 unless values are named`() throws {
    let people = try people()
    func events(_ name: String, _ events: Set<String>? = nil) throws -> [Bool?] {
      try people.declaring(outcome: name, events: events).events(ofOutcome: name)
    }
    #expect(try events("paid") == [true, false, nil, true])
    #expect(try events("paid", ["0"]) == [false, true, nil, false])
    #expect(try events("paid", ["1.0"]) == [true, false, nil, true])
    #expect(try events("left") == [true, false, nil, false])
    #expect(try events("left", ["false"]) == [false, true, nil, true])
    #expect(try events("status", ["late", "gone"]) == [true, false, nil, true])
    #expect(try events("age", ["45"]) == [false, true, nil, false])
  }

  @Test func `the event is recognized as it stands in the file and as it would be written`() throws
  {
    let table = try Table(
      parsing: "id,left,paid\na,TRUE,1.0\nb,FALSE,0.0\n", named: "people.csv")
    let declared = try table.declaring(outcome: "left", events: ["FALSE"])
    #expect(try declared.events(ofOutcome: "left") == [false, true])
    let other = try table.declaring(outcome: "left", events: ["false"])
    #expect(try other.events(ofOutcome: "left") == [false, true])
    #expect(try table.declaring(outcome: "paid").events(ofOutcome: "paid") == [true, false])
  }

  @Test func `what can't be an outcome is refused with what to do`() throws {
    let people = try people()
    #expect(
      message { _ = try people.declaring(outcome: "payd") }?.contains("did you mean 'paid'?")
        ?? false)
    #expect(
      message { _ = try people.declaring(outcome: "id") }
        == "table in memory: column 'id' identifies people, and is no outcome; name the column of "
        + "what became of them")
    #expect(
      message { _ = try people.declaring(outcome: "status") }
        == "table in memory: column 'status' is neither true or false nor 0 or 1; say which of its "
        + "values ('late', 'fine', 'gone') are the event (`events`)")
    #expect(throws: DataError.self) { try people.declaring(outcome: "age") }
    #expect(
      message { _ = try people.declaring(outcome: "status", events: ["lost"]) }
        == "table in memory: no row of column 'status' has the value of the event, 'lost'; its values "
        + "are 'late', 'fine', 'gone'; name those of them that are the event (`events`)")
    #expect(throws: DataError.self) { try people.declaring(outcome: "status", events: []) }
    #expect(
      message { _ = try people.events(ofOutcome: "paid") }
        == "table in memory: column 'paid' is not declared as an outcome; declare it (`outcomes`)")
  }

  @Test func `of new people nothing may have happened yet`() throws {
    let table = try Table(["id": ["a", "b"], "paid": [0, 0], "left": [nil, nil] as [Bool?]])
    #expect(try table.declaring(outcome: "paid").events(ofOutcome: "paid") == [false, false])
    #expect(try table.declaring(outcome: "left").events(ofOutcome: "left") == [nil, nil])
    #expect(
      try table.declaring(outcome: "left", events: ["yes"]).events(ofOutcome: "left") == [nil, nil])
  }

  @Test func `an outcome stays one, whatever becomes of the table`() throws {
    let table = try people().declaring(outcome: "status", events: ["late"])
    let outcome = OutcomeColumn("status", events: ["late"])
    let other = try Table(["id": ["bob", "eve"], "debt": [1, 2]])
    let tables = [
      table, table.filter { $0.position > 0 }, try table.sorted(byColumn: "age"), table.prefix(2),
      try table.dropping("age"), try table.renaming("age", to: "years"), table.rows([2, 0]),
      try table.selecting("status"), try table.joined(with: other), try other.joined(with: table),
      table.ordered(by: ["eve", "ann"]), table.adding(people: ["eve"]),
      try table.replacing(Column("status", .strings(["late", "late", nil, nil]))),
      try table.replacing(Column("age", .integers([1, 2, 3, 4]))),
    ]
    for table in tables {
      #expect(table.outcomes == [outcome])
      #expect(table.schema.columns.filter { $0.role == .outcome }.map(\.name) == ["status"])
    }
    #expect(
      try table.renaming("status", to: "fate").outcomes == [
        OutcomeColumn("fate", events: ["late"])
      ])
    #expect(try table.dropping("status").outcomes == [])
    #expect(
      try table.declaring(outcome: "paid").outcomes.map(\.name) == ["paid", "status"])
    #expect(
      try table.declaring(outcome: "status", events: ["gone"]).outcomes[0].events == ["gone"])
  }

  @Test(arguments: [
    ("people.csv", "id,age,paid\nann,31,yes\nbob,45,no\n"),
    ("people.jsonl", "{\"id\":\"ann\",\"paid\":\"yes\"}\n{\"id\":\"bob\",\"paid\":\"no\"}\n"),
  ])
  func `a file's outcomes are declared where it is read`(name: String, text: String) throws {
    var options = TableReadingOptions()
    options.outcomes = [OutcomeColumn("paid", events: ["no"])]
    let table = try Table(parsing: text, named: name, options: options)
    #expect(table.outcomes == options.outcomes)
    #expect(try table.events(ofOutcome: "paid") == [false, true])
    options.outcomes.append(OutcomeColumn("paid"))
    #expect(
      message { _ = try Table(parsing: text, named: name, options: options) }
        == "\(name): outcome 'paid' is declared twice; declare it once, with all values that are its "
        + "event")
  }

  @Test func `the beginning of a file knows outcomes whose event comes later`() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: path) }
    let rows = (0..<60_000).map { "p\($0),\($0 == 59_999 ? "gone" : "here"),3\n" }
    try ("id,fate,age\n" + rows.joined()).write(to: path, atomically: true, encoding: .utf8)
    var options = TableReadingOptions()
    options.outcomes = [OutcomeColumn("fate", events: ["gone"])]
    let schema = try #require(try TableSchema(beginningOf: path.path, options))
    #expect(schema.columns.map(\.role) == [nil, .outcome, nil])
    let table = try Table(contentsOf: path.path, options: options)
    #expect(table.schema.columns.map(\.role) == [nil, .outcome, nil])
    for name in ["id", "fat"] {
      options.outcomes = [OutcomeColumn(name, events: ["gone"])]
      #expect(throws: DataError.self) { try TableSchema(beginningOf: path.path, options) }
    }
  }

  @Test func `a data dictionary marks outcomes`() {
    var column = ColumnDescription("paid", .integer, "whether they paid", source: "the table")
    column.role = .outcome
    let dictionary = DataDictionary([column])
    #expect(dictionary.text.hasPrefix("paid (whole number, outcome)\n"))
    #expect(dictionary.markdown.contains("| `paid` | whole number, outcome |"))
    #expect(dictionary.json.contains("\"role\": \"outcome\""))
  }
}
