internal import Buffers

/// Numbers texts from 0 in the order in which they first appear, and finds them again.
///
/// Texts are compared byte by byte. The numbers depend on nothing but the order of insertion.
package struct TextIndex: Sendable {
  /// The texts; each one's position is its number.
  package var texts: TextList { builder.list }

  private var builder = TextListBuilder()
  /// Open addressing with linear probing.
  ///
  /// A slot holds a text's number plus one below its hash, so that most other texts are told apart
  /// without a look at them; 0 if it is free.
  private var slots = [UInt64](repeating: 0, count: 16)

  /// Makes an empty index.
  package init() {}

  /// Numbers the texts of a list; of a text given twice the first position counts.
  package init(_ texts: TextList) {
    let (bytes, offsets) = (texts.bytes.span, texts.offsets.span)
    for text in texts.indices {
      _ = insert(bytes.extracting(offsets[text]..<offsets[text + 1]))
    }
  }

  /// Numbers the texts of a sequence; of a text given twice the first position counts.
  package init(_ texts: some Sequence<String>) {
    for text in texts { _ = insert(text) }
  }

  /// The number of different texts.
  package var count: Int { builder.count }

  /// The number of a text, which becomes the next one if the text is new.
  ///
  /// - Precondition: Fewer than 2³² − 1 texts.
  package mutating func insert(_ text: ArraySlice<UInt8>) -> UInt32 { insert(text.span) }

  /// The number of a row's field, which becomes the next one if the text is new.
  ///
  /// - Precondition: Fewer than 2³² − 1 texts.
  package mutating func insert(_ field: Int, of record: Record) -> UInt32 {
    let field = record.fields[field]
    return field.isUnescaped
      ? insert(record.unescaped.span.extracting(field.start..<field.end))
      : insert(record.file.span.extracting(field.start..<field.end))
  }

  /// The number of a text, given as valid UTF-8, which becomes the next one if the text is new.
  ///
  /// - Precondition: Fewer than 2³² − 1 texts.
  package mutating func insert(_ text: Span<UInt8>) -> UInt32 {
    let hash = Self.hash(text)
    let slot = slot(of: text, hash)
    if let number = Self.number(in: slots[slot]) { return number }
    let number = UInt32(count)
    builder.append(text)
    slots[slot] = UInt64(hash) << 32 | UInt64(number + 1)
    if count * 2 > slots.count { grow() }
    return number
  }

  /// The number of a text, which becomes the next one if the text is new.
  package mutating func insert(_ text: String) -> UInt32 { insert(Array(text.utf8)[...]) }

  /// The number of a text, or `nil`.
  package func lookup(_ text: Span<UInt8>) -> UInt32? {
    Self.number(in: slots[slot(of: text, Self.hash(text))])
  }

  /// The number of a text, or `nil`.
  package func lookup(_ text: ArraySlice<UInt8>) -> UInt32? { lookup(text.span) }

  /// The number of a text, or `nil`.
  package func lookup(_ text: String) -> UInt32? { lookup(Array(text.utf8)[...]) }

  private static func number(in slot: UInt64) -> UInt32? {
    slot == 0 ? nil : UInt32(truncatingIfNeeded: slot) - 1
  }

  /// Where a text is, or the free slot where it belongs.
  private func slot(of text: Span<UInt8>, _ hash: UInt32) -> Int {
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while let number = Self.number(in: slots[slot]) {
      if slots[slot] >> 32 == UInt64(hash), isEqual(Int(number), text) { break }
      slot = (slot + 1) & mask
    }
    return slot
  }

  private func isEqual(_ number: Int, _ text: Span<UInt8>) -> Bool {
    let start = builder.offsets[number]
    guard builder.offsets[number + 1] - start == text.count else { return false }
    let known = builder.bytes.span
    for index in text.indices where known[start + index] != text[index] { return false }
    return true
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: old.count * 2)
    let mask = slots.count - 1
    for entry in old where entry != 0 {
      var slot = Int(entry >> 32) & mask
      while slots[slot] != 0 { slot = (slot + 1) & mask }
      slots[slot] = entry
    }
  }

  /// Mixes eight bytes at a time by a full multiplication, both halves of which are kept.
  private static func hash(_ bytes: Span<UInt8>) -> UInt32 {
    var state = UInt64(bytes.count) &+ 0x9E37_79B9_7F4A_7C15
    var index = 0
    while index < bytes.count {
      var word: UInt64 = 0
      let end = min(index + 8, bytes.count)
      while index < end {
        word = word << 8 | UInt64(bytes[index])
        index += 1
      }
      let product = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      state = product.high ^ product.low
    }
    let product = state.multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    return UInt32(truncatingIfNeeded: product.high ^ product.low >> 32)
  }
}
