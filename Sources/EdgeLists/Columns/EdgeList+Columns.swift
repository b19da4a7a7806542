public import ArrowInterface
public import Execution
internal import Files
internal import Identifiers
internal import Memory
package import Tables
internal import TextFormats

extension EdgeList {
  /// Makes a list of the columns of a stream, each row checked by the rules of a file.
  ///
  /// People are whole numbers or texts; a whole number is its text. Times are points in time, dates or
  /// unix seconds.
  ///
  /// - Parameters:
  ///   - stream: The columns; read to its end.
  ///   - name: What messages call the list.
  ///   - format: Which columns mean what; what it says of text has no effect.
  ///   - badRows: What to do with rows that can't be used.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the first row, counted from 1, that can't be used; if a column is not
  ///   there or of a type that it can't be; if what made the stream fails or breaks the rules of Arrow's C
  ///   data interface. `CancellationError` if the work was cancelled.
  /// - Complexity: O(*friendships*).
  public init(
    _ stream: ArrowStream, named name: String, format: EdgeListFormat = .detected,
    badRows: BadRowPolicy = .stop, execution: Execution = Execution()
  ) throws {
    self = try execution.asBlockingWhole { execution in
      let columns = try stream.columns(named: name, execution)
      // Of the others only the schema counts, unless whole rows are shown.
      let layout = try EdgeListLayout(
        typed: columns.map { TableSchema.Column($0) }, named: name, format)
      let used = try columns.enumerated().map { place, column -> Column? in
        try execution.checkCancellation()
        guard badRows == .setAside || layout.places.contains(place) else { return nil }
        if case .refused? = column.origin { return nil }
        return Column(arrow: column, execution)
      }
      return try EdgeList(used, layout, named: name, format: format, badRows: badRows, execution)
    }
  }

  /// Makes a list of columns with types of their own, each row checked by the rules of a file.
  ///
  /// - Parameters:
  ///   - columns: The columns, which have one length.
  ///   - name: What messages call the list.
  ///   - format: Which columns mean what; what it says of text has no effect.
  ///   - badRows: What to do with rows that can't be used.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the first row, counted from 1, that can't be used;
  ///   `CancellationError` if the work was cancelled.
  package init(
    columns: [Column], named name: String, format: EdgeListFormat = .detected,
    badRows: BadRowPolicy = .stop, execution: Execution
  ) throws {
    let layout = try EdgeListLayout(
      typed: columns.map { TableSchema.Column($0.name, $0.type) }, named: name, format)
    try self.init(columns, layout, named: name, format: format, badRows: badRows, execution)
  }

  /// Reads the columns of a source with types that the format needs.
  ///
  /// - Throws: As ``init(columns:named:format:badRows:execution:)``.
  package init(
    _ source: any TypedSource, format: EdgeListFormat, badRows: BadRowPolicy,
    execution: Execution
  ) throws {
    self = try execution.asBlockingWhole { execution in
      let schema = try source.schema(execution.quiet)
      let layout = try EdgeListLayout(typed: schema, named: source.name, format)
      let names = Set(layout.places.map { schema[$0].name })
      for name in names.sorted() where schema.count(where: { $0.name == name }) > 1 {
        // Asked for by its name, which one comes is the source's affair.
        throw DataError(
          .badData, source: source.name, problem: "column '\(name)' is there twice",
          remedy: "give columns names of their own")
      }
      let columns = try source.columns(names, execution.reporting(0...0.7))
      let used = schema.enumerated().map { place, column in
        layout.places.contains(place) ? columns.first { $0.name == column.name } : nil
      }
      return try EdgeList(
        used, layout, named: source.name, format: format, badRows: badRows,
        execution.reporting(0.7...1))
    }
  }

  private init(
    _ columns: [Column?], _ layout: EdgeListLayout, named name: String, format: EdgeListFormat,
    badRows: BadRowPolicy, _ execution: Execution
  ) throws {
    let rows = try EdgeColumnRows(columns, layout, named: name, format, badRows, execution)
    var checked = try rows.checked()
    checked.indexColumnCount = layout.indexCount
    self.init(rows: checked)
    peopleType = rows.peopleType
    self.format = format
  }
}

/// Friendships that were checked, in columns.
struct CheckedEdgeRows {
  var names: TextList
  var sources: Buffer<UInt32>
  var targets: Buffer<UInt32>
  var weights: Buffer<Double>?
  var times: Buffer<Double>?
  var kinds: EdgeKinds?
  var untils: Buffer<Double>?
  var columns: [EdgeColumn] = []
  var sourceName: String
  /// The rows that are left, counted from 0; `nil` if all are.
  var keptRows: Buffer<UInt32>?
  var setAside: [SetAsideRow] = []
  var columnNames: [String]?
  /// How many columns in front are an index of the rows, and were passed over.
  var indexColumnCount = 0
  var warnings: [Message] = []
}
