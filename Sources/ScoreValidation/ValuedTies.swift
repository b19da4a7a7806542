internal import Memory

/// The ties between different people that both have a value, by the places of people among those.
struct ValuedTies: Sendable {
  let sources: [Int32]
  let targets: [Int32]
  /// Every weight is 1 where ties have none.
  let weights: [Double]
  let directed: Bool
  let omittedCount: Int
  let valueCount: Int

  init(
    _ sources: Buffer<UInt32>, _ targets: Buffer<UInt32>, _ weights: Buffer<Double>?,
    isKnown: [Bool], directed: Bool
  ) throws(ValidationError) {
    guard sources.count == targets.count, weights?.count ?? sources.count == sources.count else {
      throw ValidationError(
        .differentLengths, "the lists of ends and weights of ties differ in length",
        remedy: "give both ends, and a weight, of every tie")
    }
    var places: [Int32] = []
    var valueCount: Int32 = 0
    for known in isKnown {
      places.append(known ? valueCount : -1)
      if known { valueCount += 1 }
    }
    var (starts, ends, amounts): ([Int32], [Int32], [Double]) = ([], [], [])
    for tie in sources.indices {
      let (source, target) = (Int(sources[tie]), Int(targets[tie]))
      guard source < places.count, target < places.count else {
        throw ValidationError(
          .differentLengths, "tie \(tie + 1) has an end that is none of the \(places.count) people",
          remedy: "give a value, or none, for each person")
      }
      let weight = weights?[tie] ?? 1
      guard weight > 0, weight.isFinite else {
        throw ValidationError(
          .badNumber, "the weight of tie \(tie + 1) is not a finite number greater than 0",
          remedy: "leave out ties that do not count")
      }
      guard source != target, places[source] >= 0, places[target] >= 0 else { continue }
      starts.append(places[source])
      ends.append(places[target])
      amounts.append(weight)
    }
    self.sources = starts
    self.targets = ends
    self.weights = amounts
    self.directed = directed
    omittedCount = sources.count - starts.count
    self.valueCount = Int(valueCount)
  }

  var count: Int { sources.count }

  /// The weight of all ties of a person as a source and as a target; where direction does not count half
  /// of each tie as either, so that all ties together weigh the same.
  var strengths: (out: [Double], in: [Double]) {
    var out = [Double](repeating: 0, count: valueCount)
    var into = out
    let half = directed ? 0 : 0.5
    for tie in sources.indices {
      let (source, target) = (Int(sources[tie]), Int(targets[tie]))
      out[source] += (1 - half) * weights[tie]
      into[target] += (1 - half) * weights[tie]
      out[target] += half * weights[tie]
      into[source] += half * weights[tie]
    }
    return (out, into)
  }
}
