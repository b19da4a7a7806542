package import Memory
package import TextFormats

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

/// Finds the numbers of many texts at once, so that the waits for memory overlap: first it is made
/// out for a batch of texts where to look, then all places are looked at, then texts are compared.
///
/// Several threads may each have a finder and look into one index as long as nobody changes it.
package struct TextFinder: Sendable {
  /// The number of a text that has none yet.
  package static let unknown = UInt32.max

  private static let batchSize = 64

  /// A text that is looked for.
  private struct Look: BitwiseCopyable, Sendable {
    var key: TextKey
    var hash: UInt32
    /// Which one of the texts it is.
    var position: UInt32
  }

  /// A whole number that is looked for.
  private struct DirectLook: BitwiseCopyable, Sendable {
    var value: UInt32
    var position: UInt32
  }

  private let looks = ScatterBuffer<Look>(zeroedCount: batchSize)
  private let directLooks = ScatterBuffer<DirectLook>(zeroedCount: batchSize)
  /// Where it goes what ``touch(_:_:)`` saw, lest the compiler leaves it out.
  private let touched = ScatterBuffer<UInt64>(zeroedCount: 1)

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
    _ places: ScatterBuffer<FieldPlace>, count: Int, in block: TextBlock, _ index: TextIndex,
    numbers: inout [UInt32], unknown: inout [UnknownText]
  ) {
    let base = numbers.count
    numbers.append(contentsOf: repeatElement(Self.unknown, count: count))
    let memory = block.memory
    let (slots, direct) = (index.tables.slots, index.tables.direct)
    let directLimit = index.tables.directLimit
    let places = places.span
    for first in stride(from: 0, to: count, by: Self.batchSize) {
      let batch = places.extracting(first..<min(first + Self.batchSize, count))
      var results = numbers.mutableSpan
      let offset = base + first
      let (lookCount, directCount) = prepare(
        batch, memory.bytes, direct.count, directLimit)
      var isComplete = findDirect(directCount, direct.span, &results, offset)
      if lookCount > 0 {
        touch(slots.span, lookCount)
        isComplete =
          find(lookCount, batch, memory.span, index, slots.span, &results, offset)
          && isComplete
      }
      if lookCount + directCount == batch.count, isComplete { continue }
      for position in batch.indices where results[offset + position] == Self.unknown {
        let place = batch[position]
        unknown.append(
          UnknownText(
            position: offset + position, start: Int(place.start), length: place.length))
      }
    }
  }

  /// Makes out where a batch's texts are to be looked for, whole numbers apart from others; those
  /// too large for the list of numbers as it is now are not looked for.
  @inline(__always)
  private func prepare(
    _ places: Span<FieldPlace>, _ memory: RawSpan, _ directCount: Int, _ directLimit: Int
  ) -> (looks: Int, directLooks: Int) {
    looks.withMutableSpan(0..<looks.count) { looks in
      directLooks.withMutableSpan(0..<directLooks.count) { directLooks in
        var lookCount = 0
        var directLookCount = 0
        for position in places.indices {
          let place = unsafe places[unchecked: position]
          let (start, length) = (Int(place.start), place.length)
          let value = PlainNumber.value(memory, start: start, length: length)
          if value >= 0, value < directLimit {
            if value < directCount {
              unsafe directLooks[unchecked: directLookCount] = DirectLook(
                value: UInt32(truncatingIfNeeded: value),
                position: UInt32(truncatingIfNeeded: position))
              directLookCount &+= 1
            }
          } else {
            let key = TextKey(memory, start: start, length: length)
            unsafe looks[unchecked: lookCount] = Look(
              key: key, hash: key.hash, position: UInt32(truncatingIfNeeded: position))
            lookCount &+= 1
          }
        }
        return (lookCount, directLookCount)
      }
    }
  }

  /// Finds the whole numbers of a batch, and says whether all have one.
  @inline(__always)
  private func findDirect(
    _ count: Int, _ direct: Span<UInt32>, _ results: inout MutableSpan<UInt32>,
    _ offset: Int
  ) -> Bool {
    var isComplete = true
    let looks = directLooks.span
    for entry in 0..<count {
      let look = unsafe looks[unchecked: entry]
      // An entry is a number plus one: what has none becomes unknown.
      let number = unsafe direct[unchecked: Int(look.value)] &- 1
      isComplete = isComplete && number != Self.unknown
      results[offset &+ Int(look.position)] = number
    }
    return isComplete
  }

  /// Looks at the slots where a batch's texts are expected, so that the processor fetches all of
  /// them at once.
  @inline(__always)
  private func touch(_ slots: Span<TextIndex.Slot>, _ count: Int) {
    let mask = slots.count &- 1
    let looks = looks.span
    var seen: UInt64 = 0
    for entry in 0..<count {
      seen |= unsafe slots[unchecked: Int(looks[entry].hash) & mask].key.high
    }
    touched[0] = seen
  }

  /// Finds the other texts of a batch, and says whether all have a number.
  @inline(__always)
  private func find(
    _ count: Int, _ places: Span<FieldPlace>, _ bytes: Span<UInt8>, _ index: TextIndex,
    _ slots: Span<TextIndex.Slot>, _ results: inout MutableSpan<UInt32>, _ offset: Int
  ) -> Bool {
    let looks = looks.span
    var isComplete = true
    for entry in 0..<count {
      let look = looks[entry]
      let position = Int(look.position)
      let slot = slots[
        index.slot(of: look.key, look.hash, bytes.extracting(places[position].range), in: slots)]
      // Of a free slot this is `unknown`.
      results[offset &+ position] = slot.number
      isComplete = isComplete && !slot.isFree
    }
    return isComplete
  }
}
