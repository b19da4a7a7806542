import Execution
import Files
import Foundation
import Tables
import TestSupport
import Testing

/// Programs are looked for in the folders of PATH, which is the process's: so each test has a process.
@Suite(.blocking) struct `Programs that fail` {
  @Test func `A psql that fails is no data`() async {
    await #expect(processExitsWith: .success) {
      let programs = try Folder()
      look(in: programs.url.path + ":/usr/bin:/bin")
      for (script, expected) in [
        (
          "exit 1",
          "'psql' ended with status 1 and said nothing that can be read; try the query with it"
        ),
        ("kill -9 $$", "'psql' was ended by signal 9; try again"),
        (
          "cat > /dev/null; echo garbage",
          "the answer of psql can't be read; update psql to 11 or later"
        ),
        (
          "cat > /dev/null; head -c 100000 /dev/urandom",
          "the answer of psql can't be read; update psql to 11 or later"
        ),
        ("cat > /dev/null", "the answer of psql can't be read; update psql to 11 or later"),
        (
          "cat > /dev/null & echo 'psql: error: none here' >&2; exit 2",
          "none here; check the address, and whether the server runs"
        ),
      ] {
        try programs.makeProgram("psql", script)
        let text = message(ofReading: "postgresql://h/d?p")
        #expect(text == "postgresql://h/d?p: \(expected)")
      }
    }
  }

  @Test func `An answer that ends too early is no data`() async {
    await #expect(processExitsWith: .success) {
      let programs = try Folder()
      look(in: programs.url.path + ":/usr/bin:/bin")
      try programs.makeProgram(
        "psql",
        """
        if grep -q gdesc; then echo a,bigint; else
          printf 'PGCOPY\\n\\377\\r\\n\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\1\\0\\0\\0\\10\\0\\0\\0\\0\\0\\0\\0\\7'; fi
        """)
      let text = message(ofReading: "postgresql://h/d?p")
      #expect(text.hasSuffix("the answer of psql can't be read; update psql to 11 or later"))
    }
  }

  @Test func `A duckdb that fails is no data`() async {
    await #expect(processExitsWith: .success) {
      let programs = try Folder()
      look(in: programs.url.path + ":/usr/bin:/bin")
      for (script, expected) in [
        (
          "exit 3",
          "'duckdb' ended with status 3 and said nothing that can be read; try the query with it"
        ),
        ("kill -11 $$", "'duckdb' was ended by signal 11; try again"),
        (
          "cat > /dev/null; echo garbage",
          "the answer of duckdb can't be read; update duckdb to 1.0 or later"
        ),
        (
          "cat > /dev/null; printf '\"a\",\"BIGINT\"'",
          "the answer of duckdb can't be read; update duckdb to 1.0 or later"
        ),
        ("cat > /dev/null", "duckdb did not describe the query; update duckdb to 1.0 or later"),
        (
          "echo 'Error: near line 1: Catalog Error: Table with name x does not exist!' >&2; exit 1",
          "Table with name x does not exist; check the name"
        ),
        (
          "echo 'Conversion Error: Could not convert Ann Miller' >&2; exit 1",
          "the query failed on a value (Conversion Error); run the query in duckdb to see which"
        ),
      ] {
        try programs.makeProgram("duckdb", script)
        let text = message(ofReading: "duckdb:?p")
        #expect(text == "duckdb:?p: \(expected)")
      }
    }
  }

  @Test func `A file that duckdb can't read is told apart from one that is not there`() async {
    await #expect(processExitsWith: .success) {
      let programs = try Folder()
      look(in: programs.url.path + ":/usr/bin:/bin")
      try Data().write(to: programs.url.appending(path: "x.duckdb"))
      let path = "duckdb:\(programs.path("x.duckdb"))?p"
      for (words, code, expected) in [
        (
          "Trying to read a database file with version number 69, but we can only read versions between 64 and 68.",
          DataError.Code.badData,
          "the program 'duckdb' v1.5.6 can't read the file: Trying to read a database file with version number "
            + "69, but we can only read versions between 64 and 68; update it ('pip install -U duckdb-cli' "
            + "or 'brew upgrade duckdb'), or in Python pass the relation, as con.table(\"edges\")"
        ),
        (
          "Could not set lock on file: Conflicting lock is held", .inputOutput,
          "another program has the database open, and 'duckdb' can't read it; close it there, and try again"
        ),
        (
          "The file exists, but it is not a valid DuckDB database file!", .badData,
          "the file is no DuckDB database; check the name"
        ),
        ("No files found", .noInput, "No files found; check the name, and whether it may be read"),
      ] {
        try programs.makeProgram(
          "duckdb",
          """
          if [ "$1" = -version ]; then echo 'v1.5.6 (Variegata) 069cc9f9b5'; exit; fi
          echo 'IO Error: \(words)' >&2; exit 1
          """)
        let error = #expect(throws: DataError.self) {
          _ = try TypedSources.source(path)?.columns(nil, Execution())
        }
        #expect(error?.code == code)
        #expect(error?.description == "\(path): \(expected)")
      }
    }
  }

  @Test func `A missing program is told with how to install it`() async {
    await #expect(processExitsWith: .success) {
      look(in: "/nowhere")
      for (path, expected) in [
        (
          "postgresql://h/d?p",
          "the program 'psql' is not in the PATH; install it with 'apt-get install postgresql-client' or 'brew install libpq'"
        ),
        (
          "duckdb:?p",
          "the program 'duckdb' is not in the PATH; install it with 'pip install duckdb-cli' or 'brew install duckdb'"
        ),
      ] {
        let text = message(ofReading: path)
        #expect(text == "\(path): \(expected)")
      }
    }
  }

  @Test func `A password reaches psql by its environment alone, and no message`() async {
    await #expect(processExitsWith: .success) {
      let programs = try Folder()
      look(in: programs.url.path + ":/usr/bin:/bin")
      try programs.makeProgram(
        "psql",
        """
        echo "$@" > '\(programs.path("arguments"))'
        echo "$PGPASSWORD $PGUSER $PGHOST $PGPORT $PGDATABASE $PGSSLMODE" > '\(programs.path("environment"))'
        cat > '\(programs.path("input"))'
        echo "psql: error: password se%cret/42 is wrong" >&2
        exit 2
        """)
      let text = message(
        ofReading:
          "postgres://bob:se%25cret%2F42@db.example:5433/shop?sslmode=require&SELECT * FROM people")
      #expect(
        text
          == "postgresql://db.example:5433/shop: password … is wrong; check the user, and the password in PGPASSWORD or ~/.pgpass"
      )
      let read = { (name: String) in String(decoding: try programs.bytes(name), as: UTF8.self) }
      #expect(try read("environment") == "se%cret/42 bob db.example 5433 shop require\n")
      #expect(!(try read("arguments") + read("input")).contains("cret"))
      #expect(!(try read("arguments")).contains("people"))
    }
  }
}

/// Has programs looked for in other folders.
private func look(in folders: String) { unsafe setenv("PATH", folders, 1) }

private func message(ofReading path: String) -> String {
  do {
    _ = try TypedSources.source(path)?.columns(nil, Execution())
    return "no error"
  } catch {
    return "\(error)"
  }
}
