internal import LibC

/// A number between two others at which people would cut.
enum CutPoint {
  /// The number with the fewest digits above one and up to another; of several that nearest to the middle.
  ///
  /// Between 3 and 4 it is 4, between 1.3857 and 1.4012 it is 1.4: rows are divided as by any other number
  /// between the two, and people can keep it in mind.
  ///
  /// - Precondition: `low` is less than `high`; both are finite.
  static func between(_ low: Double, _ high: Double) -> Double {
    if low < 0, high >= 0 { return 0 }
    var found: Double?
    // Some multiple of a power of ten lies in an interval that is as long.
    var exponent = Int(log10(high - low).rounded(.down))
    while let cut = multiple(ofTenTo: exponent, low, high) {
      found = cut
      exponent += 1
    }
    return found ?? high
  }

  /// The multiple of a power of ten in an interval that is nearest to its middle.
  private static func multiple(ofTenTo exponent: Int, _ low: Double, _ high: Double) -> Double? {
    let unit = pow(10, Double(exponent))
    let (first, last) = ((low / unit).rounded(.down) + 1, (high / unit).rounded(.down))
    // A double has no more whole numbers than these.
    guard unit > 0, first <= last, max(first.magnitude, last.magnitude) < 0x1p53 else { return nil }
    let middle = ((low / 2 + high / 2) / unit).rounded()
    let count = min(max(middle, first), last)
    guard let cut = Double("\(Int(count))e\(exponent)"), cut > low, cut <= high else { return nil }
    return cut
  }

  /// The day, or the second, above one and up to another date, both in days since 1970.
  static func betweenDays(_ low: Double, _ high: Double) -> Double {
    for unit in [1.0, 86_400] {
      let (first, last) = ((low * unit).rounded(.down) + 1, (high * unit).rounded(.down))
      guard first <= last else { continue }
      let cut = min(max(((low / 2 + high / 2) * unit).rounded(), first), last) / unit
      if cut > low, cut <= high { return cut }
    }
    return high
  }
}
