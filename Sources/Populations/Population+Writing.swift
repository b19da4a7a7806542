public import Execution
package import Files
internal import Memory
public import Tables
internal import TextFormats

extension Population {
  /// How many accounts are generated at once where parts are written as they are made.
  private static let blockLength = 1 << 9

  /// A part as a table, all of it in memory.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - execution: How the work runs; a part that was cancelled is not whole.
  /// - Returns: The table.
  /// - Complexity: O(*rows*).
  public func table(_ part: PopulationPart, execution: Execution = Execution()) -> Table {
    let length = 1 << 13
    let count = (accountCount + length - 1) / length
    let made = Shared([Table?](repeating: nil, count: count))
    execution.forEach(count) { number in
      if execution.isCancelled { return }
      let table = rows(number * length..<min((number + 1) * length, accountCount), of: part)
      let done = made.withLock { made in
        made[number] = table
        return made.count { $0 != nil }
      }
      execution.report(Double(done) / Double(count))
    }
    return Table(stacking: made.withLock { $0.map { $0 ?? rows(0..<0, of: part) } })
  }

  /// Writes a part to a file, whole or not at all, as it is made.
  ///
  /// Only what goes to Parquet or to a database is in memory as a whole.
  ///
  /// - Parameters:
  ///   - part: The part.
  ///   - path: The file; `-` is standard output. A name that ends in `.gz` or `.zst` is written as gzip or zstd.
  ///   - format: By default by the file's ending, and CSV if that says nothing.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: As ``Table/write(to:as:execution:)-(String,_,_)``.
  public func write(
    _ part: PopulationPart, to path: String, as format: TableFormat = .detected,
    execution: Execution = Execution()
  ) throws {
    if DatabaseOutputs.isTable(path) {
      return try table(part, execution: execution).write(to: path, execution: execution)
    }
    let format = format == .detected ? try TableFormat(writing: path) : format
    let file = try OutputFile(path)
    try write(part, to: file, as: format, execution: execution)
    try file.commit()
  }

  /// Appends a part to a file that the caller commits.
  package func write(
    _ part: PopulationPart, to file: OutputFile, as format: TableFormat, execution: Execution
  ) throws {
    if format == .parquet {
      let table = table(part, execution: execution)
      try execution.checkCancellation()
      return try table.write(to: file, as: format, execution: execution)
    }
    let length = Self.blockLength
    let count = (accountCount + length - 1) / length
    var header = OrderedPieces.Piece()
    try file.append(
      rows(0..<0, of: part).renderRows(as: format, into: &header, execution))
    let single = execution.onOneThread()
    try OrderedPieces.render(
      count: count, execution: execution,
      { number, piece in
        let accounts = number * length..<min((number + 1) * length, accountCount)
        if part == .edges, let delimiter = format.delimiter {
          writeEdges(accounts, delimiter, &piece)
        } else {
          _ = rows(accounts, of: part).renderRows(as: format, into: &piece, single)
        }
      },
      to: { piece throws(DataError) in
        try file.append(piece.bytes.span.extracting(0..<piece.count))
      })
    try execution.checkCancellation()
  }

  /// What some accounts have in a part.
  private func rows(_ accounts: Range<Int>, of part: PopulationPart) -> Table {
    switch part {
    case .people: people(accounts)
    case .truth: truth(accounts)
    case .edges: edges(accounts)
    case .transfers: transfers(accounts)
    case .claims: claims(accounts)
    }
  }

  /// The same bytes as a table's, without one: there are many ties.
  private func writeEdges(
    _ rows: Range<Int>, _ delimiter: UInt8, _ piece: inout OrderedPieces.Piece
  ) {
    piece.bytes.removeAll(keepingCapacity: true)
    let hasKinds = options.businessCount > 0
    var start: [UInt8] = []
    for row in rows {
      start.removeAll(keepingCapacity: true)
      start.appendDecimal(row + 1)
      start.append(delimiter)
      forEachTie(ofAccount: row) { other, kind in
        piece.bytes.append(contentsOf: start)
        piece.bytes.appendDecimal(other + 1)
        if hasKinds {
          piece.bytes.append(delimiter)
          piece.bytes.append(contentsOf: kind.word.utf8)
        }
        piece.bytes.append(UInt8(ascii: "\n"))
      }
    }
    piece.count = piece.bytes.count
  }
}

extension TableFormat {
  /// The byte between two fields; `nil` where fields are not separated so.
  fileprivate var delimiter: UInt8? {
    self == .csv ? UInt8(ascii: ",") : self == .tsv ? UInt8(ascii: "\t") : nil
  }
}
