public import ArrowInterface
public import Execution
internal import Identifiers
internal import Memory

extension Table {
  /// Makes a table of the columns of a stream.
  ///
  /// Numbers, truth values, texts and dictionaries of at most 256 texts stay in the memory of what made
  /// the stream, which is given back when the table is not used any more; several batches are joined. An
  /// identifier may be a whole number, which becomes its text. Missing is what the stream says is missing,
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
  ///   twice; if a column is of a type that tables don't have, as all nested ones are, has no name or
  ///   that of another; if there are no rows; if what made the stream fails or breaks the rules of
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
      return try Table.assembling(columns, named: name, options: options, execution: execution)
    }
  }

  /// The columns as a stream for another library, in the memory that they are in.
  ///
  /// Whole numbers go out as `int32` or `int64`, decimal ones as `float64`, truth values as `bool`, texts as
  /// `large_utf8` or, where a column has few different ones, as a dictionary of them with codes of `uint8`.
  /// How values were spelled in a file does not go along.
  ///
  /// - Parameter wholeIdentifiers: Whether identifiers go out as `int64` if all of them are whole numbers
  ///   as programs write them, so that `7` is one and `07` is not.
  /// - Returns: The stream, which has all rows in one batch.
  /// - Complexity: O(*columns*), O(*rows*) for identifiers that are whole numbers.
  public func arrowStream(wholeIdentifiers: Bool = false) -> ArrowStream {
    var all = columns.map(\.arrow)
    if wholeIdentifiers, let numbers = identifiers.wholeNumbers {
      all[0] = ArrowColumn(identifierName, .wide(numbers), validity: nil)
    } else if case .smallCodes = all[0].values {
      all[0] = ArrowColumn(identifierName, .texts(identifiers), validity: all[0].validity)
    }
    return ArrowStream(all)
  }
}

extension TextList {
  /// The numbers that the texts are, if each is the usual text of one.
  fileprivate var wholeNumbers: Buffer<Int>? {
    var numbers = FillingBuffer<Int>(zeroedCount: count)
    for row in indices {
      let text = String(decoding: utf8(row), as: UTF8.self)
      guard let number = Int(text), String(number) == text else { return nil }
      numbers[row] = number
    }
    return numbers.freeze()
  }
}
