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
    let columns = try columns.enumerated().map { place, column in
      try execution.checkCancellation()
      return column.forParquet(isIdentifier: place == 0)
    }
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
  /// The column as it goes into a Parquet file: identifiers as texts.
  fileprivate func forParquet(isIdentifier: Bool) -> ArrowColumn {
    guard isIdentifier, case .strings(let texts) = values else { return arrow }
    return ArrowColumn(name, .texts(texts.list), validity: arrow.validity)
  }
}
