package import Files
public import TextFormats

/// How a table is laid out in a file.
public struct TableFormat: Sendable, Hashable {
  enum Kind: Hashable {
    /// To be found from the content; in a file named `.csv`, blanks are part of the fields.
    case detected(mayBeSpaces: Bool)
    case delimited(Delimiter)
    case jsonLines
    case parquet
  }

  /// A layout that is settled.
  enum Layout {
    case delimited(Delimiter)
    case jsonLines
  }

  let kind: Kind

  /// Found from the file's ending and content; for writing from the ending, else CSV.
  ///
  /// `.parquet` and `.pq` are Parquet, `.jsonl` and `.ndjson` are JSON lines and `.tsv` and `.tab` are separated by tabs; otherwise a
  /// file that begins with `{` holds JSON lines, and the first lines show whether commas, tabs,
  /// semicolons, vertical bars or blanks separate the fields. A further `.gz` or `.zst` means gzip or
  /// zstd; a compressed file is recognized by its content too.
  public static let detected = TableFormat(kind: .detected(mayBeSpaces: true))
  /// Comma-separated values with a header (RFC 4180).
  public static let csv = TableFormat(kind: .delimited(.comma))
  /// Tab-separated values with a header; fields are quoted where necessary, as in CSV.
  public static let tsv = TableFormat(kind: .delimited(.tab))
  /// One flat JSON object per line (RFC 8259), UTF-8.
  public static let jsonLines = TableFormat(kind: .jsonLines)

  /// Apache Parquet: columns with types, compressed by zstd, in row groups of 2²⁰ rows.
  ///
  /// It is written and read by the library carquet, which `pip install carquet` brings and which is looked
  /// for when it is needed; where it is missing, a ``DataError`` of code `unavailable` says so. Columns and
  /// identifiers have the types that ``Table/arrowStream()`` gives them, and missing values stay missing. The
  /// same table gives the same bytes.
  public static let parquet = TableFormat(kind: .parquet)

  /// Rows with a header whose fields are separated so; `.comma` is the same as ``csv``.
  public static func delimited(by delimiter: Delimiter) -> TableFormat {
    TableFormat(kind: .delimited(delimiter))
  }

  /// The format of that name on the command line: `csv`, `tsv`, `jsonl` or `parquet`; `nil` for others.
  public init?(named name: String) {
    switch name {
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "jsonl": self = .jsonLines
    case "parquet": self = .parquet
    default: return nil
    }
  }

  /// The format that a file's ending stands for, `.gz` and `.zst` aside; `nil` for an ending that says nothing.
  public init?(ending path: String) {
    let name = Compression.removed(from: path.lowercased())
    if name.hasSuffix(".csv") {
      self = .csv
    } else if name.hasSuffix(".tsv") || name.hasSuffix(".tab") {
      self = .tsv
    } else if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
      self = .jsonLines
    } else if ParquetPaths.isNamed(name) {
      self = .parquet
    } else {
      return nil
    }
  }

  /// For writing: what the file's ending says, and CSV if that says nothing.
  package init(writing path: String) throws(DataError) {
    if let format = TableFormat(ending: path) {
      self = format
      return
    }
    let ending = FileEnding(path)
    if let word = ending.word, word == "json" || ending.isForeign {
      throw DataError(
        .cannotCreate, source: path, problem: "no table is written as .\(word)",
        remedy:
          "end the name in .csv, .tsv or .jsonl, and .gz or .zst to compress it, or in .parquet")
    }
    self = .csv
  }

  private init(kind: Kind) { self.kind = kind }

  /// For reading: what the file's ending says; `.csv` leaves the separator open.
  init(detectedFor path: String) {
    switch TableFormat(ending: path) {
    case .csv?: self.init(kind: .detected(mayBeSpaces: false))
    case let format: self = format ?? .detected
    }
  }

  /// For reading: the layout, found from the content where it is still open; `nil` if more of that is
  /// needed.
  func resolved(forPrefix bytes: [UInt8], hasEnd: Bool) -> Layout? {
    switch kind {
    case .jsonLines: return .jsonLines
    case .delimited(let delimiter): return .delimited(delimiter)
    // Text that is said to be Parquet shows that it is none.
    case .parquet: return .delimited(.comma)
    case .detected(let mayBeSpaces):
      let isBlank: (UInt8) -> Bool = { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }
      let start = bytes.lazy.filter { !isBlank($0) }.prefix(2)
      // `[{` begins a JSON array of objects, which is refused with a word on what to do.
      if start.first == UInt8(ascii: "{") || start.elementsEqual(Array("[{".utf8)) {
        return .jsonLines
      }
      guard start.count == 2 || hasEnd,
        let delimiter = Dialect.delimiter(ofPrefix: bytes, hasEnd: hasEnd, comments: [])
      else { return nil }
      return .delimited(delimiter == .spaces && !mayBeSpaces ? .comma : delimiter)
    }
  }
}
