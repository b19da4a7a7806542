internal import Memory

extension Scores {
  /// A model that states which share of these people is in each bin, of those whose value is known.
  ///
  /// Shares tell what a false or a missing value may be, so that intervals of scores cover it. They are told to four
  /// decimals, and sum to 1; those that the model stated before are replaced. A characteristic of which no value is
  /// known keeps what it stated.
  ///
  /// - Parameter document: The model by which the people were scored, as its document has it.
  /// - Returns: The model, with the same points.
  /// - Complexity: O(*people* × *characteristics*).
  public func statingShares(in document: ScoreModel) -> ScoreModel {
    var counts: [String: [Int]] = [:]
    for item in evaluation.items where item.friendsScores == nil {
      guard case .column(let measure) = item.characteristic.measure else { continue }
      var found = Array(repeating: 0, count: measure.bins.count + 1)
      for row in indices { found[item.bins[row]] += 1 }
      counts[item.characteristic.name] = Array(found.dropFirst())
    }
    return document.withMeasures { name, measure in
      guard let counts = counts[name], counts.contains(where: { $0 > 0 }) else { return }
      let shares = LargestRemainder.shares(of: 10_000, inProportionTo: counts)
      measure.bins = zip(measure.bins, shares).map { bin, share in
        ScoreModel.Bin(bin.values, points: bin.points, share: Double(share) / 10_000)
      }
    }
  }
}
