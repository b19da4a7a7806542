import Execution
import GraphKernels
import Memory
import Testing

@Suite struct `Groups through time` {
  /// What became of groups, in few words.
  private func told(_ events: [GroupEvent]) -> [String] {
    events.map { event in
      "\(event.number) \(event.change) \(event.size)"
        + (event.stayedCount > 0 ? " of which \(event.stayedCount)" : "")
        + (event.otherNumber.map { " with \($0)" } ?? "")
    }
  }

  private func history(_ dates: [[Int?]]) -> [[String]] {
    var history = PartitionHistory()
    return dates.map { labels in
      // Someone who is not there is in a group of their own.
      let partition = CanonicalPartition(
        labels: labels.enumerated().map { $1 ?? 1000 + $0 })
      return told(history.append(partition, present: labels.map { $0 != nil }))
    }
  }

  @Test func `groups that nothing happens to keep their numbers`() {
    let found = history([[7, 7, 7, 2, 2], [1, 1, 1, 9, 9]])
    #expect(found[0] == ["0 born 3", "1 born 2"])
    #expect(found[1] == ["0 continued 3 of which 3", "1 continued 2 of which 2"])
  }

  @Test func `a group that outgrows another keeps its number`() {
    let found = history([
      [0, 0, 0, 1, 1, nil, nil, nil], [0, 0, 0, 1, 1, 1, 1, 1], [0, 0, 0, 1, 1, 1, 1, nil],
    ])
    #expect(found[1] == ["1 continued 5 of which 2", "0 continued 3 of which 3"])
    #expect(found[2] == ["1 continued 4 of which 4", "0 continued 3 of which 3"])
  }

  @Test func `the larger part of a group that splits goes on`() {
    let found = history([[0, 0, 0, 0, 0], [0, 0, 0, 1, 1]])
    #expect(found[1] == ["0 continued 3 of which 3", "1 split 2 of which 2 with 0"])
  }

  @Test func `the smaller of two groups that merge is gone`() {
    let found = history([[0, 0, 0, 1, 1], [0, 0, 0, 0, 0]])
    #expect(found[1] == ["0 continued 5 of which 3", "1 merged 2 of which 2 with 0"])
  }

  @Test func `groups are born and die, and a number is never given again`() {
    let found = history([
      [0, 0, nil, nil, nil], [nil, nil, 0, 0, 0], [0, 0, nil, nil, nil],
    ])
    #expect(found[0] == ["0 born 2"])
    #expect(found[1] == ["1 born 3", "0 died 2"])
    #expect(found[2] == ["2 born 2", "1 died 3"])
  }

  @Test func `a group that scatters dies`() {
    let found = history([
      [0, 0, 0, 1, 1, 1, 2, 2, 3, 3], [0, 0, 0, 1, 1, 1, 0, 1, 0, 1],
    ])
    #expect(found[1].suffix(2) == ["2 died 2", "3 died 2"])
  }

  @Test func `nobody ever makes no event`() {
    #expect(history([[], []]) == [[], []])
    #expect(history([[nil, nil], [nil, nil]]) == [[], []])
  }

  @Test func `sizes and changes account for everyone`() {
    // People wander among six groups; some come and go.
    var state: UInt64 = 5
    func draw(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    var labels: [Int?] = (0..<300).map { _ in draw(6) }
    var history = PartitionHistory()
    var living: Set<Int> = []
    for _ in 0..<30 {
      for person in labels.indices where draw(5) == 0 {
        labels[person] = draw(7) == 6 ? nil : draw(6)
      }
      let partition = CanonicalPartition(labels: labels.enumerated().map { $1 ?? 1000 + $0 })
      let events = history.append(partition, present: labels.map { $0 != nil })
      let here = events.filter { $0.group != nil }
      #expect(here.reduce(0) { $0 + $1.size } == labels.count { $0 != nil })
      #expect(Set(here.map(\.number)).count == here.count)
      for event in here where event.change != .continued { #expect(!living.contains(event.number)) }
      for event in here where event.change == .continued { #expect(living.contains(event.number)) }
      let gone = Set(events.filter { $0.group == nil }.map(\.number))
      #expect(gone.isSubset(of: living))
      #expect(living.subtracting(gone).isSubset(of: here.map(\.number)))
      living = Set(here.map(\.number))
    }
  }
}

@Suite struct `Stability of people in groups` {
  let execution = Execution(threads: 2)

  @Test func `is 1 where all runs agree`() throws {
    let partition = CanonicalPartition(labels: [0, 0, 0, 1, 1])
    let other = CanonicalPartition(labels: [4, 4, 4, 2, 2])
    #expect(try partition.stability(in: [partition, other], execution) == [1, 1, 1, 1, 1])
  }

  @Test func `counts the runs in which someone is with the core`() throws {
    let partition = CanonicalPartition(labels: [0, 0, 0, 1, 1, 1])
    // The third person is with the first two, with the others, or alone.
    let runs = [[0, 0, 0, 1, 1, 1], [0, 0, 1, 1, 1, 1], [0, 0, 2, 1, 1, 1], [0, 0, 0, 1, 1, 2]]
      .map { CanonicalPartition(labels: $0) }
    #expect(try partition.stability(in: runs, execution) == [1, 1, 0.5, 1, 1, 0.75])
  }

  @Test func `does not depend on threads`() throws {
    let labels = { (seed: Int) in (0..<20_000).map { ($0 * $0 + seed * $0 / 7) % 50 } }
    let runs = (1...4).map { CanonicalPartition(labels: labels($0)) }
    let expected = try runs[0].stability(in: runs, Execution(threads: 1))
    for threadCount in [2, 3, 8] {
      #expect(try runs[0].stability(in: runs, Execution(threads: threadCount)) == expected)
    }
  }
}
