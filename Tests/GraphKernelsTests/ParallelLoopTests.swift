import Execution
import GraphKernels
import Memory
import Testing

@Suite struct `Loops over blocks` {
  /// Uneven work: a few rows hold most of the entries.
  let blocks = BlockList(offsets: Buffer((0...30_000).map { $0 < 100 ? $0 * 900 : 90_000 + $0 }))

  @Test(arguments: [1, 2, 3, 8])
  func `fill every vertex once, each block from its own start`(threadCount: Int) throws {
    let execution = Execution(threads: threadCount)
    #expect(blocks.count > 8)
    let values = try execution.fill(blocks, of: Int32.self) { vertices, span in
      for index in span.indices { span[index] += Int32(vertices.lowerBound + index) }
    }
    #expect(values == Buffer(0..<30_000))
  }

  @Test func `fill the same memory again`() throws {
    let execution = Execution(threads: 2)
    let memory = ScatterBuffer<Double>(zeroedCount: blocks.vertexCount)
    for round in 1...3 {
      try execution.fill(memory, blocks) { _, span in
        for index in span.indices { span[index] = Double(round) }
      }
    }
    #expect(memory.freeze() == Buffer(repeating: 3, count: 30_000))
  }

  @Test func `leave what a block does not write at zero`() throws {
    let values = try Execution().fill(BlockList(vertexCount: 3), of: UInt8.self) { _, _ in }
    #expect(values == [0, 0, 0])
    let nobody = try Execution().fill(BlockList(vertexCount: 0), of: UInt8.self) { _, _ in }
    #expect(nobody.isEmpty)
  }

  @Test func `stop when a block is cancelled`() {
    let execution = Execution(threads: 2)
    #expect(throws: CancellationError.self) {
      try execution.forEach(blocks) { (vertices: Range<Int>) throws(CancellationError) in
        if vertices.lowerBound > 0 { execution.cancel() }
        try execution.checkCancellation()
      }
    }
  }
}
