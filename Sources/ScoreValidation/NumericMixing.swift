/// The correlation of numbers at both ends of ties.
struct NumericMixing: Sendable {
  private let ties: ValuedTies
  private let strengths: (out: [Double], in: [Double])
  private let weight: Double
  /// Values are moved to their middle, divided by half their span and centered, so that sums lose no
  /// digits and don't overflow.
  private let middle: Double
  private let scale: Double
  private let center: Double

  init(_ ties: ValuedTies, _ values: [Double]) {
    self.ties = ties
    strengths = ties.strengths
    let weight = ties.weights.reduce(0, +)
    // Halves, as the distance of two numbers may be too large for one.
    let (low, high) = ((values.min() ?? 0) / 2, (values.max() ?? 0) / 2)
    let scale = high > low ? high - low : 1
    var sum = 0.0
    for (place, value) in values.enumerated() {
      let strength = strengths.out[place] + strengths.in[place]
      sum += strength * ((value - (low + high)) / scale)
    }
    self.weight = weight
    self.scale = scale
    middle = low + high
    center = weight > 0 ? sum / (2 * weight) : 0
  }

  /// Sums over ties of weights, values and products of values at the ends.
  struct Sums {
    var weight = 0.0
    var source = 0.0
    var target = 0.0
    var sourceSquare = 0.0
    var targetSquare = 0.0
    var product = 0.0

    var coefficient: Double? {
      guard weight > 0 else { return nil }
      let (x, y) = (source / weight, target / weight)
      let (spreadX, spreadY) = (sourceSquare / weight - x * x, targetSquare / weight - y * y)
      // What is left of equal values is rounding.
      guard spreadX > 1e-14 * (sourceSquare / weight), spreadY > 1e-14 * (targetSquare / weight)
      else { return nil }
      let correlation =
        (product / weight - x * y) / (spreadX.squareRoot() * spreadY.squareRoot())
      return min(max(correlation, -1), 1)
    }
  }

  private func standardized(_ values: [Double]) -> [Double] {
    values.map { ($0 - middle) / scale - center }
  }

  private func sums(_ values: [Double]) -> Sums {
    var sums = Sums()
    sums.weight = weight
    for (place, value) in values.enumerated() {
      sums.source += strengths.out[place] * value
      sums.target += strengths.in[place] * value
      sums.sourceSquare += strengths.out[place] * value * value
      sums.targetSquare += strengths.in[place] * value * value
    }
    for tie in ties.sources.indices {
      let (source, target) = (values[Int(ties.sources[tie])], values[Int(ties.targets[tie])])
      sums.product += ties.weights[tie] * source * target
    }
    return sums
  }

  /// The coefficient; `nil` if it is undefined.
  func coefficient(of values: [Double]) -> Double? {
    ties.count > 0 ? sums(standardized(values)).coefficient : nil
  }

  func jackknifeError(_ values: [Double]) -> Double? {
    let values = standardized(values)
    let all = sums(values)
    guard let whole = all.coefficient else { return nil }
    var squares = 0.0
    for tie in ties.sources.indices {
      let (x, y) = (values[Int(ties.sources[tie])], values[Int(ties.targets[tie])])
      let weight = ties.weights[tie]
      // Where direction does not count, each end is half a source and half a target.
      let (source, target) = ties.directed ? (x, y) : ((x + y) / 2, (x + y) / 2)
      let (sourceSquare, targetSquare) =
        ties.directed ? (x * x, y * y) : ((x * x + y * y) / 2, (x * x + y * y) / 2)
      var rest = all
      rest.weight -= weight
      rest.source -= weight * source
      rest.target -= weight * target
      rest.sourceSquare -= weight * sourceSquare
      rest.targetSquare -= weight * targetSquare
      rest.product -= weight * x * y
      guard ties.count > 1, let without = rest.coefficient else { return nil }
      squares += (without - whole) * (without - whole)
    }
    return squares.squareRoot()
  }
}
