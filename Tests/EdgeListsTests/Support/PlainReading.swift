import EdgeLists
import Files
import Identifiers
import TextFormats

private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

/// An edge list as the exact reader gives it, row by row, with nothing clever about it: what the fast
/// reader has to agree with in everything.
struct PlainReading: Equatable {
  var names: [[UInt8]] = []
  var sources: [UInt32] = []
  var targets: [UInt32] = []
  var weights: [Double]?
  var times: [Double]?
  var kinds: [[UInt8]]?
  var kindNames: [[UInt8]] = []
  var untils: [Double]?
  /// The further columns, with the fields that have a value.
  var columns: [Column] = []

  struct Column: Equatable {
    let name: String
    var numbers: [Double?] = []
    var texts: [[UInt8]?] = []
  }

  var rowCount = 0
  var commentCount = 0
  var setAside: [SetAsideRow] = []
  var delimiter: Delimiter?
  var columnNames: [String]?
  /// Where the ends of each friendship stand.
  var places: [DataError] = []

  /// What was read of a list by the library.
  init(_ edges: EdgeList) {
    names = edges.names.indices.map { Array(edges.names.utf8($0)) }
    sources = Array(edges.sources)
    targets = Array(edges.targets)
    weights = edges.weights.map { Array($0) }
    times = edges.times.map { Array($0) }
    kinds = edges.kinds.map { kinds in
      kinds.numbers.map { Array(kinds.names.utf8(Int($0))) }
    }
    kindNames =
      edges.kinds.map { kinds in
        kinds.names.indices.map { Array(kinds.names.utf8($0)) }
      } ?? []
    untils = edges.untils.map { Array($0) }
    columns = edges.columns.map { column in
      switch column.values {
      case .numbers(let numbers): Column(name: column.name, numbers: Array(numbers))
      case .texts(let codes, of: let texts):
        Column(name: column.name, texts: codes.map { $0.map { Array(texts.utf8(Int($0))) } })
      }
    }
    rowCount = edges.summary.rowCount
    commentCount = edges.summary.commentCount
    setAside = edges.summary.setAside
    delimiter = edges.summary.delimiter
    columnNames = edges.summary.columnNames
    for edge in 0..<edges.count {
      for isTarget in [false, true] {
        places.append(edges.error(at: edge, isTarget: isTarget, problem: "here"))
      }
    }
  }

  /// Reads a list.
  init(
    _ bytes: [UInt8], named name: String, format: EdgeListFormat, badRows: BadRowPolicy
  ) throws {
    let comments = format.comments.utf8.filter { $0 < 0x80 }
    let dialect = Dialect(
      delimiter: format.delimiter
        ?? Dialect.delimiter(of: bytes, comments: comments, expectingFields: 2),
      comments: comments)
    var reader = RecordReader(bytes, source: name, dialect: dialect)
    guard let layout = try EdgeListLayout(reader, format, badRows) else {
      preconditionFailure("a whole file is enough")
    }
    let rules = EdgeRowRules(
      source: name, dialect: dialect, layout: layout, setsAside: badRows == .setAside)
    if layout.weight != nil { weights = [] }
    if layout.time != nil { times = [] }
    if layout.kind != nil { kinds = [] }
    if layout.until != nil { untils = [] }
    columns = layout.columns.map { Column(name: $0.name) }
    var numbers: [[UInt8]: UInt32] = [:]
    var firstError: DataError?
    var isHeader = layout.header != nil
    var record = Record()
    while true {
      do throws(DataError) {
        guard try reader.next(&record) else { break }
      } catch {
        guard badRows == .setAside else { throw error }
        firstError = firstError ?? error
        setAside.append(SetAsideRow(error, reader.rejectedRow, line: reader.rejectedLine))
        continue
      }
      if isHeader {
        isHeader = false
        continue
      }
      do throws(DataError) {
        let values = try rules.numbers(record)
        weights?.append(values.weight)
        times?.append(values.time)
        untils?.append(values.until)
        for (number, place) in layout.columns.enumerated() {
          if place.holdsTexts {
            let text = Array(record.bytes(place.place))
            let start = text.drop(while: isBlank)
            let trimmed = Array(start.reversed().drop(while: isBlank).reversed())
            let isMissing = ["", "NA", "N/A", "null"].contains { Array($0.utf8) == trimmed }
            columns[number].texts.append(isMissing ? nil : text)
          } else {
            let value = values.columns[number]
            columns[number].numbers.append(value.isNaN ? nil : value)
          }
        }
      } catch {
        guard badRows == .setAside else { throw error }
        firstError = firstError ?? error
        setAside.append(SetAsideRow(error, record.raw, line: record.line))
        continue
      }
      for (field, isTarget) in [(layout.source, false), (layout.target, true)] {
        let text = Array(record.bytes(field))
        let number = numbers[text] ?? UInt32(names.count)
        if numbers.updateValue(number, forKey: text) == nil { names.append(text) }
        if isTarget { targets.append(number) } else { sources.append(number) }
        let column = record.line(of: field) == record.line ? record.column(of: field) : 0
        places.append(
          DataError(
            .badData, source: name, line: record.line,
            column: 1...65_535 ~= column ? column : nil, problem: "here"))
      }
      if let kind = layout.kind {
        let text = Array(record.bytes(kind))
        if !kindNames.contains(text) { kindNames.append(text) }
        kinds?.append(text)
      }
    }
    rowCount = sources.count
    commentCount = reader.commentCount
    delimiter = dialect.delimiter
    columnNames = layout.header
    guard sources.isEmpty else { return }
    if let firstError { throw firstError }
    let ignored = commentCount == 1 ? "1 comment line" : "\(commentCount) comment lines"
    throw DataError(
      .badData, source: name,
      problem: (layout.header == nil ? "the file has no rows" : "the file has a header and no rows")
        + (commentCount > 0 ? " but \(ignored)" : ""),
      remedy: "give one friendship a line, two people in each"
        + (commentCount > 0 ? "; \(.comments, "C") says what a comment begins with" : ""))
  }
}
