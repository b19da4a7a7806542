internal import ArrowInterface
package import Execution
package import Files

/// The columns of a Parquet file, or of all the Parquet files of a folder, in the order of their names.
package struct ParquetSource: TypedSource {
  package let name: String
  private let files: [ParquetFile]
  /// The columns of a table, of each file alike.
  private let fields: [ParquetField]

  /// How many of the first rows tell what a column's values are like.
  private static let beginning = 1 << 14

  /// Opens a file or a folder and reads what the files say of themselves.
  ///
  /// - Throws: ``DataError`` if it can't be opened, is damaged, or the files of a folder have different
  ///   columns.
  package init(_ path: String) throws(DataError) {
    var files: [ParquetFile] = []
    for path in ParquetPaths(path).files { files.append(try ParquetFile(path)) }
    let first = files[0]
    for file in files.dropFirst() { try Self.check(file, isLike: first) }
    self.files = files
    name = Input.name(of: path)
    fields = first.fields.filter { !first.isRowNumbers($0) }
  }

  /// The source of a path; `nil` if there is none, or it can't be read, about which its reader will tell.
  package static func ifThere(_ path: String) -> ParquetSource? {
    ParquetPaths(path).files.isEmpty ? nil : try? ParquetSource(path)
  }

  /// The number of columns of a table.
  package var columnCount: Int { fields.count }

  /// What a table with all the columns takes: the number of rows, and the bytes, about.
  package var size: (rowCount: Int, byteCount: Double) {
    let read = fields.filter { $0.type != nil }
    return files.reduce((0, 0)) { sum, file in
      (sum.0 + file.rowCount, sum.1 + file.byteCount(of: read))
    }
  }

  package func schema(_ execution: Execution) throws -> [TableSchema.Column] {
    // Columns that no table has are in the way only of those who want them.
    let fields = fields.filter { $0.type != nil }
    let file = files.first { $0.rowCount > 0 } ?? files[0]
    let columns = try Parquet.codec(for: name).columns(
      fields, of: file, beginning: Self.beginning, execution)
    return columns.map { column in
      let column = Column(arrow: column, execution).finite(execution).column
      let known = TableSchema.Column(column)
      if known.hasValues || column.count == size.rowCount { return known }
      return TableSchema.Column(known.name, known.type)
    }
  }

  package func columns(_ names: Set<String>?, _ execution: Execution) throws -> [Column] {
    let wanted = fields.filter { names?.contains($0.name) ?? true }
    let codec = try Parquet.codec(for: name)
    var parts: [[ArrowColumn]] = []
    for (number, file) in files.enumerated() {
      let share = Double(number) / Double(files.count)...Double(number + 1) / Double(files.count)
      let own = wanted.map { field in file.fields.first { $0.name == field.name } ?? field }
      parts.append(try codec.columns(own, of: file, beginning: nil, execution.reporting(share)))
    }
    return try wanted.indices.map { number in
      try execution.checkCancellation()
      return Column(arrow: parts.map { $0[number] }, execution)
    }
  }

  /// What people should know of how the columns were read.
  package var notes: [Message] {
    let passed = files[0].fields.filter { files[0].isRowNumbers($0) }.map { "'\($0.name)'" }
    guard !passed.isEmpty else { return [] }
    return [
      "\(name): the numbers of rows that pandas wrote, \(passed.joined(separator: ", ")), are passed over"
    ]
  }

  private static func check(_ file: ParquetFile, isLike first: ParquetFile) throws(DataError) {
    let known = Dictionary(
      first.fields.map { ($0.name, $0.type) }, uniquingKeysWith: { first, _ in first })
    var problem: String?
    for field in file.fields {
      if known[field.name] == nil {
        problem = problem ?? "column '\(field.name)' is not in \(first.name)"
      } else if known[field.name] != field.type {
        problem = problem ?? "column '\(field.name)' is of another type in \(first.name)"
      }
    }
    let names = Set(file.fields.map(\.name))
    if let lacking = first.fields.first(where: { !names.contains($0.name) }) {
      problem = problem ?? "column '\(lacking.name)' of \(first.name) is missing"
    }
    if let problem {
      throw DataError(
        .badData, source: file.name, problem: problem,
        remedy: "give the files of a folder the same columns, or name one of them")
    }
  }
}

/// Which Parquet files a path stands for.
struct ParquetPaths {
  /// The files; none where the path stands for something else.
  let files: [String]

  /// Looks at a path, and into the file or the folder.
  init(_ path: String) {
    let folder = Input.names(inFolder: path)
    if let folder {
      files = folder.filter { Self.isNamed($0) && !$0.hasPrefix(".") && !$0.hasPrefix("_") }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    } else {
      files =
        Self.isNamed(path)
          || Input.begins(path, with: ParquetFile.mark)
            && Input.ends(path, with: ParquetFile.mark)
        ? [path] : []
    }
  }

  /// Whether a name ends as that of a Parquet file.
  static func isNamed(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".parquet") || name.hasSuffix(".pq")
  }

  /// Throws for a Parquet file that is compressed as a whole.
  static func checkIsNotCompressed(_ path: String) throws(DataError) {
    guard let compression = Compression(ending: path.lowercased()),
      isNamed(String(path.dropLast(compression.ending.count)))
    else { return }
    throw DataError(
      .badData, source: path, problem: "Parquet is compressed within, not as a file",
      remedy: "expand the file, as by \(compression == .gzip ? "gunzip" : "unzstd")")
  }
}
