public import Essentials
public import Execution
package import Files
public import TextFormats

extension Table {
  /// Reads a table from a file; gzip and zstd data are expanded.
  ///
  /// The first line names the columns; it is refused if it looks like data, unless
  /// ``TableReadingOptions/header`` settles it. The identifier becomes the first column, the others keep
  /// their order. An identifier is text exactly as it is written: `7`, `07` and `7.0` are three
  /// people. A first column without a name, as pandas and R write an index of the rows, is passed over
  /// if `identifier` names another one; by number it may be that column, which is called `id` then;
  /// without `identifier` it is a fault. Every other column takes the first of these types that fits all its values: whole
  /// numbers, decimal numbers, true/false, text. Numbers with leading zeros make a column text, as
  /// do `inf`, numbers too large for a double, and whole numbers of more than 64 bits unless a
  /// double is exactly that number. A column without any value is decimal. Blanks around a value
  /// don't count, except in a text and in an identifier. No line is a comment.
  ///
  /// In JSON lines, the columns are all names that occur, in order of appearance, and a name that a
  /// line lacks is missing there. A JSON text makes the column text, whatever it looks like; texts
  /// beside numbers or truth values too, unless they spell a missing value.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - format: By default found from the file's ending and content.
  ///   - identifier: The column that identifies people, by default the first.
  ///   - missing: The spellings of a missing value besides the empty field.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the place of the first fault: a row of another length, a person who
  ///   occurs twice or has an empty identifier, a column name that is empty or occurs twice, a quote
  ///   that stays open, bytes that are not UTF-8, a table without rows. `CancellationError` if the work
  ///   was cancelled.
  /// - Complexity: O(*size of the file*) time; memory for the columns, and for a few blocks of text.
  public init(
    contentsOf path: String, format: TableFormat = .detected, identifier: ColumnReference? = nil,
    missing: MissingValues = .standard, execution: Execution = Execution()
  ) throws {
    try self.init(
      contentsOf: path, options: TableReadingOptions(format, identifier, missing),
      execution: execution)
  }

  /// Reads a table from a file as the options say.
  ///
  /// ```swift
  /// var options = TableReadingOptions()
  /// options.identifier = "customer"
  /// options.decimal = .comma
  /// let table = try Table(contentsOf: "people.csv", options: options)
  /// ```
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - options: What the file is like.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the place of the first fault, as
  ///   ``init(contentsOf:format:identifier:missing:execution:)-(String,_,_,_,_)``.
  public init(
    contentsOf path: String, options: TableReadingOptions, execution: Execution = Execution()
  ) throws {
    self = try Self.reading(path, options: options, execution: execution) {
      error, _ throws(DataError) in throw error
    }
  }

  /// Reads a table from a text as the options say.
  ///
  /// - Parameters:
  ///   - text: What a file would contain.
  ///   - name: A name for messages; its ending helps to find the format.
  ///   - options: What the text is like.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the place of the first fault; `CancellationError` if the work was
  ///   cancelled.
  public init(
    parsing text: String, named name: String, options: TableReadingOptions,
    execution: Execution = Execution()
  ) throws {
    self = try Self.read(
      Array(text.utf8), source: name, options: options.resolved(for: name), execution: execution)
  }

  /// Reads a table from a file, as ``init(contentsOf:format:identifier:missing:execution:)-(String,_,_,_,_)``.
  ///
  /// - Precondition: the URL is a file's.
  public init(
    contentsOf file: URL, format: TableFormat = .detected, identifier: ColumnReference? = nil,
    missing: MissingValues = .standard, execution: Execution = Execution()
  ) throws {
    precondition(file.isFileURL, "a table is read from a file")
    try self.init(
      contentsOf: file.path(percentEncoded: false), format: format, identifier: identifier,
      missing: missing, execution: execution)
  }

  /// Reads a table from a file, as ``init(contentsOf:options:execution:)-(String,_,_)``.
  ///
  /// - Precondition: the URL is a file's.
  public init(
    contentsOf file: URL, options: TableReadingOptions, execution: Execution = Execution()
  ) throws {
    precondition(file.isFileURL, "a table is read from a file")
    try self.init(
      contentsOf: file.path(percentEncoded: false), options: options, execution: execution)
  }

  /// Reads a table from a text.
  ///
  /// ```swift
  /// let table = try Table(parsing: "id,age\nann,31\nbob,NA\n", named: "people.csv")
  /// table["age"]?.values  // .integers([31, nil])
  /// ```
  ///
  /// - Parameters:
  ///   - text: What a file would contain.
  ///   - name: A name for messages; its ending helps to find the format.
  ///   - format: By default found from the name's ending and the text.
  ///   - identifier: The column that identifies people, by default the first.
  ///   - missing: The spellings of a missing value besides the empty field.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the place of the first fault; `CancellationError` if the work was
  ///   cancelled.
  public init(
    parsing text: String, named name: String, format: TableFormat = .detected,
    identifier: ColumnReference? = nil, missing: MissingValues = .standard,
    execution: Execution = Execution()
  ) throws {
    try self.init(
      parsing: text, named: name, options: TableReadingOptions(format, identifier, missing),
      execution: execution)
  }

  /// Reads a table from a file, or standard input for `-`, on a thread of its own.
  ///
  /// ```swift
  /// let people = try await Table.reading("people.csv")
  /// ```
  ///
  /// Cancelling the task that waits, or the execution, stops it within about a tenth of a second.
  ///
  /// - Parameters:
  ///   - path: The file; gzip and zstd data are expanded.
  ///   - options: What the file is like; by default its layout is detected.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The table, as ``init(contentsOf:options:execution:)-(String,_,_)`` makes it.
  /// - Throws: ``DataError`` with the place of the first fault; `CancellationError` if the work was
  ///   cancelled.
  public static func reading(
    _ path: String, options: TableReadingOptions = TableReadingOptions(),
    execution: Execution = Execution()
  ) async throws -> Table {
    try await execution.run { try Table(contentsOf: path, options: options, execution: $0) }
  }

  /// Reads the file at a URL on a thread of its own, as ``reading(_:options:execution:)-(String,_,_)``.
  ///
  /// - Precondition: the URL is a file's.
  public static func reading(
    _ file: URL, options: TableReadingOptions = TableReadingOptions(),
    execution: Execution = Execution()
  ) async throws -> Table {
    precondition(file.isFileURL, "a table is read from a file")
    return try await reading(
      file.path(percentEncoded: false), options: options, execution: execution)
  }

  /// Reads a table from a file, and hands rows that can't be used to a closure instead of throwing.
  ///
  /// What concerns the file as a whole is thrown all the same: a header with faults, an identifier
  /// column that is missing, a file without a row that can be used.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - options: What the file is like.
  ///   - execution: How the work runs; changes no byte of the result.
  ///   - setAside: Receives the reason, with its place, and the row as it stands in the file.
  /// - Returns: The table of the other rows.
  /// - Throws: ``DataError`` for faults of the file as a whole.
  package static func reading(
    _ path: String, options: TableReadingOptions, execution: Execution = Execution(),
    setAside: (DataError, ArraySlice<UInt8>) throws(DataError) -> Void
  ) throws -> Table {
    if let source = try TypedSources.source(path) {
      return try reading(source, options: options, execution: execution, setAside: setAside)
    }
    return try read(
      TextSource(contentsOf: path, execution), options: options.resolved(for: path),
      execution: execution,
      onFault: setAside)
  }

  /// Reads a table from a text, as ``reading(_:options:execution:setAside:)`` does.
  package static func reading(
    parsing text: String, named name: String, format: TableFormat = .detected,
    identifier: ColumnReference? = nil, missing: MissingValues = .standard,
    setAside: (DataError, ArraySlice<UInt8>) throws(DataError) -> Void
  ) throws -> Table {
    try read(
      Array(text.utf8), source: name,
      options: TableReadingOptions(format, identifier, missing).resolved(for: name),
      onFault: setAside)
  }

  /// Reads a text; neither the number of threads nor the size of a block shows in the result, nor
  /// that the exact reader reads all where the size is `nil`.
  package static func read(
    _ bytes: [UInt8], source: String, options: TableReadingOptions,
    execution: Execution = Execution(),
    blockSize: Int? = TextSource.usualBlockSize,
    onFault: (DataError, ArraySlice<UInt8>) throws(DataError) -> Void = {
      error, _ throws(DataError) in throw error
    }
  ) throws -> Table {
    try read(
      TextSource(bytes, name: source, blockSize: blockSize ?? TextSource.usualBlockSize),
      options: options, execution: execution, isExact: blockSize == nil, onFault: onFault)
  }

  /// Reads a text block by block, of which no more than some blocks are in memory at once.
  package static func read(
    _ source: TextSource, options: TableReadingOptions, execution: Execution,
    isExact: Bool = false,
    onFault: (DataError, ArraySlice<UInt8>) throws(DataError) -> Void
  ) throws -> Table {
    try execution.asBlockingWhole { execution in
      let beginning = try TableBeginning(source, options.format, execution)
      switch beginning.layout {
      case .jsonLines:
        return try JSONLinesReader.read(source, beginning.blocks, options, execution, onFault)
          .declaring(options.outcomes)
      case .delimited:
        return try DelimitedTable.read(
          source, beginning, options, isExact: isExact, execution, onFault
        )
        .passingOverUnnamedColumn()
        .declaring(options.outcomes)
      }
    }
  }
}
