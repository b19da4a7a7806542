internal import Files

/// Reads rows in PostgreSQL's binary format, in which values are exact, and the end is told.
struct PostgreSQLRows {
  private let columns: [DatabaseColumn]
  private let source: String
  private var builders: [TypedColumnBuilder]
  /// What has come and is not read yet.
  private var bytes: [UInt8] = []
  private var hasHeader = false
  private var hasEnded = false

  private static let signature = Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00]

  init(_ columns: [DatabaseColumn], source: String) {
    self.columns = columns
    self.source = source
    builders = columns.builders(source: source)
  }

  /// Takes the next bytes.
  ///
  /// - Throws: ``DataError`` if they are no such rows, or a value can't be one of a column.
  mutating func take(_ more: [UInt8]) throws(DataError) {
    bytes += more
    var place = 0
    if !hasHeader {
      guard let end = try headerEnd() else { return }
      place = end
      hasHeader = true
    }
    while let end = try rowEnd(from: place) {
      try readRow(at: place)
      place = end
    }
    bytes.removeFirst(place)
  }

  /// The columns of all rows.
  ///
  /// - Throws: ``DataError`` if the end did not come.
  func finish() throws(DataError) -> [Column] {
    guard hasEnded else { throw PostgreSQLServer.unreadable(source) }
    return columns.finish(builders)
  }

  /// Where the header ends; `nil` if more of it is to come.
  private func headerEnd() throws(DataError) -> Int? {
    let start = Self.signature.prefix(bytes.count)
    guard bytes.starts(with: start) else { throw PostgreSQLServer.unreadable(source) }
    guard bytes.count >= 19 else { return nil }
    let extensionLength = number(at: 15, 4)
    guard extensionLength >= 0 else { throw PostgreSQLServer.unreadable(source) }
    let end = 19 + extensionLength
    return bytes.count >= end ? end : nil
  }

  /// Where a row ends; `nil` if more of it is to come, and at the end.
  private mutating func rowEnd(from start: Int) throws(DataError) -> Int? {
    guard bytes.count >= start + 2 else { return nil }
    guard !hasEnded else { throw PostgreSQLServer.unreadable(source) }
    let count = number(at: start, 2)
    if count == -1 {
      guard bytes.count == start + 2 else { throw PostgreSQLServer.unreadable(source) }
      hasEnded = true
      return nil
    }
    guard count == columns.count else { throw PostgreSQLServer.unreadable(source) }
    var place = start + 2
    for _ in columns {
      guard bytes.count >= place + 4 else { return nil }
      let length = number(at: place, 4)
      guard length >= -1 else { throw PostgreSQLServer.unreadable(source) }
      place += 4 + max(0, length)
    }
    return bytes.count >= place ? place : nil
  }

  private mutating func readRow(at start: Int) throws(DataError) {
    var place = start + 2
    for column in columns.indices {
      let length = number(at: place, 4)
      place += 4
      guard length >= 0 else {
        builders[column].appendMissing()
        continue
      }
      try append(column, place..<place + length)
      place += length
    }
  }

  private mutating func append(_ column: Int, _ range: Range<Int>) throws(DataError) {
    // Shares the memory.
    let bytes = bytes
    switch columns[column].type {
    case .integer:
      guard range.count == 8 else { throw PostgreSQLServer.unreadable(source) }
      builders[column].append(number(at: range.lowerBound, 8))
    case .real, .double:
      guard range.count == 8 else { throw PostgreSQLServer.unreadable(source) }
      let bits = UInt64(bitPattern: Int64(number(at: range.lowerBound, 8)))
      builders[column].append(Double(bitPattern: bits))
    case .boolean:
      guard range.count == 1 else { throw PostgreSQLServer.unreadable(source) }
      builders[column].append(bytes[range.lowerBound] != 0)
    case .number: try builders[column].append(number: bytes.span.extracting(range))
    case .date, .time:
      let text = DatabaseTime.text(bytes.span.extracting(range))
      try builders[column].append(text: text.span)
    case .text, .other: try builders[column].append(text: bytes.span.extracting(range))
    }
  }

  /// A signed number, its highest byte first.
  private func number(at place: Int, _ size: Int) -> Int {
    var number = bytes[place] >= 0x80 ? -1 : 0
    for byte in bytes[place..<place + size] { number = number << 8 | Int(byte) }
    return number
  }
}
