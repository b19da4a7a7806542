/// The exact distribution of a sum of independent whole numbers of points, convolved one by one.
///
/// It takes memory once and uses it for one person after another. Probabilities are doubles over the range
/// of sums that can occur, from the lowest on.
struct PointDistribution {
  /// One of the numbers of points that can come out, and its probability.
  struct Outcome: Sendable, Equatable {
    var points: Int
    var probability: Double
  }

  fileprivate var masses: [Double]
  private var spare: [Double]
  /// The lowest sum.
  private(set) var lowest = 0
  /// The number of sums from the lowest to the highest.
  private(set) var count = 1

  /// Makes the distribution of 0.
  ///
  /// - Parameter room: The most that the highest sum can exceed the lowest by.
  init(room: Int) {
    masses = Array(repeating: 0, count: room + 1)
    spare = masses
    masses[0] = 1
  }

  /// The probabilities of the sums, lowest first.
  var probabilities: ArraySlice<Double> { masses[0..<count] }

  /// Starts anew with a certain number.
  mutating func start(at points: Int) {
    (lowest, count) = (points, 1)
    masses[0] = 1
  }

  /// Adds points that are certain.
  mutating func add(_ points: Int) { lowest += points }

  /// Adds one number with a probability, or else another.
  mutating func add(_ points: Int, probability: Double, or other: Int) {
    if points == other || probability >= 1 { return add(points) }
    if probability <= 0 { return add(other) }
    let (low, high) = points < other ? (points, other) : (other, points)
    let lowProbability = points < other ? probability : 1 - probability
    let distance = high - low
    Self.merge(masses, count, lowProbability, 1 - lowProbability, distance: distance, into: &spare)
    swap(&masses, &spare)
    lowest += low
    count += distance
  }

  /// Adds one of several numbers, or with the rest of the probability a certain one.
  ///
  /// - Parameters:
  ///   - outcomes: The numbers, lowest first, whose probabilities sum to 1.
  ///   - share: The probability that it is one of them.
  ///   - certain: The number that it is else.
  mutating func add(_ outcomes: [Outcome], share: Double, or certain: Int) {
    if share <= 0 { return add(certain) }
    let (first, last) = (outcomes[0].points, outcomes[outcomes.count - 1].points)
    if first == last { return add(first, probability: share, or: certain) }
    let low = share < 1 ? min(first, certain) : first
    let high = share < 1 ? max(last, certain) : last
    for place in 0..<count + high - low { spare[place] = 0 }
    for outcome in outcomes {
      Self.add(masses, count, outcome.probability * share, at: outcome.points - low, to: &spare)
    }
    if share < 1 { Self.add(masses, count, 1 - share, at: certain - low, to: &spare) }
    swap(&masses, &spare)
    lowest += low
    count += high - low
  }

  /// target[i] = low · source[i] + high · source[i − distance].
  ///
  /// Three stretches without a branch, which the compiler turns into vectors; see the benchmark `certainty`.
  @inline(__always)
  private static func merge(
    _ masses: [Double], _ count: Int, _ low: Double, _ high: Double, distance: Int,
    into spare: inout [Double]
  ) {
    let source = masses.span
    var target = spare.mutableSpan
    let overlap = min(distance, count)
    for place in 0..<overlap { target[place] = low * source[place] }
    var place = count
    while place < distance {
      target[place] = 0
      place &+= 1
    }
    place = distance
    while place < count {
      target[place] = low * source[place] + high * source[place &- distance]
      place &+= 1
    }
    place = max(count, distance)
    let end = count + distance
    while place < end {
      target[place] = high * source[place &- distance]
      place &+= 1
    }
  }

  /// target[offset + i] += factor · source[i].
  @inline(__always)
  private static func add(
    _ masses: [Double], _ count: Int, _ factor: Double, at offset: Int, to spare: inout [Double]
  ) {
    let source = masses.span
    var target = spare.mutableSpan
    for place in 0..<count { target[offset &+ place] += factor * source[place] }
  }
}

extension PointDistribution {
  /// How far probabilities are off by rounding, at most; a limit that is missed by less is reached.
  static let slack = 1e-12

  /// The smallest sums up to which two shares of the probability lie, the smaller share first.
  func interval(_ low: Double, _ high: Double) -> (low: Int, high: Int) {
    let masses = masses.span
    var (sum, place) = (masses[0], 0)
    while sum < low - Self.slack, place + 1 < count {
      place += 1
      sum += masses[place]
    }
    let start = place
    while sum < high - Self.slack, place + 1 < count {
      place += 1
      sum += masses[place]
    }
    return (lowest + start, lowest + place)
  }

  /// The probability of each band.
  ///
  /// - Parameters:
  ///   - starts: The lowest sum of each band, lowest band first; lower sums are in the first.
  ///   - probabilities: Receives a probability per band.
  func sum(overBands starts: [Int], into probabilities: inout [Double]) {
    let masses = masses.span
    var place = 0
    for band in starts.indices {
      let end =
        band + 1 < starts.count ? min(max(starts[band + 1] - lowest, place), count) : count
      var sum = 0.0
      while place < end {
        sum += masses[place]
        place += 1
      }
      probabilities[band] = min(sum, 1)
    }
  }
}
