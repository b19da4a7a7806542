import GraphKernels
import Memory
import Statistics
import Testing

@Suite struct `Partitions` {
  @Test func `are numbered by size, then by the smallest person`() {
    let partition = CanonicalPartition(labels: [9, 4, 4, -7, 9, 1_000_000, 4])
    #expect(partition.membership == [1, 0, 0, 2, 1, 3, 0])
    #expect(partition.sizes == [3, 2, 1, 1])
    #expect(partition.groupCount == 4)
    #expect(partition.sizeOfOwnGroup == [2, 3, 3, 1, 2, 1, 3])
  }

  @Test func `of nobody have no groups`() {
    #expect(CanonicalPartition(labels: []).sizes.isEmpty)
    #expect(CanonicalPartition(labels: []).meanOfOthers(of: []).isEmpty)
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `do not depend on labels, and renumbering twice changes nothing`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let labels = (0..<30).map { _ in Int.random(in: 0..<6, using: &generator) }
    let others = [Int.min, 5, 17, -3, 0, 29].shuffled(using: &generator)
    let partition = CanonicalPartition(labels: labels)
    #expect(CanonicalPartition(labels: labels.map { others[$0] }) == partition)
    #expect(CanonicalPartition(labels: partition.membership.map(Int.init)) == partition)
    #expect(partition.sizes.reduce(0, +) == labels.count)
    #expect(zip(partition.sizes, partition.sizes.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test func `the mean of others leaves the person out`() {
    let partition = CanonicalPartition(labels: [0, 0, 0, 1, 1, 2])
    let means = partition.meanOfOthers(of: [1, 2, 6, nil, 5, 7])
    // Person 3 has no value but is told of person 4; the other way round there is none.
    #expect(means == [4, 3.5, 1.5, 5, nil, nil])
  }

  @Test func `a sum beyond the range of numbers has a mean`() {
    let largest = Double.greatestFiniteMagnitude
    let means = CanonicalPartition(labels: [0, 0, 0]).meanOfOthers(of: [largest, largest, 1])
    #expect(means == [largest / 2, largest / 2, largest])
  }

  @Test(arguments: 0..<100 as Range<UInt64>)
  func `flipping one's own value leaves one's own mean bit for bit`(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    let partition = CanonicalPartition(
      labels: (0..<40).map { _ in Int.random(in: 0..<5, using: &generator) })
    let column = (0..<40).map { _ in
      Bool.random(using: &generator) ? nil : Double.random(in: -1...1, using: &generator)
    }
    let before = partition.meanOfOthers(of: column)
    for person in column.indices {
      for value in [nil, 0, 1, 1e300, -1e-300] as [Double?] {
        var flipped = column
        flipped[person] = value
        let after = partition.meanOfOthers(of: flipped)[person]
        #expect(after?.bitPattern == before[person]?.bitPattern)
      }
      let others = column.indices.filter {
        $0 != person && partition.membership[$0] == partition.membership[person]
      }.compactMap { column[$0] }
      let expected = others.isEmpty ? nil : others.reduce(0, +) / Double(others.count)
      #expect(isClose(before[person], expected, absolute: 1e-14))
    }
  }
}
