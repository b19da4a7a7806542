internal import Execution
internal import Files
internal import TextFormats

extension TableSchema {
  /// The schema of a file as far as its first rows tell; `nil` of what can be read only once.
  ///
  /// A value further down may make texts of what seem to be numbers here. What is wrong with a row is
  /// told when it is read.
  ///
  /// - Throws: ``DataError`` about the file as a whole: it can't be read, its header has a fault, the
  ///   column of identifiers is missing.
  package init?(beginningOf path: String, _ options: TableReadingOptions) throws {
    if let source = try TypedSources.source(path) {
      try self.init(source, options)
      return
    }
    // Most often the first attempt tells everything; a header may be long.
    var count = 1 << 18
    while true {
      guard let start = try Input.readableBeginning(of: path, count: count) else { return nil }
      let isWhole = start.bytes.count < count
      count *= 8
      let end =
        isWhole ? start.bytes.count : start.bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
      guard let end else { continue }
      try SnapshotMark.refuse(start.bytes, name: Input.name(of: path))
      let bytes = Array(start.bytes[..<end])
      var resolved = options.resolved(for: path)
      // The event may be in no row of the beginning.
      resolved.outcomes = []
      var isJSON = false
      if case .jsonLines? = resolved.format.resolved(forPrefix: bytes, hasEnd: true) {
        isJSON = true
      }
      var fault: DataError?
      let table: Table
      do {
        table = try Table.read(
          bytes, source: Input.name(of: path), options: resolved, execution: Execution(threads: 1)
        ) { error, _ in fault = fault ?? error }
      } catch {
        if isWhole { throw (fault as (any Error)?) ?? error }
        continue
      }
      var schema = TableSchema(
        table.columns.map { column in
          let isOpen = !isWhole && column.mayHoldNumbers(missing: options.missing)
          return isOpen ? Column(column.name, .decimal, hasValues: false) : Column(column)
        }, isComplete: isWhole || !isJSON)
      schema.sourceName = Input.name(of: path)
      self = try schema.declaring(options.outcomes)
      return
    }
  }
}

extension Column {
  /// Whether nothing but what would be missing among numbers is in a column of texts.
  fileprivate func mayHoldNumbers(missing: MissingValues) -> Bool {
    guard case .strings(let texts) = values, hasValues else { return false }
    let spellings = Set(missing.numericSpellings)
    return texts.allSatisfy { $0.map(spellings.contains) ?? true }
  }
}
