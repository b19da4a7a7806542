internal import Identifiers
internal import Memory
internal import TextFormats

extension Column {
  /// Appends the value of a row as JSON has it; `null` where it is missing.
  func appendJSON(_ row: Int, to buffer: inout [UInt8]) {
    if values.isMissing(row) { return buffer.append(contentsOf: "null".utf8) }
    if case .strings(let texts) = values {
      guard let text = texts.utf8(row) else { return }
      if holdsNumerals { return buffer.append(contentsOf: text) }
      return JSONText.append(text, to: &buffer)
    }
    if case .times = values {
      var text: [UInt8] = []
      _ = append(row, to: &text)
      return JSONText.append(text, to: &buffer)
    }
    // A number goes out as it came wherever JSON can spell it so: `1.50` can stay, `+1` can't.
    if let spelling, values.isNumeric {
      let offsets = spelling.offsets
      let field = spelling.bytes.span.extracting(offsets[row]..<offsets[row + 1])
      if JSONNumber.isSpelled(by: field) {
        return buffer.append(contentsOf: spelling.utf8(row))
      }
    }
    values.append(row, to: &buffer)
  }
}
