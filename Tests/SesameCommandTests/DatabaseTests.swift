import Foundation
import Testing

/// Tables of databases as inputs and outputs of the program.
struct DatabaseTests {
  private let folder: Folder

  init() throws {
    folder = try Folder([
      "friends.csv": "source,target\nann,bob\nbob,cid\ncid,ann\ncid,dan\n",
      "people.csv":
        "id,age,town,member\nann,31,Ulm,true\nbob,,,false\ncid,28,Köln,\ndan,60,Ulm,true\n",
    ])
  }

  private func run(_ words: String) async throws -> Program.Outcome {
    try await Program.run(words, in: folder)
  }

  @Test func `a table goes to a database and comes back with its types`() async throws {
    let expected = try await run("features friends.csv --people people.csv --quiet")
    let written = try await run(
      "features friends.csv --people people.csv -o sqlite:x.db?all --quiet")
    #expect(written.status == 0 && written.standardError == "", "\(written.standardError)")
    #expect(try folder.names == ["friends.csv", "people.csv", "x.db"])
    let again = try await run(
      "features friends.csv --people sqlite:x.db?all --prefix n_ --columns age,town,member,degree,pagerank --aggregate age --quiet"
    )
    #expect(again.status == 0, "\(again.standardError)")
    let columns = ["id", "age", "town", "member", "degree", "pagerank"]
    let places = try columns.map { try #require(expected.rows[0].firstIndex(of: $0)) }
    #expect(again.rows == expected.rows.map { row in places.map { row[$0] } })
  }

  @Test func `a query is read, and its database is written to in the same run`() async throws {
    #expect(
      try await run(
        "features friends.csv --people people.csv -o sqlite:x.db?people --columns age,town"
      ).status == 0)
    let outcome = try await Program.run(
      [
        "features", "friends.csv", "--people",
        "sqlite:x.db?SELECT id, age, age >= 30 AS is_old FROM people WHERE town IS NOT NULL",
        "--unknown-people", "drop", "-o", "sqlite:x.db?others", "--columns", "is_old,degree",
      ], in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let read = try await run(
      "features friends.csv --people sqlite:x.db?others --columns is_old --quiet --unknown-people drop"
    )
    #expect(read.text == "id,is_old\nann,1\ncid,0\ndan,1\n", "\(read.standardError)")
  }

  @Test func `friendships come from a query`() async throws {
    #expect(
      try await run("features friends.csv --columns degree -o sqlite:x.db?people").status == 0)
    let query =
      "SELECT a.id AS a, b.id AS b, a.degree * 0.5 AS w FROM people a JOIN people b ON a.degree = b.degree AND a.id < b.id"
    let outcome = try await Program.run(
      [
        "features", "sqlite:x.db?\(query)", "--weight", "w", "--columns", "degree,strength",
        "--quiet",
      ], in: folder)
    #expect(
      outcome.text == "id,degree,strength\nann,1,1.0\nbob,1,1.0\n", "\(outcome.standardError)")
  }

  @Test func `several tables of one database are there together`() async throws {
    let outcome = try await run(
      "communities friends.csv -o sqlite:x.db?people --community-table sqlite:x.db?groups --quiet")
    #expect(outcome.status == 0, "\(outcome.standardError)")
    for table in ["people", "groups"] {
      let read = try await run(
        "features friends.csv --people sqlite:x.db?\(table) --prefix n_ --explain-columns")
      #expect(read.status == 0 && read.text.contains("community"), "\(read.standardError)")
    }
    let twice = try await run(
      "communities friends.csv -o sqlite:y.db?t --community-table sqlite:y.db?T --quiet")
    #expect(twice.status == 64)
    #expect(
      twice.standardError
        == "sesame: --output and --community-table name the same file; name another for --community-table\n"
    )
    #expect(try !folder.names.contains("y.db"))
  }

  @Test func `a table that is there is replaced on request alone, and never while it is read`()
    async throws
  {
    let words =
      "features friends.csv --people people.csv -o sqlite:x.db?people --columns age --quiet"
    #expect(try await run(words).status == 0)
    let refused = try await run(words + " --dictionary d.md")
    #expect(refused.status == 73)
    #expect(
      refused.standardError
        == "sqlite:x.db?people: the table is there already; name another one, or have it replaced with --replace-table\n"
    )
    #expect(try folder.names == ["friends.csv", "people.csv", "x.db"])
    #expect(try await run(words + " --replace-table").status == 0)
    let circle = try await run(
      "features friends.csv --people sqlite:./x.db?people -o sqlite:x.db?people --replace-table")
    #expect(circle.status == 64)
    // Its name has an ending under which tables are written.
    #expect(
      try await run("features friends.csv --people people.csv -o sqlite:y.txt?people").status == 0)
    let file = try await run("features friends.csv --people sqlite:y.txt?people -o y.txt")
    #expect(file.status == 64)
    #expect(
      file.standardError == "sesame: y.txt is an input of this run; give --output another file\n")
    #expect(
      circle.standardError
        == "sesame: sqlite:x.db?people is an input of this run; give --output another table\n")
  }

  @Test(arguments: [
    (
      "-o people.txt --replace-table", 64,
      "sesame: option '--replace-table' is for tables of databases, and no output is one; leave it out; files are replaced anyway"
    ),
    (
      "-o sqlite:x.db?t --format csv", 64,
      "sesame: option '--format' is for files, and '--output' names a database; keep one"
    ),
    (
      "--dictionary sqlite:x.db?t", 64,
      "sesame: option '--dictionary' writes no table, and a database takes nothing else; name a file"
    ),
    ("-o sqlite:none/x.db?t", 73, "none/x.db: the folder does not exist; make it first"),
    (
      "-o sqlite:people.csv?t", 73,
      "sqlite:people.csv: the file is no SQLite database; choose another file"
    ),
    (
      "-o sqlite:x.db", 64,
      "sqlite:x.db: there is neither a table nor a query; put ?TABLE or ?SELECT … behind the database"
    ),
  ]) func `outputs that make no sense are refused before any work`(
    _ words: String, _ status: Int32, _ message: String
  )
    async throws
  {
    let outcome = try await run("features friends.csv --people people.csv " + words)
    #expect(outcome.status == status)
    #expect(outcome.standardError == message + "\n")
    #expect(try folder.names == ["friends.csv", "people.csv"])
  }

  @Test func `a database that the disk has no room for is not there`() async throws {
    let people = (0..<3000).map { "person \($0),person \(($0 * 7 + 1) % 3000)\n" }
    try folder.write(FileContent("source,target\n" + people.joined()), to: "many.csv")
    let outcome = try await Program.shell(
      "ulimit -f 20; \"$0\" features many.csv --columns degree -o sqlite:x.db?t --quiet", in: folder
    )
    #expect(outcome.status == 74)
    #expect(outcome.standardError.hasPrefix("sqlite:x.db: "), "\(outcome.standardError)")
    #expect(try folder.names == ["friends.csv", "many.csv", "people.csv"])
    #expect(
      try await run("features friends.csv --columns degree -o sqlite:x.db?t --quiet").status == 0)
    let before = try folder.bytes("x.db")
    let second = try await Program.shell(
      "ulimit -f 40; \"$0\" features many.csv --columns degree -o sqlite:x.db?u --quiet", in: folder
    )
    #expect(second.status == 74, "\(second.standardError)")
    #expect(try folder.bytes("x.db") == before)
    #expect(try folder.names == ["friends.csv", "many.csv", "people.csv", "x.db"])
  }

  @Test func `a password of an address is in no message`() async throws {
    for words in [
      "features friends.csv --people postgresql://bob:s3cret@%2Fnowhere/d?people",
      "features friends.csv --people people.csv -o postgres://bob:s3cret@%2Fnowhere/d?t",
      "features friends.csv --people postgresql://bob:s3cr%zzet@h/d?people",
      "features friends.csv postgresql://bob:s3cret@h/d?people",
      "features friends.csv --people people.csv --write-model postgresql://bob:s3cret@h/d?x",
      "explain friends.csv --people people.csv --person ann -o postgresql://bob:s3cret@h/d.x?x",
      "features friends.csv --people people.csv --dictionary postgresql:///d?password=s3cret&x",
    ] {
      let outcome = try await run(words)
      #expect(outcome.status != 0)
      #expect(!outcome.standardError.isEmpty)
      #expect(!outcome.standardError.contains("s3cr"), "\(outcome.standardError)")
    }
  }

  @Test func `what columns of a database mean is told without reading them all`() async throws {
    #expect(
      try await run(
        "features friends.csv --people people.csv -o sqlite:x.db?people --columns age,member"
      ).status == 0)
    let outcome = try await run(
      "features friends.csv --people sqlite:x.db?people --explain-columns")
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(outcome.text.contains("neighbor_age_mean"))
  }
}
