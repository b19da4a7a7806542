internal import Identifiers
internal import Memory
internal import Tables

/// The texts of a column in two samples, counted.
struct LevelCounts: Sendable {
  /// A text with its rows in both samples.
  struct Level: Sendable {
    let text: String
    let before: Int
    let after: Int
  }

  /// The texts in the order of their rows before, those after, and their bytes.
  let levels: [Level]

  /// Counts texts.
  ///
  /// - Complexity: O(*rows*), and O(*k* log *k*) for *k* different texts.
  init(_ before: TextValues, _ after: TextValues) {
    var index = TextIndex()
    var counts: [(before: Int, after: Int)] = []
    Self.count(before, &index) { level, rows in
      if level == counts.count { counts.append((0, 0)) }
      counts[level].before += rows
    }
    Self.count(after, &index) { level, rows in
      if level == counts.count { counts.append((0, 0)) }
      counts[level].after += rows
    }
    let texts = index.texts
    let order = counts.indices.sorted { one, other in
      let (left, right) = (counts[one], counts[other])
      if left.before != right.before { return left.before > right.before }
      if left.after != right.after { return left.after > right.after }
      return texts.utf8(one).lexicographicallyPrecedes(texts.utf8(other))
    }
    levels = order.map {
      Level(text: texts[$0], before: counts[$0].before, after: counts[$0].after)
    }
  }

  private static func count(
    _ codes: OptionalValues<some FixedWidthInteger & BitwiseCopyable & Sendable>, _ texts: TextList,
    _ index: inout TextIndex, _ add: (_ level: Int, _ rows: Int) -> Void
  ) {
    var rows = [Int](repeating: 0, count: texts.count)
    for code in codes { if let code { rows[Int(code)] += 1 } }
    for (place, count) in rows.enumerated() where count > 0 {
      add(Int(index.insert(place, of: texts)), count)
    }
  }

  private static func count(
    _ values: TextValues, _ index: inout TextIndex, _ add: (_ level: Int, _ rows: Int) -> Void
  ) {
    switch values.storage {
    case .coded(let codes, let texts): count(codes, texts, &index, add)
    case .widelyCoded(let codes, let texts): count(codes, texts, &index, add)
    case .list(let texts, let validity):
      for row in 0..<texts.count where validity.map({ $0[row] }) ?? true {
        add(Int(index.insert(row, of: texts)), 1)
      }
    }
  }

  /// The rows that have a text.
  var rows: (before: Int, after: Int) {
    levels.reduce(into: (0, 0)) { sum, level in
      sum = (sum.0 + level.before, sum.1 + level.after)
    }
  }

  /// How many texts are new after, and in how many rows.
  var new: (levels: Int, rows: Int) {
    levels.reduce(into: (0, 0)) { sum, level in
      if level.before == 0 { sum = (sum.0 + 1, sum.1 + level.after) }
    }
  }

  /// The bins: each common text, and all rare ones together.
  ///
  /// Which texts are common is settled by both samples together, so that a text that was rare by chance in
  /// one of them does not look as if it had moved.
  var bins: ComparedBins {
    let least = max(10, (rows.before + rows.after) / 100)
    var (common, rare) = ([Level](), [Level]())
    for level in levels {
      if level.before + level.after >= least { common.append(level) } else { rare.append(level) }
    }
    if rare.count == 1 { (common, rare) = (common + rare, []) }
    var bins = ComparedBins()
    if common.isEmpty { return bins }
    for level in common { bins.append(level.text, level.before, level.after) }
    if !rare.isEmpty {
      bins.append(
        "\(rare.count) rare", rare.reduce(0) { $0 + $1.before }, rare.reduce(0) { $0 + $1.after })
    }
    return bins
  }
}

/// Bins with their rows in two samples.
public struct ComparedBins: Sendable, Equatable {
  /// What each is called.
  public private(set) var labels: [String] = []
  /// The rows of each before.
  public private(set) var before: [Int] = []
  /// The rows of each after.
  public private(set) var after: [Int] = []

  /// Begins without bins.
  public init() {}

  /// Adds a bin.
  public mutating func append(_ label: String, _ before: Int, _ after: Int) {
    labels.append(label)
    self.before.append(before)
    self.after.append(after)
  }

  /// Adds a bin of missing values, if there are any.
  mutating func appendMissing(_ before: Int, _ after: Int) {
    if before + after > 0 { append("missing", before, after) }
  }
}
