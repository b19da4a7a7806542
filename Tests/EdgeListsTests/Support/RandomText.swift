import EdgeLists
import Statistics
import TextFormats

extension SplitMix64 {
  mutating func below(_ count: Int) -> Int { Int.random(in: 0..<count, using: &self) }
  mutating func happens(_ percent: Int) -> Bool { below(100) < percent }
  mutating func pick<Element>(_ choices: [Element]) -> Element { choices[below(choices.count)] }
}

/// Texts that resemble edge lists more or less.
struct RandomText {
  private var random: SplitMix64
  private let delimiter: String
  private let lineEnd: String
  private let oddity: Int
  private let fieldCount: Int

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    delimiter = random.pick([",", ",", "\t", ";", " ", "  ", " \t"])
    lineEnd = random.pick(["\n", "\n", "\n", "\r\n", "\r\n", "\r"])
    oddity = random.pick([0, 0, 1, 5, 30])
    fieldCount = random.pick([2, 2, 2, 3, 4, 5])
  }

  /// Makes a text.
  mutating func bytes() -> [UInt8] {
    var bytes: [UInt8] = random.happens(5) ? [0xEF, 0xBB, 0xBF] : []
    if random.happens(5) { bytes += Array("# a comment\(lineEnd)".utf8) }
    if random.happens(30) {
      let names = ["source", "target", "weight", "time", "kind"].prefix(fieldCount)
      bytes += Array((names.joined(separator: delimiter) + lineEnd).utf8)
    }
    for _ in 0..<random.pick([0, 1, 3, 10, 40, 150]) { line(&bytes) }
    if random.happens(20), !bytes.isEmpty { bytes.removeLast() }
    if random.happens(oddity) { mutate(&bytes) }
    return bytes
  }

  private mutating func line(_ bytes: inout [UInt8]) {
    if random.happens(oddity) {
      let odd = [
        "", " ", "\t", "#x", "%\"y", "#", "\"", "a", "\"\"", ",", "\"a\nb\"", "a,\"b", "\0",
      ]
      bytes += Array((random.pick(odd) + lineEnd).utf8)
      return
    }
    let count = random.happens(oddity) ? random.below(7) : fieldCount
    for field in 0..<count {
      if field > 0 { bytes += Array(delimiter.utf8) }
      switch field {
      case 2 where !random.happens(oddity):
        bytes += Array(random.pick(["1", "2.5", "1e3", "0.1", "17", "123456789.25"]).utf8)
      case 3 where !random.happens(oddity):
        bytes += Array(random.pick(["0", "1700000000", "2024-02-29", "2024-02-29T12:30Z"]).utf8)
      default: bytes += identifier()
      }
    }
    bytes += Array((random.happens(oddity) ? random.pick(["\n", "\r", "\r\n"]) : lineEnd).utf8)
  }

  private mutating func identifier() -> [UInt8] {
    if random.happens(oddity) {
      return random.pick([
        [], Array("07".utf8), Array("+7".utf8), Array("-1".utf8), Array("7.0".utf8),
        Array("99999999999999999999".utf8), Array("4294967296".utf8), Array("999999999".utf8),
        Array("\"\"".utf8), Array("\"a\"\"b\"".utf8), Array("\"a,b\"".utf8), Array("\"7\"".utf8),
        Array("\"x\"y".utf8), Array("5\" disk".utf8), Array("\"".utf8),
        Array("\"two\nlines\"".utf8),
        Array("\"two\r\nlines\"".utf8), Array("é李".utf8), [0xFF], [0xC3], [0xE2, 0x82],
        Array("a\0b".utf8), Array("\u{1}\u{1F}".utf8), Array(" a ".utf8), Array("inf".utf8),
        Array("fifteen bytes 1".utf8), Array("sixteen bytes 12".utf8),
        Array("a name much longer than any other one".utf8), Array("0".utf8), Array("00".utf8),
      ])
    }
    switch random.below(10) {
    case 0..<5: return Array("\(random.below(random.pick([5, 200, 100_000])))".utf8)
    case 5..<8: return Array("user_\(random.below(50))".utf8)
    case 8: return Array("\"p \(random.below(20))\"".utf8)
    default: return Array("a person of a longer name \(random.below(9))".utf8)
    }
  }

  private mutating func mutate(_ bytes: inout [UInt8]) {
    let odd: [UInt8] = [0, 0x22, 0x22, 0x2C, 0x0A, 0x0D, 0x20, 0x09, 0x23, 0xFF, 0xC3, 0x80, 0x30]
    for _ in 0...random.below(4) where !bytes.isEmpty {
      let place = random.below(bytes.count)
      switch random.below(4) {
      case 0: bytes[place] = random.pick(odd)
      case 1: bytes.insert(random.pick(odd), at: place)
      case 2: bytes.remove(at: place)
      default:
        let end = min(bytes.count, place + random.below(40))
        bytes.insert(contentsOf: bytes[place..<end], at: random.below(bytes.count))
      }
    }
  }

  /// Makes a format; not every one fits the text.
  mutating func format() -> EdgeListFormat {
    var format = EdgeListFormat()
    if random.happens(30) { format.delimiter = random.pick([.comma, .tab, .semicolon, .spaces]) }
    if random.happens(15) { format.header = random.happens(50) }
    if fieldCount > 2, random.happens(60) { format.weight = .number(3) }
    if fieldCount > 3, random.happens(60) { format.time = .number(4) }
    if fieldCount > 4, random.happens(60) { format.kind = .number(5) }
    if fieldCount > 2, random.happens(30) {
      format.columns = random.pick([.every, [3], [.texts(3)], [.numbers(3), 2]])
    }
    if format.time != nil, random.happens(30) { format.until = .number(4) }
    if random.happens(10) { (format.source, format.target) = (.number(2), .number(1)) }
    if random.happens(5) { (format.source, format.target) = (.number(3), .number(2)) }
    if random.happens(5) { format.comments = random.pick(["", "a", "!", "u"]) }
    return format
  }
}

/// Gzip data (RFC 1952) whose members hold their bytes as they are.
func gzipped(_ bytes: [UInt8], members: Int) -> [UInt8] {
  var result: [UInt8] = []
  for member in 0..<members {
    let part = bytes[bytes.count * member / members..<bytes.count * (member + 1) / members]
    result += [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    for start in stride(from: 0, through: part.count, by: 60_000) {
      let block = part.dropFirst(start).prefix(60_000)
      let isLast = start + 60_000 > part.count
      result += [isLast ? 1 : 0, UInt8(block.count & 255), UInt8(block.count >> 8)]
      result += [~UInt8(block.count & 255), ~UInt8(block.count >> 8)] + block
    }
    var remainder: UInt32 = .max
    for byte in part {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
    for shift in [0, 8, 16, 24] { result.append(UInt8(truncatingIfNeeded: ~remainder >> shift)) }
    for shift in [0, 8, 16, 24] { result.append(UInt8(truncatingIfNeeded: part.count >> shift)) }
  }
  return result
}
