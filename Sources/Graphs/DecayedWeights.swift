internal import EdgeLists
internal import Execution
internal import GraphKernels
internal import LibC
internal import Memory

/// What time has left of the weights of a list's edges at a date.
///
/// After a thousand half-lives the number itself fades: it is too small to be written. Then weights are
/// kept in another unit, a power of two, in which the newest edge weighs about as much as it was given,
/// and edges that are too light even so have faded to nothing: those below 2⁻¹⁰²² of what the heaviest
/// would weigh at the time of the newest. With equal weights these are more than 1022 half-lives older.
struct DecayedWeights {
  /// The weight of each edge, 0 for those that have faded; for those not before the date any number.
  let values: Buffer<Double>
  /// Weights are two to this power times what they are at the date.
  let exponent: Int
  /// Whether edges before the date may have faded.
  let mayHaveFaded: Bool

  /// Whether nothing is left of an edge before the date.
  @inline(__always)
  func hasFaded(_ edge: Int) -> Bool { mayHaveFaded && values[edge] == 0 }

  /// Weighs the edges; `nil` if weights do not decay.
  ///
  /// Without the list's weights each starts at 1.
  ///
  /// - Precondition: The list has times, and the half-life is positive.
  init?(
    _ edges: EdgeList, usingWeights: Bool, asOf: Double?, halfLife: Double?,
    _ execution: Execution
  ) throws(CancellationError) {
    guard let asOf, let halfLife, let times = edges.times else { return nil }
    let weights = usingWeights ? edges.weights : nil
    let (execution, blocks) = (execution.quiet, BlockList(vertexCount: edges.count))
    let range = try DecayRange(times, weights, asOf: asOf, halfLife: halfLife, blocks, execution)
    if range.fits {
      exponent = 0
      mayHaveFaded = false
      values = try execution.fill(blocks) {
        (block: Range<Int>, values: inout MutableSpan<Double>) in
        for edge in block {
          // Later edges do not count, and could have grown without bound.
          let decay = times[edge] < asOf ? exp2((times[edge] - asOf) / halfLife) : 1
          values[edge - block.lowerBound] = (weights?[edge] ?? 1) * decay
        }
      }
      return
    }
    // Whole half-lives from the newest edge to the date, the last begun one included, change the
    // exponent alone.
    let age = min(-range.newest, 0x1p40)
    let halfLives = age.rounded(.up)
    let rest = exp2(halfLives - age)
    let unit = Int(range.heaviest.exponent)
    exponent = Int(halfLives) - unit
    mayHaveFaded = true
    // Near the date weights have the digits that they have where nothing fades.
    let isNear = age <= 1000
    let (newest, heaviest) = (range.newestTime, range.heaviest)
    values = try execution.fill(blocks) {
      (block: Range<Int>, values: inout MutableSpan<Double>) in
      for edge in block {
        guard times[edge] < asOf else { continue }
        let weight = weights?[edge] ?? 1
        let decay = exp2((times[edge] - newest) / halfLife)
        if weight / heaviest * decay < .leastNormalMagnitude { continue }
        let decayInUnit =
          isNear ? exp2((times[edge] - asOf) / halfLife + halfLives) : decay * rest
        values[edge - block.lowerBound] =
          Double(sign: .plus, exponent: -unit, significand: weight) * decayInUnit
      }
    }
  }
}

/// How far the weights of the edges before a date reach.
private struct DecayRange {
  /// The time of the newest edge.
  private(set) var newestTime = -Double.infinity
  /// How many half-lives that is before the date, as a negative number.
  private(set) var newest = 0.0
  /// The heaviest weight, undecayed.
  private(set) var heaviest = 0.0
  /// The binary logarithm of the lightest decayed weight, to the next whole number.
  private var lightest = Double.infinity

  init(
    _ times: Buffer<Double>, _ weights: Buffer<Double>?, asOf: Double, halfLife: Double,
    _ blocks: BlockList, _ execution: Execution
  ) throws(CancellationError) {
    let pieces = try execution.fill(BlockList(vertexCount: blocks.count), of: SIMD4<Double>.self) {
      numbers, pieces in
      for number in numbers {
        var (newest, heaviest, lightest) = (-Double.infinity, 0.0, Double.infinity)
        for edge in blocks[number] where times[edge] < asOf {
          let weight = weights?[edge] ?? 1
          newest = max(newest, times[edge])
          heaviest = max(heaviest, weight)
          lightest = min(lightest, Double(weight.exponent) + (times[edge] - asOf) / halfLife)
        }
        pieces[number - numbers.lowerBound] = SIMD4(newest, heaviest, lightest, 0)
      }
    }
    for piece in pieces {
      newestTime = max(newestTime, piece.x)
      heaviest = max(heaviest, piece.y)
      lightest = min(lightest, piece.z)
    }
    newest = heaviest > 0 ? (newestTime - asOf) / halfLife : 0
  }

  /// Whether the lightest weight is well within the range of numbers, as it is and beside the heaviest
  /// at the newest edge's time.
  var fits: Bool {
    lightest >= -1000 && (heaviest == 0 || lightest - newest - Double(heaviest.exponent) >= -1000)
  }
}
