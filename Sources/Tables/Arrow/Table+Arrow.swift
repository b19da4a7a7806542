public import ArrowInterface
public import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

extension Column {
  /// Whether the column is the numbers of rows that pandas kept: they tell nothing.
  fileprivate var isRowNumbers: Bool { type == .integer && isUnnamedIndex }

  /// Whether the column is an index of pandas that has no name.
  var isUnnamedIndex: Bool { name.hasPrefix("__index_level_") && name.hasSuffix("__") }
}

extension TextValues {
  /// The bytes of the whole numbers from 0 that the texts are; `nil` if one is none.
  fileprivate var unsignedBytes: Buffer<UInt8>? {
    let numbers = ScatterBuffer<UInt64>(zeroedCount: count)
    for row in indices {
      guard let text = self[row] else { continue }
      guard let number = UInt64(text), String(number) == text else { return nil }
      numbers[row] = number
    }
    return numbers.freeze().byteBuffer
  }
}

extension [String] {
  /// What to say of the numbers of rows that pandas kept under these names.
  func rowNumbersNotes(_ source: String) -> [Message] {
    if isEmpty { return [] }
    let names = map { "'\($0)'" }.joined(separator: ", ")
    return ["\(source): the numbers of rows that pandas wrote, \(names), are passed over"]
  }
}

extension Table {
  /// Makes a table of the columns of a stream.
  ///
  /// Numbers, truth values, texts and dictionaries of at most 256 texts stay in the memory of what made
  /// the stream, which is given back when the table is not used any more; several batches are joined. An
  /// identifier may be a whole number, which becomes its text. The numbers of rows that pandas calls
  /// `__index_level_0__` are passed over, and columns of types that tables don't have left out, both with a
  /// warning. Missing is what the stream says is missing,
  /// and what is not a number; an infinite number is missing too, with a warning. Of
  /// ``TableReadingOptions/missing`` those spellings count that are not the usual ones: a stream says
  /// itself what is missing. The options that are about text have no effect.
  ///
  /// - Parameters:
  ///   - stream: The columns; read to its end.
  ///   - name: What messages call the table.
  ///   - options: Which column identifies people, which are outcomes, what is missing.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the row, counted from 1, of a person who has no identifier or is there
  ///   twice; if the identifiers are of a type that tables don't have, as all nested ones are; if a column has no name
  ///   or that of another; if there are no rows; if what made the stream fails or breaks the rules of
  ///   Arrow's C data interface. `CancellationError` if the work was cancelled.
  /// - Complexity: O(*rows* · *columns*).
  public init(
    _ stream: ArrowStream, named name: String, options: TableReadingOptions = .init(),
    execution: Execution = Execution()
  ) throws {
    self = try execution.asBlockingWhole { execution in
      let columns = try stream.columns(named: name, execution).map { column in
        try execution.checkCancellation()
        return Column(arrow: column, execution)
      }
      let kept = columns.filter { options.identifier == .name($0.name) || !$0.isRowNumbers }
      var table = try Table.assembling(kept, named: name, options: options, execution: execution)
      let passed = columns.filter { column in !kept.contains { $0.name == column.name } }
      table.readingWarnings = passed.map(\.name).rowNumbersNotes(name) + table.readingWarnings
      return table
    }
  }

  /// The columns as a stream for another library, in the memory that they are in.
  ///
  /// Whole numbers go out as `int64`, and those of a column that came from Arrow, Parquet or a database with as
  /// many bits as they had there; decimal ones as `float64`, truth values as `bool`, dates as `date32`, times
  /// as `timestamp` of microseconds, in the zone that they had. Texts are `large_utf8` or, where a column has
  /// few different ones, a dictionary of them with codes of `uint8`, which keeps the order that it had.
  /// Whole numbers that no double holds are texts. How values were spelled in a file does not go along.
  ///
  /// Identifiers are whole numbers too if all of them are such as programs write them, so that `7` is one and `07`
  /// is not, unless they came as texts from Arrow, Parquet, a database or JSON.
  ///
  /// - Returns: The stream, which has all rows in one batch.
  /// - Complexity: O(*columns*), O(*rows*) for whole numbers.
  public func arrowStream() -> ArrowStream { ArrowStream(arrowColumns) }

  /// The columns as they go to Arrow and Parquet.
  package var arrowColumns: [ArrowColumn] {
    OutgoingTable(self).columns.enumerated().map { place, column in
      guard place == 0, case .strings(let texts) = column.values else { return column.arrow }
      if column.sourceType == .whole(bits: 64, isSigned: false), let bytes = texts.unsignedBytes {
        return ArrowColumn(
          column.name, .whole(bytes, bits: 64, isSigned: false), validity: texts.validity)
      }
      return ArrowColumn(column.name, .texts(texts.list), validity: texts.validity)
    }
  }
}
