import GraphKernels
import Testing

@Suite struct `Blocks of work` {
  private func offsets(_ degrees: [Int]) -> [Int] {
    degrees.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
  }

  @Test(arguments: [
    [], [0], [5], [100_000], [Int](repeating: 10, count: 20_000),
    [Int](repeating: 0, count: 50_000), [1, 50_000, 1, 50_000], (0..<3000).map { $0 % 97 },
  ])
  func `cover every vertex once, in order, none empty`(degrees: [Int]) {
    let blocks = BlockList(offsets: offsets(degrees))
    var next = 0
    for block in 0..<blocks.count {
      #expect(blocks[block].lowerBound == next)
      #expect(!blocks[block].isEmpty)
      next = blocks[block].upperBound
    }
    #expect(next == degrees.count)
  }

  @Test func `are balanced by entries`() {
    let offsets = offsets((0..<40_000).map { $0 % 100 })
    let blocks = BlockList(offsets: offsets)
    #expect(blocks.count > 100)
    for block in 0..<(blocks.count - 1) {
      let range = blocks[block]
      let work = offsets[range.upperBound] - offsets[range.lowerBound] + range.count
      #expect((8192...8400).contains(work))
    }
  }

  @Test func `a hub gets a block of its own`() {
    let blocks = BlockList(offsets: offsets([1, 1, 90_000, 1, 1]))
    #expect(blocks.count == 2)
    #expect(blocks[0] == 0..<3)
  }

  @Test(arguments: [0, 1, 8192, 8193, 5_000_000])
  func `of equal work cover everyone`(count: Int) {
    let blocks = BlockList(vertexCount: count)
    #expect((0..<blocks.count).reduce(0) { $0 + blocks[$1].count } == count)
    #expect(blocks.count <= 512)
  }
}
