package import Memory
internal import Statistics

// Group mean with the vertex left out. The values before a vertex and those behind are added apart,
// with the digits that each addition loses, and then the two sums: exact sums, so that the vertex's
// own value leaves no trace even in the last bit, and the same vertices have the same mean as
// neighbors.

extension CanonicalPartition {
  /// For each vertex the mean of a column over the other members of its group.
  ///
  /// The result for a vertex is the exact mean rounded once, as ``Moments/mean`` is: bit for bit
  /// the same whatever its own value is, and never outside the smallest and the largest of the
  /// others'.
  ///
  /// - Parameters:
  ///   - column: One value per vertex.
  ///   - validity: Which of them are present, the others do not count; `nil` if all are.
  /// - Returns: Not a number for vertices of whose group no other member has a value.
  /// - Complexity: O(*n*).
  /// - Precondition: The column has one value per vertex, and none is infinite.
  package func meanOfOthers(of column: Buffer<Double>, validity: Bitmap?) -> Buffer<Double> {
    precondition(column.count == membership.count, "one value per vertex")
    let members = MemberList(groups: membership, groupCount: groupCount)
    var means = FillingBuffer<Double>(zeroedCount: column.count)
    var known = KnownValues(capacity: sizes.first ?? 0)
    for group in 0..<groupCount {
      let places = members.starts[group]..<members.starts[group + 1]
      known.gather(places, members.vertices, column, validity)
      known.findMeans()
      var next = 0
      for place in places {
        let vertex = Int(members.vertices[place])
        if validity.map({ $0[vertex] }) ?? true {
          means[vertex] = known.means[next]
          next += 1
        } else {
          means[vertex] = known.meanOfAll
        }
      }
    }
    return means.freeze()
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

  /// Takes the known values of some vertices.
  mutating func gather(
    _ places: Range<Int>, _ vertices: Buffer<UInt32>, _ column: Buffer<Double>, _ validity: Bitmap?
  ) {
    count = 0
    for place in places {
      let vertex = Int(vertices[place])
      if let validity, !validity[vertex] { continue }
      let value = column[vertex]
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
    var sum = ExactSum()
    for index in 0..<count {
      sumsBefore[index] = sum
      sum.add(values[index])
    }
    // Of all values; made only where quicker sums are in doubt.
    var exact: WideSum?
    meanOfAll = sum.mean(of: count)?.nearest ?? mean(without: nil, &exact)
    if count == 1 {
      means[0] = .nan
      return
    }
    sum = ExactSum()
    for index in (0..<count).reversed() {
      var others = sumsBefore[index]
      others.add(sum)
      means[index] = others.mean(of: count - 1)?.nearest ?? mean(without: index, &exact)
      sum.add(values[index])
    }
  }

  /// The mean of all values, or of all but one.
  private func mean(without index: Int?, _ exact: inout WideSum?) -> Double {
    var others = exact ?? WideSum(values.span.extracting(0..<count))
    exact = others
    guard let index else { return others.mean(of: count) }
    others.add(-values[index])
    return others.mean(of: count - 1)
  }
}
