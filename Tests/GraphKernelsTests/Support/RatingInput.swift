import Execution
import GraphKernels
import Memory
import Statistics

/// A list of ratings, and the slow, plain way to what they say.
struct RatingInput {
  var count: Int
  var sources: [Int] = []
  var targets: [Int] = []
  var ratings: [Double] = []

  /// Ratings drawn at random, some of one's own and some given twice.
  static func random(seed: UInt64) -> RatingInput {
    var generator = SplitMix64(seed: seed)
    var input = RatingInput(count: Int.random(in: 1...30, using: &generator))
    for _ in 0..<Int.random(in: 0...4 * input.count, using: &generator) {
      input.sources.append(Int.random(in: 0..<input.count, using: &generator))
      input.targets.append(Int.random(in: 0..<input.count, using: &generator))
      input.ratings.append(Double(Int.random(in: -10...10, using: &generator)) / 10)
    }
    return input
  }

  func rows(_ execution: Execution = Execution(threads: 2)) throws -> RatingRows {
    try RatingRows(
      vertexCount: count, sources: Buffer(sources.map(UInt32.init)),
      targets: Buffer(targets.map(UInt32.init)), ratings: Buffer(ratings), execution)
  }

  /// The ratings that count: the last of each pair, none of oneself.
  var counted: [(source: Int, target: Int, rating: Double)] {
    var last: [[Int]: Double] = [:]
    for (ends, rating) in zip(zip(sources, targets), ratings) where ends.0 != ends.1 {
      last[[ends.0, ends.1]] = rating
    }
    return last.map { ($0.key[0], $0.key[1], $0.value) }
  }

  /// Fairness and goodness after many turns of the two equations.
  func fairnessAndGoodness(turns: Int = 200) -> (fairness: [Double?], goodness: [Double?]) {
    var fairness = [Double](repeating: 1, count: count)
    var goodness = fairness
    let ratings = counted
    for _ in 0..<turns {
      for person in 0..<count {
        let received = ratings.filter { $0.target == person }
        if received.isEmpty { continue }
        goodness[person] =
          received.reduce(0) { $0 + fairness[$1.source] * $1.rating } / Double(received.count)
      }
      for person in 0..<count {
        let given = ratings.filter { $0.source == person }
        if given.isEmpty { continue }
        fairness[person] =
          1 - given.reduce(0) { $0 + abs($1.rating - goodness[$1.target]) / 2 }
          / Double(given.count)
      }
    }
    return known(fairness, goodness)
  }

  /// REV2 after many turns of the three equations, with reliability kept for each rating.
  func rev2(
    gamma: (Double, Double), alpha: Double, beta: Double,
    priors: (fairness: Double, goodness: Double)?,
    turns: Int = 400
  ) -> (fairness: [Double?], goodness: [Double?]) {
    var fairness = [Double](repeating: 1, count: count)
    var goodness = fairness
    let ratings = counted
    var reliability = [Double](repeating: 1, count: ratings.count)
    let raters = Set(ratings.map(\.source))
    let rated = Set(ratings.map(\.target))
    for _ in 0..<turns {
      let goodnessPrior = priors?.goodness ?? Self.median(rated.map { goodness[$0] })
      for person in rated {
        let mine = ratings.indices.filter { ratings[$0].target == person }
        goodness[person] =
          (mine.reduce(0) { $0 + reliability[$1] * ratings[$1].rating } + beta * goodnessPrior)
          / (Double(mine.count) + beta)
      }
      for (place, rating) in ratings.enumerated() {
        reliability[place] =
          (gamma.0 * fairness[rating.source]
            + gamma.1 * (1 - abs(rating.rating - goodness[rating.target]) / 2))
          / (gamma.0 + gamma.1)
      }
      let fairnessPrior = priors?.fairness ?? Self.median(raters.map { fairness[$0] })
      for person in raters {
        let mine = ratings.indices.filter { ratings[$0].source == person }
        fairness[person] =
          (mine.reduce(0) { $0 + reliability[$1] } + alpha * fairnessPrior)
          / (Double(mine.count) + alpha)
      }
    }
    return known(fairness, goodness)
  }

  private static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    let middle = sorted.count / 2
    if sorted.isEmpty { return 0 }
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }

  private func known(
    _ fairness: [Double], _ goodness: [Double]
  ) -> (fairness: [Double?], goodness: [Double?]) {
    let ratings = counted
    return (
      (0..<count).map { person in ratings.contains { $0.source == person } ? fairness[person] : nil
      },
      (0..<count).map { person in ratings.contains { $0.target == person } ? goodness[person] : nil
      }
    )
  }
}
