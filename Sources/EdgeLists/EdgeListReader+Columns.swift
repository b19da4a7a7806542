internal import Execution
internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

extension EdgeListReader {
  /// The further columns, once all rows are read.
  var furtherColumns: [EdgeColumn] {
    zip(zip(layout.columns, columns.values), texts).map { column, texts in
      let (place, values) = column
      return EdgeColumn(
        name: place.name,
        values: place.holdsTexts
          ? .texts(EdgeColumn.codes(values.codes.values, execution.quiet), of: texts.texts)
          : .numbers(OptionalValues(missingAsNaN: values.numbers.values)))
    }
  }
}

extension EdgeList {
  /// The further columns of a file, as far as its first rows tell.
  ///
  /// - Throws: ``DataError`` if the file or a column is not there.
  package static func furtherColumns(
    ofBeginningOf path: String, _ format: EdgeListFormat
  ) throws -> [EdgeColumnPlace] {
    if let source = try TypedSources.source(path) {
      return try EdgeListLayout(typed: source.schema(Execution()), named: source.name, format)
        .columns
    }
    if format.isJSONLines(named: path) {
      let schema = try JSONColumns.schema(ofBeginningOf: path, dateOrder: format.dateOrder)
      return try EdgeListLayout(typed: schema ?? [], named: path, format).columns
    }
    let beginning = try EdgeListBeginning(
      TextSource(contentsOf: path), format, .setAside, knownPeople: { nil })
    return beginning.layout.columns
  }
}
