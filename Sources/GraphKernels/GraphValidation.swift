internal import Buffers

// Validation. Rows that come from elsewhere are walked once, in parallel: offsets that never fall,
// targets that rise within each row and are people, weights that add up. That every tie stands in both
// of its rows is not looked up tie by tie: one number is drawn for each tie by a hash whose key is
// new every time, and their sums over the rows of either side must be the same.

/// What makes rows no graph.
package struct InvalidRows: Error, Equatable {
  /// The rule that was broken.
  package let problem: String
}

extension CompressedGraph {
  /// Makes a graph from rows that come from elsewhere, if they are one.
  ///
  /// - Parameters:
  ///   - outgoing: The ties that go out from each vertex; all ties if that is all.
  ///   - incoming: The ties that come in; `nil` for an undirected graph.
  ///   - friends: The ties in either direction; `nil` for an undirected graph.
  ///   - context: How to run.
  /// - Throws: ``InvalidRows`` or `CancellationError`.
  /// - Complexity: O(*n* + *m*).
  package init(
    checking outgoing: CompressedRows, incoming: CompressedRows? = nil,
    friends: CompressedRows? = nil, _ context: KernelContext
  ) throws {
    let key = TieHash()
    let out = try outgoing.sums(key, context)
    guard let incoming, let friends else {
      guard out.before == out.behind else {
        throw InvalidRows(problem: "a friendship stands in one of its two rows only")
      }
      self.init(undirected: outgoing)
      return
    }
    let into = try incoming.sums(key, context)
    _ = try friends.sums(key, context)
    guard out.before == into.behind, out.behind == into.before else {
      throw InvalidRows(problem: "a friendship stands in one of its two rows only")
    }
    guard try Self.isUnion(friends, of: outgoing, incoming, context) else {
      throw InvalidRows(problem: "the friends of a person are not those tied to them")
    }
    self.init(outgoing: outgoing, incoming: incoming, friends: friends)
  }

  /// Whether rows hold the entries of two others, each once, with the weights of both added up.
  private static func isUnion(
    _ friends: CompressedRows, of left: CompressedRows, _ right: CompressedRows,
    _ context: KernelContext
  ) throws(CancellationError) -> Bool {
    let pieces = try context.map(BlockList(offsets: left.offsets, right.offsets)) {
      (vertices: Range<Int>) in
      for vertex in vertices {
        var entries = friends.entries(of: vertex)
        var isSame = true
        forEachFriend(of: vertex, left, right) { target, out, back in
          guard isSame, let entry = entries.popFirst(), friends.targets[entry] == target else {
            isSame = false
            return
          }
          if let weights = left.weights, let others = right.weights {
            let sum = (out.map { weights[$0] } ?? 0) + (back.map { others[$0] } ?? 0)
            isSame = friends.weights?[entry] == sum
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
  /// The sums of the ties' numbers, of those whose target is smaller than the vertex and of those
  /// whose target is larger.
  fileprivate struct Sums: Sendable {
    var before: UInt64 = 0
    var behind: UInt64 = 0
    var weight = 0.0
    var isInOrder = true
  }

  /// Checks the rows by themselves and sums up the numbers of their ties.
  fileprivate func sums(_ key: TieHash, _ context: KernelContext) throws -> Sums {
    let fall = try context.map(BlockList(vertexCount: vertexCount)) { (vertices: Range<Int>) in
      let offsets = offsets.span
      var isFalling = false
      for vertex in vertices { isFalling = isFalling || offsets[vertex] > offsets[vertex + 1] }
      return isFalling
    }
    guard !fall.contains(true) else { throw InvalidRows(problem: "the places of rows fall") }
    let pieces = try context.map(blocks) { (vertices: Range<Int>) in sums(vertices, key) }
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

  private func sums(_ vertices: Range<Int>, _ key: TieHash) -> Sums {
    let (offsets, targets) = (offsets.span, targets.span)
    var sums = Sums()
    for vertex in vertices {
      var last = -1
      for entry in offsets[vertex]..<offsets[vertex + 1] {
        let target = Int(targets[entry])
        sums.isInOrder = sums.isInOrder && target > last && target != vertex
        last = target
        var number = key.number(of: vertex, target)
        if let weights {
          let weight = weights[entry]
          number = key.mixed(number, weight.bitPattern)
          sums.weight += weight >= 0 ? weight : .nan
        }
        if target < vertex { sums.before &+= number } else { sums.behind &+= number }
      }
      sums.isInOrder = sums.isInOrder && last < vertexCount
    }
    return sums
  }
}

/// Draws a number for every tie, the same from either end; whoever made the rows can't foresee it.
private struct TieHash: Sendable {
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

  @inline(__always)
  func number(of one: Int, _ other: Int) -> UInt64 {
    let tie = UInt64(truncatingIfNeeded: min(one, other)) << 32 | UInt64(max(one, other))
    let product = (tie ^ first).multipliedFullWidth(by: second)
    return mixed(product.high ^ product.low, 0)
  }

  @inline(__always)
  func mixed(_ number: UInt64, _ value: UInt64) -> UInt64 {
    let product = (number ^ value ^ third).multipliedFullWidth(by: fourth)
    return product.high ^ product.low
  }
}
