import Execution
import GraphKernels
import Statistics
import Testing

@Suite struct `Friends' aggregates` {
  let execution = Execution(threads: 2)

  @Test func `leave out missing values and the person's own`() throws {
    // a is tied to b, c, d, e; only b, d and e have a value.
    let graph = try CompressedGraph("ab ac ad ae")
    let result = try graph.neighborAggregates(of: [[1e9, 1, nil, 4, 10]], execution)[0]
    #expect(result.count == [3, 1, 1, 1, 1])
    #expect(result.mean == [5, 1e9, 1e9, 1e9, 1e9])
    let deviation = (14.0).squareRoot()  // of 1, 4 and 10: (16 + 1 + 25) / 3
    #expect(result.standardDeviation == [deviation, 0, 0, 0, 0])
    #expect(result.minimum == [1, 1e9, 1e9, 1e9, 1e9])
    #expect(result.maximum == [10, 1e9, 1e9, 1e9, 1e9])
    #expect(result.median == [4, 1e9, 1e9, 1e9, 1e9])
  }

  @Test func `a friend in both directions counts once`() throws {
    let graph = try CompressedGraph("ab ba ca", directed: true)
    let result = try graph.neighborAggregates(of: [[0, 2, 4]], execution)[0]
    #expect(result.count == [2, 1, 1])
    #expect(result.mean == [3, 0, 0])
    #expect(result.median == [3, 0, 0])
  }

  @Test func `equal values have exactly their mean and no deviation`() throws {
    let graph = try CompressedGraph("ab ac ad")
    let result = try graph.neighborAggregates(of: [[nil, 0.1, 0.1, 0.1]], execution)[0]
    #expect(result.mean[0] == 0.1)
    #expect(result.standardDeviation[0] == 0)
  }

  @Test func `values too large to add up are still averaged`() throws {
    let graph = try CompressedGraph("ab ac")
    let large = 0x1.8p1023
    let result = try graph.neighborAggregates(of: [[nil, large, large / 2]], execution)[0]
    #expect(isClose(result.mean[0], large * 0.75, relative: 1e-15))
    #expect(isClose(result.standardDeviation[0], large * 0.25, relative: 1e-15))
    #expect(isClose(result.median[0], large * 0.75, relative: 1e-15))
  }

  @Test func `no columns give no results`() throws {
    #expect(try CompressedGraph("ab").neighborAggregates(of: [], execution).isEmpty)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `equal their definitions, for several columns at once`(seed: UInt64) throws {
    var generator = SplitMix64(seed: seed)
    let input =
      seed < 190
      ? EdgeInput.random(seed: seed)
      : EdgeInput.random(
        vertexCount: 90, edgeCount: 3000, isDirected: false, weighted: false, &generator)
    let (graph, table) = (try input.graph(), DenseGraph(input))
    let columns = (0..<3).map { _ in
      table.people.map { _ in
        Int.random(in: 0..<4, using: &generator) == 0
          ? nil : Double(Int.random(in: -50...50, using: &generator)) / 7
      }
    }
    let results = try graph.neighborAggregates(of: columns, execution)
    for (column, result) in zip(columns, results) {
      for person in table.people {
        let values = table.neighbors(person).compactMap { column[$0] }
        #expect(result.count[person] == values.count)
        #expect(result.minimum[person] == values.min())
        #expect(result.maximum[person] == values.max())
        guard !values.isEmpty else {
          #expect(result.mean[person] == nil && result.median[person] == nil)
          continue
        }
        let mean = values.reduce(0, +) / Double(values.count)
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
        #expect(isClose(result.mean[person], mean, absolute: 1e-13))
        #expect(
          isClose(result.standardDeviation[person], variance.squareRoot(), absolute: 1e-13))
        let sorted = values.sorted()
        let median = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        #expect(result.median[person] == median)
      }
    }
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func `flipping one's own value leaves one's own row bit for bit`(seed: UInt64) throws {
    let graph = try EdgeInput.random(seed: seed).graph()
    let column = Kernel.columns(graph.vertexCount)[0]
    let before = try graph.neighborAggregates(of: [column], execution)[0]
    for person in column.indices {
      var flipped = column
      flipped[person] = column[person] == nil ? 1 : nil
      let after = try graph.neighborAggregates(of: [flipped], execution)[0]
      #expect(after.count[person] == before.count[person])
      #expect(after.mean[person]?.bitPattern == before.mean[person]?.bitPattern)
      #expect(
        after.standardDeviation[person]?.bitPattern
          == before.standardDeviation[person]?.bitPattern)
      #expect(after.median[person]?.bitPattern == before.median[person]?.bitPattern)
    }
  }
}
