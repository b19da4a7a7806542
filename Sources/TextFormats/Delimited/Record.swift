/// One row of a file: its fields, and the place of each.
///
/// Make one and pass it to ``RecordReader/next(_:)`` again and again: its storage is reused.
package struct Record: Sendable {
  struct Field: Sendable {
    /// Where the text is: in the file's bytes, or in `unescaped`.
    var start: Int
    var end: Int
    var line: Int
    var column: Int
    var isQuoted: Bool
    var isUnescaped: Bool
  }

  /// The line on which the row starts, counted from 1.
  package internal(set) var line = 0
  /// The number of fields.
  package internal(set) var count = 0
  /// The fields, and after the first `count` of them what an earlier row left.
  private(set) var fields: [Field] = []
  var file: [UInt8] = []
  var unescaped: [UInt8] = []
  var range = 0..<0

  /// Makes an empty row to read into.
  package init() {}

  mutating func append(_ field: Field) {
    if count < fields.count { fields[count] = field } else { fields.append(field) }
    count += 1
  }

  /// The bytes of a field, without surrounding quotes, doubled quotes made single; valid UTF-8.
  package func bytes(_ field: Int) -> ArraySlice<UInt8> {
    let field = fields[field]
    return field.isUnescaped ? unescaped[field.start..<field.end] : file[field.start..<field.end]
  }

  /// The text of a field.
  package func text(_ field: Int) -> String { String(decoding: bytes(field), as: UTF8.self) }

  /// Whether a field has no text.
  package func isEmpty(_ field: Int) -> Bool { fields[field].start == fields[field].end }

  /// Whether a field was written in quotes.
  package func isQuoted(_ field: Int) -> Bool { fields[field].isQuoted }

  /// The line on which a field starts: the row's, unless a quoted field before it has line breaks.
  package func line(of field: Int) -> Int { fields[field].line }

  /// Where on its line a field starts, an opening quote included: from 1, in bytes.
  package func column(of field: Int) -> Int { fields[field].column }

  /// The whole row as it stands in the file, without its line end.
  package var raw: ArraySlice<UInt8> { file[range] }
}
