public import Tables
public import TextFormats

/// How a friend-edge list is laid out, and which of its columns mean what.
public struct EdgeListFormat: Sendable, Equatable {
  /// The column of the first person.
  ///
  /// Columns without a name that come first, as pandas and R write an index of the rows, do not count
  /// for the default of this and of ``target`` if the columns behind them have usual names; else the
  /// file is refused unless both columns are named.
  public var source: ColumnReference
  /// The column of the second person.
  public var target: ColumnReference
  /// The column of the friendship's weight, a number greater than 0; `nil` for none.
  public var weight: ColumnReference?
  /// The column of the friendship's time, as ``Timestamp`` reads it; `nil` for none.
  public var time: ColumnReference?
  /// The column of the friendship's kind, any text; `nil` for none.
  public var kind: ColumnReference?
  /// The column of the time at which a friendship ends, which may be missing; `nil` for none.
  ///
  /// It needs ``time``: a friendship lasts from that time on until, and without, its end.
  public var until: ColumnReference?
  /// The further columns that are kept, row by row: none by default.
  public var columns: EdgeColumnSelection
  /// The spellings of a missing value in these columns besides the empty field.
  public var missing: MissingValues
  /// What separates fields; `nil` to find it in the first rows.
  public var delimiter: Delimiter?
  /// Whether the first row names the columns; `nil` to find out.
  ///
  /// A first row counts as a header if a column asked for by name is there; if a column is no number
  /// in it and a number in all rows that follow (the first hundred are looked at), which is a guess
  /// beside a number in place of a person; or if its fields in
  /// the columns of both people are usual names of such columns, like `source`, `to` or `user_1`, which
  /// no later row has. It counts as a friendship if one of its people is in a later row too, or if all
  /// people are called alike, such as `u1` and `u17`. Where nothing of this decides, a usual name in
  /// one of both columns makes it a header, and ``EdgeListSummary/firstLine`` says that it was a guess.
  public var header: Bool?
  /// The decimal mark of weights and of numbers in further columns; times in seconds always have a point.
  public var decimal: DecimalMark
  /// What separates the thousands of these numbers, another mark than ``decimal``.
  ///
  /// `nil` stands for nothing, or, with a decimal comma, for points that may be there.
  public var grouping: GroupingMark?
  /// The order of day, month and year in times such as `31.12.2024`; `nil` if times are unix seconds and
  /// dates of ISO 8601 alone, which are always read.
  public var dateOrder: DateOrder?
  /// The characters that make a line a comment where they stand at its very start.
  public var comments: String
  /// The format of the file; `nil` for what the file itself, or its ending, says.
  public var fileFormat: EdgeFileFormat?
  /// The largest magnitudes that numbers of further columns may have: a row beyond them can't be used.
  package var largestMagnitudes: [ColumnReference: Double] = [:]

  /// Describes a layout.
  ///
  /// - Parameters:
  ///   - source: The column of the first person.
  ///   - target: The column of the second person.
  ///   - weight: The column of the weight, if there is one.
  ///   - time: The column of the time, if there is one.
  ///   - kind: The column of the kind, if there is one.
  ///   - until: The column of the time at which a friendship ends, if there is one.
  ///   - columns: The further columns that are kept.
  ///   - missing: The spellings of a missing value in these besides the empty field.
  ///   - delimiter: What separates fields; `nil` to find it in the first rows.
  ///   - header: Whether the first row names the columns; `nil` to find out.
  ///   - decimal: The decimal mark of weights and of numbers in further columns.
  ///   - comments: The characters that start a comment line; those outside ASCII have no effect.
  ///   - fileFormat: The format of the file; `nil` for what the file itself, or its ending, says.
  public init(
    source: ColumnReference = .number(1), target: ColumnReference = .number(2),
    weight: ColumnReference? = nil, time: ColumnReference? = nil, kind: ColumnReference? = nil,
    until: ColumnReference? = nil, columns: EdgeColumnSelection = .none,
    missing: MissingValues = .standard, delimiter: Delimiter? = nil, header: Bool? = nil,
    decimal: DecimalMark = .point,
    comments: String = "#%", fileFormat: EdgeFileFormat? = nil
  ) {
    self.source = source
    self.target = target
    self.weight = weight
    self.time = time
    self.kind = kind
    self.until = until
    self.columns = columns
    self.missing = missing
    self.delimiter = delimiter
    self.header = header
    self.decimal = decimal
    self.comments = comments
    self.fileFormat = fileFormat
  }

  /// People in the first two columns; delimiter and header are found in the first rows.
  public static let detected = EdgeListFormat()
  /// People in the first two columns, commas between them.
  public static let commaSeparated = EdgeListFormat(delimiter: .comma)
  /// People in the first two columns, tabs between them.
  public static let tabSeparated = EdgeListFormat(delimiter: .tab)
  /// People in the first two columns, semicolons between them.
  public static let semicolonSeparated = EdgeListFormat(delimiter: .semicolon)
  /// People in the first two columns, spaces between them.
  public static let spaceSeparated = EdgeListFormat(delimiter: .spaces)
  /// People in the first two columns, vertical bars between them.
  public static let pipeSeparated = EdgeListFormat(delimiter: .pipe)

  /// How numbers are written.
  package var marks: NumberMarks { NumberMarks(decimal, grouping: grouping) }

  var commentBytes: [UInt8] { comments.utf8.filter { $0 < 0x80 } }
}
