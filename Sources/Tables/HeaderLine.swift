internal import Files
internal import TextFormats

/// The names of a delimited table's columns, and where its rows begin.
struct HeaderLine {
  /// The columns' names.
  let names: [String]
  /// The line that has them; `nil` for a file without.
  let line: Int?
  /// Where in the bytes what follows begins, and on which line.
  let end: (position: Int, line: Int)

  /// How many rows are looked at to tell data from names.
  private static let sampleCount = 64

  /// Reads the first line, which is no row unless the file has no header.
  ///
  /// - Parameters:
  ///   - reader: A reader at the file's beginning.
  ///   - hasNames: Whether the first line names the columns; `nil` to look whether it is data.
  ///   - takesDataForRow: Whether data in the first line, where that is looked for, are a row.
  ///   - mayLackName: Whether the first column may be without a name, as an index of the rows is.
  /// - Throws: `DataError` if the names have a fault or look like data.
  init(
    _ reader: RecordReader, hasNames: Bool?, takesDataForRow: Bool = false, mayLackName: Bool
  ) throws(DataError) {
    var reader = reader
    let start = (position: reader.position, line: reader.line)
    var record = Record()
    guard try reader.next(&record) else {
      throw DataError(
        .badData, source: reader.source, problem: "the file is empty",
        remedy: "a table has a line of column names and a line per person")
    }
    // Only then is it known that no message shows a person's data as the name of a column.
    let data = hasNames == nil ? Self.dataFault(record, reader) : nil
    if let data, !takesDataForRow { throw data }
    let isLoneRow = takesDataForRow && hasNames == nil && Self.isRow(record, alone: reader)
    if hasNames == false || data != nil || isLoneRow {
      names = (1...record.count).map { "column_\($0)" }
      line = nil
      end = start
      return
    }
    let isShort = mayLackName && UnnamedColumn.headerIsShorter(reader, than: record.count)
    names =
      try (isShort ? [""] : [])
      + Self.names(record, reader.source, mayLackName: mayLackName && !isShort)
    line = record.line
    end = (reader.position, reader.line)
  }

  /// Whether the only line of a file is rather a row than the names of columns: with a number in it, or with
  /// one field.
  private static func isRow(_ first: Record, alone reader: RecordReader) -> Bool {
    var reader = reader
    var next = Record()
    guard (try? reader.next(&next)) == false else { return false }
    return first.count == 1 || (0..<first.count).contains { isNumber(first.bytes($0)) }
  }

  private static func names(
    _ record: Record, _ source: String, mayLackName: Bool
  ) throws(DataError) -> [String] {
    var names: [String] = []
    var known: Set<String> = []
    let mayShow = ColumnListing.areLikelyNames((0..<record.count).map { record.text($0) })
    for field in 0..<record.count {
      let name = record.text(field)
      let problem: (String, Message)? =
        if name.isEmpty, field == 0, mayLackName {
          nil
        } else if name.isEmpty {
          UnnamedColumn.fault(
            isFirst: field == 0, among: (0..<record.count).map(record.text))
        } else if !known.insert(name).inserted {
          (
            mayShow ? "two columns are named '\(name)'" : "two columns have the same name",
            "the first line gives every column its own name"
          )
        } else {
          nil
        }
      if let (problem, remedy) = problem {
        throw DataError(
          .badData, source: source, line: record.line(of: field), column: record.column(of: field),
          problem: problem, remedy: remedy)
      }
      names.append(name)
    }
    return names
  }

  /// The fault of a first line that is rather a person's: taken for names, that person would be lost.
  ///
  /// It is if it holds numbers alone, or a number where the first rows have nothing but numbers too.
  private static func dataFault(_ first: Record, _ reader: RecordReader) -> DataError? {
    var numbers = (0..<first.count).filter { isNumber(first.bytes($0)) }
    if numbers.isEmpty { return nil }
    guard numbers.count < first.count else {
      return fault(
        first, reader.source, "the first line holds numbers, not the names of the columns")
    }
    var reader = reader
    var record = Record()
    var isKnown = Set<Int>()
    for _ in 0..<sampleCount {
      // Whatever is wrong with a row is told when it is read.
      guard (try? reader.next(&record)) ?? false else { break }
      guard record.count == first.count else { continue }
      numbers.removeAll { field in
        let text = FieldRules.trimmed(record.bytes(field))
        if text.isEmpty { return false }
        isKnown.insert(field)
        return !isNumber(text)
      }
    }
    let count = numbers.count { isKnown.contains($0) }
    guard count > 0 else { return nil }
    return fault(
      first, reader.source,
      "the first line looks like data: "
        + "\(count.counting("field is a number", "fields are numbers")), as in the lines below")
  }

  private static func fault(_ record: Record, _ source: String, _ problem: String) -> DataError {
    DataError(
      .badData, source: source, line: record.line, column: 1, problem: problem,
      remedy:
        "add a line of names above it, or say \(.peopleHeader, false) (\(value: .flag(true)) if these are names)"
    )
  }

  private static func isNumber(_ field: ArraySlice<UInt8>) -> Bool {
    FieldRules.real(FieldRules.trimmed(field).span) != nil
  }
}
