internal import ArrowInterface
package import Execution
package import Files
internal import TextFormats

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

  private var rowCount: Int { files.reduce(0) { $0 + $1.rowCount } }

  /// What the footers tell.
  package func size(_ execution: Execution) -> TypedSize? {
    let read = fields.filter { $0.type != nil }
    return TypedSize(
      rowCount: Double(rowCount),
      byteCount: files.reduce(0) { $0 + $1.byteCount(of: read) }, columnCount: fields.count)
  }

  package func schema(_ execution: Execution) throws -> [TableSchema.Column] {
    let file = files.first { $0.rowCount > 0 } ?? files[0]
    let columns = try Parquet.codec(for: name).columns(
      fields.filter { $0.type != nil }, of: file, beginning: Self.beginning, execution)
    var rest = columns[...]
    return fields.map { field in
      guard field.type != nil, let first = rest.popFirst() else { return refused(field) }
      let column = Column(arrow: first, execution).finite(execution).column
      let known = TableSchema.Column(column)
      if known.hasValues || column.count == rowCount { return known }
      var later = TableSchema.Column(known.name, known.type)
      later.hasExactDigits = known.hasExactDigits
      later.refusal = known.refusal
      return later
    }
  }

  private func refused(_ field: ParquetField) -> TableSchema.Column {
    var column = TableSchema.Column(field.name, .text, hasValues: false)
    column.refusal = Self.refusal(field)
    return column
  }

  private static func refusal(_ field: ParquetField) -> ColumnRefusal {
    ColumnRefusal(
      field.refusal + ", which a table has no column for",
      remedy: "leave it out of the file, or write what is in it as columns of their own")
  }

  package func columns(_ names: Set<String>?, _ execution: Execution) throws -> [Column] {
    let all = fields.filter { names?.contains($0.name) ?? true }
    let wanted = all.filter { $0.type != nil }
    let codec = try Parquet.codec(for: name)
    var parts: [[ArrowColumn]] = []
    for (number, file) in files.enumerated() {
      let share = Double(number) / Double(files.count)...Double(number + 1) / Double(files.count)
      let own = wanted.map { field in file.fields.first { $0.name == field.name } ?? field }
      parts.append(try codec.columns(own, of: file, beginning: nil, execution.reporting(share)))
    }
    var number = 0
    return try all.map { field in
      try execution.checkCancellation()
      guard field.type != nil else {
        return Column(field.name, refused: Self.refusal(field), count: rowCount)
      }
      defer { number += 1 }
      return Column(arrow: parts.map { $0[number] }, execution)
    }
  }

  /// The one index of a table of pandas, if it has a name: pandas writes it behind the columns.
  package var identifier: String? {
    guard let note = files[0].pandasNote,
      let document = try? JSONValue(parsing: Array(note.utf8)),
      case .object(let members) = document.content,
      case .array(let indexes)? = members.first(where: { $0.key == "index_columns" })?.value.content,
      indexes.count == 1, case .string(let name) = indexes[0].content,
      !name.hasPrefix("__index_level_"), fields.contains(where: { $0.name == name })
    else { return nil }
    return name
  }

  /// What people should know of how the columns were read.
  package var notes: [Message] {
    files[0].fields.filter { files[0].isRowNumbers($0) }.map(\.name).rowNumbersNotes(name)
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
  private let path: String
  /// Whether the path leads to a folder.
  let isFolder: Bool
  /// Whether it is a folder with other things besides, whose name does not say that it is a table.
  private let isMixed: Bool
  /// Whether it is a folder with folders of Parquet files in it, such as one for each year.
  private let isNested: Bool

  /// Looks at a path, and into the file or the folder.
  ///
  /// A folder is a table if all that is in it is Parquet, but for what begins with a dot or an underscore, or if
  /// its own name ends as that of a Parquet file.
  init(_ path: String) {
    self.path = path
    guard let folder = Input.names(inFolder: path) else {
      (isFolder, isMixed, isNested) = (false, false, false)
      let isOne =
        Self.isNamed(path)
        || Input.begins(path, with: ParquetFile.mark) && Input.ends(path, with: ParquetFile.mark)
      files = isOne ? [path] : []
      return
    }
    isFolder = true
    let names = folder.filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }
    let parts = names.filter(Self.isNamed)
    isNested = names.contains { !Self.isNamed($0) && Self.holdsParquet("\(path)/\($0)", levels: 4) }
    let own = path.reversed().drop { $0 == "/" }.reversed()
    isMixed = !parts.isEmpty && parts.count < names.count && !Self.isNamed(String(own))
    files = parts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
  }

  /// Throws if it is a folder of which nobody can tell whether it is a table.
  func checkIsTable() throws(DataError) {
    if isNested {
      let place = path.reversed().drop { $0 == "/" }.reversed()
      throw DataError(
        .noInput, source: path,
        problem: "this is a folder with folders of Parquet files in it, which are not read",
        remedy: Self.reading("read_parquet('\(String(place).quotedInSQL)/**/*.parquet')"))
    }
    if !isFolder, path.contains("*"), !Input.isThere(path) {
      throw DataError(
        .noInput, source: path,
        problem: "the file does not exist, and a name with * does not stand for several files",
        remedy: "name a file or a folder of Parquet files, or "
          + Self.reading("'\(path.quotedInSQL)'"))
    }
    guard isMixed else { return }
    throw DataError(
      .noInput, source: path, problem: "this is a folder with Parquet files and others in it",
      remedy: "name a file, or a folder of nothing but the table's Parquet files")
  }

  /// What to do where DuckDB can read what is not read here.
  private static func reading(_ files: String) -> Message {
    "read them through DuckDB, as \"duckdb:?SELECT * FROM \(files)\""
  }

  /// Whether Parquet files are in a folder, or in one of the first folders of some levels in it.
  private static func holdsParquet(_ folder: String, levels: Int) -> Bool {
    guard let names = Input.names(inFolder: folder) else { return false }
    if names.contains(where: isNamed) { return true }
    return levels > 1
      && names.filter { !$0.hasPrefix(".") && !$0.hasPrefix("_") }.prefix(8)
        .contains { holdsParquet("\(folder)/\($0)", levels: levels - 1) }
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

extension String {
  /// The text between the quotes of SQL.
  fileprivate var quotedInSQL: String { replacing("'", with: "''") }
}
