package import Execution
internal import Memory

// Units of weights. Most methods depend on the weights' proportions alone, but computers do not:
// small numbers underflow, large ones overflow, and what is rounded otherwise is an edge no more.
// So methods see weights in a unit that follows from the weights themselves, the same whatever they
// were given in.

extension CompressedGraph {
  /// The same edges with weights in a unit of their own: the lightest edge weighs 1, and every
  /// weight is rounded to 32 binary digits, so that weights given in another unit become the same
  /// numbers.
  ///
  /// Where the lightest weighs less than 2⁻⁵⁰⁰ of the heaviest, that much weighs 1 instead, and
  /// edges lighter than 2⁻¹⁰⁰⁰ weigh so much. A weight of 0 stays 0. Whole numbers below 2³² of
  /// which one is 1 stay as they are.
  ///
  /// - Returns: This graph if it has no weights, or such weights already.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m*); where weights change, they take 8 bytes per entry.
  package func withOwnUnit(_ execution: Execution) throws(CancellationError) -> CompressedGraph {
    let quiet = execution.quiet
    guard let range = try outgoing.weightRange(quiet) else { return self }
    if range.least == 1, range.largest <= 0x1p500, range.areShort { return self }
    let unit = max(range.least, range.largest * 0x1p-500)
    return try reweighted(quiet) { weight in
      weight > 0 ? max((weight / unit).roundedToShort, 0x1p-1000) : 0
    }
  }

  /// The same edges with weights far from the largest and smallest numbers: multiplied by a power
  /// of two, which changes no digit, where some are not within 2⁻²⁰⁰ to 2²⁰⁰.
  ///
  /// - Returns: This graph if it has no weights, or moderate ones.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*m*); where weights change, they take 8 bytes per entry.
  package func withModerateWeights(
    _ execution: Execution
  ) throws(CancellationError) -> CompressedGraph {
    let quiet = execution.quiet
    guard let range = try outgoing.weightRange(quiet) else { return self }
    if range.isModerate { return self }
    let (least, largest) = (Int(range.least.exponent), Int(range.largest.exponent))
    let shift = min(-(least + largest) / 2, 400 - largest)
    return try reweighted(quiet) { weight in
      weight > 0
        ? max(Double(sign: .plus, exponent: shift, significand: weight), .leastNormalMagnitude) : 0
    }
  }

  /// The same edges with other weights.
  private func reweighted(
    _ execution: Execution, _ weight: @escaping @Sendable (Double) -> Double
  ) throws(CancellationError) -> CompressedGraph {
    guard isDirected else {
      return CompressedGraph(undirected: try outgoing.reweighted(execution, weight))
    }
    return CompressedGraph(
      outgoing: try outgoing.reweighted(execution, weight),
      incoming: try incoming.reweighted(execution, weight),
      neighbors: try neighbors.reweighted(execution, weight))
  }
}

extension CompressedRows {
  /// How light and how heavy edges are.
  struct WeightRange: Sendable {
    /// The least weight that is not 0.
    var least = Double.infinity
    /// The largest weight.
    var largest = 0.0
    /// Whether all weights have 32 binary digits at most.
    var areShort = true

    /// Whether products of a few weights are far from the largest and smallest numbers.
    var isModerate: Bool { least >= 0x1p-200 && largest <= 0x1p200 }
  }

  /// How light and how heavy edges are; `nil` without weights, or if all are 0.
  func weightRange(_ execution: Execution) throws(CancellationError) -> WeightRange? {
    guard let weights else { return nil }
    let pieces = try execution.map(BlockList(vertexCount: weights.count)) { entries in
      let weights = weights.span
      var range = WeightRange()
      var digits: UInt64 = 0
      for entry in entries {
        let weight = weights[entry]
        range.least = min(range.least, weight > 0 ? weight : .infinity)
        range.largest = max(range.largest, weight)
        digits |= weight.bitPattern
      }
      range.areShort = digits & Double.digitsBeyondShort == 0
      return range
    }
    var all = WeightRange()
    for piece in pieces {
      all.least = min(all.least, piece.least)
      all.largest = max(all.largest, piece.largest)
      all.areShort = all.areShort && piece.areShort
    }
    return all.largest > 0 ? all : nil
  }

  /// The same edges with weights of which the heaviest is at least 1 and below 2, where some are
  /// not moderate: multiplied by a power of two, which changes no digit but of weights that are
  /// nothing beside the heaviest.
  ///
  /// What such edges add to norms and eigenvalues is nothing, while the heavy ones stay in range:
  /// the largest eigenvalue is never below the heaviest weight.
  func withHeaviestNearOne(_ execution: Execution) throws(CancellationError) -> CompressedRows {
    guard let range = try weightRange(execution), !range.isModerate else { return self }
    let shift = -Int(range.largest.exponent)
    return try reweighted(execution) { Double(sign: .plus, exponent: shift, significand: $0) }
  }

  fileprivate func reweighted(
    _ execution: Execution, _ weight: @Sendable (Double) -> Double
  ) throws(CancellationError) -> CompressedRows {
    guard let weights else { return self }
    let changed = try execution.fill(BlockList(vertexCount: weights.count), of: Double.self) {
      entries, span in
      let weights = weights.span
      for entry in entries { span[entry - entries.lowerBound] = weight(weights[entry]) }
    }
    return CompressedRows(offsets: offsets, targets: targets, weights: changed)
  }
}

extension Double {
  /// The bits of a number behind its first 32 binary digits, of which the first is not stored.
  fileprivate static var digitsBeyondShort: UInt64 { (1 << 21) - 1 }

  /// The number rounded to 32 binary digits.
  fileprivate var roundedToShort: Double {
    Double(bitPattern: (bitPattern + (1 << 20)) & ~Self.digitsBeyondShort)
  }
}
