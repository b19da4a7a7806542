internal import Memory
package import TextFormats

/// Numbers texts from 0 in the order in which they first appear, and finds them again.
///
/// Texts are compared byte by byte. The numbers depend on nothing but the order of insertion.
package struct TextIndex: Sendable {
  /// The texts; each one's position is its number.
  package var texts: TextList { builder.list }

  private(set) var builder = TextListBuilder()
  private(set) var tables: Tables

  /// Makes an empty index.
  ///
  /// - Parameter directLimit: Texts that are whole numbers below it, written plainly, are found
  ///   without a hash, in a list as long as the largest of them; more than 2³² is taken for that.
  package init(directLimit: Int = 0) {
    tables = Tables(slotCount: 16, directLimit: min(directLimit, 1 << 32))
  }

  /// Numbers the texts of a list; of a text given twice the first position counts.
  package init(_ texts: TextList) {
    let (bytes, offsets) = (texts.bytes.span, texts.offsets.span)
    // Where the first text is a number, the others mostly are as well: people numbered with few gaps
    // need no hash, and those with many, which do, let the table grow.
    let limit = texts.count * 4
    let isNumbered =
      !texts.isEmpty
      && (0..<limit).contains(PlainNumber.value(bytes.extracting(offsets[0]..<offsets[1])))
    var slotCount = 16
    while !isNumbered, slotCount * 7 < texts.count * 10 { slotCount *= 2 }
    tables = Tables(slotCount: slotCount, directLimit: min(limit, 1 << 32))
    for text in texts.indices {
      _ = insert(bytes.extracting(offsets[text]..<offsets[text + 1]))
    }
  }

  /// Numbers the texts of a sequence; of a text given twice the first position counts.
  package init(_ texts: some Sequence<String>) {
    self.init()
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
    insert(record.bytes(field))
  }

  /// The number of a text, which becomes the next one if the text is new.
  package mutating func insert(_ text: String) -> UInt32 { insert(Array(text.utf8)[...]) }

  /// The number of a text, which becomes the next one if the text is new.
  ///
  /// - Precondition: Fewer than 2³² − 1 texts.
  package mutating func insert(_ text: Span<UInt8>) -> UInt32 {
    makeUnique()
    let value = PlainNumber.value(text)
    if value >= 0, value < tables.directLimit { return insert(direct: value, text) }
    let key = TextKey(text)
    return insert(key, key.hash, text)
  }

  /// The number of a text, or `nil`.
  package func lookup(_ text: ArraySlice<UInt8>) -> UInt32? { lookup(text.span) }

  /// The number of a text, or `nil`.
  package func lookup(_ text: String) -> UInt32? { lookup(Array(text.utf8)[...]) }

  /// The number of a text, or `nil`.
  package func lookup(_ text: Span<UInt8>) -> UInt32? {
    let value = PlainNumber.value(text)
    if value >= 0, value < tables.directLimit {
      let entry = value < tables.direct.count ? tables.direct[value] : 0
      return entry == 0 ? nil : entry - 1
    }
    let key = TextKey(text)
    let slots = tables.slots.freeze()
    let slot = slots[slot(of: key, key.hash, text, in: slots.span)]
    return slot.isFree ? nil : slot.number
  }

  /// Where a text is, or the free slot where it belongs.
  @inline(__always)
  func slot(
    of key: TextKey, _ hash: UInt32, _ text: Span<UInt8>, in slots: Span<Slot>
  ) -> Int {
    let mask = slots.count &- 1
    var place = Int(hash) & mask
    while true {
      // The mask keeps the place within the list.
      let slot = unsafe slots[unchecked: place]
      if slot.isFree || slot.key == key && (!key.isLong || isEqual(Int(slot.number), text)) {
        return place
      }
      place = (place &+ 1) & mask
    }
  }

  /// Inserts a text whose key is known; nobody else may use the tables.
  @inline(__always)
  mutating func insert(_ key: TextKey, _ hash: UInt32, _ text: Span<UInt8>) -> UInt32 {
    let slots = tables.slots.freeze()
    let place = slot(of: key, hash, text, in: slots.span)
    let slot = slots[place]
    if !slot.isFree { return slot.number }
    let number = append(text)
    tables.slots[place] = Slot(key: key, hash: hash, number: number)
    if count * 10 > tables.slots.count * 7 { tables = tables.grown() }
    return number
  }

  /// Inserts a text that is a number below the limit; nobody else may use the tables.
  @inline(__always)
  mutating func insert(direct value: Int, _ text: Span<UInt8>) -> UInt32 {
    if value >= tables.direct.count { tables = tables.extended(to: value) }
    let entry = tables.direct[value]
    if entry != 0 { return entry - 1 }
    let number = append(text)
    tables.direct[value] = number + 1
    return number
  }

  private mutating func append(_ text: Span<UInt8>) -> UInt32 {
    let number = UInt32(count)
    precondition(number < .max, "there are fewer than 2^32 - 1 texts")
    builder.append(text)
    return number
  }

  /// Sees to it that no copy of the index uses the same tables.
  mutating func makeUnique() {
    if !isKnownUniquelyReferenced(&tables) { tables = tables.copy() }
  }

  private func isEqual(_ number: Int, _ text: Span<UInt8>) -> Bool {
    let start = builder.offsets[number]
    guard builder.offsets[number + 1] - start == text.count else { return false }
    let known = builder.bytes.span
    for index in text.indices where known[start + index] != text[index] { return false }
    return true
  }
}

extension TextIndex {
  /// Gives numbers to texts that had none when they were looked for, in their order.
  ///
  /// - Parameters:
  ///   - unknown: The texts.
  ///   - block: The block that they are in.
  ///   - extra: What follows the block for texts that do not stand in it as they are meant.
  ///   - numbers: Receives the numbers in their positions.
  package mutating func number(
    _ unknown: [UnknownText], in block: TextBlock, extra: [UInt8], numbers: inout [UInt32]
  ) {
    if unknown.isEmpty { return }
    makeUnique()
    let memory = block.memory.bytes
    let bytes = Span<UInt8>(_bytes: memory)
    for first in stride(from: 0, to: unknown.count, by: 32) {
      let batch = unknown[first..<min(first + 32, unknown.count)]
      touch(batch, block)
      for text in batch {
        let (start, length) = (Int(text.start), Int(text.length))
        if start >= block.count {
          let start = start - block.count
          numbers[Int(text.position)] = insert(extra.span.extracting(start..<start + length))
          continue
        }
        let value = PlainNumber.value(memory, start: start, length: length)
        let span = bytes.extracting(start..<start + length)
        if value >= 0, value < tables.directLimit {
          numbers[Int(text.position)] = insert(direct: value, span)
        } else {
          let key = TextKey(memory, start: start, length: length)
          numbers[Int(text.position)] = insert(key, key.hash, span)
        }
      }
    }
  }

  /// Looks at the slots where some texts are expected, so that the processor fetches all of them at
  /// once.
  private func touch(_ texts: ArraySlice<UnknownText>, _ block: TextBlock) {
    let memory = block.memory.bytes
    let slots = tables.slots
    let span = slots.span
    let mask = slots.count - 1
    var seen: UInt64 = 0
    for text in texts where Int(text.start) < block.count {
      let (start, length) = (Int(text.start), Int(text.length))
      let value = PlainNumber.value(memory, start: start, length: length)
      if value >= 0, value < tables.directLimit { continue }
      let key = TextKey(memory, start: start, length: length)
      seen |= span[Int(key.hash) & mask].key.high
    }
    tables.touched[0] = seen
  }
}

extension TextIndex {
  /// A place of the hash table.
  struct Slot: BitwiseCopyable, Sendable {
    let key: TextKey
    /// A text's number plus one below its hash; 0 if the slot is free.
    private let entry: UInt64

    @inline(__always)
    init(key: TextKey, hash: UInt32, number: UInt32) {
      self.key = key
      entry = UInt64(hash) << 32 | UInt64(number + 1)
    }

    var isFree: Bool { entry == 0 }
    var number: UInt32 { UInt32(truncatingIfNeeded: entry) &- 1 }
    var hash: UInt32 { UInt32(truncatingIfNeeded: entry >> 32) }
  }

  /// Where numbers are found by text.
  ///
  /// Short texts are in the table, so that one look decides.
  final class Tables: Sendable {
    /// Open addressing with linear probing.
    let slots: ScatterBuffer<Slot>
    /// For each whole number the number of its text plus one; 0 if it has none.
    let direct: ScatterBuffer<UInt32>
    let directLimit: Int
    /// Where it goes what was seen in advance, lest the compiler leaves it out.
    let touched = ScatterBuffer<UInt64>(zeroedCount: 1)

    init(slotCount: Int, directLimit: Int) {
      slots = ScatterBuffer(zeroedCount: slotCount)
      direct = ScatterBuffer(zeroedCount: 0)
      self.directLimit = directLimit
    }

    private init(
      slots: ScatterBuffer<Slot>, direct: ScatterBuffer<UInt32>, directLimit: Int
    ) {
      self.slots = slots
      self.direct = direct
      self.directLimit = directLimit
    }

    func copy() -> Tables {
      Tables(
        slots: slots.copy(count: slots.count), direct: direct.copy(count: direct.count),
        directLimit: directLimit)
    }

    /// The same with twice as many slots.
    func grown() -> Tables {
      let larger = ScatterBuffer<Slot>(zeroedCount: slots.count * 2)
      let mask = larger.count - 1
      for place in 0..<slots.count where !slots[place].isFree {
        let slot = slots[place]
        var target = Int(slot.hash) & mask
        while !larger[target].isFree { target = (target + 1) & mask }
        larger[target] = slot
      }
      return Tables(slots: larger, direct: direct, directLimit: directLimit)
    }

    /// The same with room for a number, which is below the limit.
    func extended(to value: Int) -> Tables {
      var count = max(1024, direct.count)
      while count <= value { count *= 2 }
      return Tables(
        slots: slots, direct: direct.copy(count: min(count, directLimit)), directLimit: directLimit)
    }
  }
}

extension ScatterBuffer {
  /// The values in memory of their own, with zeros behind them.
  fileprivate func copy(count newCount: Int) -> ScatterBuffer {
    let copy = ScatterBuffer(zeroedCount: newCount)
    for index in 0..<count { copy[index] = self[index] }
    return copy
  }
}
