import Statistics
import Testing

@Suite struct `Radix sort` {
  private func sorted(_ numbers: [Double]) -> [UInt32] {
    var (keys, rows) = (numbers.map(\.sortKey), Array(0..<UInt32(numbers.count)))
    RadixSort.sort(&keys, with: &rows) {}
    var alone = numbers.map(\.sortKey)
    RadixSort.sort(&alone) {}
    #expect(alone == keys)
    #expect(keys.map { Double(sortKey: $0) } == rows.map { numbers[Int($0)] })
    return rows
  }

  @Test func `puts numbers of every size and sign into order, equal ones as they came`() {
    var generator = SplitMix64(seed: 1)
    let numbers = (0..<5_000).map { place -> Double in
      let size = Double(
        sign: .plus, exponent: Int.random(in: -1074...1000, using: &generator), significand: 1)
      let number = Double.random(in: -1...1, using: &generator) * size
      return place % 3 == 0 ? Double(Int.random(in: -4...4, using: &generator)) : number
    }
    let expected = numbers.indices.sorted { one, other in
      numbers[one] == numbers[other] ? one < other : numbers[one] < numbers[other]
    }
    #expect(sorted(numbers) == expected.map { UInt32($0) })
  }

  @Test func `takes 0 and -0 for the same, and few numbers or none`() {
    #expect(sorted([0, -0.0, 0]) == [0, 1, 2])
    #expect(sorted([]) == [])
    #expect(sorted([7]) == [0])
    #expect(sorted([2, 1]) == [1, 0])
    #expect(sorted([.greatestFiniteMagnitude, -.greatestFiniteMagnitude]) == [1, 0])
  }

  @Test func `stops where it is told to`() {
    struct Stop: Error {}
    var (keys, rows) = ([3, 2, 1] as [UInt64], [0, 1, 2] as [UInt32])
    #expect(throws: Stop.self) { try RadixSort.sort(&keys, with: &rows) { throw Stop() } }
    #expect(throws: Stop.self) { try RadixSort.sort(&keys) { throw Stop() } }
  }
}
