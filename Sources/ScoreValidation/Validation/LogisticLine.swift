internal import LibC
internal import Statistics

/// A logistic regression on one number, with the covariance of its two coefficients.
struct LogisticLine: Sendable {
  let intercept: Double
  let slope: Double
  /// The variances of both, and their covariance.
  let variance: (intercept: Double, slope: Double, both: Double)

  /// Fits by Newton's method; `nil` if the numbers are all the same or tell the targets without fault, so that
  /// no slope is finite.
  ///
  /// - Parameters:
  ///   - numbers: A finite number per person.
  ///   - targets: Shares from 0 to 1 of the event.
  ///   - weights: The weights of people; `nil` if all are 1. With weights variances are those of the
  ///     sandwich, as weights are no counts.
  /// - Complexity: O(*n*) per step, of which there are about seven.
  init?(_ numbers: [Double], targets: [Double], weights: [Double]?) {
    guard let first = numbers.first else { return nil }
    let (least, most) = numbers.reduce((first, first)) { (min($0.0, $1), max($0.1, $1)) }
    guard least < most else { return nil }
    // On numbers from -1 to 1 no step depends on their unit.
    let (center, scale) = ((least + most) / 2, (most - least) / 2)
    let sample = Sample(
      numbers.map { ($0 - center) / scale }, targets: targets, weights: weights)
    guard let found = sample.fit() else { return nil }
    slope = found.slope / scale
    intercept = found.intercept - slope * center
    let v = sample.covariance(found)
    let (own, both) = (v.slope / (scale * scale), v.both / scale)
    variance = (
      v.intercept - 2 * center * both + center * center * own, own, both - center * own
    )
  }

  /// The log-odds that move all of some log-odds so that they fit the targets' mean, and its variance.
  ///
  /// - Returns: `nil` if targets are all 0 or all 1.
  static func shift(
    of logOdds: [Double], targets: [Double], weights: [Double]?
  ) -> (value: Double, variance: Double)? {
    let sample = Sample(logOdds, targets: targets, weights: weights)
    var shift = 0.0
    for _ in 0..<100 {
      let sums = sample.sums((shift, 1))
      guard sums.curve[0] > 0 else { return nil }
      let step = min(max(sums.first.x / sums.curve[0], -2), 2)
      shift += step
      guard shift.magnitude < 700 else { return nil }
      if step.magnitude < 1e-12 {
        let curve = sums.curve[0]
        return (shift, sample.areCounts ? 1 / curve : sums.squares[0] / (curve * curve))
      }
    }
    return nil
  }
}

/// What a line is fitted to.
private struct Sample {
  let numbers: [Double]
  let targets: [Double]
  let weights: [Double]
  /// Whether weights are numbers of people, whose mean target stands for all of them.
  let areCounts: Bool

  typealias Line = (intercept: Double, slope: Double)

  /// Sums over people: first derivatives, second ones, and the squares of each person's first ones.
  struct Sums {
    var loss = 0.0
    var first = SIMD2<Double>.zero
    var curve = SIMD4<Double>.zero
    var squares = SIMD4<Double>.zero
  }

  /// Takes people; without weights those of one number together, which changes no sum.
  init(_ numbers: [Double], targets: [Double], weights: [Double]?) {
    areCounts = weights == nil
    if let weights {
      (self.numbers, self.targets, self.weights) = (numbers, targets, weights)
      return
    }
    var (distinct, sums, counts): ([Double], [Double], [Double]) = ([], [], [])
    for place in numbers.risingOrder() {
      if distinct.last != numbers[Int(place)] {
        distinct.append(numbers[Int(place)])
        sums.append(0)
        counts.append(0)
      }
      sums[sums.count - 1] += targets[Int(place)]
      counts[counts.count - 1] += 1
    }
    self.numbers = distinct
    self.targets = zip(sums, counts).map { $0 / $1 }
    self.weights = counts
  }

  func sums(_ line: Line) -> Sums {
    var sums = Sums()
    for place in numbers.indices {
      let (weight, x, target) = (weights[place], numbers[place], targets[place])
      let logOdds = line.intercept + line.slope * x
      // e^-|z| is enough for the probability, and for log(1 + e^z) without overflow.
      let small = exp(-logOdds.magnitude)
      let chance = (logOdds < 0 ? small : 1) / (1 + small)
      let rest = weight * (target - chance)
      let square = weight * chance * (1 - chance)
      sums.loss += weight * (max(logOdds, 0) + log1p(small) - target * logOdds)
      sums.first += rest * SIMD2(1, x)
      sums.curve += square * SIMD4(1, x, x * x, 0)
      sums.squares += rest * rest * SIMD4(1, x, x * x, 0)
    }
    return sums
  }

  func fit() -> Line? {
    var line: Line = (0, 0)
    var sums = sums(line)
    for _ in 0..<100 {
      let c = sums.curve
      let determinant = c[0] * c[2] - c[1] * c[1]
      guard determinant > c[0] * c[2] * 0x1p-48 else { return nil }
      var step: Line = (
        (c[2] * sums.first.x - c[1] * sums.first.y) / determinant,
        (c[0] * sums.first.y - c[1] * sums.first.x) / determinant
      )
      let size = max(step.intercept.magnitude, step.slope.magnitude)
      var next: Line = (line.intercept + step.intercept, line.slope + step.slope)
      var nextSums = self.sums(next)
      while nextSums.loss > sums.loss + 1e-12 * sums.loss.magnitude, step.slope.magnitude > 1e-13 {
        step = (step.intercept / 2, step.slope / 2)
        next = (line.intercept + step.intercept, line.slope + step.slope)
        nextSums = self.sums(next)
      }
      (line, sums) = (next, nextSums)
      guard line.slope.magnitude < 1e4 else { return nil }
      if size < 1e-11 * max(1, line.slope.magnitude) { return line }
    }
    return nil
  }

  func covariance(_ line: Line) -> (intercept: Double, slope: Double, both: Double) {
    let sums = sums(line)
    let c = sums.curve
    let determinant = c[0] * c[2] - c[1] * c[1]
    let (a, b, d) = (c[2] / determinant, c[0] / determinant, -c[1] / determinant)
    if areCounts { return (a, b, d) }
    let s = sums.squares
    return (
      a * a * s[0] + 2 * a * d * s[1] + d * d * s[2],
      d * d * s[0] + 2 * d * b * s[1] + b * b * s[2],
      a * d * s[0] + (a * b + d * d) * s[1] + d * b * s[2]
    )
  }
}
