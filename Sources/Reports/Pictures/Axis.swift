internal import LibC
internal import TextFormats

/// A scale of numbers that becomes places in a picture, with round numbers to write beside it.
struct Axis {
  /// How numbers lie on the scale.
  enum Kind { case linear, logarithmic }

  let kind: Kind
  let lower: Double
  let upper: Double
  /// The numbers to write beside the scale, in ascending order.
  let ticks: [Double]

  /// Makes a scale over values, which are finite.
  ///
  /// - Parameters:
  ///   - values: The numbers that the scale holds.
  ///   - kind: How they lie on it; numbers from 0 down have no place on a logarithmic one.
  ///   - zero: Whether the scale begins at 0.
  ///   - count: About how many ticks there may be.
  init(_ values: [Double], kind: Kind = .linear, zero: Bool = false, count: Int = 5) {
    let kept = kind == .logarithmic ? values.filter { $0 > 0 } : values
    // Without numbers there is a scale all the same.
    let (least, most) =
      kind == .logarithmic
      ? (kept.min() ?? 1, kept.max() ?? 10) : (kept.min() ?? 0, kept.max() ?? 1)
    self.kind = kind
    if kind == .logarithmic {
      let (first, last) = (log10(least).rounded(.down), log10(most).rounded(.up))
      (lower, upper) = (pow(10, first), pow(10, max(last, first + 1)))
      let step = max(1, Int(((max(last, first + 1) - first) / Double(count)).rounded(.up)))
      ticks = stride(from: Int(first), through: Int(max(last, first + 1)), by: step).map {
        pow(10, Double($0))
      }
      return
    }
    var (low, high) = (zero ? min(0, least) : least, zero ? max(0, most) : most)
    if high <= low { (low, high) = zero ? (0, 1) : (low - 0.5, high + 0.5) }
    let step = ((high - low) / Double(count)).roundStep
    (lower, upper) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
    let (first, last) = ((lower / step).rounded(), (upper / step).rounded())
    ticks = stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// A scale with ends and ticks of its own.
  init(from lower: Double, to upper: Double, ticks: [Double]) {
    (kind, self.lower, self.upper, self.ticks) = (.linear, lower, upper, ticks)
  }

  /// Where a number lies: 0 at the lower end, 1 at the upper.
  func share(_ value: Double) -> Double {
    let share =
      kind == .linear
      ? (value - lower) / (upper - lower)
      : (log10(max(value, lower)) - log10(lower)) / (log10(upper) - log10(lower))
    return min(1, max(0, share))
  }
}

/// How a picture writes its numbers.
package enum NumberForm: Sendable {
  /// Whole numbers, in groups of three digits, and thousands and millions shortened on scales.
  case count
  /// Shares, as percent.
  case percent
  /// Scores and points.
  case plain
  /// Numbers with so many decimals.
  case decimals(Int)

  /// The number as it stands beside a bar or in a hint.
  package func text(_ value: Double) -> String {
    switch self {
    case .count:
      value.rounded() == value && value.magnitude < 1e15 ? Int(value).grouped : value.short
    case .percent: (value * 100).printed(decimals: value.magnitude < 0.0995 ? 1 : 0) + " %"
    case .plain: value.short
    case .decimals(let places): value.printed(decimals: places)
    }
  }

  /// The number as it stands beside a scale.
  func tick(_ value: Double) -> String {
    guard case .count = self, value.magnitude >= 10_000 else {
      if case .percent = self { return (value * 100).short + " %" }
      if case .decimals = self { return value.short }
      return text(value)
    }
    let (scale, unit) =
      value.magnitude >= 1e9 ? (1e9, "G") : value.magnitude >= 1e6 ? (1e6, "M") : (1e3, "k")
    return (value / scale).short + unit
  }
}

extension Int {
  /// The number with its digits in groups of three.
  package var grouped: String {
    var text = ""
    for (place, digit) in String(magnitude).enumerated() {
      if place > 0, (String(magnitude).count - place).isMultiple(of: 3) { text += "\u{202F}" }
      text.append(digit)
    }
    return (self < 0 ? "−" : "") + text
  }
}

extension Double {
  /// The next 1, 2 or 5 times a power of ten, of a number above 0.
  package var roundStep: Double {
    let power = pow(10, log10(self).rounded(.down))
    return power * ([1, 2, 5].first { $0 * power >= self * 0.999_999 } ?? 10)
  }

  /// The number with as many digits as it takes, at most four.
  package var short: String {
    if magnitude >= 10_000, magnitude < 1e15 { return Int(rounded()).grouped }
    let text = (self == 0 ? 0 : self).printed(digits: 4)
    return text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
