internal import LibC
internal import Memory
internal import Statistics

/// What is known of one column of numbers in a circle.
struct KnownNumbers: Sendable {
  private var values: [Double] = []
  private var weights: [Double] = []
  private let usesWeights: Bool
  private var size = 0

  init(usesWeights: Bool) { self.usesWeights = usesWeights }

  @inline(__always)
  mutating func gather(_ list: [UInt32], _ edges: [Double], _ column: Int, _ table: ValueTable) {
    let all = table.values.span
    size = list.count
    values.removeAll(keepingCapacity: true)
    weights.removeAll(keepingCapacity: true)
    for (place, member) in list.enumerated() {
      let value = all[Int(member) * table.width + column]
      if value.isNaN { continue }
      values.append(value)
      if usesWeights { weights.append(edges[place]) }
    }
  }

  /// Writes the statistics from a list on; values may be in another order afterwards.
  @inline(__always)
  mutating func summarize(
    _ plan: NumberPlan, _ vertex: Int, own: Double, minimumCount: Int, at start: Int,
    column: Int, _ results: FillingCircles
  ) {
    let known = values.count
    results.set(count: known, column, vertex)
    guard known >= minimumCount else {
      for (place, statistic) in plan.statistics.enumerated() {
        results.set(start + place, vertex, statistic == .coverage ? coverage : .nan)
      }
      return
    }
    let weighted = plan.usesWeights ? WeightedMean.of(values.span, weights: weights.span) : .nan
    let moments = plan.needsMoments ? Moments(values.span) : nil
    var median = Double.nan
    if plan.needsOrder || plan.needsMedian {
      var span = values.mutableSpan
      if plan.needsOrder { Sorting.sort(&span) }
      if plan.needsMedian { median = Median.take(&span) }
    }
    for (place, statistic) in plan.statistics.enumerated() {
      let number =
        switch statistic {
        case .mean: moments?.mean ?? .nan
        case .deviation: moments?.deviation ?? .nan
        case .minimum: moments?.minimum ?? .nan
        case .maximum: moments?.maximum ?? .nan
        case .median: median
        case .percentile(let percent): Quantile.take(percent / 100, ofSorted: values.span)
        case .coverage: coverage
        case .shareBelow(let limit): share { $0 < limit }
        case .shareAbove(let limit): share { $0 > limit }
        case .weightedMean: weighted
        case .shrunkMean(let pseudoCount):
          shrunk(moments?.mean ?? .nan, to: plan.others?[vertex] ?? .nan, pseudoCount)
        case .difference: own - (moments?.mean ?? .nan)
        case .rank: rank(of: own)
        }
      results.set(start + place, vertex, number)
    }
  }

  private var coverage: Double { size == 0 ? .nan : Double(values.count) / Double(size) }

  @inline(__always)
  private func share(_ counts: (Double) -> Bool) -> Double {
    var count = 0
    for value in values where counts(value) { count += 1 }
    return Double(count) / Double(values.count)
  }

  /// The mean and so many others of the population's, never outside both.
  private func shrunk(_ mean: Double, to others: Double, _ pseudoCount: Double) -> Double {
    if pseudoCount == 0 || mean == others { return mean }
    let total = pseudoCount + Double(values.count)
    let shrunk = others * (pseudoCount / total) + mean * (Double(values.count) / total)
    return min(max(shrunk, min(mean, others)), max(mean, others))
  }

  private func rank(of own: Double) -> Double {
    if own.isNaN { return .nan }
    var halves = 0
    for value in values { halves += value < own ? 2 : value == own ? 1 : 0 }
    return Double(halves) / Double(2 * values.count)
  }
}

extension KnownTexts {
  /// What the frequencies of texts tell.
  struct Frequencies {
    var nats = 0.0
    var mode = CodedColumn.missing
  }

  /// The entropy of the texts and the most frequent one; afterwards nothing is counted.
  mutating func forget(findingEntropy: Bool) -> Frequencies {
    var found = Frequencies()
    var most: UInt32 = 0
    var terms = ExactSum()
    let known = Double(codes.count)
    for code in codes {
      let count = counts[Int(code)]
      if count == 0 { continue }
      counts[Int(code)] = 0
      if count > most || count == most && code < found.mode { (most, found.mode) = (count, code) }
      if findingEntropy, Double(count) < known {
        terms.add(Double(count) / known * log(known / Double(count)))
      }
    }
    // No term is below one in 2³⁷ of another, so that the sum hardly ever is in doubt.
    found.nats = terms.rounded ?? terms.nearest
    return found
  }
}
