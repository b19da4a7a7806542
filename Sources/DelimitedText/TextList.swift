package import Buffers

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
  /// - Complexity: O(*bytes* + *texts*).
  package init?(checking bytes: Buffer<UInt8>, offsets: Buffer<Int>) {
    guard offsets.first == 0, offsets.last == bytes.count else { return nil }
    let (content, places) = (bytes.span, offsets.span)
    for text in 1..<places.count {
      let place = places[text]
      // Every text begins with a character, not within one.
      guard places[text - 1] <= place, place <= content.count,
        place == content.count || content[place] & 0xC0 != 0x80
      else { return nil }
    }
    guard firstInvalidUTF8(in: content, content.indices) == nil else { return nil }
    self.init(bytes: bytes, offsets: offsets)
  }

  /// The position of the first text, 0.
  public var startIndex: Int { 0 }

  /// The number of texts.
  public var endIndex: Int { offsets.count - 1 }

  /// The text at a position; made on each access.
  public subscript(position: Int) -> String {
    String(decoding: utf8(position), as: UTF8.self)
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
