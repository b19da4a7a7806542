/// The exact distribution of a sum of independent whole numbers of points, convolved one by one.
///
/// It takes memory once and uses it for one person after another. Probabilities are doubles over the range
/// of sums that can occur, from the lowest on, with zeros on both sides: so every sum gathers what leads to it without
/// asking where the range ends, which compilers turn into vectors; see the benchmark `certainty`.
struct PointDistribution {
  /// One of the numbers of points that can come out, and its probability.
  struct Outcome: Sendable, Equatable {
    var points: Int
    var probability: Double
  }

  private var masses: [Double]
  private var spare: [Double]
  /// The probability of each sum and all lower ones, as far as they were added up.
  private var totals: [Double]
  /// The outcomes of the number that is being added.
  private var terms: [Outcome] = []
  /// The number of zeros on either side.
  private let margin: Int
  /// The lowest sum.
  private(set) var lowest = 0
  /// The number of sums from the lowest to the highest.
  private(set) var count = 1

  /// Makes the distribution of 0.
  ///
  /// - Parameters:
  ///   - room: The most that the highest sum can exceed the lowest by.
  ///   - reach: The same of a single number.
  init(room: Int, reach: Int) {
    margin = max(reach, 1)
    masses = Array(repeating: 0, count: room + 1 + 2 * margin)
    spare = masses
    totals = Array(repeating: 0, count: room + 1)
    masses[margin] = 1
  }

  /// The probabilities of the sums, lowest first.
  var probabilities: ArraySlice<Double> { masses[margin..<margin + count] }

  /// Starts anew with a certain number.
  mutating func start(at points: Int) {
    (lowest, count) = (points, 1)
    masses[margin] = 1
    Self.clear(&masses, from: margin + 1, margin)
  }

  /// Adds points that are certain.
  mutating func add(_ points: Int) { lowest += points }

  /// Adds one number with a probability, or else another.
  mutating func add(_ points: Int, probability: Double, or other: Int) {
    if points == other || probability >= 1 { return add(points) }
    if probability <= 0 { return add(other) }
    terms.removeAll(keepingCapacity: true)
    terms.append(Outcome(points: points, probability: probability))
    terms.append(Outcome(points: other, probability: 1 - probability))
    convolve(low: min(points, other), high: max(points, other))
  }

  /// Adds one of several numbers, or with the rest of the probability a certain one.
  ///
  /// - Parameters:
  ///   - outcomes: The numbers, lowest first, whose probabilities sum to 1.
  ///   - share: The probability that it is one of them.
  ///   - certain: The number that it is else.
  mutating func add(_ outcomes: [Outcome], share: Double, or certain: Int) {
    if share <= 0 { return add(certain) }
    var (low, high) = (outcomes[0].points, outcomes[outcomes.count - 1].points)
    var rest = share < 1 ? 1 - share : 0
    terms.removeAll(keepingCapacity: true)
    for outcome in outcomes {
      var probability = outcome.probability * share
      if outcome.points == certain { (probability, rest) = (probability + rest, 0) }
      terms.append(Outcome(points: outcome.points, probability: probability))
    }
    if rest > 0 {
      terms.append(Outcome(points: certain, probability: rest))
      (low, high) = (min(low, certain), max(high, certain))
    }
    if low == high { return add(low) }
    convolve(low: low, high: high)
  }

  /// Adds the number whose outcomes, two or more, are ``terms``.
  private mutating func convolve(low: Int, high: Int) {
    let end = count + high - low
    var place = 0
    while place < terms.count {
      let left = terms.count - place
      let (one, two) = (terms[place], terms[place + 1])
      let starts = (margin + low - one.points, margin + low - two.points)
      if left == 4 {
        let (three, four) = (terms[place + 2], terms[place + 3])
        Self.gather(
          masses, (one.probability, two.probability, three.probability, four.probability),
          (starts.0, starts.1, margin + low - three.points, margin + low - four.points), end,
          margin, adds: place > 0, &spare)
        place += 4
      } else if left == 2 {
        Self.gather(
          masses, (one.probability, two.probability), starts, end, margin, adds: place > 0, &spare)
        place += 2
      } else {
        let three = terms[place + 2]
        Self.gather(
          masses, (one.probability, two.probability, three.probability),
          (starts.0, starts.1, margin + low - three.points), end, margin, adds: place > 0, &spare)
        place += 3
      }
    }
    Self.clear(&spare, from: margin + end, margin)
    swap(&masses, &spare)
    lowest += low
    count = end
  }

  @inline(__always)
  private static func clear(_ masses: inout [Double], from start: Int, _ count: Int) {
    var masses = masses.mutableSpan
    for place in 0..<count { masses[start &+ place] = 0 }
  }

  /// target[i] (+)= Σ factor · source[start + i] over two outcomes.
  @inline(__always)
  private static func gather(
    _ masses: [Double], _ factors: (Double, Double), _ starts: (Int, Int), _ count: Int,
    _ margin: Int, adds: Bool, _ spare: inout [Double]
  ) {
    let source = masses.span
    var target = spare.mutableSpan
    if adds {
      for place in 0..<count {
        target[margin &+ place] +=
          factors.0 * source[starts.0 &+ place] + factors.1 * source[starts.1 &+ place]
      }
    } else {
      for place in 0..<count {
        target[margin &+ place] =
          factors.0 * source[starts.0 &+ place] + factors.1 * source[starts.1 &+ place]
      }
    }
  }

  /// The same over three.
  @inline(__always)
  private static func gather(
    _ masses: [Double], _ factors: (Double, Double, Double), _ starts: (Int, Int, Int),
    _ count: Int, _ margin: Int, adds: Bool, _ spare: inout [Double]
  ) {
    let source = masses.span
    var target = spare.mutableSpan
    if adds {
      for place in 0..<count {
        target[margin &+ place] +=
          factors.0 * source[starts.0 &+ place] + factors.1 * source[starts.1 &+ place]
          + factors.2 * source[starts.2 &+ place]
      }
    } else {
      for place in 0..<count {
        target[margin &+ place] =
          factors.0 * source[starts.0 &+ place] + factors.1 * source[starts.1 &+ place]
          + factors.2 * source[starts.2 &+ place]
      }
    }
  }
  /// The same over four.
  @inline(__always)
  private static func gather(
    _ masses: [Double], _ factors: (Double, Double, Double, Double),
    _ starts: (Int, Int, Int, Int), _ count: Int, _ margin: Int, adds: Bool, _ spare: inout [Double]
  ) {
    let source = masses.span
    var target = spare.mutableSpan
    if adds {
      for place in 0..<count {
        target[margin &+ place] +=
          factors.0 * source[starts.0 &+ place] + factors.1 * source[starts.1 &+ place]
          + factors.2 * source[starts.2 &+ place] + factors.3 * source[starts.3 &+ place]
      }
    } else {
      for place in 0..<count {
        target[margin &+ place] =
          factors.0 * source[starts.0 &+ place] + factors.1 * source[starts.1 &+ place]
          + factors.2 * source[starts.2 &+ place] + factors.3 * source[starts.3 &+ place]
      }
    }
  }
}

extension PointDistribution {
  /// How far probabilities are off by rounding, at most; a limit that is missed by less is reached.
  static let slack = 1e-12

  /// Adds the probabilities up, for ``upTo(_:)``.
  mutating func addUp() { Self.addUp(masses, margin, count, &totals) }

  private static func addUp(
    _ masses: [Double], _ margin: Int, _ count: Int, _ totals: inout [Double]
  ) {
    let source = masses.span
    var target = totals.mutableSpan
    var sum = 0.0
    for place in 0..<count {
      sum += source[margin &+ place]
      target[place] = sum
    }
  }

  /// The probability of a sum and all lower ones, once they are added up.
  @inline(__always)
  func upTo(_ sum: Int) -> Double {
    sum < lowest ? 0 : totals[min(sum - lowest, count - 1)]
  }
}
