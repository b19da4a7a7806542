/// The first byte that is no part of valid UTF-8, or `nil` (Unicode 16, table 3-7).
package func firstInvalidUTF8(in bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> Int? {
  var index = range.lowerBound
  while index < range.upperBound {
    let byte = bytes[index]
    if byte < 0x80 {
      index += 1
      continue
    }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch byte {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if byte == 0xE0 { second = 0xA0...0xBF }
      if byte == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if byte == 0xF0 { second = 0x90...0xBF }
      if byte == 0xF4 { second = 0x80...0x8F }
    default: return index
    }
    guard index + length <= range.upperBound, second.contains(bytes[index + 1]) else {
      return index
    }
    for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return index }
    index += length
  }
  return nil
}
