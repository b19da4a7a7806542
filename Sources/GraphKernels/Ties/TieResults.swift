package import Memory

/// The figures of all people.
package struct TieResults: Sendable {
  private let vertexCount: Int
  private let numberPlaces: [TieFigure: Int]
  private let countPlaces: [TieFigure: Int]
  private let allNumbers: Buffer<Double>
  private let allCounts: Buffer<UInt32>

  init(_ filling: FillingTieResults) {
    vertexCount = filling.vertexCount
    numberPlaces = filling.places.numbers
    countPlaces = filling.places.counts
    allNumbers = filling.numbers.freeze()
    allCounts = filling.counts.freeze()
  }

  /// A figure that is no count, NaN where it is missing, infinite where it is beyond the numbers.
  ///
  /// - Precondition: It was asked for.
  package func numbers(_ figure: TieFigure) -> Buffer<Double> {
    guard let place = numberPlaces[figure] else { preconditionFailure("the figure was asked for") }
    return allNumbers.extracting(place * vertexCount..<(place + 1) * vertexCount)
  }

  /// A figure that is a count.
  ///
  /// - Precondition: It was asked for.
  package func counts(_ figure: TieFigure) -> Buffer<UInt32> {
    guard let place = countPlaces[figure] else { preconditionFailure("the figure was asked for") }
    return allCounts.extracting(place * vertexCount..<(place + 1) * vertexCount)
  }
}

/// Where the figures of one window, direction and column go: places in memory, or none.
struct TiePlaces: Sendable {
  private(set) var rows = -1
  private(set) var partners = -1
  private(set) var rowConcentration = -1
  private(set) var firstTime = -1
  private(set) var lastTime = -1
  private(set) var meanGap = -1
  private(set) var gapVariation = -1
  private(set) var count = -1
  private(set) var sum = -1
  private(set) var mean = -1
  private(set) var standardDeviation = -1
  private(set) var minimum = -1
  private(set) var maximum = -1
  private(set) var negativeShare = -1
  private(set) var concentration = -1
  private(set) var net = -1
  private(set) var reciprocity = -1
  private(set) var levels = -1
  private(set) var entropy = -1
  private(set) var otherShare = -1
  /// Which of the list of places of all texts' shares are of this group.
  var levelShares = 0..<0

  /// Whether moments are wanted besides the count and the sum.
  var wantsMoments: Bool { max(mean, standardDeviation, minimum, maximum) >= 0 }
  /// Whether anything is wanted for which amounts are added up by partner.
  var wantsPartnerSums: Bool { max(concentration, reciprocity) >= 0 }
  /// Whether shares of texts are wanted, or how they are spread.
  var wantsLevels: Bool { max(levels, entropy, otherShare) >= 0 || !levelShares.isEmpty }

  /// Takes the place of a figure other than a text's share.
  mutating func set(_ statistic: TieStatistic, _ place: Int) {
    switch statistic {
    case .rows: rows = place
    case .partners: partners = place
    case .rowConcentration: rowConcentration = place
    case .firstTime: firstTime = place
    case .lastTime: lastTime = place
    case .meanGap: meanGap = place
    case .gapVariation: gapVariation = place
    case .count: count = place
    case .sum: sum = place
    case .mean: mean = place
    case .standardDeviation: standardDeviation = place
    case .minimum: minimum = place
    case .maximum: maximum = place
    case .negativeShare: negativeShare = place
    case .concentration: concentration = place
    case .net: net = place
    case .reciprocity: reciprocity = place
    case .levels: levels = place
    case .entropy: entropy = place
    case .otherShare: otherShare = place
    case .levelShare: break
    }
  }
}

/// The figures on their way: one memory for all, figure after figure.
struct FillingTieResults: Sendable {
  let vertexCount: Int
  let numbers: ScatterBuffer<Double>
  let counts: ScatterBuffer<UInt32>
  let places: (numbers: [TieFigure: Int], counts: [TieFigure: Int])
  /// By column, the rows themselves first, then by window, then by direction.
  private let groups: [TiePlaces]
  /// The places of texts' shares, group after group.
  let levelShares: [Int]
  private let windowCount: Int

  init(_ figures: [TieFigure], vertexCount: Int, columnCount: Int, windowCount: Int) {
    self.vertexCount = vertexCount
    self.windowCount = windowCount
    var places: (numbers: [TieFigure: Int], counts: [TieFigure: Int]) = ([:], [:])
    var groups = Array(
      repeating: TiePlaces(),
      count: (columnCount + 1) * windowCount * TieDirection.allCases.count)
    var shares: [[Int]] = Array(repeating: [], count: groups.count)
    for figure in figures {
      let place: Int
      if figure.statistic.isCount {
        place = places.counts.count
        places.counts[figure] = place
      } else {
        place = places.numbers.count
        places.numbers[figure] = place
      }
      let group = Self.group(figure.column, figure.window, figure.direction, windowCount)
      groups[group].set(figure.statistic, place)
      if case .levelShare(let number) = figure.statistic {
        while shares[group].count <= number { shares[group].append(-1) }
        shares[group][number] = place
      }
    }
    var levelShares: [Int] = []
    for group in groups.indices where !shares[group].isEmpty {
      groups[group].levelShares = levelShares.count..<levelShares.count + shares[group].count
      levelShares += shares[group]
    }
    self.levelShares = levelShares
    self.places = places
    self.groups = groups
    numbers = ScatterBuffer(zeroedCount: places.numbers.count * vertexCount)
    counts = ScatterBuffer(zeroedCount: places.counts.count * vertexCount)
  }

  private static func group(
    _ column: Int?, _ window: Int, _ direction: TieDirection, _ windowCount: Int
  ) -> Int {
    let column = column.map { $0 + 1 } ?? 0
    return (column * windowCount + window) * TieDirection.allCases.count + direction.rawValue
  }

  /// Where the figures go of a column, or of the rows themselves.
  func places(_ column: Int?, _ window: Int, _ direction: TieDirection) -> TiePlaces {
    groups[Self.group(column, window, direction, windowCount)]
  }

  /// Writes a number, if it is wanted; −0 as 0, since which of the two is the least of some numbers would
  /// hang on their order.
  @inline(__always)
  func set(_ place: Int, _ vertex: Int, _ value: Double) {
    if place >= 0 { numbers[place * vertexCount + vertex] = value + 0 }
  }

  /// Writes a count, if it is wanted.
  @inline(__always)
  func set(_ place: Int, _ vertex: Int, count: Int) {
    if place >= 0 { counts[place * vertexCount + vertex] = UInt32(count) }
  }
}
