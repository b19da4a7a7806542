import Communities
import EdgeLists
import GraphFeatures
import Statistics
import Tables
import TestSupport
import Testing

@Suite struct AggregateTests {
  //   a       Friends of c: a, b and d.
  //  / \
  // b---c---d     e is alone.
  let kite = "a,b\nb,c\nc,a\nc,d\n"
  let table = people(
    ["a", "b", "c", "d", "e"], Column("x", .integers([1, nil, 5, 2, 9])),
    Column("late", .booleans([true, false, nil, true, true])),
    Column("town", .strings(["u", "v", "w", nil, "u"])))

  @Test func `friends are counted, averaged and ordered where they have a value`() async throws {
    let built = try graph(kite, people: table)
    let result = try await built.friendAggregates(of: ["x", "late"], in: table)
    #expect(
      result.columns.map(\.name) == [
        "id", "neighbor_x_count", "neighbor_x_mean", "neighbor_x_sd", "neighbor_x_min",
        "neighbor_x_max", "neighbor_x_median", "neighbor_late_count", "neighbor_late_mean",
        "neighbor_late_sd", "neighbor_late_min", "neighbor_late_max", "neighbor_late_median",
      ])
    #expect(result["neighbor_x_count"]?.values == .integers([1, 2, 2, 1, 0]))
    #expect(result["neighbor_x_mean"]?.values == .reals([5, 3, 1.5, 5, nil]))
    #expect(result["neighbor_x_sd"]?.values == .reals([0, 2, 0.5, 0, nil]))
    #expect(result["neighbor_x_min"]?.values == .reals([5, 1, 1, 5, nil]))
    #expect(result["neighbor_x_max"]?.values == .reals([5, 5, 2, 5, nil]))
    #expect(result["neighbor_x_median"]?.values == .reals([5, 3, 1.5, 5, nil]))
    #expect(result["neighbor_late_mean"]?.values == .reals([0, 1, 2.0 / 3, nil, nil]))
  }

  @Test(
    arguments: [FriendStatistics.standard, [], [.median], [.maximum, .mean], [.standardDeviation]])
  func `statistics that are not wanted are left out, the others stay`(
    statistics: FriendStatistics
  ) async throws {
    let built = try graph(kite, people: table)
    let all = try await built.friendAggregates(of: ["x"], in: table)
    let some = try await built.friendAggregates(of: ["x"], in: table, statistics: statistics)
    let suffixes: [(NumberStatistic, String)] = [
      (.mean, "mean"), (.standardDeviation, "sd"), (.minimum, "min"), (.maximum, "max"),
      (.median, "median"),
    ]
    let names =
      ["id", "neighbor_x_count"]
      + suffixes.filter { statistics.ofNumbers.contains($0.0) }.map { "neighbor_x_\($0.1)" }
    #expect(try some == all.selecting(names))
  }

  @Test func `texts can't be averaged`() async throws {
    let built = try graph(kite, people: table)
    await #expect(throws: (any Error).self) {
      try await built.friendAggregates(of: ["town"], in: table)
    }
    await #expect(throws: (any Error).self) {
      try await built.friendAggregates(of: ["y"], in: table)
    }
  }

  @Test func `the community's mean leaves the person out`() async throws {
    let two = "a,b\nb,c\nc,a\nd,e\ne,f\nf,d\nc,d\n"  // two triangles and a bridge
    let values = people(
      ["a", "b", "c", "d", "e", "f"], Column("x", .reals([1, 2, nil, 0.1, 0.2, 0.3])))
    let built = try graph(two, people: values)
    let communities = try await built.communities(seed: 1)
    #expect(communities.membership == [0, 0, 0, 1, 1, 1])
    #expect(communities.sizes == [3, 3])
    #expect(communities.internalDegrees == [2, 2, 2, 2, 2, 2])
    let result = try await built.friendAggregates(
      of: ["x"], in: values, communities: communities)
    #expect(
      result["community_x_mean"]?.values
        == .reals([2, 1, 1.5, (0.2 + 0.3) / 2, (0.1 + 0.3) / 2, (0.1 + 0.2) / 2]))
  }

  /// A person's own value never feeds a feature of that person: not even in the last bit.
  @Test func `changing a person's own value changes none of that person's features`()
    async throws
  {
    var generator = SplitMix64(seed: 11)
    let count = 60
    let names = (0..<count).map { "p\($0)" }
    let lines = (0..<200).map { _ in
      let ends = (0..<2).map { _ in names[Int(generator.next() % UInt64(count))] }
      return ends.joined(separator: ",")
    }.joined(separator: "\n")
    let values = names.map { _ in Double(generator.next() % 10_000) / 7 as Double? }
    let built = try graph(lines, people: people(names))
    let communities = try await built.communities(seed: 3)
    func features(_ values: [Double?]) async throws -> Table {
      try await built.friendAggregates(
        of: ["x"], in: people(names, Column("x", .reals(values))), communities: communities)
    }
    let before = try await features(values)
    for person in stride(from: 0, to: count, by: 4) {
      for replacement in [nil, 0, 1e12] as [Double?] {
        var changed = values
        changed[person] = replacement
        let after = try await features(changed)
        for (old, new) in zip(before.columns, after.columns).dropFirst() {
          #expect(old.values.numbers?[person] == new.values.numbers?[person], "\(old.name)")
        }
      }
    }
  }

  @Test func `zeros have no sign, whatever the order of friends`() async throws {
    for values in [[0.0, -0.0], [-0.0, 0.0]] {
      let three = people(["h", "a", "b"], Column("x", .reals([1, values[0], values[1]])))
      let table = try await graph("h,a\nh,b\n", people: three).friendAggregates(of: ["x"])
      for name in ["mean", "min", "max", "median"] {
        let value = try table.numbers(inColumn: "neighbor_x_\(name)")[0]
        #expect(value == 0 && value?.sign == .plus)
      }
    }
  }
}
