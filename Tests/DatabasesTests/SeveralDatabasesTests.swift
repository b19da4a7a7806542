import Databases
import Execution
import Files
import Foundation
import Tables
import Testing

/// Results that go to several databases, or to one that others use.
@Suite struct `Several databases` {
  private let folder: Folder
  private let table: Table

  init() throws {
    folder = try Folder()
    table = try Table(["id": ["ann", "bob"], "age": [31, 28]])
    for name in ["one.db", "two.db"] {
      try folder.makeSQLite(name, "CREATE TABLE old (a); INSERT INTO old VALUES (7);")
    }
  }

  private func message(_ body: () throws -> Void) -> String {
    do {
      try body()
      return "no error"
    } catch {
      return "\(error)".replacing(folder.url.path + "/", with: "")
    }
  }

  private func tables(_ name: String) throws -> [String?] {
    let source = try SQLiteSource("\(folder.path(name))?SELECT name FROM sqlite_master ORDER BY 1")
    return try source.columns(nil, Execution())[0].texts.map { texts in
      (0..<texts.count).map { texts[$0] }
    } ?? []
  }

  @Test func `None has its table where the last can't be committed`() throws {
    let databases = DatabaseOutputs()
    let places = try ["one.db", "two.db"].map {
      try databases.table("sqlite:\(folder.path($0))?new", replaces: false, Execution())
    }
    for place in places { try place.write(table, execution: Execution()) }
    // Somebody reads the second, so that nothing can be written into its file.
    let reader = try SQLiteConnection(
      folder.path("two.db"), name: "reader", for: .reading, Execution())
    let rows = try SQLiteStatement(query: "SELECT a FROM old", reader)
    #expect(try rows.step())
    let file = try OutputFile(folder.path("x.csv"))
    try file.append("x")
    let text = message {
      try OutputFile.commit([file], with: places.compactMap(\.transaction))
    }
    #expect(
      text
        == "sqlite:two.db: another program has kept the database locked for 5 seconds; try again when it is done"
    )
    #expect(try folder.names == ["one.db", "two.db"])
    #expect(try tables("one.db") == ["old"] && tables("two.db") == ["old"])
  }

  @Test func `All have their tables together`() throws {
    let databases = DatabaseOutputs()
    let places = try ["one.db", "two.db", "new.db"].map {
      try databases.table("sqlite:\(folder.path($0))?new", replaces: false, Execution())
    }
    for place in places { try place.write(table, execution: Execution()) }
    try OutputFile.commit(
      places.compactMap(\.file), with: places.compactMap(\.transaction))
    for name in ["one.db", "two.db"] {
      #expect(try tables(name).contains("new"))
    }
    #expect(try folder.names == ["new.db", "one.db", "two.db"])
  }

  @Test func `A new database has no journal while it is made`() throws {
    let place = try DatabaseOutputs().table(
      "sqlite:\(folder.path("new.db"))?t", replaces: false, Execution())
    try place.write(OddTable.long, execution: Execution())
    #expect(try folder.names.filter { $0.contains("journal") } == [])
    place.file?.discard()
    #expect(try folder.names == ["one.db", "two.db"])
  }

  @Test func `A database that somebody else makes meanwhile is not replaced`() throws {
    let place = try DatabaseOutputs().table(
      "sqlite:\(folder.path("new.db"))?t", replaces: false, Execution())
    try place.write(table, execution: Execution())
    try folder.makeSQLite("new.db", "CREATE TABLE theirs (a);")
    let text = message { try OutputFile.commit([place.file].compactMap(\.self)) }
    #expect(
      text
        == "new.db: another program has made the file meanwhile; start the run again, to add to what is there"
    )
    #expect(try tables("new.db") == ["theirs"])
    #expect(try folder.names == ["new.db", "one.db", "two.db"])
  }

  @Test func `One database is one, whatever links lead to it`() throws {
    let files = FileManager.default
    try files.linkItem(atPath: folder.path("one.db"), toPath: folder.path("hard.db"))
    try files.createSymbolicLink(
      atPath: folder.path("soft.db"), withDestinationPath: folder.path("one.db"))
    try files.createSymbolicLink(
      atPath: folder.path("dangling.db"), withDestinationPath: "later.db")
    let databases = DatabaseOutputs()
    func place(_ name: String) throws -> DatabaseTable {
      try databases.table("sqlite:\(folder.path(name))", replaces: false, Execution())
    }
    #expect(try place("one.db?t").isSame(as: place("hard.db?T")))
    #expect(try place("one.db?t").isSame(as: place("soft.db?t")))
    let both = try [place("dangling.db?a"), place("later.db?b")]
    for each in both { try each.write(table, execution: Execution()) }
    try OutputFile.commit(both.compactMap(\.file).prefix(1).map(\.self))
    #expect(try tables("later.db").filter { $0 == "a" || $0 == "b" } == ["a", "b"])
  }

  @Test func `What is no plain table is not replaced`() throws {
    try folder.makeSQLite("fts.db", "CREATE VIRTUAL TABLE words USING fts5(a);")
    #expect(
      message {
        try table.write(toDatabase: "sqlite:\(folder.path("fts.db"))?words", replacesTable: true)
      } == "sqlite:fts.db?words: this is a virtual table; name a table")
  }

  @Test func `A database that may not be written is refused before any work`() throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o444], ofItemAtPath: folder.path("one.db"))
    // The administrator may write anything.
    guard geteuid() != 0 else { return }
    #expect(
      message {
        _ = try DatabaseOutputs().table(
          "sqlite:\(folder.path("one.db"))?t", replaces: false, Execution())
      } == "sqlite:one.db: the database may not be written; choose another file")
  }
}
