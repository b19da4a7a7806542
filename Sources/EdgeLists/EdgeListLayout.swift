internal import Files
package import Identifiers
internal import Tables
package import TextFormats

/// Where a file's columns are, once its first rows have been seen.
package struct EdgeListLayout: Sendable {
  package let source: Int
  package let target: Int
  package let weight: Int?
  package let time: Int?
  package let kind: Int?
  package let until: Int?
  /// The further columns that are kept.
  package let columns: [EdgeColumnPlace]
  package let fieldCount: Int
  /// Whether there is a row that can be read.
  let hasRows: Bool
  package let header: [String]?
  /// The line of the first row.
  package let firstLine: Int
  /// Whether the format says, or names a column of the header, whether there is one.
  package let isHeaderGiven: Bool
  /// Whether there is no doubt that the first row is a header, or that it is none.
  package let isHeaderCertain: Bool
  /// How many columns without a name, which hold an index of rows, come first and are passed over.
  package let indexCount: Int
  /// Whether the first row has a field less than each row below it, as `write.table` of R writes it.
  package let isFirstShort: Bool
  /// Whether the first column was taken for people by default and numbers the rows.
  package let firstColumnCountsRows: Bool
  /// What a column called `type` says of directions.
  package let statedDirections: EdgeListSummary.StatedDirections?

  /// Looks at the first rows and finds the columns that the format names.
  ///
  /// There is no layout if the reader, which has not got the whole file, has too few rows.
  ///
  /// - Parameters:
  ///   - reader: Reads the file, or its beginning.
  ///   - format: The columns.
  ///   - badRows: What to do with rows that can't be used.
  ///   - knownPeople: The people of whom a table tells, asked for where that decides whether the first
  ///     row is a header; `nil` without a table.
  /// - Throws: ``DataError`` if a column is not there.
  package init?(
    _ reader: RecordReader, _ format: EdgeListFormat, _ badRows: BadRowPolicy,
    knownPeople: () throws -> TextIndex? = { nil }
  ) throws {
    let sample = Sample(reader)
    if !sample.isWhole { return nil }
    if badRows == .stop, let error = sample.earlyError { throw error }
    let references =
      [format.source, format.target, format.weight, format.time, format.kind, format.until]
      .compactMap(\.self) + format.columns.requests.map(\.column)
    let index = RowIndexColumns(sample.rows, format)
    let names = index.rows.first ?? []
    isHeaderGiven = format.header != nil || references.contains { $0.isNamed(in: names) }
    var verdict = format.header ?? true ? HeaderDetection.Verdict.header : .row
    if !isHeaderGiven {
      let detection = HeaderDetection(index.rows, ends: index.ends(format))
      verdict = detection.verdict
      if index.provesHeader, verdict != .row || detection.countsColumns { verdict = .header }
      if !verdict.isCertain, let people = try knownPeople() {
        verdict = detection.verdict { people.lookup(ArraySlice($0.utf8)) != nil }
      }
    }
    let hasHeader = verdict.isHeader && !names.isEmpty
    header = hasHeader ? index.names : nil
    isHeaderCertain = verdict.isCertain
    firstLine = sample.firstLine
    hasRows = !sample.rows.isEmpty
    let needed = max(2, references.compactMap(\.number).max() ?? 2)
    fieldCount = header?.count ?? sample.usualCount ?? needed
    let place = ColumnFinder(
      source: reader.source, line: sample.firstLine, header: header,
      areNamesKnown: format.header == nil && verdict == .header,
      fieldCount: sample.rows.isEmpty ? nil : fieldCount)
    let unnamedCount = hasHeader ? index.count : 0
    (source, target) = try place.findEnds(format, behind: unnamedCount)
    // Whoever asks for such a column by its number knows that it is none.
    indexCount = min(source, target) < unnamedCount ? 0 : unnamedCount
    let later = sample.rows.dropFirst()
    isFirstShort =
      index.count == 0 && later.count > 1 && later.allSatisfy { $0.count == names.count + 1 }
    firstColumnCountsRows =
      indexCount == 0 && fieldCount > 2 && min(source, target) == 0
      && format.source == EdgeListFormat.detected.source
      && format.target == EdgeListFormat.detected.target
      && Self.numbersRows(sample.rows.dropFirst(hasHeader ? 1 : 0))
    statedDirections = header.flatMap { EdgeListSummary.StatedDirections($0, later) }
    weight = try place.find(format.weight)
    time = try place.find(format.time)
    kind = try place.find(format.kind)
    until = try place.find(format.until)
    let ends: Set = [source, target]
    let before = (0..<unnamedCount).filter { !ends.contains($0) }
    columns = try format.columns.places(
      place, names: header ?? Array(repeating: "", count: fieldCount),
      taken: (ends, Set([time, until].compactMap(\.self) + before)),
      rows: sample.rows.dropFirst(hasHeader ? 1 : 0), format)
    try checkCombination(reader.source)
  }

  /// Puts together where columns with types of their own are.
  init(
    ends: (source: Int, target: Int), weight: Int?, time: Int?, kind: Int?, until: Int?,
    columns: [EdgeColumnPlace], header: [String], indexCount: Int
  ) {
    (source, target) = ends
    (self.weight, self.time, self.kind, self.until) = (weight, time, kind, until)
    self.columns = columns
    self.header = header
    fieldCount = header.count
    hasRows = true
    firstLine = 1
    (isHeaderGiven, isHeaderCertain) = (true, true)
    self.indexCount = indexCount
    (isFirstShort, firstColumnCountsRows) = (false, false)
    statedDirections = nil
  }

  /// Throws if the columns don't go together.
  func checkCombination(_ name: String) throws(DataError) {
    if until != nil, time == nil {
      throw DataError(
        .usage, source: name, problem: "friendships have an end and no beginning",
        remedy: "name the column of their times")
    }
    if source == target {
      throw DataError(
        .usage, source: name, problem: "source and target are the same column",
        remedy: "name two columns")
    }
  }

  /// Whether the first fields of some rows, ten at least, are successive numbers from 0 or 1.
  private static func numbersRows(_ rows: ArraySlice<[String]>) -> Bool {
    guard rows.count >= 10, let first = rows.first?.first.flatMap({ Int($0) }), 0...1 ~= first
    else { return false }
    return zip(rows, first...).allSatisfy { $0.first == String($1) }
  }

  /// The first rows of a file that can be read at all.
  private struct Sample {
    var rows: [[String]] = []
    var firstLine = 1
    /// What is wrong with the file's very start.
    var earlyError: DataError?
    /// Whether more of the file would change nothing.
    var isWhole = true

    init(_ reader: RecordReader) {
      var reader = reader
      var record = Record()
      for _ in 0..<1000 where rows.count <= 100 {
        do {
          guard try reader.next(&record) else {
            isWhole = reader.hasEnd
            break
          }
          if rows.isEmpty { firstLine = record.line }
          rows.append((0..<record.count).map { record.text($0) })
        } catch {
          if reader.needsMoreText {
            isWhole = false
            break
          }
          // All others are reported when the rows are read in order.
          if rows.isEmpty, earlyError == nil { earlyError = error }
        }
      }
    }

    /// The number of fields that most rows have; of two, the one that is met first.
    var usualCount: Int? {
      let counts = Dictionary(grouping: rows, by: \.count).mapValues(\.count)
      let most = counts.values.max()
      return rows.first { counts[$0.count] == most }?.count
    }
  }
}
