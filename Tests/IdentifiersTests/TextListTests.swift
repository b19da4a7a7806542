import Execution
import Identifiers
import Memory
import Testing

struct TextListTests {
  /// Parts of a list, as a file may hold them.
  private func list(_ bytes: [UInt8], _ offsets: [Int], threads: Int = 2) -> TextList? {
    TextList(
      checking: Buffer(bytes), offsets: Buffer(offsets), execution: Execution(threads: threads))
  }

  @Test func `parts that are texts make the same list`() {
    for texts in [[], [""], ["a", "", "é", "👩‍👩‍👧‍👦"], ["\0"]] as [[String]] {
      let made = TextList(texts)
      #expect(TextList(checking: made.bytes, offsets: made.offsets) == made)
    }
  }

  @Test func `parts that are no texts make none`() {
    #expect(list([], []) == nil)
    #expect(list([], [1]) == nil)
    #expect(list([97, 98], [0, 1]) == nil)
    #expect(list([97, 98], [1, 2]) == nil)
    #expect(list([97, 98], [0, 2, 1, 2]) == nil)
    #expect(list([97, 98], [0, -1, 2]) == nil)
    #expect(list([97, 98], [0, .max, .min, 2]) == nil)
    #expect(list([0xC3], [0, 1]) == nil)
    #expect(list([0xC3, 0xA9], [0, 1, 2]) == nil)
    #expect(list([0x61, 0xFF], [0, 2]) == nil)
  }

  @Test func `a fault is found wherever it is, by any number of threads`() {
    let count = 200_000
    var bytes = [UInt8](repeating: 0x61, count: count)
    var offsets = Array(0...count)
    for threads in [1, 2, 3, 8] {
      #expect(list(bytes, offsets, threads: threads)?.count == count)
      for place in [0, 1, 65_535, 65_536, 65_537, 131_072, count - 1] {
        bytes[place] = 0x80
        #expect(list(bytes, offsets, threads: threads) == nil)
        bytes[place] = 0x61
        for wrong in [-1, count + 1, .max, .min] where place > 0 {
          offsets[place] = wrong
          #expect(list(bytes, offsets, threads: threads) == nil)
          offsets[place] = place
        }
      }
    }
  }
}
