import DelimitedText

/// Puts a table together from rows of delimited text, the first of which names the columns.
enum DelimitedTable {
  static func read(
    _ bytes: [UInt8], source: String, delimiter: Delimiter, identifier: ColumnReference?,
    missing: MissingValues
  ) throws(DataError) -> Table {
    // A table has no comments: a person's identifier may begin with any character.
    let dialect = Dialect(delimiter: delimiter, comments: [])
    var reader = RecordReader(bytes, source: source, dialect: dialect)
    var record = Record()
    guard try reader.next(&record) else {
      throw DataError(
        .badData, source: source, problem: "the file is empty",
        remedy: "a table has a line of column names and a line per person")
    }
    let names = try columnNames(record, source)
    let headerLine = record.line
    guard let place = (identifier ?? 1).index(in: names) else {
      throw (identifier ?? 1).missing(among: names, source: source, line: headerLine)
    }
    var identifiers = IdentifierBuilder(name: names[place], source: source)
    var columns = names.map { ColumnBuilder(name: $0) }
    while try reader.next(&record) {
      guard record.count == names.count else {
        let fields = names.count == 1 ? "1 field" : "\(names.count) fields"
        throw DataError(
          .badData, source: source, line: record.line, column: 1,
          problem: "expected \(fields), found \(record.count)",
          remedy: "check the separator and the quotes")
      }
      for field in names.indices {
        if field == place {
          try identifiers.append(
            record.bytes(field), line: record.line(of: field), column: record.column(of: field))
        } else {
          columns[field].append(record.bytes(field))
        }
      }
    }
    guard identifiers.count > 0 else {
      throw DataError(
        .badData, source: source, problem: "the table has no rows",
        remedy: "add a line per person below the column names")
    }
    var result = [identifiers.column]
    for index in columns.indices where index != place {
      result.append(columns[index].column(missing: missing))
      columns[index] = ColumnBuilder(name: "")
    }
    return Table(result, sourceName: source)
  }

  private static func columnNames(
    _ record: Record, _ source: String
  ) throws(DataError) -> [String] {
    var names: [String] = []
    for field in 0..<record.count {
      let name = record.text(field)
      let problem: (String, String)? =
        if name.isEmpty {
          ("the column has no name", "name every column in the first line")
        } else if names.contains(name) {
          ("two columns are named '\(name)'", "the first line gives every column its own name")
        } else {
          nil
        }
      if let (problem, remedy) = problem {
        throw DataError(
          .badData, source: source, line: record.line(of: field), column: record.column(of: field),
          problem: problem, remedy: remedy)
      }
      names.append(name)
    }
    // Names that are all numbers are a person's values: taken for names, the person would be lost.
    if (0..<record.count).allSatisfy({ FieldRules.real(record.bytes($0)) != nil }) {
      throw DataError(
        .badData, source: source, line: record.line, column: 1,
        problem: "the first line holds numbers, not the names of the columns",
        remedy: "add a line of names above it")
    }
    return names
  }
}
