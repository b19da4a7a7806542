/// A first line that declares the separator, such as `sep=;`: programs of the Excel family write it, and
/// read it as no row.
struct SeparatorLine {
  /// What it declares.
  let delimiter: Delimiter
  /// How many bytes it takes, a byte-order mark and its line end included.
  let length: Int

  /// Looks at the beginning of a file, up to a line end; `nil` if it begins with another line.
  init?(_ bytes: [UInt8]) {
    let start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    guard bytes.count > start, [UInt8(ascii: "s"), UInt8(ascii: "S"), quote].contains(bytes[start])
    else { return nil }
    let rest = bytes[start...]
    let line = rest.prefix { $0 != lineFeed && $0 != carriageReturn }
    let isQuoted = line.count == 7 && line.first == quote && line.last == quote
    let text = isQuoted ? line.dropFirst().dropLast() : line
    guard text.count == 5, String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep=",
      let delimiter = Delimiter(String(decoding: text.suffix(1), as: UTF8.self))
    else { return nil }
    let end = rest.dropFirst(line.count).prefix(2)
    let endLength = end.elementsEqual([carriageReturn, lineFeed]) ? 2 : min(1, end.count)
    self.delimiter = delimiter
    length = start + line.count + endLength
  }
}
