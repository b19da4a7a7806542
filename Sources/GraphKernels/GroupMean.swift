package import Buffers

// Group mean with the person left out. In small groups the others' values are added one after another,
// as friends' values are, so that the same people have the same mean. In large groups the values before
// a person and those behind are added apart, with the digits that each addition loses, and then the two
// sums. Either way the person's own value is in no sum, so it leaves no trace even in the last bit.

extension CanonicalPartition {
  /// For each person the mean of a column over the other members of their group.
  ///
  /// The result for a person is bit for bit the same whatever their own value is, never outside the
  /// smallest and the largest of the others' values, and in groups of at most 64 known values that of
  /// ``Moments/mean`` of the others in vertex order; in larger ones the exact mean but for the last bit.
  ///
  /// - Parameter column: One value per person, not a number where missing; missing values do not
  ///   count.
  /// - Returns: Not a number for people of whose group no other member has a value.
  /// - Complexity: O(*n*).
  /// - Precondition: The column has one value per person, and none is infinite.
  package func meanOfOthers(of column: Buffer<Double>) -> Buffer<Double> {
    precondition(column.count == membership.count, "one value per person")
    let members = MemberList(groups: membership, groupCount: groupCount)
    let means = FillingBuffer<Double>(zeroedCount: column.count)
    var known = KnownValues(capacity: sizes.first ?? 0)
    for group in 0..<groupCount {
      let places = members.starts[group]..<members.starts[group + 1]
      known.gather(places, members.vertices, column)
      known.findMeans()
      var next = 0
      for place in places {
        let vertex = Int(members.vertices[place])
        if column[vertex].isNaN {
          means[vertex] = known.meanOfAll
        } else {
          means[vertex] = known.means[next]
          next += 1
        }
      }
    }
    return means.filled()
  }
}

/// The known values of a group, and for each the mean of the others.
private struct KnownValues {
  private var values: [Double]
  private(set) var means: [Double]
  private(set) var meanOfAll = Double.nan
  private var count = 0
  /// The sums of the values before each place.
  private var sumsBefore: [ExactSum] = []

  /// Up to so many values are added one by one for each of them.
  private static var fewCount: Int { 64 }

  init(capacity: Int) {
    values = Array(repeating: 0, count: capacity)
    means = values
  }

  /// Takes the known values of some people.
  mutating func gather(_ places: Range<Int>, _ people: Buffer<UInt32>, _ column: Buffer<Double>) {
    count = 0
    for place in places {
      let value = column[Int(people[place])]
      if value.isNaN { continue }
      precondition(value.isFinite, "values are finite")
      values[count] = value
      count += 1
    }
  }

  mutating func findMeans() {
    meanOfAll = count > 0 ? plainMean(leavingOut: nil) : .nan
    if count <= 1 {
      if count == 1 { means[0] = .nan }
      return
    }
    if count <= Self.fewCount { findMeansOfFew() } else { findMeansOfMany() }
    clampMeans()
  }

  /// The mean of the values but for one, each added to the sum of those before it.
  private func plainMean(leavingOut place: Int?) -> Double {
    var (sum, scaled) = (0.0, 0.0)
    let others = Double(place == nil ? count : count - 1)
    var (least, largest) = (Double.infinity, -Double.infinity)
    for index in 0..<count where index != place {
      sum += values[index]
      scaled += values[index] * Moments.scaleOfSums
      least = min(least, values[index])
      largest = max(largest, values[index])
    }
    let mean = sum / others
    return Moments.clamped(
      mean.isFinite ? mean : scaled / others / Moments.scaleOfSums, least, largest)
  }

  private mutating func findMeansOfFew() {
    for index in 0..<count { means[index] = 0 }
    for index in 0..<count {
      let value = values[index]
      for other in 0..<index { means[other] += value }
      for other in index + 1..<count { means[other] += value }
    }
    for index in 0..<count {
      let mean = means[index] / Double(count - 1)
      means[index] = mean.isFinite ? mean : plainMean(leavingOut: index)
    }
  }

  private mutating func findMeansOfMany() {
    if sumsBefore.count < count { sumsBefore = Array(repeating: ExactSum(), count: count) }
    let mean = findMeans(scale: 1, onlyWhereMissing: false)
    meanOfAll = mean
    // What is too large is added in a smaller unit.
    if !mean.isFinite || means[0..<count].contains(where: { !$0.isFinite }) {
      let scaled = findMeans(scale: 0x1p-64, onlyWhereMissing: true)
      if !mean.isFinite { meanOfAll = scaled }
    }
    let known = values[0..<count]
    meanOfAll = Moments.clamped(
      meanOfAll, known.min() ?? meanOfAll, known.max() ?? meanOfAll)
  }

  /// Sets the means of the others from the sums before and behind each value.
  ///
  /// - Returns: The mean of all.
  private mutating func findMeans(scale: Double, onlyWhereMissing: Bool) -> Double {
    var sum = ExactSum()
    for index in 0..<count {
      sumsBefore[index] = sum
      sum.add(values[index] * scale)
    }
    let all = sum.mean(of: count) / scale
    sum = ExactSum()
    for index in (0..<count).reversed() {
      if !onlyWhereMissing || !means[index].isFinite {
        var others = sumsBefore[index]
        others.add(sum)
        means[index] = others.mean(of: count - 1) / scale
      }
      sum.add(values[index] * scale)
    }
    return all
  }

  /// Moves means that rounding has pushed out of the others' range back to its end.
  private mutating func clampMeans() {
    var (first, second) = (values[0] <= values[1] ? 0 : 1, values[0] <= values[1] ? 1 : 0)
    var (last, lastButOne) = (second, first)
    for index in 2..<max(2, count) {
      if values[index] < values[first] {
        (first, second) = (index, first)
      } else if values[index] < values[second] {
        second = index
      }
      if values[index] > values[last] {
        (last, lastButOne) = (index, last)
      } else if values[index] > values[lastButOne] {
        lastButOne = index
      }
    }
    for index in 0..<count {
      means[index] = Moments.clamped(
        means[index], values[index == first ? second : first],
        values[index == last ? lastButOne : last])
    }
  }
}

/// A sum, and what rounding took from it.
private struct ExactSum {
  private var sum = 0.0
  private var lost = 0.0

  @inline(__always)
  mutating func add(_ value: Double) {
    let next = sum + value
    let back = next - sum
    lost += (sum - (next - back)) + (value - back)
    sum = next
  }

  @inline(__always)
  mutating func add(_ other: ExactSum) {
    add(other.sum)
    lost += other.lost
  }

  /// The sum divided by a number of values, rounded once but for rare cases.
  @inline(__always)
  func mean(of count: Int) -> Double {
    let divisor = Double(count)
    let whole = sum + lost
    let rest = (sum - whole) + lost
    let mean = whole / divisor
    // What the division left over, which a fused product finds exactly.
    let remainder = whole.addingProduct(-mean, divisor)
    return mean + (remainder + rest) / divisor
  }
}
