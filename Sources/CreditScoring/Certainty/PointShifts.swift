internal import Files

/// By how much the points of refits differ from a model's own: whole numbers for each bin and each refit.
///
/// The difference of a person's score is the sum of those of the person's bins, less the mean of such sums over the
/// refits, rounded: how far refits lie to one side on average is an error of refits, and none of the score.
///
/// Differences are kept as vectors of 32 bits, bin by bin, so that those of 200 refits are added up by 25 additions
/// for each characteristic.
struct PointShifts: Sendable {
  fileprivate typealias Vector = SIMD8<Int32>

  /// The number of refits.
  let count: Int
  /// The number of vectors of a bin.
  fileprivate let width: Int
  /// The differences of all bins of all parts; what is left of a bin's last vector repeats its first number.
  fileprivate let table: [Vector]
  /// The sum of differences of each bin, whole so that no order of additions decides a mean halfway between two numbers.
  fileprivate let totals: [Int]
  /// Of each part the place of its first bin, that of what is missing or false.
  fileprivate let starts: [Int]

  /// Finds the differences; `nil` if the model has no refits.
  ///
  /// What is false or missing is drawn from the shares of bins where there are any: its differences are the mean of
  /// theirs by these shares, rounded.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - parts: The characteristics, in the order in which people's bins are given.
  init?(_ model: ScoreModel, _ parts: [ScoreDistribution.Part]) {
    guard let differences = model.replicateDifferences, let count = model.fit?.replicates.count
    else { return nil }
    self.count = count
    width = (count + Vector.scalarCount - 1) / Vector.scalarCount
    // No sum leaves 32 bits.
    let most = Int(Int32.max) / (parts.count + 1)
    var (table, totals, starts) = ([Vector](), [Int](), [Int]())
    for part in parts {
      var bins = differences[part.name] ?? []
      if let drawn = part.doubt.drawn(bins) { bins[0] = drawn }
      starts.append(totals.count)
      for numbers in bins {
        let kept = numbers.map { Int32(min(max($0, -most), most)) }
        totals.append(kept.reduce(0) { $0 + Int($1) })
        for start in stride(from: 0, to: count, by: Vector.scalarCount) {
          var vector = Vector(repeating: kept[0])
          for lane in 0..<min(Vector.scalarCount, count - start) {
            vector[lane] = kept[start + lane]
          }
          table.append(vector)
        }
      }
    }
    (self.table, self.totals, self.starts) = (table, totals, starts)
  }
}

extension PointDoubt {
  /// The mean of numbers of bins by the population's shares of these, rounded; `nil` if there are no shares.
  ///
  /// - Parameter bins: Numbers by bin number, the first being those of a missing value.
  /// - Returns: The means, or `nil`.
  fileprivate func drawn(_ bins: [[Int]]) -> [Int]? {
    guard !shares.isEmpty else { return nil }
    return bins[0].indices.map { place in
      zip(bins.dropFirst(), shares).reduce(0) { $0 + Double($1.0[place]) * $1.1 }.toWhole
    }
  }
}

extension Double {
  fileprivate var toWhole: Int { Int(rounded()) }
}

/// What gathers the differences of one person after another; it holds memory for one.
struct PersonShifts {
  /// A difference of the score with the number of refits that have it.
  struct Step {
    let shift: Int
    let count: Double
  }

  private let all: PointShifts
  private var sums: [PointShifts.Vector]
  /// The number of refits by difference, from the lowest on; zeros between people.
  private var tally: [Int32]
  private let room: Int
  /// The differences that refits have, the lowest first.
  private(set) var steps: [Step] = []

  /// Takes memory for a person.
  ///
  /// - Parameters:
  ///   - all: The differences of all bins.
  ///   - room: The span of the scale: refits that differ by more differ by that much.
  init(_ all: PointShifts, room: Int) {
    self.all = all
    self.room = room
    sums = Array(repeating: .zero, count: all.width)
    tally = Array(repeating: 0, count: 2 * room + 1)
  }

  /// Gathers the differences of a person.
  mutating func gather(_ parts: [ScoreDistribution.Part], _ row: Int) {
    for place in sums.indices { sums[place] = .zero }
    var total = 0
    for (place, part) in parts.enumerated() {
      let bin = all.starts[place] + part.likelyBin(row)
      total += all.totals[bin]
      Self.add(all.table, from: bin * all.width, &sums)
    }
    count(around: Int((Double(total) / Double(all.count)).rounded()))
  }

  @inline(__always)
  private static func add(
    _ table: [PointShifts.Vector], from start: Int, _ sums: inout [PointShifts.Vector]
  ) {
    let source = table.span
    var target = sums.mutableSpan
    for place in target.indices { target[place] &+= source[start &+ place] }
  }

  /// Counts how many refits have each difference.
  private mutating func count(around mean: Int) {
    var (low, high) = (tally.count, -1)
    for place in 0..<all.count {
      let (vector, lane) = place.quotientAndRemainder(dividingBy: PointShifts.Vector.scalarCount)
      let shift = min(max(Int(sums[vector][lane]) - mean, -room), room) + room
      tally[shift] += 1
      (low, high) = (min(low, shift), max(high, shift))
    }
    steps.removeAll(keepingCapacity: true)
    for place in low...high where tally[place] > 0 {
      steps.append(Step(shift: place - room, count: Double(tally[place])))
      tally[place] = 0
    }
  }
}
