public import DelimitedText

#if canImport(FoundationEssentials)
  public import FoundationEssentials
#else
  public import Foundation
#endif

extension Table {
  /// Writes the table to a file, whole or not at all: if anything fails, an older file stays.
  ///
  /// Missing values are empty fields; in JSON lines they are `null`, so that every line has all
  /// names. Columns that were read go out as they came, field by field; quotes are set only where
  /// they are needed. Computed numbers are written in the shortest form that reads back the same,
  /// computed truth values as `true` and `false`. Identifiers are JSON texts, even if all digits.
  ///
  /// Delimited text has no types, so that some computed columns don't come back as they went: a text
  /// that is empty or spells a missing value (`NA`) is read as missing, a column whose texts all look
  /// like numbers or like true and false is read as such, and a column of texts without any value as
  /// decimal. JSON lines keep texts apart from numbers and from missing values.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard output. A name that ends in `.gz` is written as gzip.
  ///   - format: By default by the file's ending, and CSV if that says nothing.
  /// - Throws: ``DataError`` of code `cannotCreate` or `inputOutput`.
  public func write(
    to path: String, as format: TableFormat = .detected
  ) throws(DataError) {
    let file = try OutputFile(path)
    try write(to: file, as: format == .detected ? TableFormat(ending: path) ?? .csv : format)
    try file.commit()
  }

  /// Writes the table to a file, as ``write(to:as:)-(String,_)`` does.
  ///
  /// - Precondition: the URL is a file's.
  public func write(to file: URL, as format: TableFormat = .detected) throws(DataError) {
    precondition(file.isFileURL, "a table is written to a file")
    try write(to: file.path(percentEncoded: false), as: format)
  }

  /// Appends the table to a file that the caller commits.
  package func write(to file: OutputFile, as format: TableFormat) throws(DataError) {
    try render(as: format) { bytes throws(DataError) in try file.append(bytes) }
  }

  /// The text that ``write(to:as:)-(String,_)`` would write.
  public func text(as format: TableFormat = .csv) -> String {
    var text: [UInt8] = []
    do throws(DataError) {
      try render(as: format) { text += $0 }
    } catch {
      preconditionFailure("appending to an array does not fail: \(error)")
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func render(
    as format: TableFormat, to sink: ([UInt8]) throws(DataError) -> Void
  ) throws(DataError) {
    switch format.kind {
    case .detected: try TableText.renderDelimited(self, .comma, to: sink)
    case .delimited(let delimiter): try TableText.renderDelimited(self, delimiter, to: sink)
    case .jsonLines: try TableText.renderJSONLines(self, to: sink)
    }
  }
}
