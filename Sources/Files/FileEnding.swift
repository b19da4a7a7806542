/// The ending of a file's name, which says what the file holds.
package struct FileEnding: Sendable {
  /// The ending in lower case, without its dot and without one of compression; `nil` if the name has none.
  package let word: String?

  /// Takes the ending of a path.
  package init(_ path: String) {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    var parts = name.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    // A dot at the front hides a file.
    if parts.first == "", parts.count > 1 { parts.removeFirst() }
    let isCompressed = Compression.allCases.contains { $0.word == parts.last ?? "" }
    if parts.count > 1, isCompressed { parts.removeLast() }
    word = parts.count > 1 ? parts.last.flatMap { $0.isEmpty ? nil : String($0) } : nil
  }

  /// Whether it stands for compressed or binary data that nothing here is written as.
  package var isForeign: Bool { word.map(Self.foreign.contains) ?? false }

  private static let foreign: Set<String> = [
    "7z", "br", "bz2", "gz", "lz4", "lzma", "rar", "snappy", "tar", "tgz", "xz", "z", "zip", "zst",
    "zstd", "arrow", "avro", "db", "doc", "docx", "dta", "feather", "h5", "hdf5", "mat", "npy",
    "npz", "ods", "orc", "parquet", "pdf", "pickle", "pkl", "por", "rda", "rdata", "rds",
    "sas7bdat", "sav", "sqlite", "sqlite3", "xls", "xlsb", "xlsm", "xlsx", "xpt",
  ]
}
