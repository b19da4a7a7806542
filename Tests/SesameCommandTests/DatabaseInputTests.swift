import Foundation
import Testing

/// That results of the program take the place of nothing that is read, and what it says of addresses.
struct DatabaseInputTests {
  private let folder: Folder

  init() throws {
    folder = try Folder([
      "friends.csv": "source,target\nann,bob\nbob,cid\ncid,ann\ncid,dan\n",
      "people.csv": "id,age,town\nann,31,Ulm\nbob,,\ncid,28,Köln\ndan,60,Ulm\n",
    ])
  }

  private func run(_ words: [String]) async throws -> Program.Outcome {
    try await Program.run(["features", "friends.csv"] + words, in: folder)
  }

  private func makeDatabase() async throws {
    let made = try await run(
      ["--people", "people.csv", "--columns", "age,town", "-o", "sqlite:x.db?people", "--quiet"])
    #expect(made.status == 0, "\(made.standardError)")
  }

  @Test(arguments: [
    "sqlite:hard.db?people", "sqlite:soft.db?people", "SQLITE:x.db?PEOPLE",
    "sqlite:x.db?SELECT id, age FROM people", "sqlite:x.db?seen",
    "sqlite:x.db?SELECT 'ann' AS id, (SELECT count(*) FROM people) AS n",
    "sqlite:x.db?WITH a AS (SELECT * FROM seen) SELECT * FROM a",
  ]) func `a table that a query, a view or another name reads is not replaced`(_ input: String)
    async throws
  {
    try await makeDatabase()
    let made = try await Program.shell(
      """
      ln x.db hard.db && ln -s x.db soft.db && python3 -c "import sqlite3
      c = sqlite3.connect('x.db'); c.execute('CREATE VIEW seen AS SELECT * FROM people')"
      """, in: folder)
    #expect(made.status == 0, "\(made.standardError)")
    let before = try folder.bytes("x.db")
    let words = ["--people", input, "--prefix", "n_", "--replace-table", "-o"]
    let outcome = try await run(words + ["sqlite:x.db?people"])
    #expect(outcome.status == 64)
    #expect(
      outcome.standardError
        == "sesame: sqlite:x.db?people is an input of this run; give --output another table\n")
    #expect(try folder.bytes("x.db") == before)
    // Another table of the database may be, as nobody reads it.
    for _ in 0..<2 {
      let other = try await run(
        words + ["sqlite:hard.db?other", "--quiet", "--unknown-people", "drop"])
      #expect(other.status == 0, "\(other.standardError)")
    }
  }

  @Test(arguments: [
    "-o parts/b.parquet", "-o parts/a.parquet", "-o link.parquet", "-o hard.parquet",
    "-o sqlite:parts/c.db?t", "-o parts/out.csv", "--dictionary parts/d.md -o x.csv",
  ]) func `nothing is written into a folder that is read as a table`(_ words: String) async throws {
    let made = try await Program.shell(
      """
      mkdir parts && echo > parts/a.parquet && ln -s parts/a.parquet link.parquet
      ln parts/a.parquet hard.parquet
      """, in: folder)
    #expect(made.status == 0)
    for input in ["parts", "parts/"] {
      let outcome = try await run(
        ["--people", input] + words.split(separator: " ").map(String.init))
      // Without the library for Parquet no run writes it.
      #expect(outcome.status == 64 || outcome.status == 69, "\(outcome.standardError)")
      #expect(outcome.status == 69 || outcome.standardError.contains(" is an input of this run"))
    }
    #expect(try folder.bytes("parts/a.parquet").count == 1)
  }

  @Test func `a folder of Parquet and other files is no table`() async throws {
    let made = try await Program.shell(
      "mkdir mixed && echo > mixed/a.parquet; echo > mixed/b", in: folder)
    #expect(made.status == 0)
    for words in [["mixed"], ["friends.csv", "--people", "mixed"]] {
      let outcome = try await Program.run(["features"] + words, in: folder)
      #expect(outcome.status == 66)
      #expect(
        outcome.standardError
          == "mixed: this is a folder with Parquet files and others in it; name a file, or a folder of nothing but "
          + "the table's Parquet files\n")
    }
  }

  @Test func `a file that a query of DuckDB names is not replaced`() async throws {
    let outcome = try await run(
      ["--people", "duckdb:?SELECT * FROM 'people.csv'", "-o", "./people.csv"])
    #expect(outcome.status == 64)
    #expect(
      outcome.standardError
        == "sesame: ./people.csv is an input of this run; give --output another file\n")
  }

  @Test(arguments: [
    ("--people sqlite:none.db?t", 66), ("--people sqlite:x.db?nobody", 66),
    ("--people sqlite:x.db?WITH a AS (SELECT 1) INSERT INTO people SELECT 1, 2, 3", 64),
    ("--people sqlite:x.db?SELECT nope FROM people", 65),
    ("--people sqlite:x.db?SELECT id FROM people WHERE", 64), ("--people sqlite:x.db?SELEC 1", 66),
    ("--people sqlite:people.csv?t", 65), ("--people sqlite::memory:?t", 64),
    ("-o sqlite::memory:?t", 64), ("-o sqlite:x.db?sqlite_t", 73), ("-o sqlite:people.csv?t", 73),
    ("--people postgresql://localhost:1/d?t", 69), ("-o postgresql://localhost:1/d?t", 69),
  ]) func `the status tells what is wrong with a database`(_ words: String, _ status: Int32)
    async throws
  {
    try await makeDatabase()
    let parts = words.split(separator: " ", maxSplits: 1).map(String.init)
    let outcome = try await run(parts)
    #expect(outcome.status == status, "\(outcome.standardError)")
    #expect(outcome.standardError.contains("; "))
    #expect(try folder.names == ["friends.csv", "people.csv", "x.db"])
  }

  @Test func `a column that is not there has the status of bad data, in a file and in a database`()
    async throws
  {
    try await makeDatabase()
    for words in [
      "friends.csv --people people.csv --id nope",
      "friends.csv --people sqlite:x.db?people --id nope",
      "friends.csv --source nope --target target",
      "sqlite:x.db?people --source nope --target id",
    ] {
      let outcome = try await Program.run("features " + words, in: folder)
      #expect(outcome.status == 65, "\(outcome.standardError)")
      #expect(outcome.standardError.contains("'nope'"), "\(outcome.standardError)")
    }
  }

  @Test func `a file and a database of one name are one output`() async throws {
    let outcome = try await Program.run(
      "communities friends.csv -o z.txt --community-table sqlite:z.txt?b", in: folder)
    #expect(outcome.status == 64)
    #expect(try folder.names == ["friends.csv", "people.csv"])
  }

  @Test func `what a program left unfinished is told, and taken back by who may write`()
    async throws
  {
    let made = try await Program.shell(
      """
      python3 -c "import sqlite3, os
      db = sqlite3.connect('hot.db', isolation_level=None)
      db.execute('CREATE TABLE t (id TEXT, x TEXT)')
      db.execute('BEGIN')
      db.executemany('INSERT INTO t VALUES (?, ?)', [(str(i), 'x' * 500) for i in range(20000)])
      db.execute('COMMIT')
      db.execute('PRAGMA cache_size = 5')
      db.execute('BEGIN IMMEDIATE')
      db.execute('UPDATE t SET x = 1 || x')
      os._exit(0)"
      """, in: folder)
    #expect(made.status == 0, "\(made.standardError)")
    try #require(try folder.names.contains("hot.db-journal"))
    let outcome = try await run(["--people", "sqlite:hot.db?t"])
    #expect(outcome.status == 74)
    #expect(
      outcome.standardError
        == "sqlite:hot.db?t: a program was ended while it wrote to the database; open it once with a program that "
        + "may write it, such as sqlite3, which takes that back\n")
    #expect(try await run(["-o", "sqlite:hot.db?u", "--quiet"]).status == 0)
    #expect(try folder.names == ["friends.csv", "hot.db", "people.csv"])
  }

  @Test func `a database is as it was after a disk without room`() async throws {
    let name = String(repeating: "x", count: 150)
    let rows = (0..<20_000).map { "\(name)\($0),\(name)\(($0 * 7 + 1) % 20_000)\n" }
    try folder.write(FileContent("source,target\n" + rows.joined()), to: "many.csv")
    try await makeDatabase()
    let before = try folder.bytes("x.db")
    // More than SQLite keeps in memory, so that the file has begun to grow.
    let outcome = try await Program.shell(
      "ulimit -f 6000; \"$0\" features many.csv --columns degree -o sqlite:x.db?u --quiet",
      in: folder)
    #expect(outcome.status == 74, "\(outcome.standardError)")
    #expect(try folder.names == ["friends.csv", "many.csv", "people.csv", "x.db"])
    #expect(try folder.bytes("x.db") == before)
    #expect(try await run(["--people", "sqlite:x.db?people", "--prefix", "n_"]).status == 0)
  }

  @Test(arguments: [
    (
      "duckdb:x.duckdb?t",
      "duckdb: nothing is written to DuckDB; name a file, sqlite:FILE?TABLE or postgresql://HOST/DATABASE?TABLE; DuckDB reads Parquet, SQLite and PostgreSQL"
    ),
    (
      "mysql://bob:s3cret@h/d?t",
      "mysql: addresses of this kind are not known; name a file, sqlite:FILE?TABLE or postgresql://HOST/DATABASE?TABLE"
    ),
    (
      "postgresql+psycopg2://bob:s3cret@h/d?t",
      "postgresql+psycopg2: addresses of this kind are not known; write postgresql://HOST/DATABASE?TABLE"
    ),
    (
      "sqlite:///x.db?t",
      "sqlite: a file's address has no slashes before the path; write sqlite:FILE?TABLE"
    ),
  ]) func `addresses that no result goes to are told`(_ path: String, _ message: String)
    async throws
  {
    let outcome = try await run(["-o", path])
    #expect(outcome.status == 64)
    #expect(outcome.standardError == message + "\n")
    #expect(try folder.names == ["friends.csv", "people.csv"])
  }

  @Test(arguments: [
    "postgresql://bob:s3c/ret@h/d?t", "postgresql://bob:s3c?ret@h/d?t",
    "POSTGRESQL://bob:s3cret@%2Fnone/d?t",
    "postgresql://bob:12?s3cret@h/d?t", "postgresql://bob:12/s3c ret@h/d?t",
    "postgresql+x://bob:s3cret@h/d?t",
    "mysql://bob:s3cret@h/d?t", "duckdb:postgresql://bob:s3c/r?et@h/d?t",
    "postgresql:///d?password=s3cret",
    "postgresql:///d?sslpassword=s3cret&t", "postgresql:///d?password=x&s3cret=y&t",
    "https://bob:s3cret@h/x.csv", "duckdb:md:d?motherduck_token=s3cret",
  ]) func `no address shows its password, whatever it is given for`(_ address: String) async throws
  {
    for words in [
      ["features", address], ["features", "friends.csv", "--people", address],
      ["features", "friends.csv", "-o", address],
      ["features", "friends.csv", "--dictionary", address],
      ["score", "people.csv", "--model", address], ["model", address], ["score", address],
      ["features", "friends.csv", "--people", address, "--explain-columns"],
      ["features", "friends.csv", address], [address],
    ] {
      let outcome = try await Program.run(words, in: folder)
      #expect(outcome.status != 0)
      #expect(
        !outcome.standardError.contains("s3c") && !outcome.text.contains("s3c"),
        "\(words.first ?? "")")
      #expect(!outcome.standardError.contains("ret@"))
    }
  }

  @Test func `an index that pandas wrote is not taken for people`() async throws {
    let made = try await Program.shell(
      """
      python3 -c "import sqlite3
      db = sqlite3.connect('x.db')
      db.execute('CREATE TABLE people (\\"index\\" INTEGER, id TEXT, age INTEGER)')
      db.execute('CREATE TABLE ties (\\"index\\" INTEGER, source TEXT, target TEXT)')
      db.execute('CREATE TABLE late (age INTEGER, id TEXT)')
      for i, name in enumerate(['ann', 'bob', 'cid', 'dan']):
        db.execute('INSERT INTO people VALUES (?, ?, ?)', (i, name, 30 + i))
        db.execute('INSERT INTO ties VALUES (?, ?, ?)', (i, name, 'eve'))
        db.execute('INSERT INTO late VALUES (?, ?)', (30 + i, name))
      db.commit()"
      """, in: folder)
    #expect(made.status == 0, "\(made.standardError)")
    let refused = try await run(["--people", "sqlite:x.db?people"])
    #expect(refused.status == 65)
    #expect(
      refused.standardError
        == "sqlite:x.db?people: the first column, 'index', has the name of an index of the rows; name the column "
        + "that identifies people, as with --id id or --id index\n")
    let late = try await run(["--people", "sqlite:x.db?late", "--explain-columns"])
    #expect(
      late.standardError
        == "sqlite:x.db?late: the first column, 'age', holds numbers, and column 'id' looks like the one that "
        + "identifies people; name the column that identifies people, as with --id id or --id age\n"
    )
    let told = try await run(
      ["--people", "sqlite:x.db?people", "--id", "id", "--columns", "age,degree", "--quiet"])
    #expect(told.text == "id,age,degree\nann,30,2\nbob,31,2\ncid,32,3\ndan,33,1\n")
    let ties = try await Program.run(
      "features sqlite:x.db?ties --columns degree --quiet", in: folder)
    #expect(ties.text == "id,degree\nann,1\neve,4\nbob,1\ncid,1\ndan,1\n")
    #expect(
      ties.standardError
        == "sesame: warning: sqlite:x.db?ties: column 'index' was passed over, as its name is that of an index of "
        + "the rows\n")
    try folder.write("index,id,age\n0,ann,1\n1,bob,2\n", to: "pandas.csv")
    let text = try await run(["--people", "pandas.csv", "--unknown-people", "drop"])
    #expect(text.status == 65 && text.standardError.contains("--id id"), "\(text.standardError)")
  }

  @Test func `a table of a database that does not fit into memory is refused before it is read`()
    async throws
  {
    let made = try await Program.shell(
      """
      python3 -c "import sqlite3
      db = sqlite3.connect('x.db')
      db.execute('CREATE TABLE t (id TEXT, x TEXT)')
      db.executemany('INSERT INTO t VALUES (?, ?)', ((str(i), 'x' * 300) for i in range(200000)))
      db.commit()"
      """, in: folder)
    #expect(made.status == 0, "\(made.standardError)")
    let outcome = try await run(["--people", "sqlite:x.db?t", "--memory", "60M"])
    #expect(outcome.status == 74, "\(outcome.standardError)")
    #expect(outcome.standardError.contains("of memory"), "\(outcome.standardError)")
    #expect(
      try await Program.run(
        [
          "features", "sqlite:x.db?SELECT id, 'a' || x AS y FROM t LIMIT 5", "--memory", "60M",
          "--quiet",
        ],
        in: folder
      ).status == 0)
  }
}
