internal import Execution
internal import Identifiers
internal import Memory
internal import Tables

/// Finds the reasons why people's scores are not higher.
///
/// For a block of people at a time, characteristic by characteristic, the four largest losses so far
/// are kept in order; nothing is allocated per person.
struct ReasonRanking {
  /// The most reasons that are given.
  static let most = 4
  private static let rowsAtOnce = 512

  /// A characteristic as far as reasons need it.
  private struct Candidate {
    let isRelationship: Bool
    let bins: BinNumbers
    /// What each bin loses, as an entry, by bin number, with 0 for nothing; empty for friends' scores.
    let entries: [UInt64]
    let budget: Int
    /// The points that losses are counted from; of friends' scores the circumstances decide.
    let baseline: Int
    /// Whether its reason is given even behind four others.
    let isAlwaysGiven: Bool
    /// The position among `texts`, from 1, of its reason; the reason for a missing value follows.
    let firstText: Int
    /// Whether one of its two texts is that of another reason as well.
    let sharesText: Bool
  }

  /// The reasons that people are given.
  struct Reasons: Sendable, Equatable {
    /// For each of the first, second and further reasons its number per person, from 1; 0 for none.
    let numbers: [Buffer<UInt16>]
    /// The reasons in the order of their numbers.
    let texts: TextList

    /// A person's reasons, most points lost first.
    subscript(row: Int) -> [String] {
      numbers.map { $0[row] }.prefix { $0 != 0 }.map { texts[Int($0) - 1] }
    }
  }

  /// What decides which reasons a person is given, besides the characteristics.
  struct Circumstances {
    /// 0 for people who have a score, and so reasons.
    let statuses: Buffer<UInt8>
    /// The points that friends' scores bring each person; `nil` if they bring none.
    let friendsPoints: Buffer<Int32>?
    /// For each person whether relationships may be told about.
    let disclosesRelationships: Buffer<Bool>
    /// The population's mean toward which friends' scores are pulled; `nil` without them.
    var populationMean: Double?
  }

  private let model: ScoreModel
  /// The characteristics by budget, largest first, then by name: the order of equal losses.
  private let candidates: [Candidate]
  /// All reasons there are.
  private let texts: TextList
  /// For each position among `texts` the first one that has the same text.
  private let firstEqualTexts: [Int]

  init(model: ScoreModel, evaluation: Evaluation) {
    self.model = model
    let items = evaluation.items.sorted { $0.characteristic.precedes($1.characteristic) }
    let texts = items.flatMap { [$0.characteristic.reason, $0.characteristic.missingReason] }
    var firsts: [String: Int] = [:]
    var owners: [String: Set<Int>] = [:]
    for (place, text) in texts.enumerated() {
      if firsts[text] == nil { firsts[text] = place }
      owners[text, default: []].insert(place / 2)
    }
    firstEqualTexts = texts.map { firsts[$0] ?? 0 }
    candidates = items.enumerated().map { number, item in
      let (budget, firstText) = (item.characteristic.budget, 2 * number + 1)
      var baseline = budget
      if case .column(let measure) = item.characteristic.measure {
        baseline = model.baseline(of: item.characteristic, measure)
      }
      return Candidate(
        isRelationship: model.categories[item.category].name == .interpersonalRelationships,
        bins: item.bins,
        entries: item.points.enumerated().map { bin, points in
          Self.entry(
            loss: baseline - points, text: firstText + (bin == BinNumbers.missing ? 1 : 0))
        },
        budget: budget, baseline: baseline,
        isAlwaysGiven: item.characteristic.isAlwaysGiven,
        firstText: firstText,
        sharesText: texts[2 * number...2 * number + 1].contains { owners[$0]?.count ?? 0 > 1 })
    }
    self.texts = TextList(texts)
  }

  /// At most four reasons per person, most points lost first, and behind them one that is always given if it
  /// costs points and is not among them.
  ///
  /// Equal texts are given once, in the place of the first. Relationships are among the reasons only if
  /// they may be told about.
  func reasons(
    _ circumstances: Circumstances, execution: Execution
  ) throws(CancellationError) -> Reasons {
    let count = circumstances.statuses.count
    let always = candidates.first(where: \.isAlwaysGiven)
    let codes = (0..<Self.most + (always == nil ? 0 : 1)).map { _ in
      ScatterBuffer<UInt16>(zeroedCount: count)
    }
    try execution.forEachBlockUnlessCancelled(of: count) { block in
      // The losses of the reasons so far, each with the rank of its reason in the lower half, of few
      // enough people to stay in the fastest cache.
      var best = Array(repeating: UInt64(0), count: Self.rowsAtOnce * Self.most)
      for start in stride(from: block.lowerBound, to: block.upperBound, by: Self.rowsAtOnce) {
        let rows = start..<min(start + Self.rowsAtOnce, block.upperBound)
        for place in best.indices { best[place] = 0 }
        for candidate in candidates { gather(candidate, rows, circumstances, &best) }
        for row in rows where circumstances.statuses[row] == 0 {
          for place in 0..<Self.most {
            codes[place][row] = Self.text(of: best[(row - start) * Self.most + place])
          }
          guard let always else { continue }
          let text = Self.text(of: always.entries[always.bins[row]])
          if text != 0, !isGiven(text, in: codes, row) { codes[Self.most][row] = text }
        }
      }
    }
    return Reasons(numbers: codes.map { $0.freeze() }, texts: texts)
  }

  /// Whether a text is among the four reasons of a person.
  private func isGiven(_ text: UInt16, in codes: [ScatterBuffer<UInt16>], _ row: Int) -> Bool {
    codes.prefix(Self.most).contains { code in
      code[row] != 0
        && firstEqualTexts[Int(code[row]) - 1] == firstEqualTexts[Int(text) - 1]
    }
  }

  /// A loss with its reason as one number, which is larger the earlier the reason comes; 0 without a loss.
  ///
  /// Losses come first, then the candidates' order, so that no two reasons of a person are equal.
  private static func entry(loss: Int, text: Int) -> UInt64 {
    loss > 0 ? UInt64(loss) << 32 | UInt64(UInt32.max - UInt32(text)) : 0
  }

  /// The position of an entry's reason among the texts, from 1; 0 for no reason.
  private static func text(of entry: UInt64) -> UInt16 {
    entry == 0 ? 0 : UInt16(truncatingIfNeeded: UInt32.max - UInt32(truncatingIfNeeded: entry))
  }

  /// Puts what people of some rows lost by one characteristic among the best so far.
  private func gather(
    _ candidate: Candidate, _ rows: Range<Int>, _ circumstances: Circumstances,
    _ best: inout [UInt64]
  ) {
    if candidate.entries.isEmpty, circumstances.friendsPoints == nil { return }
    let isPlain = !candidate.isRelationship && !candidate.sharesText
    let (entries, bins) = (candidate.entries, candidate.bins)
    let baseline =
      entries.isEmpty
      ? model.friendsBaseline(budget: candidate.budget, mean: circumstances.populationMean) : 0
    var best = best.mutableSpan
    var place = 0
    for row in rows {
      defer { place += Self.most }
      if isPlain {
        Self.insert(entries[bins[row]], at: place, &best)
        continue
      }
      if candidate.isRelationship, !circumstances.disclosesRelationships[row] { continue }
      let entry =
        if let points = circumstances.friendsPoints, entries.isEmpty {
          Self.entry(loss: baseline - Int(points[row]), text: candidate.firstText)
        } else {
          entries[bins[row]]
        }
      guard entry > 0 else { continue }
      if candidate.sharesText, let equal = equal(entry, from: place, best) {
        if entry < best[equal] { continue }
        // What follows moves up, and the text comes in again where it belongs now.
        for next in equal..<place + Self.most - 1 { best[next] = best[next + 1] }
        best[place + Self.most - 1] = 0
      }
      Self.insert(entry, at: place, &best)
    }
  }

  /// Puts an entry among a person's best, in their order; the least of them falls out.
  ///
  /// The one that is passed goes on to the next place, where it must pass equal losses in turn.
  @inline(__always)
  private static func insert(_ entry: UInt64, at start: Int, _ best: inout MutableSpan<UInt64>) {
    var entry = entry
    for place in start..<start + most {
      let known = best[place]
      best[place] = max(known, entry)
      entry = min(known, entry)
    }
  }

  /// Where among a person's best, which begin at a place, is one with the text of an entry.
  private func equal(_ entry: UInt64, from start: Int, _ best: borrowing MutableSpan<UInt64>)
    -> Int?
  {
    let text = firstEqualTexts[Int(Self.text(of: entry)) - 1]
    for place in start..<start + Self.most where best[place] != 0 {
      if firstEqualTexts[Int(Self.text(of: best[place])) - 1] == text { return place }
    }
    return nil
  }
}
