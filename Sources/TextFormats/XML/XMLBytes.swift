/// Writes texts into XML byte by byte, for documents that are never in memory as a whole.
package enum XMLBytes {
  /// Adds a text as a part of an attribute or of an element, with references in place of what would be
  /// markup, or would not come back as it went.
  ///
  /// - Parameters:
  ///   - text: The text, in UTF-8.
  ///   - bytes: The document.
  /// - Returns: Whether a character that XML can't hold was replaced, by U+FFFD.
  package static func append(escaping text: Span<UInt8>, to bytes: inout [UInt8]) -> Bool {
    let start = bytes.count
    var isPlain = true
    for index in text.indices {
      let byte = text[index]
      bytes.append(byte)
      isPlain = isPlain && !isSpecial[Int(byte)]
    }
    // Nearly all texts go out as they are.
    if isPlain { return false }
    let characters = String(decoding: bytes[start...], as: UTF8.self)
    bytes.removeSubrange(start...)
    var isReplaced = false
    for scalar in characters.unicodeScalars {
      if XMLText.isForbidden(scalar) {
        isReplaced = true
        bytes.append(contentsOf: "\u{FFFD}".utf8)
      } else if let reference = XMLText.reference(scalar) {
        bytes.append(contentsOf: reference.utf8)
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return isReplaced
  }

  /// Whether a byte may begin, or be, a character that does not go out as it is.
  private static let isSpecial: [Bool] = (0...255).map { (byte: UInt8) in
    byte < 0x20 || [0xC2, 0xE2, 0xEF].contains(byte) || "&<>\"".utf8.contains(byte)
  }
}
