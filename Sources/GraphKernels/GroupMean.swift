package import Buffers

// Group mean with the person left out. The values before a person and those behind are added apart, with
// the digits that each addition loses, and then the two sums. So the person's own value is in no sum and
// leaves no trace even in the last bit, and the same people have the same mean as friends.

extension CanonicalPartition {
  /// For each person the mean of a column over the other members of their group.
  ///
  /// The result for a person is bit for bit the same whatever their own value is, never outside the
  /// smallest and the largest of the others' values, and the exact mean rounded once but for rare cases,
  /// as ``Moments/mean`` is.
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
    if count == 0 {
      meanOfAll = .nan
      return
    }
    if sumsBefore.count < count { sumsBefore = Array(repeating: ExactSum(), count: count) }
    meanOfAll = findMeans(scale: 1, onlyWhereMissing: false)
    // What is too large is added in a smaller unit.
    if !meanOfAll.isFinite || means[0..<count].contains(where: { !$0.isFinite }) {
      let scaled = findMeans(scale: Moments.scaleOfSums, onlyWhereMissing: true)
      if !meanOfAll.isFinite { meanOfAll = scaled }
    }
    if count == 1 {
      means[0] = .nan
      return
    }
    clampMeans()
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
    meanOfAll = Moments.clamped(meanOfAll, values[first], values[last])
    for index in 0..<count {
      means[index] = Moments.clamped(
        means[index], values[index == first ? second : first],
        values[index == last ? lastButOne : last])
    }
  }
}
