package import Files
internal import Memory

/// A Parquet file: what its footer says, checked, and where its values are.
package final class ParquetFile: Sendable {
  /// The bytes with which such a file begins and ends.
  package static let mark = Array("PAR1".utf8)
  private static let encryptedMark = Array("PARE".utf8)

  let file: PlacedFile
  /// The columns in their order, those that no table has a column for among them.
  package let fields: [ParquetField]
  /// The number of rows.
  package let rowCount: Int
  let groups: [ParquetFooter.RowGroup]
  private let notes: [String: String]

  /// What pandas notes of the table, a JSON document; `nil` if it did not write the file.
  package var pandasNote: String? { notes["pandas"] }

  /// What the file is called in messages.
  package var name: String { file.name }

  /// Opens a file and reads its footer.
  ///
  /// - Throws: ``DataError`` of code `noInput` if it can't be opened, of code `badData` if it is no
  ///   Parquet file or a damaged one.
  package init(_ path: String) throws(DataError) {
    let file = try PlacedFile(path)
    let footer = try Self.footer(of: file)
    guard !footer.isEncrypted else { throw Self.encrypted(file.name) }
    guard let fields = ParquetField.all(footer.elements), let rowCount = footer.rowCount,
      rowCount >= 0, footer.groups.allSatisfy({ $0.rowCount >= 0 })
    else { throw Self.damaged(file.name, "its footer makes no sense") }
    var sum = 0
    for group in footer.groups {
      let (next, overflow) = sum.addingReportingOverflow(group.rowCount)
      guard !overflow else { throw Self.damaged(file.name, "its footer makes no sense") }
      sum = next
    }
    let leafCount = fields.reduce(0) { $0 + $1.leafCount }
    guard sum == rowCount, footer.groups.allSatisfy({ $0.chunks.count == leafCount }) else {
      throw Self.damaged(file.name, "its footer contradicts itself")
    }
    self.file = file
    self.fields = fields
    self.rowCount = rowCount
    groups = footer.groups
    notes = footer.notes
  }

  private static func footer(of file: PlacedFile) throws(DataError) -> ParquetFooter {
    guard file.count >= 12 else {
      throw damaged(file.name, "it has \(file.count) bytes, too few for a Parquet file")
    }
    let start = Array(try file.bytes(0..<4))
    let end = try file.bytes(file.count - 8..<file.count)
    let mark = Array(end[4...])
    if start == encryptedMark || mark == encryptedMark { throw encrypted(file.name) }
    guard start == self.mark else { throw damaged(file.name, "it does not begin with PAR1") }
    guard mark == self.mark else {
      throw damaged(file.name, "it does not end with PAR1: the end is missing")
    }
    let length = (0..<4).reduce(0) { $0 | Int(end[$1]) << (8 * $1) }
    guard length > 0, length <= file.count - 12 else {
      throw damaged(file.name, "its footer has no place in it")
    }
    let bytes = try file.bytes(file.count - 8 - length..<file.count - 8)
    do throws(ThriftReader.Fault) {
      return try ParquetFooter(bytes)
    } catch {
      throw damaged(file.name, "its footer can't be read")
    }
  }

  /// Whether a column of that name is the numbers of rows that pandas kept: they tell nothing.
  package func isRowNumbers(_ field: ParquetField) -> Bool {
    guard notes["pandas"] != nil, field.name.hasPrefix("__index_level_"),
      field.name.hasSuffix("__"), case .integer? = field.type
    else { return false }
    return true
  }

  /// About how many bytes of memory the values of some columns take.
  package func byteCount(of fields: [ParquetField]) -> Double {
    fields.reduce(0) { sum, field in
      let isText = if case .text? = field.type { true } else { false }
      let own = Double(rowCount) * (isText ? 8 : Double(field.width))
      guard isText else { return sum + own }
      return groups.reduce(sum + own) { $0 + Double(max(0, $1.chunks[field.leaf].expandedSize)) }
    }
  }

  /// Throws if a column can't be read, or what the footer says of it can't be.
  func check(_ field: ParquetField) throws(DataError) {
    guard field.type != nil else {
      throw DataError(
        .badData, source: name,
        problem: "column '\(field.name)' \(field.refusal), which a table has no column for",
        remedy: "leave it out of the file, or write what is in it as columns of their own")
    }
    for group in groups where group.rowCount > 0 {
      try check(group.chunks[field.leaf], field, group)
    }
  }

  private func check(
    _ chunk: ParquetFooter.Chunk, _ field: ParquetField, _ group: ParquetFooter.RowGroup
  ) throws(DataError) {
    let place = "column '\(field.name)': "
    if chunk.isEncrypted { throw Self.encrypted(name) }
    if chunk.isElsewhere {
      throw DataError(
        .badData, source: name, problem: place + "its values are in another file",
        remedy: "name that file")
    }
    if chunk.codec == 3 {
      throw DataError(
        .badData, source: name, problem: place + "it is compressed by LZO, which is not read",
        remedy: "write it with zstd or Snappy")
    }
    guard chunk.physical == field.physical, let codec = chunk.codec, 0...7 ~= codec,
      chunk.valueCount == group.rowCount
    else { throw Self.damaged(name, place + "its footer contradicts itself") }
    let starts = [chunk.start, chunk.dictionaryStart].compactMap(\.self)
    guard let size = chunk.size, let first = starts.min(), chunk.start != nil, first >= 0,
      size > 0, size <= file.count, first <= file.count - size
    else { throw Self.damaged(name, place + "its values have no place in the file") }
  }

  /// The file is not what it should be.
  static func damaged(_ name: String, _ problem: String) -> DataError {
    DataError(
      .badData, source: name, problem: "the Parquet file is damaged: \(problem)",
      remedy: "get it again from where it comes from")
  }

  private static func encrypted(_ name: String) -> DataError {
    DataError(
      .badData, source: name, problem: "the Parquet file is encrypted",
      remedy: "write it without encryption")
  }
}
