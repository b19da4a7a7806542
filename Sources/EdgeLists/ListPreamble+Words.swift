internal import Files
internal import Memory
internal import TextFormats

/// The lines with which a file begins, as far as they are there.
struct BeginningLines {
  let source: String
  /// Where the next line begins.
  private(set) var position: Int
  /// The number of the next line, from 1.
  private(set) var number = 1
  private let bytes: Buffer<UInt8>

  init(_ bytes: [UInt8], _ source: String) {
    self.source = source
    position = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
    self.bytes = Buffer(bytes)
  }

  /// The next line; `nil` where there is none.
  mutating func next() -> GraphFileLine? {
    guard position < bytes.count else { return nil }
    let start = position
    var end = start
    while end < bytes.count, bytes[end] != lineFeed, bytes[end] != carriageReturn { end += 1 }
    let isPair =
      end + 1 < bytes.count && bytes[end] == carriageReturn && bytes[end + 1] == lineFeed
    position = min(bytes.count, end + (isPair ? 2 : 1))
    defer { number += 1 }
    return GraphFileLine(bytes, start..<end, number: number, source: source)
  }
}

/// What the first line of a list of KONECT says: `% bip posweighted`.
struct KonectWords {
  let text: String
  let isBipartite: Bool
  let isDirected: Bool
  let isWeighted: Bool

  /// Whether edges of each kind of weights have some.
  private static let weights = [
    "unweighted": false, "positive": true, "posweighted": true, "signed": true,
    "multisigned": true, "weighted": true, "multiweighted": true, "multiposweighted": true,
    "dynamic": true,
  ]

  /// Reads a line; `nil` if it says nothing of that.
  init?(_ line: GraphFileLine) {
    var line = line
    guard line.skip(UInt8(ascii: "%")) else { return nil }
    let words = line.words
    guard words.count == 2, ["sym", "asym", "bip"].contains(words[0]),
      let isWeighted = Self.weights[words[1]]
    else { return nil }
    text = words.joined(separator: " ")
    isBipartite = words[0] == "bip"
    isDirected = words[0] == "asym"
    self.isWeighted = isWeighted
  }
}

/// What the first line of a Matrix Market file says: `%%MatrixMarket matrix coordinate real symmetric`.
struct MatrixBanner {
  let text: String
  let hasValues: Bool
  let isSymmetric: Bool
  let isSkew: Bool

  private static let example: Message =
    "begin with '%%MatrixMarket matrix coordinate pattern symmetric', or with what the matrix is"

  init(_ line: GraphFileLine) throws(DataError) {
    guard line.isBanner else {
      throw line.fault(
        "the first line does not say that this is a Matrix Market file", Self.example, at: 1)
    }
    let words = line.words.map { $0.lowercased() }
    guard words.count == 5 else {
      throw line.fault("the first line has \(words.count) of 5 words", Self.example, at: 1)
    }
    try Self.check(words[1], ["matrix"], "object", line)
    if words[2] == "array" {
      throw line.fault(
        "the matrix is an array, which has a number for every pair of people",
        "write it as 'coordinate', with the pairs that are friends", at: 1)
    }
    try Self.check(words[2], ["coordinate"], "format", line)
    if words[3] == "complex" || words[4] == "hermitian" {
      throw line.fault(
        "the matrix is complex, and friendships have no complex weights",
        "write it as 'real' or 'pattern'", at: 1)
    }
    try Self.check(words[3], ["pattern", "real", "double", "integer"], "field", line)
    try Self.check(words[4], ["general", "symmetric", "skew-symmetric"], "symmetry", line)
    text = words[2...].joined(separator: " ")
    hasValues = words[3] != "pattern"
    isSkew = words[4] == "skew-symmetric"
    isSymmetric = words[4] != "general"
  }

  private static func check(
    _ word: String, _ known: [String], _ role: String, _ line: GraphFileLine
  ) throws(DataError) {
    if known.contains(word) { return }
    throw line.fault(
      "the first line has no \(role) that Matrix Market has",
      "write \(known.joined(separator: ", ")) there", at: 1)
  }
}

extension GraphFileLine {
  /// Whether it begins like the first line of a Matrix Market file.
  var isBanner: Bool { words.first?.lowercased() == "%%matrixmarket" }

  /// The words that follow, bytes that are no text replaced.
  var words: [String] {
    var line = self
    var words: [String] = []
    while line.first != nil {
      words.append(String(decoding: line.text(line.word()), as: UTF8.self))
    }
    return words
  }

  /// The whole numbers that follow, the largest there is in place of larger ones; `nil` if anything else
  /// does.
  var counts: [Int]? {
    var counts: [Int] = []
    for word in words {
      guard word.utf8.allSatisfy({ 0x30...0x39 ~= $0 }) else { return nil }
      counts.append(Int(word) ?? .max)
    }
    return counts.isEmpty ? nil : counts
  }
}
