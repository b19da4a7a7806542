internal import ArrowInterface
internal import Execution
package import Files
internal import Identifiers
internal import Memory
internal import TextFormats

extension Table {
  /// Appends the table as a Parquet file to a file that the caller commits.
  ///
  /// - Throws: ``DataError`` of code `unavailable` if the library for it is not installed, `cannotCreate` if
  ///   the file is to be gzip data.
  func writeParquet(to file: OutputFile, execution: Execution) throws {
    guard !file.isCompressed else {
      throw DataError(
        .cannotCreate, source: file.name, problem: "Parquet is compressed within, not as a file",
        remedy: "leave .gz out of the name")
    }
    let codec = try Parquet.codec(for: file.name)
    for column in self.columns {
      try execution.checkCancellation()
      try column.checkParquetHoldsTexts(file.name)
    }
    let columns = arrowColumns
    try codec.write(columns, named: file.name, execution) { bytes throws(DataError) in
      try file.append(bytes)
    }
  }
}

extension TableFormat {
  /// Throws if the library that writes Parquet is not installed.
  package static func checkParquetIsAvailable(for name: String) throws(DataError) {
    _ = try Parquet.codec(for: name)
  }
}

extension Column {
  /// Throws if a text is longer than Parquet, which counts its bytes in 31 bits, holds in a page.
  fileprivate func checkParquetHoldsTexts(_ name: String) throws(DataError) {
    guard case .strings(let texts) = values else { return }
    let most = 1 << 30
    for row in texts.indices {
      guard let count = texts.utf8(row)?.count, count > most else { continue }
      throw DataError(
        .cannotCreate, source: name,
        problem:
          "column '\(self.name)' has a text of \(count) bytes in row \(row + 1), and Parquet takes "
          + "\(most) at most here", remedy: "leave the column out, or write CSV")
    }
  }
}
