internal import CSQLite
internal import Files

/// What SQLite says of a failure.
struct SQLiteFault {
  let code: CInt
  let words: String
  /// Whether a statement could not be understood, so that no value has to do with it.
  var isOfStatement = false
  /// Whether it was waited for others before.
  var hasWaited = false

  /// The failure with what to do about it.
  ///
  /// - Parameters:
  ///   - source: What the database is called.
  ///   - purpose: What was to be done with it.
  ///   - isOpening: Whether it could not be opened.
  /// - Returns: The error.
  func error(
    of source: String, _ purpose: SQLiteConnection.Purpose, isOpening: Bool = false
  ) -> DataError {
    let (kind, problem, remedy): Parts =
      purpose == .reading ? ofReading(isOpening) ?? common : ofWriting(isOpening) ?? common
    return DataError(kind, source: source, problem: problem, remedy: remedy)
  }

  private typealias Parts = (DataError.Code, String, String)

  private func ofReading(_ isOpening: Bool) -> Parts? {
    switch code & 0xFF {
    case SQLITE_READONLY where code == SQLITE_READONLY | (3 << 8):
      (
        .inputOutput, "a program was ended while it wrote to the database",
        "open it once with a program that may write it, such as sqlite3, which takes that back"
      )
    case SQLITE_READONLY:
      (
        .inputOutput, "the database can't be read where nothing may be written beside it",
        "copy it to a folder that may be written"
      )
    case SQLITE_CANTOPEN:
      (
        isOpening ? .noInput : .inputOutput, "the database can't be opened",
        "check the permissions of the file and of its folder"
      )
    case SQLITE_PERM:
      (.noInput, "the database may not be read", "check the permissions of the file")
    case SQLITE_FULL:
      (.inputOutput, "no space left for what the query sorts", "make room where temporary files go")
    case SQLITE_ERROR where words.hasPrefix("no such table"):
      (.noInput, words, "check the name")
    case SQLITE_ERROR where words.hasPrefix("no such column"):
      (.badData, words, "check the names of the columns")
    case SQLITE_AUTH,
      SQLITE_ERROR where words.hasPrefix("not authorized"):
      (.usage, "a query only reads (\(words))", "give one SELECT")
    case SQLITE_ERROR where isOfStatement: (.usage, words, "correct the query")
    case SQLITE_TOOBIG:
      (
        .badData, "the query makes a value or a row that is larger than SQLite takes",
        "cut texts in the query, as by substr"
      )
    case SQLITE_NOMEM:
      (.inputOutput, "there is not enough memory for the query", "ask for less at once")
    case SQLITE_IOERR: (.inputOutput, "reading failed (\(words))", "check the disk")
    default: nil
    }
  }

  private func ofWriting(_ isOpening: Bool) -> Parts? {
    switch code & 0xFF {
    case SQLITE_FULL:
      (.inputOutput, "no space left on the disk", "the database is as it was before")
    case SQLITE_READONLY, SQLITE_PERM:
      (.cannotCreate, "the database may not be written", "choose another file")
    case SQLITE_CANTOPEN:
      (
        .cannotCreate, "the database or its journal can't be opened",
        "check the permissions of the file and of its folder"
      )
    case SQLITE_TOOBIG:
      (.cannotCreate, "a row is larger than SQLite takes", "leave columns out, or write a file")
    case SQLITE_NOTADB:
      (.cannotCreate, "the file is no SQLite database", "choose another file")
    case SQLITE_ERROR: (.cannotCreate, words, "choose another name for the table")
    case SQLITE_NOMEM:
      (
        .inputOutput, "there is not enough memory to write the table",
        "choose fewer columns, or write a file"
      )
    case SQLITE_IOERR:
      (
        .inputOutput, "writing failed (\(words))",
        "check the disk; the database is as it was before"
      )
    default: nil
    }
  }

  private var common: Parts {
    switch code & 0xFF {
    case SQLITE_NOTADB: (.badData, "the file is no SQLite database", "name another file")
    case SQLITE_CORRUPT:
      (.badData, "the SQLite database is damaged (\(words))", "restore it from a copy")
    case SQLITE_BUSY, SQLITE_LOCKED:
      (
        .inputOutput,
        hasWaited
          ? "another program has kept the database locked for \(Watch.patience) seconds"
          : "another program has locked the database",
        "try again when it is done"
      )
    default: (.badData, words, "try the same in sqlite3")
    }
  }
}
