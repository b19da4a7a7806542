public import CreditScoring
internal import Execution
public import Files
internal import Foundation
internal import Identifiers
package import Tables

/// A table that grows by the rows of each run: date, person, score, band and benefits.
///
/// It is CSV with the columns `date`, `id`, `score`, `band` and `benefits`, dates rising. A run's rows come in
/// whole or not at all, and a date comes once.
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
        .noInput, source: path, problem: "a history is a file that grows, and this is none",
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

  /// Reads a history in memory.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - source: What messages call it.
  /// - Throws: ``DataError`` if it is no history.
  init(_ bytes: [UInt8], source: String) throws(DataError) {
    self.source = source
    let names = Self.columnNames.joined(separator: ",")
    guard !bytes.isEmpty else {
      (text, lastDay) = ([], nil)
      return
    }
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1)
    guard lines.first.map({ Self.line($0) == names }) == true else {
      throw DataError(
        .badData, source: source, line: 1, problem: "this is no history of scores",
        remedy: "name a file whose first line is \(names), or one that is not there yet")
    }
    guard bytes.last == UInt8(ascii: "\n") else {
      throw DataError(
        .badData, source: source, problem: "the last line has no end",
        remedy: "take the history as it was written")
    }
    text = bytes
    guard lines.count > 1, lines[1].contains(where: { $0 != UInt8(ascii: "\n") }) else {
      lastDay = nil
      return
    }
    guard let day = Benefit.Day(Self.line(bytes[Self.lastRow(of: bytes)...].prefix(10))) else {
      throw DataError(
        .badData, source: source, problem: "the last row begins with no date",
        remedy: "take the history as it was written")
    }
    lastDay = day
  }

  /// Where the last row begins; an identifier in quotation marks may hold line breaks.
  private static func lastRow(of bytes: [UInt8]) -> Int {
    var (start, next, isQuoted) = (0, 0, false)
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard byte == UInt8(ascii: "\n"), !isQuoted else { continue }
      if bytes[next..<place].contains(where: { $0 != UInt8(ascii: "\r") }) { start = next }
      next = place + 1
    }
    return start
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
      remedy: "add runs in the order of their dates, each once")
  }

  /// Appends the history with further rows to a file that the caller commits.
  package func write(adding rows: Table, to file: OutputFile) throws(DataError) {
    let added = rows.text(as: .csv)
    if text.isEmpty { return try file.append(added) }
    try file.append(text)
    try file.append(added.utf8.drop { $0 != UInt8(ascii: "\n") }.dropFirst())
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
