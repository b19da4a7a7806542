public import TextFormats

/// How a table is read from a file.
public struct TableReadingOptions: Sendable, Hashable {
  /// How the file is laid out.
  public var format = TableFormat.detected
  /// The column that identifies people; `nil` is the first.
  ///
  /// The name `row`, where no column is called so, means the number of the row, from 1.
  public var identifier: ColumnReference?
  /// The spellings of a missing value besides the empty field.
  public var missing = MissingValues.standard
  /// Whether the first line names the columns; `nil` takes it for names unless it looks like data.
  ///
  /// Without a header the columns are called `column_1`, `column_2` and so on. JSON lines have none.
  public var header: Bool?
  /// Whether, where ``header`` is `nil`, a first line that looks like data is taken for a row.
  ///
  /// Otherwise it is refused. Nothing is told of it but the columns' names.
  public var takesDataForRow = false
  /// Whether the table lists some people of another one, such as seeds: which of its columns identifies them
  /// is not to be chosen.
  package var listsPeople = false
  /// Whether a column of JSON lines, or else the rows' numbers, identify the rows.
  var identifiesRows = true
  /// What separates a number's whole part from its fraction.
  public var decimal = DecimalMark.point
  /// What separates thousands; `nil` for nothing, or, with a decimal comma, for points that may be there.
  ///
  /// Numbers read so are written with nothing between thousands, like every number of a result. It must be
  /// another mark than ``decimal``, and JSON has numbers of its own.
  public var grouping: GroupingMark?
  /// The order in which dates may have day, month and year; `nil` for dates of ISO 8601 alone.
  ///
  /// A column of dates in this order becomes one of dates or times, and is written in ISO 8601. The year has
  /// four digits.
  public var dateOrder: DateOrder?
  /// The columns that tell what became of people, as ``Table/declaring(outcome:events:)`` takes them.
  public var outcomes: [OutcomeColumn] = []

  /// Every option at its default.
  public init() {}

  init(_ format: TableFormat, _ identifier: ColumnReference?, _ missing: MissingValues) {
    self.format = format
    self.identifier = identifier
    self.missing = missing
  }

  /// How numbers are written.
  package var marks: NumberMarks { NumberMarks(decimal, grouping: grouping) }

  /// The options for a file of that name.
  package func resolved(for path: String) -> TableReadingOptions {
    var result = self
    if format == .detected { result.format = TableFormat(detectedFor: path) }
    return result
  }
}

/// Which column identifies people.
enum IdentifierChoice: Equatable {
  case column(Int)
  /// The rows' numbers do.
  case rowNumbers

  /// The name of the column of row numbers.
  static let rowName = "row"

  /// Finds the column among the names of all; `nil` if it is not there.
  init?(_ reference: ColumnReference?, in names: [String]) {
    if let place = (reference ?? 1).index(in: names) {
      self = .column(place)
    } else if reference == .name(Self.rowName) {
      self = .rowNumbers
    } else {
      return nil
    }
  }

  var place: Int? {
    if case .column(let place) = self { place } else { nil }
  }
}
