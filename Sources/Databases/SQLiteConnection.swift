internal import CSQLite
package import Execution
internal import Files
internal import LibC

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
  private let purpose: Purpose
  private let watch: Watch
  let handle: OpaquePointer

  /// Opens a database.
  ///
  /// - Parameters:
  ///   - path: Its file, which is there.
  ///   - name: What it is called in messages.
  ///   - purpose: What is to be done with it.
  ///   - waits: Whether it waits for others' locks.
  ///   - execution: The work, whose cancellation stops it.
  /// - Throws: ``DataError`` if there is no such database; `CancellationError`.
  package init(
    _ path: String, name: String, for purpose: Purpose, waits: Bool = true, _ execution: Execution
  ) throws {
    self.name = name
    self.purpose = purpose
    watch = Watch(execution, waits: waits)
    var handle: OpaquePointer?
    let flags =
      (purpose == .reading ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) | SQLITE_OPEN_NOMUTEX
    // A name that begins with `file:` would be an address with settings, where SQLite is built so.
    let path = path.hasPrefix("/") ? path : "./" + path
    let code = unsafe sqlite3_open_v2(path, &handle, flags, nil)
    guard code == SQLITE_OK, let handle = unsafe handle else {
      let words = unsafe handle.map { unsafe Self.words(of: $0) } ?? "out of memory"
      unsafe sqlite3_close_v2(handle)
      throw SQLiteFault(code: code, words: words).error(of: name, purpose, isOpening: true)
    }
    unsafe self.handle = handle
    unsafe sqlite3_extended_result_codes(handle, 1)
    // What defends a file would also keep its journal.
    if purpose != .creating { unsafe csqlite_defend(handle) }
    let context = unsafe Unmanaged.passUnretained(watch).toOpaque()
    unsafe sqlite3_busy_handler(
      handle,
      { context, _ in
        guard let context = unsafe context else { return 0 }
        return unsafe Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().goesOnWaiting()
          ? 1 : 0
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
      // A file would be left behind if the program is ended.
      let mode = try SQLiteStatement("PRAGMA journal_mode", self)
      let isOff = try mode.step() && mode.withText(0) { $0.count } == "off".utf8.count
      precondition(isOff, "there is no journal")
    }
    // A file of something else is noticed at the first look at it.
    try run("SELECT count(*) FROM sqlite_master")
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  /// Refuses whatever a statement does besides reading: attaching files, settings, writing.
  private func allowReadingOnly() {
    let context = unsafe Unmanaged.passUnretained(watch).toOpaque()
    unsafe sqlite3_set_authorizer(
      handle,
      { context, action, word, _, _, _ in
        if action == SQLITE_READ, let word = unsafe word, let context = unsafe context {
          let table = unsafe String(cString: word)
          unsafe Unmanaged<Watch>.fromOpaque(context).takeUnretainedValue().tables.insert(table)
        }
        let reads = [SQLITE_SELECT, SQLITE_READ, SQLITE_FUNCTION, SQLITE_RECURSIVE]
        if reads.contains(action) { return SQLITE_OK }
        guard let word = unsafe word else { return SQLITE_DENY }
        // Tables for searching in texts ask by themselves whether others have written, and have a statement
        // prepared that is never run.
        return switch (action, unsafe String(cString: word)) {
        case (SQLITE_PRAGMA, "data_version"), (SQLITE_UPDATE, "sqlite_master"): SQLITE_OK
        default: SQLITE_DENY
        }
      }, context)
  }

  /// The tables and views that a query reads, those behind its views too.
  ///
  /// - Precondition: The connection is for reading.
  package func tables(readBy query: String) throws -> Set<String> {
    precondition(purpose == .reading, "only such a connection looks at what is read")
    watch.tables = []
    _ = try SQLiteStatement(query: query, self)
    return watch.tables
  }

  /// The most columns that a table may have.
  package var mostColumns: Int {
    Int(unsafe sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, -1))
  }

  /// The most bytes that a text or a row may have.
  package var mostBytes: Int {
    Int(unsafe sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, -1))
  }

  /// Throws if the database may not be written.
  package func checkIsWritable() throws {
    guard unsafe sqlite3_db_readonly(handle, "main") != 0 else { return }
    throw SQLiteFault(code: SQLITE_READONLY, words: "").error(of: name, purpose)
  }

  /// Brings what a transaction has written so far to the file, from which it can still be taken back, so that
  /// committing it needs neither room on the disk nor a lock.
  package func flush() throws {
    var code = unsafe sqlite3_db_cacheflush(handle)
    while code & 0xFF == SQLITE_BUSY, watch.goesOnWaiting() {
      code = unsafe sqlite3_db_cacheflush(handle)
    }
    try check(code)
  }

  /// Runs a statement and passes over its rows.
  package func run(_ sql: String) throws {
    let statement = try SQLiteStatement(sql, self)
    while try statement.step() {}
  }

  /// Throws what a code means; nothing if it means no fault.
  func check(_ code: CInt, isOfStatement: Bool = false) throws {
    guard code != SQLITE_OK else { return }
    try watch.execution.checkCancellation()
    let fault = SQLiteFault(
      code: code, words: unsafe Self.words(of: handle), isOfStatement: isOfStatement,
      hasWaited: watch.hasWaited)
    throw fault.error(of: name, purpose)
  }

  private static func words(of handle: OpaquePointer) -> String {
    guard let text = unsafe sqlite3_errmsg(handle) else { return "unknown error" }
    return unsafe String(cString: text)
  }
}

/// Whom SQLite asks whether to go on.
final class Watch {
  let execution: Execution
  private let waits: Bool
  /// Whether it has waited in vain.
  private(set) var hasWaited = false
  /// When the wait for a lock began.
  private var start: ContinuousClock.Instant?
  private var lastAsked: ContinuousClock.Instant?
  /// The tables that statements read which were prepared for reading.
  var tables: Set<String> = []
  /// For how many seconds it waits for a lock.
  static let patience = 5

  init(_ execution: Execution, waits: Bool) {
    self.execution = execution
    self.waits = waits
  }

  /// Waits a little for a lock, and says whether to try again.
  func goesOnWaiting() -> Bool {
    guard waits, !execution.isCancelled else { return false }
    let now = ContinuousClock.now
    // A question after a while is about another lock.
    if let lastAsked, now - lastAsked > .seconds(1) { start = nil }
    lastAsked = now
    let start = self.start ?? now
    self.start = start
    hasWaited = now - start >= .seconds(Self.patience)
    if hasWaited { return false }
    usleep(20_000)
    return true
  }
}
