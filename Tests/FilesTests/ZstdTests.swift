import Files
import Foundation
import Statistics
import Testing

@Suite struct ZstdTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// A text that is written as one file.
  private func save(_ name: String, _ text: String) throws {
    let output = try OutputFile(folder.file(name))
    try output.append(text)
    try output.commit()
  }

  private func made(by name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Files/\(name)").path
  }

  /// Numbers in lines.
  private func numbers(_ count: Int) -> String {
    var generator = SplitMix64(seed: 1)
    return (0..<count).map { _ in String(generator.next() % 1000) }.joined(separator: "\n")
  }

  /// A frame that is to be skipped, with some bytes in it.
  private let skippable: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]

  @Test func `output reads back and is the same bytes each time`() throws {
    let text = numbers(200_000)
    try save("a.csv.zst", text)
    try save("b.csv.zst", text)
    try save("empty.zst", "")
    #expect(try Input.contents(of: folder.file("a.csv.zst")) == Array(text.utf8))
    #expect(try Input.contents(of: folder.file("empty.zst")) == [])
    let bytes = try folder.bytes("a.csv.zst")
    #expect(try bytes == folder.bytes("b.csv.zst"))
    #expect(bytes.starts(with: [0x28, 0xB5, 0x2F, 0xFD]))
    #expect(bytes.count < text.utf8.count / 2)
  }

  @Test func `pieces of any size make the same bytes`() throws {
    let text = Array(numbers(200_000).utf8)
    try save("whole.zst", String(decoding: text, as: UTF8.self))
    var generator = SplitMix64(seed: 2)
    for round in 0..<8 {
      let output = try OutputFile(folder.file("pieces.zst"))
      var rest = text[...]
      while !rest.isEmpty {
        let length = min(
          rest.count, Int(generator.next() % [7, 1000, 70_000, 300_000][round % 4]) + 1)
        try output.append(rest.prefix(length))
        rest.removeFirst(length)
      }
      try output.commit()
      #expect(try folder.bytes("pieces.zst") == folder.bytes("whole.zst"))
    }
  }

  @Test func `it is known by its first bytes, in several frames, with some to be skipped`() throws {
    try save("a.zst", "a,b\n")
    try save("b.zst", "c,d\n")
    let (a, b) = (try folder.bytes("a.zst"), try folder.bytes("b.zst"))
    for bytes in [a + b, skippable + a + skippable + b + skippable] {
      try folder.write("both", bytes)
      #expect(try Input.contents(of: folder.file("both")) == Array("a,b\nc,d\n".utf8))
      #expect(Input.isCompressed(folder.file("both")))
    }
    try folder.write("plain", Array("Z*M,b\n".utf8))
    #expect(try Input.contents(of: folder.file("plain")) == Array("Z*M,b\n".utf8))
    #expect(!Input.isCompressed(folder.file("plain")))
  }

  @Test(arguments: ["friends.csv.zst", "long31.csv.zst"])
  func `files made by zstd(1) are read, whatever their window`(name: String) throws {
    #expect(try Input.contents(of: made(by: name)) == Array("source,target\n李雷,Ann\n".utf8))
  }

  @Test func `a file that needs a dictionary is refused`() throws {
    let path = made(by: "dictionary.csv.zst")
    let error = #expect(throws: DataError.self) { try Input.contents(of: path) }
    #expect(
      error?.description
        == "\(path): the zstd data needs a dictionary, which is not read; compress the file again "
        + "without one")
  }

  @Test func `a window beyond all is refused`() throws {
    // 4 GiB: more than zstd(1) makes.
    try folder.write("wide.zst", [0x28, 0xB5, 0x2F, 0xFD, 0, 22 << 3, 1, 0, 0])
    let error = #expect(throws: DataError.self) { try Input.contents(of: folder.file("wide.zst")) }
    #expect(
      error?.problem.hasPrefix("to expand the zstd data takes a window of more than ") ?? false)
    #expect(
      error?.remedy?.hasPrefix("compress the file again with a window of at most 128 MiB")
        ?? false)
    #expect(error?.code == .badData)
  }

  @Test func `data cut anywhere is refused`() throws {
    try save("a.zst", numbers(500))
    let whole = try folder.bytes("a.zst")
    for count in 4..<whole.count {
      try folder.write("cut", Array(whole[..<count]))
      let error = #expect(throws: DataError.self) { try Input.contents(of: folder.file("cut")) }
      #expect(
        error?.description
          == "\(folder.file("cut")): the zstd data ends too early; the file is incomplete, fetch it again"
      )
      #expect(error?.code == .badData)
    }
    for count in 4..<20 {
      try folder.write("two", whole + whole[..<count])
      #expect(throws: DataError.self) { try Input.contents(of: folder.file("two")) }
    }
  }

  @Test func `damaged data is refused, and what follows it`() throws {
    try save("a.zst", "a,b\nc,d\n")
    var bytes = try folder.bytes("a.zst")
    bytes[bytes.count - 1] ^= 1  // in the checksum
    try folder.write("damaged", bytes)
    let error = #expect(throws: DataError.self) { try Input.contents(of: folder.file("damaged")) }
    #expect(error?.description.hasSuffix("the zstd data is damaged; fetch the file again") ?? false)
    bytes[bytes.count - 1] ^= 1
    for rest in [[0], [0x28], [0x28, 0xB5, 0x2F], [0x28, 0xB5, 0x2F, 0xFC], [1, 2, 3, 4, 5]] {
      try folder.write("longer", bytes + rest.map { UInt8($0) })
      let other = #expect(throws: DataError.self) { try Input.contents(of: folder.file("longer")) }
      #expect(other?.problem == "something else follows the zstd data")
    }
  }

  @Test func `no damage gives another content`() throws {
    let text = numbers(300)
    try save("a.zst", text)
    let whole = try folder.bytes("a.zst")
    var generator = SplitMix64(seed: 3)
    for _ in 0..<1000 {
      var bytes = whole
      for _ in 0...generator.next() % 3 {
        let place = Int(generator.next() % UInt64(bytes.count))
        bytes[place] = UInt8(truncatingIfNeeded: generator.next())
      }
      // Without its mark it is a text.
      if !bytes.starts(with: whole[..<4]) { continue }
      try folder.write("other", bytes)
      let result = Result { () throws(DataError) in
        try Input.contents(of: folder.file("other"))
      }
      switch result {
      case .success(let content): #expect(content == Array(text.utf8))
      case .failure(let error): #expect([.badData, .inputOutput].contains(error.code))
      }
    }
  }

  @Test func `data that expand beyond measure are stopped early`() throws {
    // Blocks of 128 KiB of one byte each.
    var bytes: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 10 << 3]
    for _ in 0..<1000 { bytes += [0x02, 0, 0x10, 0x61] }
    try folder.write("bomb", bytes)
    let error = #expect(throws: DataError.self) { try Input.contents(of: folder.file("bomb")) }
    #expect(
      error?.description
        == "\(folder.file("bomb")): the zstd data expands to more than 500 times its size, as no list "
        + "of people does; look at what is in it with unzstd")
  }

  @Test func `content that is compressed twice is refused`() throws {
    try save("a.zst", numbers(50))
    try save("b.gz", numbers(50))
    for (inner, outer, program) in [
      ("a.zst", "c.zst", "unzstd"), ("b.gz", "d.zst", "unzstd"), ("a.zst", "e.gz", "gunzip"),
    ] {
      let output = try OutputFile(folder.file(outer))
      try output.append(folder.bytes(inner))
      try output.commit()
      let error = #expect(throws: DataError.self) { try Input.contents(of: folder.file(outer)) }
      #expect(
        error?.description
          == "\(folder.file(outer)): the content is compressed twice; expand the file once, as by "
          + program)
    }
  }

  @Test func `a pipe that gives one byte at a time is read to its end`() throws {
    try save("a.zst", "a,b\nc,d\n")
    let bytes = try folder.bytes("a.zst") + skippable
    let pipe = Pipe()
    let thread = Thread {
      for byte in bytes { pipe.fileHandleForWriting.write(Data([byte])) }
      pipe.fileHandleForWriting.closeFile()
    }
    thread.start()
    let read = try Input.contents(
      of: pipe.fileHandleForReading.fileDescriptor, name: "standard input")
    #expect(read == Array("a,b\nc,d\n".utf8))
  }
}
