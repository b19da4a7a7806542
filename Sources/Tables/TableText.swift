internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

/// Renders a table as delimited text or as JSON lines, in pieces of some hundred KiB.
///
/// The pieces are the same for every number of threads; the text is the same for any pieces.
struct TableText: Sendable {
  /// About how many fields a piece has.
  private static let pieceSize = 1 << 16
  /// About how many fields lie ready at once while a piece is written.
  private static let blockSize = 1 << 13
  /// The fewest rows of a piece and of a block, however many columns there are: a column's fields are not
  /// worth being looked at for a single row.
  private static let fewestRows = 8

  private let layout: RowBlock.Layout
  private let columns: [ColumnText]
  private let rowCount: Int
  /// What comes before the rows.
  let header: [UInt8]

  /// A header, then a row of fields per row.
  init(_ table: Table, delimiter: Delimiter) {
    let dialect = Dialect(delimiter: delimiter)
    var header = RecordWriter(dialect)
    for column in table.columns { header.append(column.name) }
    header.endRow()
    self.header = header.bytes
    let layout = RowBlock.Layout(columnCount: table.columns.count, dialect)
    self.layout = layout
    columns = table.columns.enumerated().map { ColumnText($1, place: $0, layout) }
    rowCount = table.rowCount
  }

  /// An object per row; all objects have all names.
  init(jsonLinesOf table: Table) {
    header = []
    layout = RowBlock.Layout(
      objectsWithMembers: table.columns.map { column in
        var name: [UInt8] = []
        JSONText.append(column.name.utf8, to: &name)
        return name
      })
    columns = table.columns.map { ColumnText(jsonMembersOf: $0) }
    rowCount = table.rowCount
  }

  /// Renders ranges of rows, several at a time, and hands them on in their order.
  func render(
    execution: Execution,
    to sink: @escaping @Sendable (borrowing OrderedPieces.Piece) throws(DataError) -> Void
  ) throws(DataError) {
    try sink(OrderedPieces.Piece(bytes: header, count: header.count))
    let length = max(Self.fewestRows, Self.pieceSize / columns.count)
    try OrderedPieces.render(
      count: (rowCount + length - 1) / length, execution: execution,
      { number, piece in
        renderRows(number * length..<min((number + 1) * length, rowCount), &piece, execution)
      }, to: sink)
  }

  /// Renders some rows, only in part if the work is cancelled.
  func renderRows(
    _ rows: Range<Int>, _ piece: inout OrderedPieces.Piece, _ execution: Execution
  ) {
    let length = max(Self.fewestRows, Self.blockSize / columns.count)
    var block = RowBlock(layout)
    piece.count = 0
    for start in stride(from: rows.lowerBound, to: rows.upperBound, by: length) {
      block.begin(start..<min(start + length, rows.upperBound))
      for place in columns.indices {
        if place & 0xFFF == 0, execution.isCancelled { return }
        columns[place].fill(place, of: &block)
      }
      block.write(to: &piece.bytes, at: &piece.count)
    }
  }
}

/// A column as it is written.
private enum ColumnText: Sendable {
  case narrow(OptionalValues<Int32>)
  case wide(OptionalValues<Int>)
  case reals(OptionalValues<Double>)
  case booleans(BooleanValues)
  case texts(TextList, validity: Bitmap?)
  case spelling(TextList)
  /// Codes, and the fields that they stand for.
  case coded(OptionalValues<UInt8>, TextList)
  case widelyCoded(OptionalValues<Int32>, TextList)
  case times(TimeValues)
  /// A column whose fields are made one by one.
  case members(Column)

  init(_ column: Column, place: Int, _ layout: RowBlock.Layout) {
    if let spelling = column.spelling {
      self = .spelling(spelling)
    } else {
      self = Self.computed(column.values) { layout.fields(of: $0, column: place) }
    }
  }

  init(jsonMembersOf column: Column) {
    let isPlain = column.spelling == nil || !column.values.isNumeric
    switch column.values {
    case .strings(let texts):
      if texts.categories != nil {
        self = Self.computed(column.values) { texts in
          var fields = TextListBuilder()
          for text in texts.indices {
            var field: [UInt8] = []
            JSONText.append(texts.utf8(text), to: &field)
            fields.append(field[...])
          }
          return fields.list
        }
      } else {
        self = .members(column)
      }
    case .times: self = .members(column)
    default: self = isPlain ? Self.computed(column.values) { $0 } : .members(column)
    }
  }

  private static func computed(
    _ values: ColumnValues, _ fields: (TextList) -> TextList
  ) -> ColumnText {
    switch values {
    case .integers(let values):
      switch values.storage {
      case .narrow(let values): .narrow(values)
      case .wide(let values): .wide(values)
      }
    case .reals(let values): .reals(values)
    case .booleans(let values): .booleans(values)
    case .strings(let values):
      switch values.storage {
      case .list(let texts, let validity): .texts(texts, validity: validity)
      case .coded(let codes, let texts): .coded(codes, fields(texts))
      case .widelyCoded(let codes, let texts): .widelyCoded(codes, fields(texts))
      }
    case .times(let values): .times(values)
    }
  }

  func fill(_ place: Int, of block: inout RowBlock) {
    switch self {
    case .narrow(let values): block.fill(place, values)
    case .wide(let values): block.fill(place, values)
    case .reals(let values): block.fill(place, values)
    case .booleans(let values): block.fill(place, values)
    case .texts(let texts, let validity): block.fill(place, texts, validity: validity)
    case .spelling(let spelling): block.fill(place, spelling: spelling)
    case .coded(let codes, let fields): block.fill(place, codes: codes, of: fields)
    case .widelyCoded(let codes, let fields): block.fill(place, codes: codes, of: fields)
    case .times(let values): block.fill(place, values)
    case .members(let column):
      var fields = TextListBuilder()
      var field: [UInt8] = []
      for row in block.rows {
        field.removeAll(keepingCapacity: true)
        column.appendJSON(row, to: &field)
        fields.append(field[...])
      }
      block.fill(place, verbatim: fields)
    }
  }
}
