import Memory
import Testing

@Suite struct Bitmaps {
  @Test(arguments: [0, 1, 7, 63, 64, 65, 128, 200])
  func `hold what was set and know whether that is everything`(count: Int) {
    for start in [false, true] {
      var expected = Array(repeating: start, count: count)
      let filling = ScatterBitmap(repeating: start, count: count)
      for row in expected.indices where row % 3 == 0 || row % 7 == 2 {
        expected[row].toggle()
        filling[row] = expected[row]
      }
      let bits = filling.freeze()
      #expect(bits.count == count)
      #expect((0..<count).map { bits[$0] } == expected)
      #expect(bits.setCount == expected.count { $0 })
      #expect(bits.isFull == expected.allSatisfy { $0 })
      // The first row is the lowest bit of the first byte.
      let bytes = bits.words.byteBuffer
      #expect(expected.indices.map { bytes[$0 / 8] >> UInt8($0 % 8) & 1 == 1 } == expected)
    }
    #expect(ScatterBitmap(repeating: true, count: count).freeze().isFull)
    #expect(ScatterBitmap(repeating: true, count: count).freeze().setCount == count)
  }
}
