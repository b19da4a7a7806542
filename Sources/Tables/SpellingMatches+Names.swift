package import Identifiers
internal import Memory

extension SpellingMatches {
  /// How many of some distinct names are another spelling of one that is there too: as it is, each is a
  /// person of their own.
  ///
  /// Of names that have a plainer spelling the first million is looked at, which bounds the memory.
  ///
  /// - Complexity: O(*names*); as long as no name has a plainer spelling, none is hashed.
  package init(among names: TextList) {
    self.init()
    let content = names.bytes.span
    let offsets = names.offsets.span
    // Names that can be spelled in a plainer way, by that way.
    var plains = TextIndex()
    var changes: [SpellingMatches] = []
    var counts: [Int] = []
    for name in 0..<names.count where plains.count < Self.mostPlains {
      let range = offsets[name]..<offsets[name + 1]
      guard Self.mayBeOdd(content.extracting(range)) else { continue }
      var change = SpellingMatches()
      let plain = Self.plain(Array(names.utf8(name))[...], &change)
      guard change != SpellingMatches() else { continue }
      let number = Int(plains.insert(plain))
      if number == changes.count {
        changes.append(change)
        counts.append(0)
      }
      changes[number].add(change)
      counts[number] += 1
    }
    if counts.isEmpty { return }
    for name in 0..<names.count {
      let text = content.extracting(offsets[name]..<offsets[name + 1])
      // No plain spelling is one that has a plainer one.
      if let number = plains.lookup(text) { counts[Int(number)] += 1 }
    }
    for number in counts.indices where counts[number] > 1 {
      count += counts[number] - 1
      add(changes[number])
    }
  }

  private static let mostPlains = 1 << 20

  /// Whether blanks, leading zeros or a `.0` are possible, at a glance.
  private static func mayBeOdd(_ name: Span<UInt8>) -> Bool {
    guard let last = name.indices.last else { return false }
    let zero = UInt8(ascii: "0")
    if name[0] <= 0x20 || name[last] <= 0x20 { return true }
    if name[0] == zero { return last > 0 }
    guard name[last] == zero else { return false }
    for index in name.indices where name[index] == UInt8(ascii: ".") { return true }
    return false
  }

  private mutating func add(_ other: SpellingMatches) {
    zeros = zeros || other.zeros
    fraction = fraction || other.fraction
    blanks = blanks || other.blanks
  }

  /// A name without blanks around it and, if it is a number, leading zeros and a `.0`.
  static func plain(
    _ name: ArraySlice<UInt8>, _ change: inout SpellingMatches
  ) -> ArraySlice<UInt8> {
    var text = FieldRules.trimmed(name)
    change.blanks = text.count < name.count
    let isDigit = { (byte: UInt8) in byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
    var whole = text.prefix(while: isDigit)
    let fraction = text[whole.endIndex...]
    guard !whole.isEmpty,
      fraction.isEmpty
        || fraction.first == UInt8(ascii: ".") && fraction.count > 1
          && fraction.dropFirst().allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return text }
    change.fraction = !fraction.isEmpty
    let length = whole.count
    while whole.count > 1, whole.first == UInt8(ascii: "0") { whole.removeFirst() }
    change.zeros = whole.count < length
    text = whole
    return text
  }
}
