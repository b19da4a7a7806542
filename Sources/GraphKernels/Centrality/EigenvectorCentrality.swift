package import Execution
package import Memory

// Eigenvector centrality. Each connected component has one vector without negative numbers that its
// edges only stretch, and the component that stretches its own most is the leading one. Several can
// lead together: each gets its own vector. So nothing hangs on the order of vertices, and what is
// in no leading component gets an exact 0.

extension CompressedGraph {
  /// A number for every vertex in proportion to the sum of its neighbors' numbers, the largest
  /// being 1.
  ///
  /// Direction is ignored: a mutual edge counts once, with weights those of both directions are
  /// added. With *λ* the largest eigenvalue of a component's matrix, the members of every component
  /// whose *λ* is the graph's largest, to one part in 10¹², get the positive eigenvector of their
  /// own component, scaled so that its largest element is 1; all others get 0.
  ///
  /// - Range: 0 to 1. Without edges all components lead, and every vertex gets 1. What rounding
  ///   leaves in doubt is about 10⁻¹⁵ over the part by which the component's next eigenvalue is
  ///   smaller, however many steps are made.
  /// - Complexity: O(*n* + *m*) for each step; some hundred steps where the largest eigenvalue is
  ///   well apart from the next, at most ``stepLimit``. 80 bytes per vertex.
  /// - Throws: `CancellationError`.
  /// - Source: Bonacich, "Power and centrality" (1987),
  ///   [doi:10.1086/228631](https://doi.org/10.1086/228631); steps: Knyazev, "Toward the optimal
  ///   preconditioned eigensolver" (2001),
  ///   [doi:10.1137/S1064827500366124](https://doi.org/10.1137/S1064827500366124).
  package func eigenvectorCentrality(
    _ execution: Execution
  ) throws(CancellationError) -> Buffer<Double> {
    let quiet = execution.quiet
    guard neighbors.hasEdges else { return Buffer(repeating: 1, count: vertexCount) }
    let rows = try neighbors.withHeaviestNearOne(quiet)
    let components = try components(quiet)
    let members = MemberList(groups: components.membership, groupCount: components.groupCount)
    let strengths = try rows.strengths(quiet)
    let candidates = try LeadingComponents(components, members, rows, strengths, quiet)
    var vector = DominantVector(rows, start: strengths)
    var found: [(value: Double, component: Int)] = []
    let centralities = FillingBuffer<Double>(zeroedCount: vertexCount)
    var largest = candidates.largest
    for (number, candidate) in candidates.list.enumerated() {
      guard candidate.upperBound >= largest * LeadingComponents.equality else { continue }
      let range = members.starts[candidate.component]..<members.starts[candidate.component + 1]
      let value = try vector.find(in: members.vertices.extracting(range), quiet)
      largest = max(largest, value)
      found.append((value, candidate.component))
      try vector.write(to: centralities, quiet)
      execution.report(Double(number + 1) / Double(candidates.list.count))
    }
    for (value, component) in found where value < largest * LeadingComponents.equality {
      for place in members.starts[component]..<members.starts[component + 1] {
        centralities[Int(members.vertices[place])] = 0
      }
    }
    return centralities.filled()
  }
}

extension CompressedRows {
  /// Whether any edge has a weight above 0.
  fileprivate var hasEdges: Bool { weights.map { $0.contains { $0 > 0 } } ?? (entryCount > 0) }
}

/// The components whose largest eigenvalue may be the largest of all.
private struct LeadingComponents {
  struct Candidate {
    let component: Int
    let lowerBound: Double
    let upperBound: Double
  }

  /// Those that may lead, the likeliest first.
  let list: [Candidate]
  /// A number that the largest eigenvalue is not below.
  let largest: Double

  /// Eigenvalues whose quotient is not below this are equal.
  static var equality: Double { 1 - 1e-12 }

  /// Bounds the eigenvalues by what the edges make of the strengths: in proportion at least to the
  /// square mean, at most to the largest quotient (Collatz).
  init(
    _ components: CanonicalPartition, _ members: MemberList, _ rows: CompressedRows,
    _ strengths: Buffer<Double>, _ execution: Execution
  ) throws(CancellationError) {
    let images = try rows.weightedSums(of: strengths, coefficients: rows.weights, execution)
    var list: [Candidate] = []
    var largest = 0.0
    for component in 0..<components.groupCount {
      var (squares, products, quotient) = (0.0, 0.0, 0.0)
      for place in members.starts[component]..<members.starts[component + 1] {
        let vertex = Int(members.vertices[place])
        let (strength, image) = (strengths[vertex], images[vertex])
        squares += strength * strength
        products += strength * image
        quotient = max(quotient, strength > 0 ? image / strength : 0)
      }
      let lower = squares > 0 ? products / squares : 0
      largest = max(largest, lower)
      // The errors of rounding are given the benefit of the doubt.
      list.append(
        Candidate(
          component: component, lowerBound: lower, upperBound: quotient * (1 + 0x1p-30)))
    }
    self.largest = largest
    self.list = list.filter { $0.upperBound >= largest * Self.equality }
      .sorted { ($1.lowerBound, $0.component) < ($0.lowerBound, $1.component) }
  }
}

/// The eigenvector of a component's largest eigenvalue.
///
/// In each step the best combination is taken of the vector, of where it fails to be one, and of
/// the way that the last step went: that gets there about as fast as conjugate gradients.
private struct DominantVector {
  private let rows: CompressedRows
  private let start: Buffer<Double>
  private var members: Buffer<UInt32> = []
  private var blocks = BlockList(vertexCount: 0)
  /// The vector, of length 1, and what the edges make of it; likewise what follows.
  private let vector: Pair
  private let failure: Pair
  private let way: Pair

  /// A vector and its image, with an element for every vertex in the graph.
  private struct Pair: Sendable {
    let values: FillingBuffer<Double>
    let image: FillingBuffer<Double>

    init(count: Int) {
      values = FillingBuffer(zeroedCount: count)
      image = FillingBuffer(zeroedCount: count)
    }
  }

  /// The vector is one if it fails by no more than this part of the eigenvalue.
  private static var tolerance: Double { 0x1p-49 }
  /// Rounding lets the vector fail by more; it is one if that no longer gets less.
  private static var patience: Int { 64 }
  /// More steps are not made.
  private static var stepLimit: Int { 20_000 }
  /// After so many steps images are computed anew, since errors of rounding add up.
  private static var renewal: Int { 16 }

  init(_ rows: CompressedRows, start: Buffer<Double>) {
    self.rows = rows
    self.start = start
    vector = Pair(count: rows.vertexCount)
    failure = Pair(count: rows.vertexCount)
    way = Pair(count: rows.vertexCount)
  }

  /// Finds the vector of a component.
  ///
  /// - Returns: The eigenvalue.
  mutating func find(
    in component: Buffer<UInt32>, _ execution: Execution
  ) throws(CancellationError) -> Double {
    members = component
    var work = [0]
    work.reserveCapacity(component.count + 1)
    for member in component { work.append(work[work.count - 1] + rows.count(of: Int(member))) }
    blocks = BlockList(offsets: work)
    let (vector, start) = (vector, start)
    try forEach(execution) { vector.values[$0] = start[$0] }
    var value = 0.0
    var hasWay = false
    var best = (failure: Double.infinity, step: 0)
    for step in 0..<Self.stepLimit {
      if step % Self.renewal == 0 {
        try normalize(vector, execution)
        try multiply(vector, execution)
        if hasWay { try multiply(way, execution) }
      }
      value = try dot(vector.values, vector.image, execution)
      let length = try fail(value, execution)
      if length < best.failure / 2 { best = (length, step) }
      if length <= Self.tolerance * value { break }
      if step - best.step > Self.patience, length <= 1e-10 * value { break }
      hasWay = try advance(value, hasWay: hasWay, execution)
    }
    return value
  }

  /// Writes the vector, scaled so that its largest element is 1.
  func write(
    to result: FillingBuffer<Double>, _ execution: Execution
  ) throws(CancellationError) {
    // The image is the vector, and has no negative elements if rounding has left some.
    let (image, members) = (vector.image, members)
    let largest = try execution.map(blocks) { places in
      places.reduce(0) { max($0, image[Int(members[$1])].magnitude) }
    }.reduce(0, max)
    try forEach(execution) { result[$0] = image[$0].magnitude / largest }
  }

  /// Sets the failure to what is left of the image without the vector, at length 1.
  ///
  /// - Returns: Its length.
  private func fail(
    _ value: Double, _ execution: Execution
  ) throws(CancellationError) -> Double {
    let (vector, failure) = (vector, failure)
    try forEach(execution) {
      failure.values[$0] = vector.image[$0] - value * vector.values[$0]
    }
    return try dot(failure.values, failure.values, execution).squareRoot()
  }

  /// Takes a step.
  ///
  /// - Returns: Whether it went some way.
  private func advance(
    _ value: Double, hasWay: Bool, _ execution: Execution
  ) throws(CancellationError) -> Bool {
    let (vector, failure, way) = (vector, failure, way)
    try subtract(vector, from: failure, images: false, execution)
    try normalize(failure, execution)
    try multiply(failure, execution)
    var hasWay = hasWay
    if hasWay {
      // Twice, since what is left may be little.
      for _ in 0..<2 {
        try subtract(vector, from: way, images: true, execution)
        try subtract(failure, from: way, images: true, execution)
      }
      hasWay = try normalize(way, execution)
    }
    var matrix = SymmetricMatrix()
    matrix[0, 0] = value
    matrix[0, 1] = try dot(vector.values, failure.image, execution)
    matrix[1, 1] = try dot(failure.values, failure.image, execution)
    if hasWay {
      matrix[0, 2] = try dot(vector.values, way.image, execution)
      matrix[1, 2] = try dot(failure.values, way.image, execution)
      matrix[2, 2] = try dot(way.values, way.image, execution)
    } else {
      // Never the largest.
      matrix[2, 2] = -value.magnitude
    }
    let parts = matrix.leadingVector()
    let share = hasWay ? parts[2] : 0
    let (kept, turned) = (parts[0], parts[1])
    @Sendable func combine(
      _ vector: FillingBuffer<Double>, _ failure: FillingBuffer<Double>,
      _ way: FillingBuffer<Double>, at vertex: Int
    ) {
      // The way may not be one yet.
      let step = turned * failure[vertex] + (share == 0 ? 0 : share * way[vertex])
      way[vertex] = step
      vector[vertex] = kept * vector[vertex] + step
    }
    try forEach(execution) { vertex in
      combine(vector.values, failure.values, way.values, at: vertex)
      combine(vector.image, failure.image, way.image, at: vertex)
    }
    return parts[1] != 0 || share != 0
  }

  /// Takes a vector's part out of another one.
  private func subtract(
    _ part: Pair, from pair: Pair, images: Bool, _ execution: Execution
  ) throws(CancellationError) {
    let product = try dot(part.values, pair.values, execution)
    try forEach(execution) { vertex in
      pair.values[vertex] -= product * part.values[vertex]
      if images { pair.image[vertex] -= product * part.image[vertex] }
    }
  }

  /// Scales a vector and its image to length 1.
  ///
  /// - Returns: Whether it has a length.
  @discardableResult
  private func normalize(
    _ pair: Pair, _ execution: Execution
  ) throws(CancellationError) -> Bool {
    let length = try dot(pair.values, pair.values, execution).squareRoot()
    guard length > 0 else { return false }
    try forEach(execution) { vertex in
      pair.values[vertex] /= length
      pair.image[vertex] /= length
    }
    return true
  }

  /// Sets a vector's image.
  private func multiply(_ pair: Pair, _ execution: Execution) throws(CancellationError) {
    let (rows, members) = (rows, members)
    let values = pair.values.filled()
    try execution.forEach(blocks) { (places: Range<Int>) throws(CancellationError) in
      let (targets, offsets, values) = (rows.targets.span, rows.offsets.span, values.span)
      for place in places {
        let vertex = Int(members[place])
        let row = offsets[vertex]..<offsets[vertex + 1]
        try execution.checkCancellation(beforeRow: row.count)
        var sum = 0.0
        if let weights = rows.weights?.span {
          for entry in row { sum += weights[entry] * values[Int(targets[entry])] }
        } else {
          for entry in row { sum += values[Int(targets[entry])] }
        }
        pair.image[vertex] = sum
      }
    }
  }

  private func dot(
    _ one: FillingBuffer<Double>, _ other: FillingBuffer<Double>, _ execution: Execution
  ) throws(CancellationError) -> Double {
    let members = members
    let sums = try execution.map(blocks) { places in
      places.reduce(0) { $0 + one[Int(members[$1])] * other[Int(members[$1])] }
    }
    return sums.reduce(0, +)
  }

  private func forEach(
    _ execution: Execution, _ body: @Sendable (Int) -> Void
  ) throws(CancellationError) {
    let members = members
    try execution.forEach(blocks) { places in
      for place in places { body(Int(members[place])) }
    }
  }
}

/// A symmetric matrix of three rows.
private struct SymmetricMatrix {
  private var elements = [Double](repeating: 0, count: 9)

  subscript(row: Int, column: Int) -> Double {
    get { elements[3 * row + column] }
    set {
      elements[3 * row + column] = newValue
      elements[3 * column + row] = newValue
    }
  }

  /// The eigenvector of the largest eigenvalue, of length 1 and with a first element that is not
  /// negative, by Jacobi's rotations.
  func leadingVector() -> [Double] {
    var matrix = self
    var vectors = [1.0, 0, 0, 0, 1, 0, 0, 0, 1]
    for _ in 0..<12 {
      for (one, other) in [(0, 1), (0, 2), (1, 2)] where matrix[one, other] != 0 {
        let half = (matrix[other, other] - matrix[one, one]) / (2 * matrix[one, other])
        let tangent =
          (half < 0 ? -1 : 1) / (half.magnitude + (half * half + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        let change = tangent * matrix[one, other]
        matrix[one, one] -= change
        matrix[other, other] += change
        matrix[one, other] = 0
        let third = 3 - one - other
        let (left, right) = (matrix[third, one], matrix[third, other])
        matrix[third, one] = cosine * left - sine * right
        matrix[third, other] = sine * left + cosine * right
        for row in 0..<3 {
          let (left, right) = (vectors[3 * row + one], vectors[3 * row + other])
          vectors[3 * row + one] = cosine * left - sine * right
          vectors[3 * row + other] = sine * left + cosine * right
        }
      }
    }
    let leading = (1..<3).reduce(0) { matrix[$1, $1] > matrix[$0, $0] ? $1 : $0 }
    let vector = (0..<3).map { vectors[3 * $0 + leading] }
    return vector[0] < 0 ? vector.map { -$0 } : vector
  }
}
