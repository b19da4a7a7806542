package import Execution
internal import Memory

// Repetition. Each text is hashed with a key that is new every time, so that nobody can prepare texts
// that collide. The hashes are dealt into buckets small enough for a processor's cache, all steps on
// several threads; within a bucket equal hashes are looked at text by text.

extension TextList {
  /// Whether any two texts are the same.
  ///
  /// - Parameter execution: How the work runs.
  /// - Returns: Whether there are two.
  /// - Complexity: O(*bytes* + *texts*), shared between threads. 12 bytes per text while it runs.
  package func hasRepetition(_ execution: Execution) -> Bool {
    let hash = TextHash()
    let deal = BucketDeal(count: count)
    let hashes = ScatterBuffer<UInt64>(zeroedCount: count)
    let counts = ScatterBuffer<Int>(zeroedCount: deal.blockCount * deal.bucketCount)
    execution.forEach(deal.blockCount) { block in
      let (bytes, offsets) = (bytes.span, offsets.span)
      for text in deal.texts(of: block) {
        let value = hash.value(bytes, offsets[text]..<offsets[text + 1])
        hashes[text] = value
        counts[block * deal.bucketCount + deal.bucket(of: value)] += 1
      }
    }
    // Where each block puts its texts of each bucket.
    var ends = [0]
    var place = 0
    for bucket in 0..<deal.bucketCount {
      for block in 0..<deal.blockCount {
        let entry = block * deal.bucketCount + bucket
        let count = counts[entry]
        counts[entry] = place
        place += count
      }
      ends.append(place)
    }
    let dealt = ScatterBuffer<UInt32>(zeroedCount: count)
    execution.forEach(deal.blockCount) { block in
      for text in deal.texts(of: block) {
        let entry = block * deal.bucketCount + deal.bucket(of: hashes[text])
        dealt[counts[entry]] = UInt32(truncatingIfNeeded: text)
        counts[entry] += 1
      }
    }
    let isFound = Shared(false)
    execution.forEach(deal.bucketCount) { [ends] bucket in
      if isFound.withLock({ $0 }) { return }
      if hasRepetition(among: dealt, ends[bucket]..<ends[bucket + 1], hashes) {
        isFound.withLock { $0 = true }
      }
    }
    return isFound.withLock { $0 }
  }

  /// Whether two of the texts of a bucket are the same.
  private func hasRepetition(
    among dealt: ScatterBuffer<UInt32>, _ bucket: Range<Int>, _ hashes: ScatterBuffer<UInt64>
  ) -> Bool {
    var size = 16
    while size < bucket.count * 2 { size *= 2 }
    // The number of a text plus one; 0 for a place that is free.
    var places = [UInt32](repeating: 0, count: size)
    for entry in bucket {
      let text = Int(dealt[entry])
      let hash = hashes[text]
      var place = Int(truncatingIfNeeded: hash) & (size - 1)
      while places[place] != 0 {
        let other = Int(places[place] - 1)
        if hashes[other] == hash, isSame(text, other) { return true }
        place = (place + 1) & (size - 1)
      }
      places[place] = UInt32(truncatingIfNeeded: text + 1)
    }
    return false
  }

  private func isSame(_ text: Int, _ other: Int) -> Bool {
    let (bytes, offsets) = (bytes.span, offsets.span)
    let (start, length) = (offsets[text], offsets[text + 1] - offsets[text])
    guard offsets[other + 1] - offsets[other] == length else { return false }
    for index in 0..<length where bytes[start + index] != bytes[offsets[other] + index] {
      return false
    }
    return true
  }
}

/// How texts are cut into blocks and dealt into buckets.
private struct BucketDeal: Sendable {
  private static let blockSize = 1 << 16
  private static let bucketSize = 1 << 12
  private let count: Int
  private let bits: Int

  init(count: Int) {
    self.count = count
    var bits = 0
    while bits < 12, count >> bits > Self.bucketSize { bits += 1 }
    self.bits = bits
  }

  var bucketCount: Int { 1 << bits }
  var blockCount: Int { (count + Self.blockSize - 1) / Self.blockSize }

  func texts(of block: Int) -> Range<Int> {
    block * Self.blockSize..<min(count, (block + 1) * Self.blockSize)
  }

  /// The upper bits say which; the lower ones say where in it.
  func bucket(of hash: UInt64) -> Int { bits == 0 ? 0 : Int(hash >> UInt64(64 - bits)) }
}

/// A hash with a key of its own.
private struct TextHash: Sendable {
  private let first: UInt64
  private let second: UInt64

  init() {
    var generator = SystemRandomNumberGenerator()
    first = generator.next()
    second = generator.next() | 1
  }

  func value(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
    var hash = first ^ UInt64(truncatingIfNeeded: range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      var word: UInt64 = 0
      let end = min(index + 8, range.upperBound)
      while index < end {
        word = word << 8 | UInt64(bytes[index])
        index += 1
      }
      let product = (hash ^ word).multipliedFullWidth(by: second)
      hash = product.high ^ product.low ^ first
    }
    let product = hash.multipliedFullWidth(by: 0x9E6D_62D0_6F6A_9A9B)
    return product.high ^ product.low
  }
}
