import Dispatch
import Foundation
import Memory
import Testing

@Suite struct BufferTests {
  @Test(arguments: [0, 1, 7, 5_000, 1_000_000])
  func `a buffer holds what it was made of`(count: Int) {
    let values = (0..<count).map { $0 &* 0x9E37_79B9 }
    let buffer = Buffer(values)
    #expect(buffer.count == count)
    #expect(Array(buffer) == values)
    #expect(buffer == Buffer(values))
    #expect(buffer.span.count == count && buffer.bytes.byteCount == count * 8)
  }

  @Test func `buffers with other values or another length differ`() {
    let buffer: Buffer<Int> = [1, 2, 3]
    #expect(buffer != [1, 2, 4])
    #expect(buffer != [1, 2])
    #expect(buffer.description == "[1, 2, 3]")
    #expect(Buffer(repeating: UInt32(7), count: 3) == [7, 7, 7])
  }

  @Test func `a part shares the values and outlives the whole`() {
    func part() -> Buffer<Int> { Buffer(Array(0..<300_000)).extracting(299_998..<300_000) }
    #expect(part() == [299_998, 299_999])
  }

  @Test func `what its owner has filled becomes a list of the whole or of its beginning`() {
    var filling = FillingBuffer<UInt32>(zeroedCount: 400_000)
    for index in 0..<100 { filling[index] = UInt32(index) }
    filling.withMutableSpan(100..<102) { $0[1] = 7 }
    #expect(filling.count == 400_000)
    #expect(filling.span[101] == 7)
    #expect(filling.freeze(keeping: 103).elementsEqual(Array(0..<100) + [0, 7, 0]))
    var other = FillingBuffer<Double>(zeroedCount: 2)
    other[1] = 0.5
    #expect(other.freeze() == [0, 0.5])
    #expect(FillingBuffer<Int>(zeroedCount: 0).freeze().isEmpty)
  }

  @Test func `threads fill places of their own`() {
    let filling = ScatterBuffer<UInt32>(zeroedCount: 400_000)
    #expect(filling[399_999] == 0)
    DispatchQueue.concurrentPerform(iterations: 8) { piece in
      filling.withMutableSpan(piece * 50_000..<(piece + 1) * 50_000) { span in
        for index in span.indices { span[index] = UInt32(piece * 50_000 + index) }
      }
    }
    #expect(filling.freeze().elementsEqual(0..<400_000))
    #expect(filling.freeze(keeping: 3) == [0, 1, 2])
  }

  @Test func `memory in a scratch file is like any other and leaves nothing behind`() throws {
    let directory = FileManager.default.temporaryDirectory.path + "/scratch-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let filling = try ScatterBuffer<UInt32>(zeroedCount: 400_000, in: .files(in: directory))
    #expect(filling[399_999] == 0)
    for index in 0..<filling.count { filling[index] = UInt32(index) }
    filling.move(100..<300_100, to: 0)
    #expect(filling.freeze(keeping: 300_000).elementsEqual(100..<300_100))
    #expect(try ScatterBuffer<UInt32>(zeroedCount: 0, in: .files(in: directory)).count == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory).isEmpty)
  }

  @Test func `a scratch file that can't be made is an error with its size`() {
    let failure = #expect(throws: ScratchSpace.Failure.self) {
      try ScatterBuffer<Int>(zeroedCount: 10, in: .files(in: "/no/such/directory"))
    }
    #expect(failure?.byteCount == 80)
    #expect(failure?.directory == "/no/such/directory")
  }

  @Test func `no change of a number that threads share is lost`() {
    let numbers = AtomicBuffer(zeroedCount: 2)
    numbers[1] = .max
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for step in 0..<1_000 {
        numbers.add(0, 2)
        numbers.subtract(0, 1)
        numbers.lower(1, to: UInt32(10_000 - thread * 1_000 - step))
      }
    }
    #expect(numbers.freeze() == [8_000, 2_001])
    #expect(!numbers.exchange(0, expecting: 1, with: 2))
    #expect(numbers.exchange(0, expecting: 8_000, with: 2))
    #expect(numbers[0] == 2)
  }

  @Test func `marks that threads set side by side are all there`() {
    let marks = AtomicMarks(zeroedCount: 1_001)
    DispatchQueue.concurrentPerform(iterations: 8) { thread in
      for place in stride(from: thread, to: 1_000, by: 8) { marks[place] = UInt8(thread + 1) }
    }
    #expect((0..<1_000).allSatisfy { marks[$0] == UInt8($0 % 8 + 1) })
    #expect(marks[1_000] == 0)
  }

  @Test func `a mapped file shows its bytes as numbers`() throws {
    let path = FileManager.default.temporaryDirectory.path + "/mapped-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data([1, 0, 0, 0, 2, 0, 0, 0, 9]).write(to: URL(fileURLWithPath: path))
    let handle = try #require(FileHandle(forReadingAtPath: path))
    let file = try MappedFile(descriptor: handle.fileDescriptor)
    try handle.close()
    #expect(file.count == 9)
    #expect(file.values(of: UInt32.self, at: 0, count: 2).elementsEqual([1, 2]))
    #expect(file.bytes.elementsEqual([1, 0, 0, 0, 2, 0, 0, 0, 9]))
    #expect(file.values(of: UInt64.self, at: 8, count: 0).isEmpty)
  }

  @Test func `a folder can't be mapped`() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let handle = try #require(FileHandle(forReadingAtPath: folder))
    #expect(throws: MappedFile.Failure.self) {
      try MappedFile(descriptor: handle.fileDescriptor)
    }
  }
}
