internal import Buffers
internal import DelimitedText

/// Reads the rows of an edge list into columns.
struct EdgeListParser {
  let layout: EdgeListLayout
  private(set) var people = TextIndex()
  private(set) var kindNames = TextIndex()
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  private(set) var weights: [Double] = []
  private(set) var times: [Double] = []
  private(set) var kinds: [UInt32] = []
  private(set) var places: EdgePlaces
  /// The columns of the ends, the source's in the upper half.
  private var columns: [UInt32] = []

  private var reader: RecordReader
  private let badRows: BadRowPolicy
  private var setAside: [SetAsideRow] = []
  private var firstError: DataError?

  init(
    _ bytes: [UInt8], name: String, format: EdgeListFormat, badRows: BadRowPolicy
  ) throws(DataError) {
    let comments = format.commentBytes
    let delimiter =
      format.delimiter
      ?? Dialect.delimiter(of: bytes, comments: comments, expectingFields: 2)
    reader = RecordReader(
      bytes, source: name, dialect: Dialect(delimiter: delimiter, comments: comments))
    layout = try EdgeListLayout(reader, format, badRows)
    self.badRows = badRows
    places = EdgePlaces()
    let estimate = bytes.count / 12
    sources.reserveCapacity(estimate)
    targets.reserveCapacity(estimate)
    columns.reserveCapacity(estimate)
  }

  var summary: EdgeListSummary {
    EdgeListSummary(
      rowCount: sources.count, commentCount: reader.commentCount, setAside: setAside,
      delimiter: reader.dialect.delimiter, columnNames: layout.header)
  }

  mutating func parse() throws(DataError) {
    var record = Record()
    var isHeader = layout.header != nil
    while true {
      do throws(DataError) {
        guard try reader.next(&record) else { break }
      } catch {
        try setAside(error, reader.rejectedRow, line: reader.rejectedLine)
        continue
      }
      if isHeader {
        isHeader = false
        continue
      }
      if let error = append(record) { try setAside(error, record.raw, line: record.line) }
    }
    places.append(sources.count, .stored(Buffer(columns)))
    guard sources.isEmpty else { return }
    if let firstError { throw firstError }
    throw DataError(
      .badData, source: reader.source,
      problem: layout.header == nil
        ? "the file has no rows" : "the file has a header and no rows",
      remedy: "give one friendship a line, two people in each")
  }

  private mutating func setAside(
    _ error: DataError, _ row: ArraySlice<UInt8>, line: Int
  ) throws(DataError) {
    guard badRows == .setAside else { throw error }
    firstError = firstError ?? error
    setAside.append(SetAsideRow(error, row, line: line))
  }

  /// Adds a row, or says what is wrong with it and adds nothing.
  private mutating func append(_ record: Record) -> DataError? {
    guard record.count == layout.fieldCount else {
      return DataError(
        .badData, source: reader.source, line: record.line, column: 1,
        problem:
          "expected \(layout.fieldCount) field\(layout.fieldCount == 1 ? "" : "s"), "
          + "found \(record.count)",
        remedy: "check the separator")
    }
    if record.isEmpty(layout.source) {
      return fault(
        record, layout.source, "the source is empty", "a friendship needs two people")
    }
    if record.isEmpty(layout.target) {
      return fault(
        record, layout.target, "the target is empty", "a friendship needs two people")
    }
    if let column = layout.weight {
      guard let weight = Double(decimal: record.bytes(column)), weight > 0 else {
        return fault(
          record, column, "weight\(token(record, column)) is not a number greater than 0")
      }
      weights.append(weight)
    }
    if let column = layout.time {
      guard let time = Timestamp.seconds(record.bytes(column)) else {
        if layout.weight != nil { weights.removeLast() }
        return fault(
          record, column,
          "time\(token(record, column)) is neither unix seconds nor a date of ISO 8601",
          "write it like 1700000000 or 2023-11-14T22:13:20Z")
      }
      times.append(time)
    }
    if let column = layout.kind { kinds.append(kindNames.insert(column, of: record)) }
    places.startRun(line: record.line, after: sources.count)
    sources.append(people.insert(layout.source, of: record))
    targets.append(people.insert(layout.target, of: record))
    columns.append(place(record, layout.source) << 16 | place(record, layout.target))
    return nil
  }

  private func place(_ record: Record, _ field: Int) -> UInt32 {
    guard record.line(of: field) == record.line else { return 0 }
    return UInt32(EdgePlaces.limited(record.column(of: field)))
  }

  private func fault(
    _ record: Record, _ field: Int, _ problem: String, _ remedy: String? = nil
  ) -> DataError {
    DataError(
      .badData, source: reader.source, line: record.line(of: field),
      column: record.column(of: field), problem: problem, remedy: remedy)
  }

  /// The offending text in quotes, unless it has the looks of a word and might be a name.
  private func token(_ record: Record, _ field: Int) -> String {
    let text = record.text(field)
    let looksLikeNumber =
      text.utf8.allSatisfy { Self.numberBytes.contains($0) }
      && text.utf8.first.map { !Self.letters.contains($0) } ?? true
    let isHarmless =
      text.utf8.count <= 40 && looksLikeNumber || Self.notNumbers.contains(text.lowercased())
    return isHarmless ? " '\(text)'" : ""
  }

  private static let letters = Set("eExXTZ".utf8)
  private static let numberBytes = Set("0123456789+-.,:eExXTZ ".utf8)
  private static let notNumbers: Set<String> = [
    "nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity", "na", "n/a", "null", "none",
    "true", "false",
  ]
}
