/// A compression that is read and written: inputs are known by their first bytes, outputs by their
/// endings.
package enum Compression: Sendable, CaseIterable {
  /// That of gzip(1).
  case gzip
  /// That of zstd(1).
  case zstd

  /// The compression of data that begin so; `nil` for others.
  init?(beginning head: [UInt8]) {
    guard let found = Self.allCases.first(where: { $0.begins(head) }) else { return nil }
    self = found
  }

  /// The compression by which an output of that name is written; `nil` for none.
  package init?(ending path: String) {
    guard let found = Self.allCases.first(where: { path.hasSuffix($0.ending) }) else { return nil }
    self = found
  }

  /// The ending of its files, with the dot.
  package var ending: String { "." + word }

  /// The ending of its files, without the dot.
  var word: String {
    switch self {
    case .gzip: "gz"
    case .zstd: "zst"
    }
  }

  /// A path without an ending that stands for compression.
  package static func removed(from path: String) -> String {
    Compression(ending: path).map { String(path.dropLast($0.ending.count)) } ?? path
  }

  /// How many bytes it takes to know it.
  var markLength: Int {
    switch self {
    case .gzip: Gzip.mark.count
    case .zstd: Zstd.markLength
    }
  }

  /// Whether data begin so.
  func begins(_ head: some Sequence<UInt8>) -> Bool {
    switch self {
    case .gzip: head.starts(with: Gzip.mark)
    case .zstd: Zstd.begins(Array(head.prefix(Zstd.markLength)))
    }
  }

  /// The program that expands it, in messages.
  var expandingProgram: String {
    switch self {
    case .gzip: "gunzip"
    case .zstd: "unzstd"
    }
  }

  /// Expands data of an input.
  func expander(named name: String) -> any Expander {
    switch self {
    case .gzip: Inflater(name: name)
    case .zstd: ZstdExpander(name: name)
    }
  }

  /// Compresses an output.
  var compressor: any Compressor {
    switch self {
    case .gzip: Deflater()
    case .zstd: ZstdCompressor()
    }
  }
}

/// Expands compressed data piece by piece.
protocol Expander: AnyObject {
  /// How many bytes of the data were expanded.
  var takenCount: Int { get }

  /// Expands into some places, and says how many bytes there were; 0 at the data's end.
  ///
  /// - Parameters:
  ///   - places: The places, at least one.
  ///   - more: Reads compressed data into such places and says how many bytes there were.
  /// - Returns: The number of bytes expanded.
  /// - Throws: ``DataError`` for data that is damaged, ends too early, or is followed by something else.
  func read(
    into places: inout MutableSpan<UInt8>,
    more: (inout MutableSpan<UInt8>) throws(DataError) -> Int
  ) throws(DataError) -> Int
}

/// A stream of compressed data in the making, the same bytes for the same content.
protocol Compressor: AnyObject {
  /// Takes more content and gives what is ready of the compressed data, all of it after the last.
  func compress(_ bytes: [UInt8], isLast: Bool) -> [UInt8]
}

/// What expanding may make of compressed data.
enum Expansion {
  /// From this many bytes on the ratio is looked at.
  private static let harmlessCount = 64 << 20
  /// Tables have ratios of up to some dozens; gzip's largest is 1032, and zstd's 32,768.
  private static let largestRatio = 500

  /// Refuses data that expand beyond measure.
  ///
  /// - Parameters:
  ///   - taken: How many bytes were expanded.
  ///   - made: What came of them.
  ///   - compression: By what they are compressed.
  ///   - name: The input's name in messages.
  /// - Throws: ``DataError``.
  static func check(
    _ taken: Int, made: Int, _ compression: Compression, _ name: String
  ) throws(DataError) {
    guard made > harmlessCount, made / largestRatio > taken else { return }
    throw DataError(
      .badData, source: name,
      problem:
        "the \(compression) data expands to more than \(largestRatio) times its size, as no list of "
        + "people does",
      remedy: "look at what is in it with \(compression.expandingProgram)")
  }

  static func endsTooEarly(_ compression: Compression, _ name: String) -> DataError {
    DataError(
      .badData, source: name, problem: "the \(compression) data ends too early",
      remedy: "the file is incomplete, fetch it again")
  }

  static func isDamaged(_ compression: Compression, _ name: String) -> DataError {
    DataError(
      .badData, source: name, problem: "the \(compression) data is damaged",
      remedy: "fetch the file again")
  }

  static func isFollowed(_ compression: Compression, _ name: String) -> DataError {
    DataError(
      .badData, source: name, problem: "something else follows the \(compression) data",
      remedy: "the file is damaged, fetch it again")
  }
}
