internal import Execution
internal import Identifiers
internal import Memory
internal import ScoreValidation
internal import Tables

/// The distinct texts of a column with what is counted of their rows.
///
/// Common texts stand in the order of their event rates, those of equal rates in the order of their bytes;
/// rare ones are counted together, apart from them.
struct TextLevels: Sendable {
  /// The common texts.
  private(set) var order: [String] = []
  /// What is counted of each.
  private(set) var counts: [OutcomeTotals] = []
  /// What is counted of rare texts; `nil` if none is rare.
  private(set) var rare: OutcomeTotals?
  /// The number of distinct texts, special codes left out.
  private(set) var count = 0
  /// A number that columns share whose texts stand for the same rows.
  private(set) var signature: UInt64 = 0

  /// Counts a column's texts.
  ///
  /// - Complexity: O(*rows*), and O(*m* log *m*) for *m* common texts.
  init(
    _ texts: TextValues, without codes: [String], rareShare: Double, _ sample: RowSample,
    _ execution: Execution
  ) throws(CancellationError) {
    let (levels, running) = try Self.count(texts, sample.outcomes, execution)
    let isWeighted = sample.outcomes.weights != nil
    let leastWeight = rareShare * sample.totals.weight * (1 - 1e-12)
    let special = Set(codes)
    var common: [(text: String, counts: OutcomeTotals)] = []
    var rare: RunningCounts?
    for (level, counts) in Self.united(levels, running) {
      if !special.isEmpty, special.contains(level) { continue }
      count += 1
      let mark = UInt64(counts.events) << 32 | UInt64(counts.nonEvents)
      let mixed = (mark &+ 1) &* 0x9E37_79B9_7F4A_7C15
      signature &+= mixed ^ mixed >> 31
      let totals = counts.totals(isWeighted: isWeighted)
      if totals.weight >= leastWeight {
        common.append((level, totals))
      } else {
        var sum = rare ?? RunningCounts()
        sum.add(counts)
        rare = sum
      }
    }
    common.sort { one, other in
      let rates = (one.counts.eventRate, other.counts.eventRate)
      if rates.0 != rates.1 { return rates.0 < rates.1 }
      return one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
    }
    order = common.map(\.text)
    counts = common.map(\.counts)
    self.rare = rare?.totals(isWeighted: isWeighted)
  }

  /// Where groups of common texts end that go into bins as wholes: each text by itself, or where there are too many
  /// those of one event rate or of nearly one.
  ///
  /// - Parameter mostCount: The largest number of groups.
  /// - Returns: The places behind the last text of each.
  func groupEnds(atMost mostCount: Int) -> [Int] {
    let all = Array(stride(from: 1, through: counts.count, by: 1))
    if all.count <= mostCount { return all }
    let ends = all.filter {
      $0 == counts.count || counts[$0 - 1].eventRate != counts[$0].eventRate
    }
    if ends.count <= mostCount { return ends }
    let total = counts.reduce(0) { $0 + $1.weight }
    var (kept, sum, place, part) = ([Int](), 0.0, 0, 0)
    for end in ends {
      while place < end {
        sum += counts[place].weight
        place += 1
      }
      let parts = Int(sum / total * Double(mostCount))
      if parts > part || end == counts.count { kept.append(end) }
      part = parts
    }
    return kept
  }

  /// What is counted of groups of common texts, to be put into bins.
  func prebins(endingAt ends: [Int]) -> PrebinCounts {
    var prebins = PrebinCounts()
    for (start, end) in zip([0] + ends, ends) {
      let group = counts[start..<end]
      prebins.events.append(group.reduce(prebins.events.last ?? 0) { $0 + $1.events })
      prebins.nonEvents.append(group.reduce(prebins.nonEvents.last ?? 0) { $0 + $1.nonEvents })
      prebins.eventWeights.append(
        group.reduce(prebins.eventWeights.last ?? 0) { $0 + $1.eventWeight })
      prebins.nonEventWeights.append(
        group.reduce(prebins.nonEventWeights.last ?? 0) { $0 + $1.nonEventWeight })
    }
    return prebins
  }

  /// The texts that some row has, those that look the same as one though their bytes differ.
  private static func united(
    _ levels: TextList, _ counts: [RunningCounts]
  ) -> [(String, RunningCounts)] {
    var places: [String: Int] = [:]
    var united: [(String, RunningCounts)] = []
    for (level, counts) in zip(levels, counts) where counts.events + counts.nonEvents > 0 {
      // ASCII has one spelling.
      if level.utf8.contains(where: { $0 >= 0x80 }) {
        if let place = places[level] {
          united[place].1.add(counts)
          continue
        }
        places[level] = united.count
      }
      united.append((level, counts))
    }
    return united
  }

  /// The distinct texts with their counts.
  private static func count(
    _ texts: TextValues, _ outcomes: Outcomes, _ execution: Execution
  ) throws(CancellationError) -> (TextList, [RunningCounts]) {
    var index = TextIndex()
    var counts: [RunningCounts] = []
    if let list = texts.categories {
      // Texts that no row has are counted with no rows.
      counts = [RunningCounts](repeating: RunningCounts(), count: list.count)
    }
    func add(_ level: Int, _ row: Int) {
      let isEvent = outcomes.codes[row] == 1
      if let weights = outcomes.weights {
        counts[level].add(isEvent: isEvent, weight: weights[row])
      } else {
        counts[level].add(isEvent: isEvent)
      }
    }
    for (place, row) in outcomes.knownRows.enumerated() {
      if place & 0xFFFF == 0 { try execution.checkCancellation() }
      let row = Int(row)
      if texts.isMissing(row) { continue }
      switch texts.storage {
      case .coded(let codes, _): add(Int(codes.values[row]), row)
      case .widelyCoded(let codes, _): add(Int(codes.values[row]), row)
      case .list(let list, _):
        let text = list.bytes.extracting(list.offsets[row]..<list.offsets[row + 1])
        let level = Int(index.insert(text.span))
        if level == counts.count { counts.append(RunningCounts()) }
        add(level, row)
      }
    }
    if let list = texts.categories { return (list, counts) }
    return (index.texts, counts)
  }
}

extension OutcomeTotals {
  /// The share of the weight that has the event.
  var eventRate: Double { eventWeight / (eventWeight + nonEventWeight) }
}
