import Foundation
import Testing

/// What is there already stays: files that a query of DuckDB reads without naming them, and a database where
/// a run is stopped.
struct QueriedFileTests {
  private let folder: Folder

  init() throws {
    folder = try Folder([
      "friends.csv": "source,target\nann,bob\nbob,cid\ncid,ann\ncid,dan\n",
      "people.csv": "id,age,town\nann,31,Ulm\nbob,,\ncid,28,Köln\ndan,60,Ulm\n",
    ])
  }

  @Test(arguments: ["TERM", "HUP", "XCPU"])
  func `a signal while a table is written leaves the database as it was`(_ name: String)
    async throws
  {
    let outcome = try await Program.shell(
      """
      awk 'BEGIN { for (i = 0; i < 150000; i++) print "person-of-a-long-name-" i "," i * 7 % 150000 }' > many.csv
      python3 -c "import sqlite3; sqlite3.connect('x.db').execute('CREATE TABLE old (id)')"
      cp x.db before.db
      "$0" features many.csv --features degree --header no -o sqlite:x.db?t --quiet & program=$!
      until [ -e x.db-journal ]; do kill -0 $program || exit 1; sleep 0.005; done
      kill -\(name) $program; wait $program; echo $? > status
      """, in: folder)
    #expect(try folder.text("status") == "130\n", "\(outcome)")
    #expect(outcome.standardError == "sesame: interrupted; no result was written\n")
    #expect(try !folder.names.contains("x.db-journal"))
    #expect(try folder.bytes("x.db") == folder.bytes("before.db"))
  }

  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["SESAME_REQUIRE_DUCKDB"] == "1"),
    arguments: [
      "SELECT * FROM 'peop*.csv'", "SELECT * FROM read_csv('peo' || 'ple.csv')",
      "SELECT * FROM read_csv($$people.csv$$)", "SELECT * FROM 'file://FOLDER/people.csv'",
      "SELECT * FROM seen", "SELECT * FROM look()",
    ])
  func `a file that a query of DuckDB reads without naming it is not replaced`(_ query: String)
    async throws
  {
    let made = try await Program.shell(
      """
      duckdb x.duckdb "CREATE VIEW seen AS SELECT * FROM 'people.csv'; \
        CREATE MACRO look() AS TABLE SELECT * FROM 'people.csv'"
      """, in: folder)
    #expect(made.status == 0, "\(made.standardError)")
    let before = try folder.bytes("people.csv")
    let place = folder.url.path(percentEncoded: false)
    let words = [
      "features", "friends.csv", "--people",
      "duckdb:x.duckdb?\(query.replacing("FOLDER", with: place))", "--quiet", "-o",
    ]
    let outcome = try await Program.run(words + ["./people.csv"], in: folder)
    #expect(outcome.status == 64)
    #expect(
      outcome.standardError
        == "sesame: ./people.csv is an input of this run; give --output another file\n")
    #expect(try folder.bytes("people.csv") == before)
    let other = try await Program.run(words + ["other.csv"], in: folder)
    #expect(other.status == 0, "\(other.standardError)")
  }
}
