import Files
import Testing
import TextFormats

/// How a text is cut.
@Suite struct `Blocks of a text` {
  private func blocks(_ text: [UInt8]) throws -> [[UInt8]] {
    let source = try TextSource(text, name: "t")
    var blocks: [[UInt8]] = []
    while let block = try source.next() { blocks.append(Array(block.text)) }
    return blocks
  }

  @Test func `have many lines even where these are long, and no more than a few megabytes`() throws
  {
    let text = (0..<300).flatMap { number -> [UInt8] in
      Array("\(number),".utf8) + Array(repeating: 120, count: 40_000) + [10]
    }
    let found = try blocks(text)
    #expect(Array(found.joined()) == text)
    #expect(found.count < 12, "\(found.count)")
    #expect(found.allSatisfy { $0.last == 10 && $0.count <= 1 << 22 })
  }

  @Test func `of short lines are as small as ever`() throws {
    let text = (0..<200_000).flatMap { number -> [UInt8] in Array("p\(number),q\n".utf8) }
    let found = try blocks(text)
    #expect(Array(found.joined()) == text)
    #expect(found.dropLast().allSatisfy { $0.count <= TextSource.usualBlockSize })
  }
}
