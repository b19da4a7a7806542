/// Compression, archives and other files that are no text, known by the first bytes.
enum ForeignCompression {
  /// How many bytes it takes to know them all.
  static let markLength = 24

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
  private static let bzip2Block: [UInt8] = [0x31, 0x41, 0x59, 0x26, 0x53, 0x59]

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
    for mark in marks where head.starts(with: mark.bytes) {
      if mark.bytes.count == 3, !head.dropFirst(4).starts(with: bzip2Block) { continue }
      let isArchive = mark.name.contains("archive")
      throw DataError(
        .badData, source: name, problem: "the file is \(mark.name)",
        remedy: isArchive
          ? "unpack it first, or save a spreadsheet as CSV"
          : "decompress it first, or compress it by gzip or zstd, which are read")
    }
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
