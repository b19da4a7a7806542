package import Execution
package import Memory
internal import TextFormats

/// A list of texts in one buffer: compact, cheap to copy and to share between tasks, and as well in
/// a mapped file as in memory.
///
/// Two lists are equal if their texts are the same byte by byte.
public struct TextList: Sendable, Equatable, RandomAccessCollection {
  /// The texts, one after another.
  package let bytes: Buffer<UInt8>
  /// Where each text begins in ``bytes``, and the end of the last.
  package let offsets: Buffer<Int>

  /// Makes an empty list.
  public init() { self.init(bytes: [], offsets: [0]) }

  /// Makes a list of texts.
  public init(_ texts: some Sequence<String>) {
    var builder = TextListBuilder()
    for text in texts { builder.append(text) }
    self = builder.list
  }

  /// Makes a list of its parts.
  ///
  /// - Precondition: The bytes are valid UTF-8, the offsets begin with 0, never fall, and end with the
  ///   number of bytes.
  package init(bytes: Buffer<UInt8>, offsets: Buffer<Int>) {
    precondition(offsets.first == 0 && offsets.last == bytes.count, "offsets span the bytes")
    self.bytes = bytes
    self.offsets = offsets
  }

  /// Makes a list of parts that come from elsewhere, or `nil` if they are no texts.
  ///
  /// - Complexity: O(*bytes* + *texts*), shared between threads.
  package init?(
    checking bytes: Buffer<UInt8>, offsets: Buffer<Int>,
    execution: Execution = Execution(threads: 1)
  ) {
    guard offsets.first == 0, offsets.last == bytes.count else { return nil }
    let (count, blockSize) = (offsets.count - 1, 1 << 16)
    let areTexts = Shared(true)
    execution.forEach((count + blockSize - 1) / blockSize) { block in
      let texts = block * blockSize..<Swift.min(count, (block + 1) * blockSize)
      guard !Self.areTexts(texts, bytes, offsets) else { return }
      areTexts.withLock { $0 = false }
    }
    guard areTexts.withLock({ $0 }) else { return nil }
    self.init(bytes: bytes, offsets: offsets)
  }

  /// Whether some places are those of texts, and what is there is UTF-8.
  private static func areTexts(
    _ texts: Range<Int>, _ bytes: Buffer<UInt8>, _ offsets: Buffer<Int>
  ) -> Bool {
    let (content, places) = (bytes.span, offsets.span)
    let start = places[texts.lowerBound]
    var end = start
    guard start >= 0 else { return false }
    for text in texts {
      let next = places[text + 1]
      // Every text ends with a character, not within one.
      guard end <= next, next <= content.count,
        next == content.count || content[next] & 0xC0 != 0x80
      else { return false }
      end = next
    }
    return firstInvalidUTF8(in: content, start..<end) == nil
  }

  /// The position of the first text, 0.
  public var startIndex: Int { 0 }

  /// The number of texts.
  public var endIndex: Int { offsets.count - 1 }

  /// The text at a position; made on each access.
  public subscript(position: Int) -> String {
    String(decoding: utf8(position), as: UTF8.self)
  }

  /// Whether any text has a NUL, which no file can hold.
  package var hasNUL: Bool {
    let content = bytes.span
    for place in content.indices where content[place] == 0 { return true }
    return false
  }

  /// The bytes of the text at a position.
  package func utf8(_ position: Int) -> Slice<Buffer<UInt8>> {
    bytes[offsets[position]..<offsets[position + 1]]
  }
}

extension TextList: ExpressibleByArrayLiteral {
  /// Makes a list of the texts in brackets.
  public init(arrayLiteral texts: String...) { self.init(texts) }
}
