import Memory
import Testing

struct ChecksumTests {
  private func checksum(_ bytes: [UInt8]) -> UInt64 { Checksum.block(Buffer(bytes).bytes) }

  private let sample = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* $0 &* 31 &+ $0 >> 3) }

  @Test func `every flipped bit shows`() {
    for count in [1, 8, 31, 32, 33, 64, 100, 1000] {
      var bytes = Array(sample.prefix(count))
      let expected = checksum(bytes)
      for bit in 0..<8 * count {
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(checksum(bytes) != expected)
        bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      }
    }
  }

  @Test func `zero bytes up to the granularity count as there, and no further`() {
    for count in [0, 1, 7, 8, 63, 64, 65, 999] {
      let bytes = Array(sample.prefix(count))
      let zeros = [UInt8](repeating: 0, count: count.roundedUp(to: Checksum.granularity) - count)
      #expect(checksum(bytes + zeros) == checksum(bytes))
      #expect(checksum(bytes + zeros + [0]) != checksum(bytes))
    }
  }

  @Test func `words that change places show`() {
    let first = checksum(sample)
    for (one, other) in [(0, 8), (0, 32), (64, 96), (8, 992)] {
      var bytes = sample
      for index in 0..<8 { bytes.swapAt(one + index, other + index) }
      #expect(checksum(bytes) != first)
    }
    #expect(Checksum.joined([1, 2]) != Checksum.joined([2, 1]))
    #expect(Checksum.joined([1]) != Checksum.joined([1, 0]))
  }

  /// Snapshots that lie on disks have these numbers in them.
  @Test func `the numbers stay what they are`() {
    #expect(checksum([]) == 296_615_312_246_670_713)
    #expect(checksum(sample) == 11_669_773_644_560_143_700)
    #expect(Checksum.joined([1, 2, 3]) == 6_433_967_966_900_998_055)
  }
}
