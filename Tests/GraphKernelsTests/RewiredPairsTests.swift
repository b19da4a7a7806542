import Execution
import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Rows of ties given to chance people` {
  private let execution = Execution(threads: 2)

  /// A list of rows, several for many pairs, of which some do not count.
  private struct Rows {
    let vertexCount = 30
    var sources: [UInt32] = []
    var targets: [UInt32] = []
    var times: [Double] = []

    init(seed: UInt64) {
      var generator = SplitMix64(seed: seed)
      for _ in 0..<150 {
        // Some name 30 is nobody's.
        let ends = (0..<2).map { _ in UInt32.random(in: 0...30, using: &generator) }
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          sources.append(ends[0])
          targets.append(ends[1])
          times.append(Double.random(in: 0..<10, using: &generator))
        }
      }
    }

    var ends: EndpointColumns {
      var ends = EndpointColumns(sources: Buffer(sources), targets: Buffer(targets))
      ends.times = Buffer(times)
      ends.end = 8
      ends.vertices = Buffer((0...30).map { $0 == 30 ? EndpointColumns.noVertex : UInt32(29 - $0) })
      return ends
    }

    /// The people of a row that counts.
    func pair(_ row: Int) -> [UInt32]? {
      guard times[row] < 8, sources[row] != targets[row], sources[row] < 30, targets[row] < 30
      else { return nil }
      return [29 - sources[row], 29 - targets[row]]
    }
  }

  /// The people to whom each person is tied, from whom, and both ways.
  private func counts(_ pairs: Set<[UInt32]>) -> [[Int]] {
    (0..<30 as Range<UInt32>).map { person in
      let (out, back) = (
        pairs.filter { $0[0] == person }.map { $0[1] },
        pairs.filter { $0[1] == person }.map { $0[0] }
      )
      return [out.count, back.count, Set(out).intersection(back).count]
    }
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `go together, everyone keeps the number of people in, out and both, and others stay`(
    seed: UInt64
  ) throws {
    let rows = Rows(seed: seed)
    let drawn = try RewiredPairs(rows.ends, vertexCount: 30, seed: seed, execution)
    var places: [[UInt32]: Set<[UInt32]>] = [:]
    for row in rows.sources.indices {
      let ends = drawn.ends(of: row, in: rows.ends)
      #expect((ends == nil) == (rows.pair(row) == nil))
      if let ends, let pair = rows.pair(row) {
        places[pair, default: []].insert([ends.source, ends.target])
      }
    }
    #expect(places.values.allSatisfy { $0.count == 1 })
    let now = Set(places.values.flatMap(\.self))
    #expect(now.count == places.count)
    #expect(now != Set(places.keys))
    #expect(counts(now) == counts(Set(places.keys)))
    // Of a mutual tie both ways go together.
    for (pair, place) in places {
      guard let back = places[[pair[1], pair[0]]], let one = place.first else { continue }
      #expect(back == [[one[1], one[0]]])
    }
  }

  @Test(arguments: [false, true])
  func `take the graph's ties with them, each with its weight`(isDirected: Bool) throws {
    let rows = Rows(seed: 3)
    var ends = rows.ends
    ends.weights = Buffer(rows.sources.indices.map { Double($0 + 1) })
    let graph = try GraphBuilder(vertexCount: 30, isDirected: isDirected).build(ends).graph
    let drawn = try RewiredPairs(ends, vertexCount: 30, seed: 5, execution)
    let found = try drawn.applied(to: graph, execution)
    #expect(found.isDirected == isDirected)
    var moved: [[UInt32]: Double] = [:]
    for row in rows.sources.indices {
      guard let place = drawn.ends(of: row, in: ends) else { continue }
      let key =
        isDirected || place.source < place.target
        ? [place.source, place.target] : [place.target, place.source]
      moved[key, default: 0] += Double(row + 1)
    }
    #expect(found.edgeCount == moved.count && graph.edgeCount == moved.count)
    for (pair, weight) in moved {
      let entry = try #require(found.outgoing.position(of: pair[1], in: Int(pair[0])))
      #expect(found.outgoing.weights?[entry] == weight)
    }
    if !isDirected { #expect(try found.outDegree(execution) == graph.outDegree(execution)) }
  }

  @Test func `are the same for every number of threads, and stay where there is nothing to draw`()
    throws
  {
    let rows = Rows(seed: 9)
    let one = try RewiredPairs(rows.ends, vertexCount: 30, seed: 2, Execution(threads: 1))
    let many = try RewiredPairs(rows.ends, vertexCount: 30, seed: 2, Execution(threads: 5))
    for row in rows.sources.indices {
      let (left, right) = (one.ends(of: row, in: rows.ends), many.ends(of: row, in: rows.ends))
      #expect(left?.source == right?.source && left?.target == right?.target)
    }
    let single = EndpointColumns(sources: Buffer([0, 0]), targets: Buffer([1, 1]))
    let same = try RewiredPairs(single, vertexCount: 3, seed: 1, execution)
    #expect(same.ends(of: 1, in: single)?.source == 0 && same.ends(of: 1, in: single)?.target == 1)
    let none = EndpointColumns(sources: Buffer([UInt32]()), targets: Buffer([UInt32]()))
    _ = try RewiredPairs(none, vertexCount: 0, seed: 1, execution)
  }
}
