/// How a table is laid out in a file.
public struct TableFormat: Sendable, Hashable {
  enum Kind: Hashable {
    case detected
    case delimited(UInt8)
    case jsonLines
  }

  let kind: Kind

  /// Found from the file's ending and content; for writing from the ending, else CSV.
  ///
  /// `.jsonl` and `.ndjson` are JSON lines and `.tsv` and `.tab` are separated by tabs; otherwise a
  /// file that begins with `{` holds JSON lines, and the first lines show whether commas, tabs,
  /// semicolons or blanks separate the fields. A further `.gz` means gzip; a compressed file is
  /// recognized by its content too.
  public static let detected = TableFormat(kind: .detected)
  /// Comma-separated values with a header (RFC 4180).
  public static let csv = TableFormat(kind: .delimited(UInt8(ascii: ",")))
  /// Tab-separated values with a header; fields are quoted where necessary, as in CSV.
  public static let tsv = TableFormat(kind: .delimited(UInt8(ascii: "\t")))
  /// Semicolon-separated values with a header, as spreadsheets write them in much of Europe.
  public static let semicolonSeparated = TableFormat(kind: .delimited(UInt8(ascii: ";")))
  /// One flat JSON object per line (RFC 8259), UTF-8.
  public static let jsonLines = TableFormat(kind: .jsonLines)

  /// The format of that name on the command line: `csv`, `tsv` or `jsonl`; `nil` for others.
  public init?(named name: String) {
    switch name {
    case "csv": self = .csv
    case "tsv": self = .tsv
    case "jsonl": self = .jsonLines
    default: return nil
    }
  }

  /// The format that a file's ending stands for, `.gz` aside; `nil` for an ending that says nothing.
  public init?(ending path: String) {
    var name = path.lowercased()
    if name.hasSuffix(".gz") { name.removeLast(3) }
    if name.hasSuffix(".csv") {
      self = .csv
    } else if name.hasSuffix(".tsv") || name.hasSuffix(".tab") {
      self = .tsv
    } else if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") {
      self = .jsonLines
    } else {
      return nil
    }
  }

  private init(kind: Kind) { self.kind = kind }
}
