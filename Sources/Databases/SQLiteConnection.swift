internal import CSQLite
package import Execution
internal import Files

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// An open SQLite database.
///
/// It waits for others' locks for some seconds, and stops within a tenth of a second once its work is
/// cancelled.
@safe package final class SQLiteConnection {  // used by one thread at a time
  /// What a connection is for.
  package enum Purpose {
    /// Reading queries: nothing else is allowed.
    case reading
    /// Writing into a database that is there.
    case writing
    /// Filling an empty file that nobody else knows yet: what is there is of no use if that fails.
    case creating
  }

  /// What the database is called in messages.
  package let name: String
  private let watch: Watch
  let handle: OpaquePointer

  /// Opens a database.
  ///
  /// - Parameters:
  ///   - path: Its file, which is there.
  ///   - name: What it is called in messages.
  ///   - purpose: What is to be done with it.
  ///   - execution: The work, whose cancellation stops it.
  /// - Throws: ``DataError`` if there is no such database; `CancellationError`.
  package init(
    _ path: String, name: String, for purpose: Purpose, _ execution: Execution
  ) throws {
    self.name = name
    watch = Watch(execution)
    var handle: OpaquePointer?
    let flags =
      (purpose == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX
    // A name that begins with `file:` would be an address with settings, where SQLite is built so.
    let path = path.hasPrefix("/") ? path : "./" + path
    let code = unsafe sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      let words = unsafe handle.map { unsafe Self.words(of: $0) } ?? "out of memory"
      unsafe sqlite3_close_v2(handle)
      throw SQLiteFault(code: code, words: words).error(of: name, isOpening: true)
    }
    unsafe self.handle = handle
    unsafe sqlite3_extended_result_codes(handle, 1)
    unsafe csqlite_defend(handle)
    let context = unsafe Unmanaged.passUnretained(watch).toOpaque()
    unsafe sqlite3_busy_handler(
      handle,
      { context, _ in
        guard let context = unsafe context else { return 0 }
        return unsafe Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().waits() ? 1 : 0
      }, context)
    unsafe sqlite3_progress_handler(
      handle, 1000,
      { context in
        guard let context = unsafe context else { return 0 }
        let watch = unsafe Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue()
        return watch.execution.isCancelled ? 1 : 0
      }, context)
    if purpose == .reading { allowReadingOnly() }
    if purpose == .creating {
      try run("PRAGMA journal_mode=OFF")
      try run("PRAGMA synchronous=OFF")
    }
    // A file of something else is noticed at the first look at it.
    try run("SELECT count(*) FROM sqlite_master")
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// Refuses whatever a statement does besides reading: attaching files, settings, writing.
  private func allowReadingOnly() {
    unsafe sqlite3_set_authorizer(
      handle,
      { _, action, word, _, _, _ in
        let reads = [SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE]
        if reads.contains(action) { return SQLITE_OK }
        guard let word = unsafe word else { return SQLITE_DENY }
        // Tables for searching in texts ask by themselves whether others have written, and have a statement
        // prepared that is never run.
        return switch (action, unsafe String(cString: word)) {
        case (SQLITE_PRAGMA, "data_version"), (SQLITE_UPDATE, "sqlite_master"): SQLITE_OK
        default: SQLITE_DENY
        }
      }, nil)
  }

  /// The most columns that a table may have.
  package var mostColumns: Int {
    Int(unsafe sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, -1))
  }

  /// Runs a statement and passes over its rows.
  package func run(_ sql: String) throws {
    let statement = try SQLiteStatement(sql, self)
    while try statement.step() {}
  }

  /// Throws what a code means; nothing if it means no fault.
  func check(_ code: CInt) throws {
    guard code != SQLITE_OK else { return }
    try watch.execution.checkCancellation()
    throw fault(code).error(of: name)
  }

  func fault(_ code: CInt) -> SQLiteFault {
    SQLiteFault(code: code, words: unsafe Self.words(of: handle))
  }

  private static func words(of handle: OpaquePointer) -> String {
    guard let text = unsafe sqlite3_errmsg(handle) else { return "unknown error" }
    return unsafe String(cString: text)
  }
}

/// Whom SQLite asks whether to go on.
private final class Watch {
  let execution: Execution
  /// When the wait for a lock began.
  private var start: ContinuousClock.Instant?
  private var lastAsked: ContinuousClock.Instant?
  private static let patience = Duration.seconds(5)

  init(_ execution: Execution) { self.execution = execution }

  /// Waits a little for a lock, and says whether to try again.
  func waits() -> Bool {
    let now = ContinuousClock.now
    // A question after a while is about another lock.
    if let lastAsked, now - lastAsked > .seconds(1) { start = nil }
    lastAsked = now
    let start = self.start ?? now
    self.start = start
    guard !execution.isCancelled, now - start < Self.patience else { return false }
    usleep(20_000)
    return true
  }
}

/// What SQLite says of a failure.
struct SQLiteFault {
  let code: CInt
  let words: String

  /// The failure with what to do about it.
  ///
  /// - Parameters:
  ///   - source: What the database is called.
  ///   - isOpening: Whether it could not be opened.
  /// - Returns: The error.
  func error(of source: String, isOpening: Bool = false) -> DataError {
    let (kind, problem, remedy): (DataError.Code, String, String?) =
      switch code & 0xFF {
      case SQLITE_NOTADB: (.badData, "the file is no SQLite database", "name another file")
      case SQLITE_CORRUPT:
        (.badData, "the SQLite database is damaged (\(words))", "restore it from a copy")
      case SQLITE_BUSY, SQLITE_LOCKED:
        (.inputOutput, "another program has locked the database", "try again when it is done")
      case SQLITE_FULL:
        (.inputOutput, "no space left on the disk", "the database is as it was before")
      case SQLITE_READONLY:
        (.cannotCreate, "the database may not be written", "choose another file")
      case SQLITE_CANTOPEN:
        (
          isOpening ? .noInput : .inputOutput, "the database can't be opened",
          "check the permissions of the file and of its folder"
        )
      case SQLITE_PERM:
        (.noInput, "the database may not be read", "check the permissions of the file")
      case SQLITE_AUTH:
        (.badData, "a query only reads (\(words))", "give one SELECT")
      case SQLITE_NOMEM: (.inputOutput, "there is not enough memory for the query", nil)
      case SQLITE_IOERR: (.inputOutput, "reading or writing failed (\(words))", "check the disk")
      default: (.badData, words, nil)
      }
    return DataError(kind, source: source, problem: problem, remedy: remedy)
  }
}
