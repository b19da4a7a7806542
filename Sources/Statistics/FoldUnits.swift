/// Why people can't be put into folds; whoever asks for folds turns it into an error of their own, which says
/// what the units are: people, or groups of them.
package struct FoldRefusal: Error, Sendable, Equatable {
  package enum Reason: Sendable, Equatable {
    /// Fewer folds are asked for than make sense.
    case fewFolds(least: Int)
    /// There are fewer units than folds.
    case fewUnits(found: Int, folds: Int)
    /// One unit has more than half of the rows.
    case giant
  }

  package let reason: Reason

  /// Whether a setting is out of its range; else the people are too few.
  package var isBadSetting: Bool { if case .fewFolds = reason { true } else { false } }

  /// Says which rule is broken.
  ///
  /// - Parameter units: What stays together, in the plural, such as `people with an outcome`.
  /// - Returns: The rule.
  package func problem(of units: String) -> String {
    switch reason {
    case .fewFolds(let least): "there are at least \(least) folds"
    case .fewUnits(let found, let folds):
      "\(folds) folds need as many \(units), and there are \(found)"
    case .giant: "more than half of the people with an outcome are in one group"
    }
  }

  /// What to do about it.
  package var remedy: String {
    switch reason {
    case .fewFolds: "take about 5"
    case .fewUnits: "take fewer folds or more people"
    case .giant: "take smaller groups, such as communities in place of components"
    }
  }
}

/// A number for each text that hangs on nothing but its bytes: by it, and never by the order of rows,
/// people are put into folds.
package enum FoldKey {
  /// The key of a text.
  ///
  /// - Source: Fowler, Noll & Vo, "The FNV non-cryptographic hash algorithm", RFC 9923, with the last
  ///   step of SplitMix64, since close texts have close hashes.
  package static func of(_ text: some Sequence<UInt8>) -> UInt64 {
    mixed(text.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 })
  }

  /// The key of a text.
  package static func of(_ text: String) -> UInt64 { of(text.utf8) }

  static func mixed(_ key: UInt64) -> UInt64 {
    var generator = SplitMix64(seed: key)
    return generator.next()
  }
}

/// Deals units, people or whole groups of people, out to folds.
struct FoldUnits {
  private let sizes: [UInt64: Int]

  /// Counts the rows of each unit.
  init(_ keys: [UInt64], rows: [Int32]) {
    var sizes: [UInt64: Int] = [:]
    for row in rows { sizes[keys[Int(row)], default: 0] += 1 }
    self.sizes = sizes
  }

  var count: Int { sizes.count }

  /// Whether one unit has more than half of the rows.
  var hasGiant: Bool {
    let total = sizes.values.reduce(0, +)
    return sizes.values.contains { 2 * $0 > total }
  }

  /// The fold of each unit: the largest unit first and equals by a hash, each goes to the fold that has
  /// the fewest rows, of these the first.
  func dealt(_ count: Int, seed: UInt64) -> [UInt64: Int32] {
    let drawn = FoldKey.mixed(seed)
    let order = sizes.map { (key: $0.key, size: $0.value, hash: FoldKey.mixed($0.key ^ drawn)) }
      .sorted { ($1.size, $0.hash, $0.key) < ($0.size, $1.hash, $1.key) }
    var filled = [Int](repeating: 0, count: count)
    var folds: [UInt64: Int32] = [:]
    for unit in order {
      let fold = filled.indices.min { filled[$0] < filled[$1] } ?? 0
      filled[fold] += unit.size
      folds[unit.key] = Int32(fold)
    }
    return folds
  }
}
