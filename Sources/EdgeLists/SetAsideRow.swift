internal import DelimitedText

/// A row that can't be used, and why.
public struct SetAsideRow: Sendable, Equatable {
  /// The line on which the row starts, counted from 1.
  public let line: Int
  /// The column of the fault, counted from 1 in bytes; 1 if it is on a later line of the row.
  public let column: Int
  /// The rule that the row breaks, and what to do about it.
  public let problem: String
  /// The row as it stands in the file; bytes that are no text are replaced by `U+FFFD`.
  public let row: String

  init(_ error: DataError, _ bytes: ArraySlice<UInt8>, line: Int) {
    self.line = line
    let isOnLine = error.line == line
    column = isOnLine ? error.column ?? 1 : 1
    problem =
      error.problem + (isOnLine ? "" : " (line \(error.line ?? line), column \(error.column ?? 1))")
      + (error.remedy.map { "; \($0)" } ?? "")
    row = String(decoding: bytes, as: UTF8.self).replacing("\0", with: "\u{FFFD}")
  }
}
