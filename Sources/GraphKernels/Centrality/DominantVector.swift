internal import Execution
internal import Memory

/// The eigenvector of a component's largest eigenvalue.
///
/// In each step the best combination is taken of the vector, of where it fails to be one, and of
/// the way that the last step went: that gets there about as fast as conjugate gradients.
struct DominantVector {
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
    let values: ScatterBuffer<Double>
    let image: ScatterBuffer<Double>

    init(count: Int) {
      values = ScatterBuffer(zeroedCount: count)
      image = ScatterBuffer(zeroedCount: count)
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
    to result: ScatterBuffer<Double>, _ execution: Execution
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
      _ vector: ScatterBuffer<Double>, _ failure: ScatterBuffer<Double>,
      _ way: ScatterBuffer<Double>, at vertex: Int
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
    let values = pair.values.freeze()
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
    _ one: ScatterBuffer<Double>, _ other: ScatterBuffer<Double>, _ execution: Execution
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
