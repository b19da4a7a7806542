internal import CreditScoring
internal import Files

/// The rows of a history, read one after another.
struct HistoryRows {
  private let bytes: [UInt8]
  private let source: String
  /// Where the next row begins.
  private var next: Int
  /// The line of that place; the first row is in the second line.
  private var line = 2

  /// Takes the rows from a place on.
  init(_ bytes: [UInt8], from start: Int, source: String) {
    (self.bytes, self.source, next) = (bytes, source, start)
  }

  private struct Row {
    var fieldCount = 1
    var date: ArraySlice<UInt8> = []
    var person: ArraySlice<UInt8> = []
  }

  /// The date of the last row; `nil` without rows.
  ///
  /// - Throws: `DataError` if a row has another number of fields than the first line or no date, if dates go back,
  ///   or if a person has two rows of one date.
  consuming func lastDay() throws(DataError) -> Benefit.Day? {
    var last: (text: ArraySlice<UInt8>, day: Benefit.Day)?
    var people: Set<ArraySlice<UInt8>> = []
    while next < bytes.count {
      let start = line
      let row = try takeRow()
      guard row.fieldCount == ScoreHistory.columnNames.count else {
        throw fault(
          start, "expected \(ScoreHistory.columnNames.count) fields, found \(row.fieldCount)")
      }
      if last?.text != row.date {
        guard let day = Benefit.Day(String(decoding: row.date, as: UTF8.self)) else {
          throw fault(start, "the row begins with no date")
        }
        if let before = last?.day, day < before {
          throw fault(start, "\(day) comes behind \(before), and dates rise")
        }
        if last?.day != day { people.removeAll(keepingCapacity: true) }
        last = (row.date, day)
      }
      guard people.insert(row.person).inserted else {
        throw fault(start, "somebody has a second row of the same date")
      }
    }
    return last?.day
  }

  /// Reads the next row; what stands in quotation marks may hold commas and line breaks.
  private mutating func takeRow() throws(DataError) -> Row {
    var (row, isQuoted, field) = (Row(), false, next)
    let start = line
    for place in next..<bytes.count {
      switch bytes[place] {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted:
        Self.note(bytes[field..<place], in: &row)
        row.fieldCount += 1
        field = place + 1
      case UInt8(ascii: "\n"):
        line += 1
        if isQuoted { continue }
        next = place + 1
        return row
      default: continue
      }
    }
    throw fault(start, "a quotation mark is not closed")
  }

  /// Keeps the first two fields, without quotation marks around them.
  private static func note(_ field: ArraySlice<UInt8>, in row: inout Row) {
    let mark = UInt8(ascii: "\"")
    let isQuoted = field.count > 1 && field.first == mark && field.last == mark
    let text = isQuoted ? field.dropFirst().dropLast() : field
    if row.fieldCount == 1 { row.date = text }
    if row.fieldCount == 2 { row.person = text }
  }

  private func fault(_ line: Int, _ problem: String) -> DataError {
    DataError(
      .badData, source: source, line: line, problem: problem,
      remedy: "take the history as it was written")
  }
}
