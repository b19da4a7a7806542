import Communities
import EdgeLists
import Files
import GraphFeatures
import Graphs
import Identifiers
import Tables
import TestSupport
import Testing
import TextFormats

@Suite struct RelationGraphTests {
  //   a       A triangle a-b-c with
  //  / \      a pendant d on c.
  // b---c---d
  let kite = "a,b\nb,c\nc,a\nc,d\n"

  @Test func `people of the table come first and may have no friends`() async throws {
    let table = people(["z", "c", "lonely"])
    let built = try graph(kite, people: table)
    #expect(Array(built.identifiers) == ["z", "c", "lonely", "a", "b", "d"])
    #expect(built.summary.unknownPersonCount == 3)
    let features = try await built.features(.all)
    #expect(features["degree"]?.values == .integers([0, 3, 0, 2, 2, 1]))
    #expect(features["closeness"]?.values.numbers?[0] == nil)
    #expect(features["constraint"]?.values.numbers?[2] == nil)
    #expect(features["component"]?.values == .integers([1, 0, 2, 0, 0, 0]))
  }

  @Test func `identifiers are their text`() throws {
    let built = try graph("7,07\n07,7.0\n")
    #expect(Array(built.identifiers) == ["7", "07", "7.0"])
    #expect(built.friendshipCount == 2)
  }

  @Test func `unknown people are added, dropped or reported with their place`() throws {
    let known = people(["a", "b"])
    #expect(try graph(kite, people: known).personCount == 4)
    let dropped = try graph(kite, people: known, unknownPeople: .drop)
    #expect(dropped.personCount == 2)
    #expect(dropped.friendshipCount == 1)
    #expect(dropped.summary.unknownFriendshipCount == 3)
    #expect(dropped.summary.unknownPersonCount == 2)
    let error = #expect(throws: DataError.self) {
      try graph(kite, people: known, unknownPeople: .error)
    }
    #expect(
      error?.description
        == "friends.csv:2:3: the person is not in the people table; add them there, or use "
        + "`unknownPeople: .add` or `.drop`")
  }

  @Test func `duplicates and self-loops follow their policies`() async throws {
    let lines = "a,b,1\nb,a,3\na,b,2\na,a,9\n"
    let weighted = EdgeListFormat(weight: .number(3))
    for (policy, strength) in [
      (DuplicatePolicy.sum, 6.0), (.first, 1), (.last, 2), (.max, 3), (.count, 3),
    ] {
      let built = try graph(lines, duplicates: policy, format: weighted)
      #expect(built.friendshipCount == 1)
      #expect(built.summary.duplicateCount == 2)
      #expect(built.summary.selfLoopCount == 1)
      let table = try await built.features([.strength])
      #expect(table["strength"]?.values == .reals([strength, strength]))
    }
    let unweighted = try graph(lines)
    #expect(!unweighted.isWeighted)
    #expect(try graph(lines, duplicates: .count).isWeighted)
    let directed = try graph(lines, directed: true, format: weighted)
    #expect(directed.friendshipCount == 2)
    let table = try await directed.features([.inDegree, .outDegree, .strength, .reciprocity])
    #expect(table["in_degree"]?.values == .integers([1, 1]))
    #expect(table["strength"]?.values == .reals([6, 6]))
    #expect(table["reciprocity"]?.values == .reals([1, 1]))
    let duplicate = #expect(throws: DataError.self) { try graph(lines, duplicates: .error) }
    #expect(
      duplicate?.description
        == "friends.csv:2:1: the friendship is in line 1 already; remove one, or use "
        + "`duplicates: .sum`")
    let loop = #expect(throws: DataError.self) { try graph(lines, selfLoops: .error) }
    #expect(
      loop?.description
        == "friends.csv:4:1: the edge is from a person to themselves; remove the row, or use "
        + "`selfLoops: .drop`")
  }

  @Test func `only what lies strictly before the date counts, and weights decay`() async throws {
    let lines = "source,target,time\na,b,0\nb,c,100\nc,d,200\n"
    let timed = EdgeListFormat(time: .name("time"))
    let built = try graph(lines, format: timed, asOf: 200, halfLife: 100)
    #expect(Array(built.identifiers) == ["a", "b", "c"])
    #expect(built.summary.tooLateCount == 1)
    let table = try await built.features([.strength])
    #expect(table["strength"]?.values == .reals([0.25, 0.75, 0.5]))
    #expect(throws: GraphError.self) { try graph(lines, format: timed) }
    #expect(throws: GraphError.self) { try graph(lines, asOf: 200) }
  }
}
