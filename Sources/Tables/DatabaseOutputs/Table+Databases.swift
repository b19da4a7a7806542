public import Execution
internal import Files
internal import Identifiers
internal import Memory

extension Table {
  /// Writes the table to a database, whole or not at all: if anything fails, the database is as it was.
  ///
  /// The first column is the primary key if it tells the rows apart. Other tables of the database
  /// stay as they are.
  ///
  /// ```swift
  /// let people = try Table(["id": ["ann", "bob"], "age": [31, nil]])
  /// try people.write(toDatabase: "sqlite:people.db?people", replacesTable: true)
  /// ```
  ///
  /// | column | SQLite | PostgreSQL |
  /// |---|---|---|
  /// | whole numbers, identifiers that are such | `INTEGER` | `bigint` |
  /// | decimal numbers | `REAL`; no type if −0 is among them, which `REAL` would make 0 | `double precision`; `numeric` if one has more digits |
  /// | true and false | `BOOLEAN`, as 1 and 0 | `boolean` |
  /// | dates | `DATE` | `date` |
  /// | times | `TIMESTAMP` | `timestamptz`, `timestamp` where the zone is not known |
  /// | texts | `TEXT` | `text` |
  ///
  /// Missing values are NULL. Identifiers are whole numbers as ``arrowStream()`` has them; whole numbers that no
  /// double holds are texts in SQLite.
  ///
  /// - Parameters:
  ///   - address: `sqlite:FILE?TABLE`, whose file is made if it is not there, or
  ///     `postgresql://user@host/database?TABLE`, which is reached through the program `psql`; a password is
  ///     best left to `PGPASSWORD` or `~/.pgpass`.
  ///   - replacesTable: Whether a table of that name may be replaced; else it is an error.
  ///   - execution: How the work runs.
  /// - Throws: ``DataError`` if the table is there already, has more columns or longer names than the
  ///   database takes, or can't be written; `CancellationError` if the work was cancelled.
  public func write(
    toDatabase address: String, replacesTable: Bool = false, execution: Execution = Execution()
  ) throws {
    guard DatabaseOutputs.isTable(address) else {
      throw DataError(
        .usage, source: "the address of the database",
        problem: "it begins neither with sqlite: nor with postgresql:",
        remedy: "write sqlite:FILE?TABLE or postgresql://host/database?TABLE")
    }
    let table = try DatabaseOutputs().table(address, replaces: replacesTable, execution)
    try table.write(self, execution: execution)
    try OutputFile.commit(
      [table.file].compactMap(\.self), with: [table.transaction].compactMap(\.self))
  }

  /// Whether no identifier is missing or there twice, so that the identifiers can be a key.
  var hasKey: Bool {
    guard case .strings(let texts) = columns[0].values else { return false }
    var index = TextIndex()
    for row in texts.indices {
      guard let text = texts.utf8(row) else { return false }
      let bytes = text.base.extracting(text.startIndex..<text.endIndex)
      if Int(index.insert(bytes.span)) != row { return false }
    }
    return true
  }
}
