import EdgeLists
import Execution
import Files
import Foundation
import Memory
import Statistics
import Testing
import TextFormats

/// Whatever the text, the size of blocks and the number of threads, the fast reader gives what the
/// exact one gives.
///
/// The environment variable `SESAME_FUZZ_SECONDS` makes the random texts go on for so long, from
/// `SESAME_FUZZ_SEED` on.
@Suite struct ReaderAgreementTests {
  @Test func `random texts are read as the exact reader reads them`() {
    let environment = ProcessInfo.processInfo.environment
    let seconds = environment["SESAME_FUZZ_SECONDS"].flatMap { Double($0) }
    let firstSeed = environment["SESAME_FUZZ_SEED"].flatMap { UInt64($0) } ?? 0
    let start = ContinuousClock.now
    var count: UInt64 = 0
    while seconds.map({ ContinuousClock.now - start < .seconds($0) }) ?? (count < 1500) {
      let seed = firstSeed + count
      if !Agreement.holds(seed: seed) {
        Issue.record("the readers differ for seed \(seed)")
        if seconds == nil { break }
      }
      count += 1
    }
    if seconds != nil { print("\(count) random texts were read both ways") }
  }

  @Test(arguments: [1, 2, 3, 7, 100])
  func `every fault of a list is told the same way in blocks of any size`(blockSize: Int) {
    for (text, format, _) in BadRowsTests.faults {
      let bytes = Array(text.utf8)
      for badRows in [BadRowPolicy.stop, .setAside] {
        #expect(
          Agreement.holds(bytes, format, badRows, threads: 2) {
            try TextSource(bytes, name: "list", blockSize: blockSize)
          })
      }
    }
  }

  @Test(arguments: [1, 3, 4096])
  func `a pipe that trickles is read as a file`(pieceSize: Int) throws {
    let bytes = Array("# x\na,b,\"1\"\n\"c\nd\",\"e\",2\r\nf,g,3\n7,8,x\nh,i,4".utf8)
    let format = EdgeListFormat(weight: .number(3))
    let isEqual = Agreement.holds(bytes, format, .setAside, threads: 2) {
      let pipe = Pipe()
      let writer = pipe.fileHandleForWriting
      Thread.detachNewThread {
        for start in stride(from: 0, to: bytes.count, by: pieceSize) {
          writer.write(Data(bytes[start..<min(start + pieceSize, bytes.count)]))
        }
        try? writer.close()
      }
      Self.pipes.withLock { $0.append(pipe) }
      return try TextSource(
        descriptor: pipe.fileHandleForReading.fileDescriptor, name: "list", blockSize: 8)
    }
    #expect(isEqual)
  }

  /// The pipes in use, which must outlive their descriptors' use.
  private static let pipes = Shared<[Pipe]>([])

  @Test func `a list of many blocks keeps its lines, its columns and its order`() throws {
    var text = "source,target,weight\n"
    var random = SplitMix64(seed: 1)
    for row in 0..<20_000 {
      if row % 997 == 0 { text += "# \(row)\n\n" }
      let name = row % 1500 == 7 ? "\"a \"\"b\"\" \(row)\"" : "user_\(random.below(9000))"
      text += "\(random.below(5000)),\(name),\(row % 1300 == 5 ? "x" : "1.5")\n"
      if row % 4000 == 9 { text += "\"two\nlines\",b,2\n" }
    }
    let bytes = Array(text.utf8)
    let format = EdgeListFormat(weight: .name("weight"))
    for (blockSize, threads) in [(50, 3), (4000, 2), (1 << 18, 1)] {
      #expect(
        Agreement.holds(bytes, format, .setAside, threads: threads) {
          try TextSource(bytes, name: "list", blockSize: blockSize)
        })
    }
  }

  @Test func `a quote that is never closed costs no more than its line`() {
    var text = String(repeating: "a,b\n", count: 3000)
    text += "\"c,d\n" + String(repeating: "e,f\n", count: 3000)
    let bytes = Array(text.utf8)
    for blockSize in [10, 1000] {
      for badRows in [BadRowPolicy.stop, .setAside] {
        #expect(
          Agreement.holds(bytes, .detected, badRows, threads: 2) {
            try TextSource(bytes, name: "list", blockSize: blockSize)
          })
      }
    }
  }

  @Test func `damaged gzip data is refused, wherever it breaks off`() throws {
    let whole = gzipped(Array("a,b\nc,d\n".utf8), members: 2)
    for count in 2..<whole.count where !(0...1 ~= count - whole.count / 2) {
      let error = #expect(throws: DataError.self) {
        try EdgeList(parsing: Array(whole[..<count]), named: "list")
      }
      #expect(error?.problem == "the gzip data ends too early")
    }
    for tail in [[1], [0x1F], [0x1F, 0x8C], [0, 0, 1]] as [[UInt8]] {
      let error = #expect(throws: DataError.self) {
        try EdgeList(parsing: whole + tail, named: "list")
      }
      #expect(error?.problem == "something else follows the gzip data")
    }
  }

  @Test func `reading tells how far it is and can be given up`() throws {
    let bytes = Array(String(repeating: "a,b\n", count: 5000).utf8)
    let fractions = Shared<[Double]>([])
    let execution = Execution(threads: 2) { progress in
      fractions.withLock { $0.append(progress.fractionCompleted) }
    }
    let edges = try EdgeList(
      reading: TextSource(bytes, name: "list", blockSize: 100), execution: execution)
    #expect(edges.count == 5000)
    let told = fractions.withLock { $0 }
    #expect(told == told.sorted())
    #expect(told.last == 1)
    execution.cancel()
    #expect(throws: CancellationError.self) {
      try EdgeList(reading: TextSource(bytes, name: "list", blockSize: 100), execution: execution)
    }
  }

  @Test func `a task that waits for a list can cancel it`() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).csv").path
    try String(repeating: "a,b\n", count: 5000).write(
      toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect(try await EdgeList.reading(path).count == 5000)
    let execution = Execution()
    let task = Task {
      while !Task.isCancelled { await Task.yield() }
      return try await EdgeList.reading(path, execution: execution)
    }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(try await EdgeList.reading(path, execution: execution).count == 5000)
  }
}
