package import Execution
internal import Memory

// Validation. Rows that come from elsewhere are walked once, in parallel: offsets that never fall,
// targets that rise within each row and are vertices, weights that add up. That every edge stands
// in both of its rows is not looked up edge by edge: one number is drawn for each edge by a hash
// whose key is new every time, and their sums over the rows of either side must be the same.

/// What makes rows no graph.
package struct InvalidRows: Error, Equatable {
  /// The rule that was broken.
  package let problem: String
}

extension CompressedGraph {
  /// Makes a graph from rows that come from elsewhere, if they are one.
  ///
  /// - Parameters:
  ///   - outgoing: The edges that go out from each vertex; all edges if that is all.
  ///   - incoming: The edges that come in; `nil` for an undirected graph.
  ///   - neighbors: The edges in either direction; `nil` for an undirected graph.
  ///   - execution: How to run.
  /// - Throws: ``InvalidRows`` or `CancellationError`.
  /// - Complexity: O(*n* + *m*).
  package init(
    checking outgoing: CompressedRows, incoming: CompressedRows? = nil,
    neighbors: CompressedRows? = nil, _ execution: Execution
  ) throws {
    let key = EdgeHash()
    let out = try outgoing.sums(key, execution)
    guard let incoming, let neighbors else {
      guard out.before == out.behind else {
        throw InvalidRows(problem: "a friendship stands in one of its two rows only")
      }
      self.init(undirected: outgoing)
      return
    }
    let into = try incoming.sums(key, execution)
    _ = try neighbors.sums(key, execution)
    guard out.before == into.behind, out.behind == into.before else {
      throw InvalidRows(problem: "a friendship stands in one of its two rows only")
    }
    guard try Self.isUnion(neighbors, of: outgoing, incoming, execution) else {
      throw InvalidRows(problem: "the friends of a person are not those tied to them")
    }
    self.init(outgoing: outgoing, incoming: incoming, neighbors: neighbors)
  }

  /// Whether the weights of every vertex's neighbors, all together, are less than the largest
  /// number, so that no sum of some of them is infinite; true without weights.
  ///
  /// - Complexity: O(*m*).
  package var weightsAddUp: Bool {
    guard let weights = neighbors.weights?.span else { return true }
    var sum = 0.0
    for entry in weights.indices { sum += weights[entry] }
    return sum.isFinite
  }

  /// Whether rows hold the entries of two others, each once, with the weights of both added up.
  private static func isUnion(
    _ neighbors: CompressedRows, of left: CompressedRows, _ right: CompressedRows,
    _ execution: Execution
  ) throws(CancellationError) -> Bool {
    let pieces = try execution.map(BlockList(offsets: left.offsets, right.offsets)) {
      (vertices: Range<Int>) in
      for vertex in vertices {
        var entries = neighbors.entries(of: vertex)
        var isSame = true
        forEachNeighbor(of: vertex, left, right) { target, out, back in
          guard isSame, let entry = entries.popFirst(), neighbors.targets[entry] == target else {
            isSame = false
            return
          }
          if let weights = left.weights, let others = right.weights {
            let sum = (out.map { weights[$0] } ?? 0) + (back.map { others[$0] } ?? 0)
            isSame = neighbors.weights?[entry] == sum
          }
        }
        if !isSame || !entries.isEmpty { return false }
      }
      return true
    }
    return pieces.allSatisfy { $0 }
  }
}

extension CompressedRows {
  /// The sums of the edges' numbers, of those whose target is smaller than the vertex and of those
  /// whose target is larger.
  fileprivate struct Sums: Sendable {
    var before: UInt64 = 0
    var behind: UInt64 = 0
    var weight = 0.0
    var isInOrder = true
  }

  /// Checks the rows by themselves and sums up the numbers of their edges.
  fileprivate func sums(_ key: EdgeHash, _ execution: Execution) throws -> Sums {
    let fall = try execution.map(BlockList(vertexCount: vertexCount)) { (vertices: Range<Int>) in
      let offsets = offsets.span
      var isFalling = false
      for vertex in vertices { isFalling = isFalling || offsets[vertex] > offsets[vertex + 1] }
      return isFalling
    }
    guard !fall.contains(true) else { throw InvalidRows(problem: "the places of rows fall") }
    let pieces = try execution.map(blocks) { (vertices: Range<Int>) in sums(vertices, key) }
    var total = Sums()
    for piece in pieces {
      guard piece.isInOrder else {
        throw InvalidRows(problem: "a row's people are not in rising order, or not people")
      }
      total.before &+= piece.before
      total.behind &+= piece.behind
      total.weight += piece.weight
    }
    // A weight of 0 is one that has decayed; NaN, negative and infinite ones make the sum NaN.
    guard total.weight.isFinite else {
      throw InvalidRows(problem: "a weight is no number from 0, or the weights don't add up")
    }
    return total
  }

  private func sums(_ vertices: Range<Int>, _ key: EdgeHash) -> Sums {
    let (offsets, targets) = (offsets.span, targets.span)
    var sums = Sums()
    var disorder = 0  // negative as soon as a difference was
    for vertex in vertices {
      let start = offsets[vertex]
      let row = targets.extracting(start..<offsets[vertex + 1])
      let number = UInt64(truncatingIfNeeded: vertex)
      var last = -1
      var entry = 0
      while entry < row.count, row[entry] < vertex {
        let target = Int(row[entry])
        disorder |= target - last - 1
        last = target
        let value = value(of: UInt64(target) << 32 | number, start + entry, key, &sums.weight)
        sums.before &+= value
        entry += 1
      }
      last = max(last, vertex)
      while entry < row.count {
        let target = Int(row[entry])
        disorder |= target - last - 1
        last = target
        let value = value(of: number << 32 | UInt64(target), start + entry, key, &sums.weight)
        sums.behind &+= value
        entry += 1
      }
      disorder |= vertexCount - 1 - last
    }
    sums.isInOrder = disorder >= 0
    return sums
  }

  /// The number of an edge, whose weight is added up besides.
  @inline(__always)
  private func value(of edge: UInt64, _ entry: Int, _ key: EdgeHash, _ sum: inout Double) -> UInt64
  {
    guard let weights else { return key.number(of: edge, 0) }
    let weight = weights[entry]
    sum += weight >= 0 ? weight : .nan
    return key.number(of: edge, weight.bitPattern)
  }
}

/// Draws a number for every edge, the same from either end; a vertex that made the rows can't
/// predict it.
private struct EdgeHash: Sendable {
  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  init() {
    var generator = SystemRandomNumberGenerator()
    first = generator.next()
    second = generator.next() | 1
    third = generator.next()
    fourth = generator.next() | 1
  }

  /// The number of an edge, given by its smaller and its larger end in 32 bits each, and its
  /// weight.
  @inline(__always)
  func number(of edge: UInt64, _ weight: UInt64) -> UInt64 {
    let first = (edge ^ first).multipliedFullWidth(by: second)
    let last = (first.high ^ first.low ^ weight ^ third).multipliedFullWidth(by: fourth)
    return last.high ^ last.low
  }
}
