/// The people of one score, by their weights.
struct ScoreLevel: Sendable {
  let score: Double
  var events = 0.0
  var others = 0.0

  var weight: Double { events + others }
}

extension RankedPeople {
  /// The scores with the weights of all people, the safest first.
  var scoreLevels: [ScoreLevel] {
    levels.map { ScoreLevel(score: $0.score, events: $0.events.weight, others: $0.others.weight) }
  }

  /// The same for each fold of those who are not in it, without the scores that none of them has.
  func scoreLevels(withoutFolds folds: [Int], _ count: Int) -> [[ScoreLevel]] {
    let own = (0..<count).map { fold in
      var (weights, number) = ([SIMD2<Double>](repeating: .zero, count: levels.count), 0)
      for place in events.indices {
        while levels[number].end <= place { number += 1 }
        if folds[place] == fold { weights[number][events[place] ? 0 : 1] += weight(place) }
      }
      return weights
    }
    return (0..<count).map { fold in
      levels.indices.compactMap { number in
        var sum = SIMD2<Double>.zero
        for other in own.indices where other != fold { sum += own[other][number] }
        return sum == .zero
          ? nil : ScoreLevel(score: levels[number].score, events: sum.x, others: sum.y)
      }
    }
  }
}
