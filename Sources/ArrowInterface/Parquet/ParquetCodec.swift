package import Execution
package import Files

/// What reads the values of Parquet files and writes such files: a library that is found at run time.
package protocol ParquetCodec: Sendable {
  /// Its name and version.
  var name: String { get }

  /// Reads columns.
  ///
  /// - Parameters:
  ///   - fields: Which of the file's columns; the others are not looked at.
  ///   - file: The file.
  ///   - wantedCount: How many of the first rows are wanted, about; `nil` for all.
  ///   - execution: How the work runs.
  /// - Returns: The columns, each in one piece, in the order of `fields`.
  /// - Throws: ``DataError`` with the column that is damaged or is of a kind that is not read;
  ///   `CancellationError` if the work was cancelled.
  func columns(
    _ fields: [ParquetField], of file: ParquetFile, beginning wantedCount: Int?,
    _ execution: Execution
  ) throws -> [ArrowColumn]

  /// Writes columns as a file, compressed by zstd, in row groups of 2²⁰ rows.
  ///
  /// - Parameters:
  ///   - columns: The columns, of one length.
  ///   - name: What the file is called in messages.
  ///   - execution: How the work runs.
  ///   - sink: Gets the bytes in their order; what it throws ends the work.
  /// - Throws: What `sink` throws; ``DataError`` if the library fails; `CancellationError` if the work was
  ///   cancelled.
  func write(
    _ columns: [ArrowColumn], named name: String, _ execution: Execution,
    to sink: (Span<UInt8>) throws(DataError) -> Void
  ) throws
}

extension ParquetCodec {
  /// The number of rows of a row group; the last one may have fewer.
  package static var rowGroupLength: Int { 1 << 20 }
}

/// The library by which Parquet files are read and written.
package enum Parquet {
  /// The library, looked for once.
  ///
  /// - Throws: ``DataError`` of code `unavailable` with what to install if there is none.
  package static func codec(for name: String) throws(DataError) -> any ParquetCodec {
    switch found {
    case .success(let codec): return codec
    case .failure(let absence): throw absence.error(name)
    }
  }

  private static let found = CarquetFinder().codec()
}
