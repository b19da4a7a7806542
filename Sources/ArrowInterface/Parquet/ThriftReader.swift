internal import Memory

/// Reads structures in Thrift's compact protocol, of which a Parquet file's footer is made.
///
/// It takes what the protocol allows and nothing that could be understood in two ways: a field that
/// comes twice is a fault.
struct ThriftReader {
  /// The bytes don't follow the protocol.
  struct Fault: Error {}

  /// What a field or an element is, by the protocol's numbers.
  enum Kind: UInt8 {
    case yes = 1
    case no = 2
    case byte = 3
    case int16 = 4
    case int32 = 5
    case int64 = 6
    case double = 7
    case bytes = 8
    case list = 9
    case set = 10
    case map = 11
    case structure = 12
    case uuid = 13
  }

  private let bytes: Buffer<UInt8>
  private var place = 0
  private var depth = 0

  /// Structures that are deeper within others are no part of a footer.
  private static let largestDepth = 32
  private static let largestCount = 1 << 20

  init(_ bytes: Buffer<UInt8>) { self.bytes = bytes }

  /// Whether all bytes were read.
  var isAtEnd: Bool { place == bytes.count }

  /// Reads a structure: its fields by their numbers; what the closure does not read is passed over.
  mutating func structure(
    _ body: (_ field: Int, _ kind: Kind, inout ThriftReader) throws(Fault) -> Void
  ) throws(Fault) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.largestDepth else { throw Fault() }
    var field = 0
    var seen: Set<Int> = []
    while true {
      let head = try byte()
      if head == 0 { return }
      guard let kind = Kind(rawValue: head & 0x0F) else { throw Fault() }
      let step = Int(head >> 4)
      field = step == 0 ? Int(try int16()) : field + step
      guard seen.insert(field).inserted else { throw Fault() }
      let start = place
      try body(field, kind, &self)
      if place == start { try skip(kind) }
    }
  }

  /// Reads a list of at most a million structures; the closure reads each.
  mutating func structures(
    _ kind: Kind, _ body: (inout ThriftReader) throws(Fault) -> Void
  ) throws(Fault) {
    guard kind == .list else { throw Fault() }
    let (count, element) = try listHead()
    // What an element becomes takes much more room than the byte that it has at least.
    guard count == 0 || element == .structure, count <= Self.largestCount else { throw Fault() }
    for _ in 0..<count { try body(&self) }
  }

  /// Reads a whole number of a kind of its own.
  mutating func integer(_ kind: Kind) throws(Fault) -> Int {
    switch kind {
    case .byte: return Int(Int8(bitPattern: try byte()))
    case .int16: return Int(try int16())
    case .int32:
      guard let number = Int32(exactly: try signed()) else { throw Fault() }
      return Int(number)
    case .int64: return Int(try signed())
    default: throw Fault()
    }
  }

  /// Reads a truth value, which is in the kind of a field.
  func boolean(_ kind: Kind) throws(Fault) -> Bool {
    guard [.yes, .no].contains(kind) else { throw Fault() }
    return kind == .yes
  }

  /// Reads a text.
  mutating func text(_ kind: Kind) throws(Fault) -> String {
    guard kind == .bytes else { throw Fault() }
    let count = try length()
    let text = String(validating: bytes[place..<place + count], as: UTF8.self)
    guard let text else { throw Fault() }
    place += count
    return text
  }

  // MARK: The protocol's parts

  private mutating func skip(_ kind: Kind) throws(Fault) {
    switch kind {
    case .yes, .no: break
    case .byte: _ = try byte()
    case .int16, .int32, .int64: _ = try unsigned()
    case .double: try advance(8)
    case .uuid: try advance(16)
    case .bytes: try advance(try length())
    case .structure: try structure { _, _, _ in }
    case .list, .set:
      let (count, element) = try listHead()
      for _ in 0..<count { try skipElement(element) }
    case .map: try skipMap()
    }
  }

  private mutating func skipMap() throws(Fault) {
    let count = try elementCount(try unsigned())
    guard count > 0 else { return }
    let kinds = try byte()
    guard let key = Kind(rawValue: kinds >> 4), let value = Kind(rawValue: kinds & 0x0F) else {
      throw Fault()
    }
    for _ in 0..<count {
      try skipElement(key)
      try skipElement(value)
    }
  }

  /// Of elements a truth value takes a byte.
  private mutating func skipElement(_ kind: Kind) throws(Fault) {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.largestDepth else { throw Fault() }
    if [.yes, .no].contains(kind) { _ = try byte() } else { try skip(kind) }
  }

  private mutating func listHead() throws(Fault) -> (count: Int, element: Kind) {
    let head = try byte()
    guard let element = Kind(rawValue: head & 0x0F) else { throw Fault() }
    let count = head >> 4 == 15 ? try unsigned() : UInt64(head >> 4)
    return (try elementCount(count), element)
  }

  /// Every element takes a byte at least.
  private func elementCount(_ count: UInt64) throws(Fault) -> Int {
    guard count <= UInt64(bytes.count - place) else { throw Fault() }
    return Int(count)
  }

  private mutating func length() throws(Fault) -> Int { try elementCount(try unsigned()) }

  private mutating func advance(_ count: Int) throws(Fault) {
    guard count <= bytes.count - place else { throw Fault() }
    place += count
  }

  private mutating func byte() throws(Fault) -> UInt8 {
    guard place < bytes.count else { throw Fault() }
    defer { place += 1 }
    return bytes[place]
  }

  private mutating func int16() throws(Fault) -> Int16 {
    guard let number = Int16(exactly: try signed()) else { throw Fault() }
    return number
  }

  /// A number whose lowest bit is its sign.
  private mutating func signed() throws(Fault) -> Int64 {
    let number = try unsigned()
    return Int64(bitPattern: number >> 1) ^ -Int64(bitPattern: number & 1)
  }

  private mutating func unsigned() throws(Fault) -> UInt64 {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 7) {
      let byte = try byte()
      let part = UInt64(byte & 0x7F)
      guard shift < 63 || part <= 1 else { throw Fault() }
      number |= part << shift
      if byte & 0x80 == 0 { return number }
    }
    throw Fault()
  }
}
