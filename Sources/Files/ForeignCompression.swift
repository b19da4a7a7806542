/// Compression, archives and other files that are no text, known by the first bytes.
enum ForeignCompression {
  /// How many bytes it takes to know them all: the header of a tar archive.
  static let markLength = 512

  private static let marks: [(name: String, bytes: [UInt8])] = [
    ("a zip archive, as spreadsheets are too", [0x50, 0x4B, 0x03, 0x04]),
    // The mark of bzip2 may begin a text, that of its first block can't go on in one by chance.
    ("compressed by bzip2", Array("BZh".utf8)),
    ("compressed by xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]),
    ("a 7z archive", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
  ]
  private static let sqliteMark = Array("SQLite format 3\0".utf8)
  private static let largeFileMark = Array("version https://git-lfs".utf8)
  private static let parquetMark = Array("PAR1".utf8)
  private static let arrowMark = Array("ARROW1\0\0".utf8)
  private static let duckDBMark = Array("DUCK".utf8)
  private static let binaryTables: [(name: String, bytes: [UInt8])] = [
    ("Avro", Array("Obj\u{1}".utf8)),
    ("HDF5", [0x89] + Array("HDF\r\n\u{1A}\n".utf8)),
    ("an old spreadsheet of Excel", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
  ]
  private static let bzip2Block: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]
  private static let unpacking =
    "unpack it with 'tar -xf', and give the file in it that holds the data (in archives of KONECT out.…)"

  /// Refuses an input that begins so.
  ///
  /// - Throws: ``DataError`` with what it is and what to do.
  static func refuse(_ head: [UInt8], name: String) throws(DataError) {
    if head.starts(with: largeFileMark) {
      throw DataError(
        .badData, source: name, problem: "the file is a Git LFS pointer, not the data",
        remedy: "fetch the data with 'git lfs pull'")
    }
    if head.starts(with: sqliteMark) {
      throw DataError(
        .badData, source: name, problem: "the file is an SQLite database",
        remedy: "name a table of it, as in sqlite:FILE?TABLE")
    }
    // A person may be called so too, but no text goes on with a control character.
    if head.starts(with: parquetMark), let next = head.dropFirst(4).first, next < 0x20,
      !(0x09...0x0D ~= next)
    {
      throw DataError(
        .badData, source: name, problem: "the data are Parquet, which is not read from here",
        remedy: "store them in a file on a disk, without gzip, or save them as CSV")
    }
    try refuseBinaryTable(head, name)
    if isTar(head) {
      throw DataError(
        .badData, source: name, problem: "the file is a tar archive", remedy: unpacking)
    }
    for mark in marks where head.starts(with: mark.bytes) {
      if mark.bytes.count == 3 {
        if !head.dropFirst(4).starts(with: bzip2Block) { continue }
        if [".tar.bz2", ".tbz2", ".tbz"].contains(where: name.lowercased().hasSuffix) {
          throw DataError(
            .badData, source: name, problem: "the file is a tar archive, compressed by bzip2",
            remedy: unpacking)
        }
      }
      let isArchive = mark.name.contains("archive")
      throw DataError(
        .badData, source: name, problem: "the file is \(mark.name)",
        remedy: isArchive
          ? "unpack it first, or save a spreadsheet as CSV"
          : "decompress it first, or compress it by gzip or zstd, which are read")
    }
  }

  /// Refuses tables and databases whose first bytes are no text.
  private static func refuseBinaryTable(_ head: [UInt8], _ name: String) throws(DataError) {
    let fault: (problem: String, remedy: Message)? =
      if head.starts(with: arrowMark) {
        (
          "the file is an Arrow file, as Feather is too",
          "write it as Parquet, which is read, or give the table to Sesame in Python or Swift"
        )
      } else if head.dropFirst(8).starts(with: duckDBMark), head.dropFirst(12).contains(0) {
        ("the file is a DuckDB database", "name a table of it, as in duckdb:FILE?TABLE")
      } else {
        binaryTables.first { head.starts(with: $0.bytes) }.map {
          ("the file is \($0.name), which is not read", "save it as CSV or Parquet")
        }
      }
    guard let fault else { return }
    throw DataError(.badData, source: name, problem: fault.problem, remedy: fault.remedy)
  }

  /// Whether bytes are the header of a tar archive's first file, whose sum they then state.
  private static func isTar(_ head: [UInt8]) -> Bool {
    guard head.count >= 512 else { return false }
    let field = 148..<156
    let digits = head[field].drop { $0 == 0x20 }.prefix { 0x30...0x37 ~= $0 }
    let blanks = field.count * 0x20
    let sum = head.indices.reduce(blanks) { field.contains($1) ? $0 : $0 + Int(head[$1]) }
    return digits.reduce(0) { $0 * 8 + Int($1 - 0x30) } == sum
  }

  /// Refuses the content of compressed data that is compressed again.
  ///
  /// - Throws: ``DataError`` with what to do.
  static func refuseTwofold(
    _ head: [UInt8], in outer: Compression, name: String
  ) throws(DataError) {
    if Compression(beginning: head) != nil {
      throw DataError(
        .badData, source: name, problem: "the content is compressed twice",
        remedy: "expand the file once, as by \(outer.expandingProgram)")
    }
    try refuse(head, name: name)
  }
}
