package import Buffers

/// A text in a block that has no number yet.
package struct UnknownText: BitwiseCopyable, Sendable {
  /// Which of the block's numbers it is to have.
  package let position: UInt32
  package let start: UInt32
  package let length: UInt32

  /// Names a text by its place.
  package init(position: Int, start: Int, length: Int) {
    self.position = UInt32(position)
    self.start = UInt32(start)
    self.length = UInt32(length)
  }
}

/// Finds the numbers of many texts at once, so that the waits for memory overlap.
///
/// Several threads may each have a finder and look into one index as long as nobody changes it.
package struct TextFinder: Sendable {
  /// The number of a text that has none yet.
  package static let unknown = UInt32.max

  private static let batchSize = 32

  /// A text that is looked for by its hash.
  private struct Look: BitwiseCopyable, Sendable {
    var key: TextKey
    var hash: UInt32
    var position: UInt32
  }

  private let looks = FillingBuffer<Look>(zeroedCount: batchSize)
  /// Where the first looks go, so that they are not left out.
  private let seen = FillingBuffer<UInt64>(zeroedCount: 1)

  /// Makes a finder.
  package init() {}

  /// Appends the numbers of texts to a list.
  ///
  /// - Parameters:
  ///   - places: Where the texts are.
  ///   - count: How many there are.
  ///   - block: The block that they are in.
  ///   - index: The index, which nobody may change meanwhile.
  ///   - numbers: Receives the numbers, and ``unknown`` for texts without one.
  ///   - unknown: Receives those texts, in order.
  package func find(
    _ places: FillingBuffer<FieldPlace>, count: Int, in block: TextBlock, _ index: TextIndex,
    numbers: inout [UInt32], unknown: inout [UnknownText]
  ) {
    let base = numbers.count
    numbers.append(contentsOf: repeatElement(Self.unknown, count: count))
    var results = numbers.mutableSpan
    let (slots, direct) = (index.tables.slots.filled(), index.tables.direct.filled())
    let places = places.filled()
    looks.withMutableSpan(0..<Self.batchSize) { looks in
      var first = 0
      while first < count {
        let end = min(first &+ Self.batchSize, count)
        let knownCount = unknown.count
        let lookCount = prepare(
          places.span, first..<end, block, slots.span, direct.span, index.tables.directLimit,
          &results, base, &looks, &unknown)
        if lookCount > 0 {
          let hasGaps = unknown.count > knownCount
          look(
            looks.span, lookCount, places.span, block, index, slots.span, &results, base, &unknown)
          if hasGaps { unknown[knownCount...].sort { $0.position < $1.position } }
        }
        first = end
      }
    }
  }

  /// Finds the whole numbers of a batch, and sets out for the other texts.
  @inline(__always)
  private func prepare(
    _ places: Span<FieldPlace>, _ range: Range<Int>, _ block: TextBlock,
    _ slots: Span<TextIndex.Slot>, _ direct: Span<UInt32>, _ directLimit: Int,
    _ results: inout MutableSpan<UInt32>, _ base: Int, _ looks: inout MutableSpan<Look>,
    _ unknown: inout [UnknownText]
  ) -> Int {
    let memory = block.memory.bytes
    let mask = slots.count &- 1
    var lookCount = 0
    var first: UInt64 = 0
    for position in range {
      let place = places[position]
      let (start, length) = (Int(place.start), place.length)
      let value = PlainNumber.value(memory, start: start, length: length)
      if value >= 0, value < directLimit {
        let entry = value < direct.count ? unsafe direct[unchecked: value] : 0
        if entry == 0 {
          unknown.append(UnknownText(position: base &+ position, start: start, length: length))
        } else {
          results[base &+ position] = entry &- 1
        }
        continue
      }
      let key = TextKey(memory, start: start, length: length)
      let hash = key.hash
      looks[lookCount] = Look(
        key: key, hash: hash, position: UInt32(truncatingIfNeeded: position))
      first |= unsafe slots[unchecked: Int(hash) & mask].key.low
      lookCount &+= 1
    }
    seen[0] = first
    return lookCount
  }

  /// Finds the texts of a batch that were set out for.
  @inline(__always)
  private func look(
    _ looks: Span<Look>, _ lookCount: Int, _ places: Span<FieldPlace>, _ block: TextBlock,
    _ index: TextIndex, _ slots: Span<TextIndex.Slot>, _ results: inout MutableSpan<UInt32>,
    _ base: Int, _ unknown: inout [UnknownText]
  ) {
    let bytes = block.memory.span
    for entry in 0..<lookCount {
      let look = looks[entry]
      let position = Int(look.position)
      let place = places[position]
      let slot = slots[
        index.slot(of: look.key, look.hash, bytes.extracting(place.range), in: slots)]
      if slot.isFree {
        unknown.append(
          UnknownText(
            position: base &+ position, start: Int(place.start), length: place.length))
      } else {
        results[base &+ position] = slot.number
      }
    }
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
    makeUnique()
    let memory = block.memory.bytes
    let bytes = Span<UInt8>(_bytes: memory)
    for text in unknown {
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
