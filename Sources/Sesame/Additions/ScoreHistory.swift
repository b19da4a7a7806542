public import CreditScoring
internal import Essentials
internal import Execution
public import Files
internal import Identifiers
package import Tables

/// A table that grows by the rows of each run: date, person, score, band and benefits.
///
/// It is CSV with the columns `date`, `id`, `score`, `band` and `benefits`, dates rising, and a person once for a date.
/// A run's rows come in whole or not at all, and lines end as the history's first one does.
public struct ScoreHistory: Sendable, Equatable {
  /// The names of the columns.
  public static let columnNames = ["date", "id", "score", "band", "benefits"]

  /// The text so far; empty for a history that begins.
  private let text: [UInt8]
  /// The last date; `nil` for a history that begins.
  public let lastDay: Benefit.Day?
  private let source: String

  /// Reads a history; a file that does not exist is one that begins.
  ///
  /// - Throws: ``DataError`` if the file can't be read or is no history.
  public init(contentsOf path: String) throws(DataError) {
    if FileManager.default.fileExists(atPath: path), !Input.isFile(path) {
      throw DataError(
        .cannotCreate, source: path, problem: "a history is a file that grows, and this is none",
        remedy: "name a file")
    }
    do throws(DataError) {
      try self.init(Input.contents(of: path), source: Input.name(of: path))
    } catch {
      guard error.code == .noInput, !FileManager.default.fileExists(atPath: path) else {
        throw error
      }
      try self.init([], source: path)
    }
  }

  /// Begins a history.
  ///
  /// - Parameter source: What messages call it.
  package init(beginningAt source: String) {
    self.source = source
    text = []
    lastDay = nil
  }

  /// Reads a history in memory.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - source: What messages call it.
  /// - Throws: ``DataError`` if it is no history, or a row is none of one.
  init(_ bytes: [UInt8], source: String) throws(DataError) {
    self.source = source
    text = bytes
    let names = Self.columnNames.joined(separator: ",")
    if bytes.isEmpty {
      lastDay = nil
      return
    }
    // Programs that write tables may put a mark of their encoding in front.
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let start = bytes.starts(with: mark) ? mark.count : 0
    let end = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    guard Self.line(bytes[start..<max(start, end)]) == names else {
      throw DataError(
        .badData, source: source, line: 1, problem: "this is no history of scores",
        remedy: "name a file whose first line is \(names), or one that is not there yet")
    }
    guard bytes.last == UInt8(ascii: "\n") else {
      throw DataError(
        .badData, source: source, problem: "the last line has no end",
        remedy: "take the history as it was written")
    }
    lastDay = try HistoryRows(bytes, from: end + 1, source: source).lastDay()
  }

  private static func line(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self)
  }

  /// Throws unless a day lies after all that the history has.
  public func check(_ day: Benefit.Day) throws(DataError) {
    guard let lastDay, lastDay >= day else { return }
    throw DataError(
      .badData, source: source,
      problem: lastDay == day
        ? "it has rows of \(day) already" : "it goes on to \(lastDay), which is later than \(day)",
      remedy:
        "add runs in the order of their dates, each once; to do a run again, first delete its rows, and those of "
        + "later dates")
  }

  /// Appends the history with further rows to a file that the caller commits.
  package func write(adding rows: Table, to file: OutputFile) throws(DataError) {
    let added = rows.text(as: .csv)
    if text.isEmpty { return try file.append(added) }
    try file.append(text)
    let rows = added.utf8.drop { $0 != UInt8(ascii: "\n") }.dropFirst()
    try file.append(endsLinesWithReturn ? Self.endingLinesWithReturn(rows) : Array(rows))
  }

  /// Whether lines end as another system has them.
  private var endsLinesWithReturn: Bool {
    guard let end = text.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return false }
    return text[end - 1] == UInt8(ascii: "\r")
  }

  /// Rows whose lines end with a carriage return and a line feed; what stands in quotation marks stays.
  private static func endingLinesWithReturn(_ rows: some Sequence<UInt8>) -> [UInt8] {
    var (result, isQuoted): ([UInt8], Bool) = ([], false)
    for byte in rows {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if byte == UInt8(ascii: "\n"), !isQuoted { result.append(UInt8(ascii: "\r")) }
      result.append(byte)
    }
    return result
  }

  /// The rows of a run.
  static func rows(
    of scores: Scores, on day: Benefit.Day, _ holdings: BenefitHoldings?, _ execution: Execution
  ) -> Table {
    let count = scores.count
    return Table([
      Column("date", .strings(TextList(repeatElement(day.description, count: count)))),
      Column("id", .strings(scores.identified.identifiers)),
      scores.scoreColumn(execution), scores.bandColumn(execution),
      Column(
        "benefits",
        .strings(holdings?.heldNames ?? TextValues([String?](repeating: nil, count: count)))),
    ])
  }

  /// The rows of a run from those of each card, in the order of all.
  static func rows(_ parts: [Table], of scores: EntityScores, on day: Benefit.Day) -> Table {
    // Where identifiers come first, rows can be brought into order.
    let identified = parts.map { part in
      Table([part.columns[1], part.columns[0]] + part.columns.dropFirst(2))
    }
    let whole = scores.whole(identified) { rows in
      [Column("date", .strings(TextList(repeatElement(day.description, count: rows.count))))]
    }
    let columns = whole.columns
    return Table([columns[1], columns[0].renamed("id")] + columns.dropFirst(2))
  }
}
