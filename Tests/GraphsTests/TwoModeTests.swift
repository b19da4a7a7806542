import EdgeLists
import Execution
import Files
import GraphFeatures
import GraphKernels
import Graphs
import Identifiers
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

/// People who are tied by what they share.
@Suite struct TwoModeTests {
  private func graph(
    _ lines: String, people: Table? = nil, weight: TwoModeRules.SharedWeight = .one,
    largestHub: Int = 100, duplicates: DuplicatePolicy = .sum, asOf: Double? = nil,
    halfLife: Double? = nil, unknownPeople: UnknownPeoplePolicy = .add,
    format: EdgeListFormat = EdgeListFormat(delimiter: .comma, header: false),
    execution: Execution = Execution()
  ) throws -> RelationGraph {
    try RelationGraph(
      EdgeList(parsing: lines, named: "visits.csv", format: format), people: people,
      rules: GraphRules(
        duplicates: duplicates, unknownPeople: unknownPeople, asOf: asOf, halfLife: halfLife,
        twoMode: TwoModeRules(weight: weight, largestHub: largestHub)), execution: execution)
  }

  /// The friendships as texts such as `ann-bob 2.0`.
  private func ties(_ graph: RelationGraph) -> [String] {
    let names = graph.identifiers
    return graph.friendships.map { "\(names[$0.source])-\(names[$0.target]) \($0.weight)" }
  }

  //  ann  bob  cid  dan     shop s has ann, bob and cid,
  //   | \ /|\ / |    |      device d has ann and bob,
  //   d   s  s  s    x      dan alone has x
  private let visits = "ann,s\nbob,s\ncid,s\nann,d\nbob,d\ndan,x\n"

  @Test func `whoever shares a thing is a friend, by the number of things`() throws {
    let graph = try graph(visits)
    #expect(graph.identifiers == ["ann", "bob", "cid", "dan"])
    #expect(ties(graph) == ["ann-bob 2.0", "ann-cid 1.0", "bob-cid 1.0"])
    let resources = try #require(graph.summary.resources)
    #expect(resources.count == 3)
    #expect(resources.hubCount == 0)
    #expect(resources.largestSize == 3)
    #expect("\(resources)" == "3, the largest of 3 people")
  }

  @Test func `by size a thing ties each of its people by one in all`() throws {
    #expect(
      try ties(graph(visits, weight: .bySize)) == [
        "ann-bob 1.5", "ann-cid 0.5", "bob-cid 0.5",
      ])
  }

  @Test func `what too many people share ties nobody and is counted`() throws {
    let graph = try graph(visits, largestHub: 2)
    #expect(ties(graph) == ["ann-bob 1.0"])
    #expect(graph.personCount == 4)
    let resources = try #require(graph.summary.resources)
    #expect(resources.hubCount == 1)
    #expect(resources.hubPairCount == 3)
    #expect(
      "\(resources)" == "3, the largest of 3 people; 1 with more than 2, of 3 rows, tie nobody")
  }

  @Test func `of two ties to a thing the weaker counts`() throws {
    let format = EdgeListFormat(weight: .number(3), delimiter: .comma, header: false)
    let lines = "ann,s,5\nbob,s,2\ncid,s,3\nann,d,0.5\nbob,d,1\n"
    #expect(
      try ties(graph(lines, format: format)) == [
        "ann-bob 2.5", "ann-cid 3.0", "bob-cid 2.0",
      ])
  }

  @Test func `ties fade, and what is not before the date counts for nobody`() throws {
    let format = EdgeListFormat(time: .number(3), delimiter: .comma, header: false)
    let lines = "ann,s,90\nbob,s,80\ncid,s,100\ndan,s,120\n"
    let graph = try graph(lines, asOf: 100, halfLife: 10, format: format)
    #expect(ties(graph) == ["ann-bob 0.25"])
    #expect(graph.identifiers == ["ann", "bob"])
    #expect(graph.lapsedPersonCount == 2)
    #expect(graph.summary.tooLateCount == 2)
  }

  @Test func `a name in both columns is a person and a thing`() throws {
    let graph = try graph("ann,bob\nbob,bob\ncid,ann\nann,ann\n")
    #expect(graph.identifiers == ["ann", "bob", "cid"])
    #expect(ties(graph) == ["ann-bob 1.0", "ann-cid 1.0"])
    #expect(graph.summary.selfLoopCount == 0)
  }

  @Test func `a pair given twice counts once, and can be an error`() throws {
    let lines = "ann,s\nann,s\nbob,s\n"
    let graph = try graph(lines)
    #expect(ties(graph) == ["ann-bob 1.0"])
    #expect(graph.summary.duplicateCount == 1)
    #expect(try ties(self.graph(lines, duplicates: .count)) == ["ann-bob 1.0"])
    let error = #expect(throws: DataError.self) { try self.graph(lines, duplicates: .error) }
    #expect(error?.description.contains("the pair is in line 1 already") == true)
  }

  @Test(arguments: ["ann,s\n", "ann,s\nann,d\n"])
  func `one person has no friend`(lines: String) async throws {
    let graph = try graph(lines)
    #expect(graph.personCount == 1)
    #expect(graph.friendshipCount == 0)
    #expect(try await graph.features(.all).rowCount == 1)
  }

  @Test func `people of a table are rows, and unknown ones are added, left out or refused`() throws
  {
    let table = people(["s", "bob", "eve"])
    let all = try graph(visits, people: table)
    #expect(all.identifiers == ["s", "bob", "eve", "ann", "cid", "dan"])
    #expect(all.summary.unknownPersonCount == 3)
    #expect(ties(all) == ["bob-ann 2.0", "bob-cid 1.0", "ann-cid 1.0"])
    let known = try graph(visits, people: table, unknownPeople: .drop)
    #expect(known.identifiers == ["s", "bob", "eve"])
    #expect(known.friendshipCount == 0)
    #expect(known.summary.unknownFriendshipCount == 4)
    let error = #expect(throws: DataError.self) {
      try self.graph(visits, people: table, unknownPeople: .error)
    }
    #expect(error?.description.hasPrefix("visits.csv:1:1: the person is not in") == true)
    let none = try graph("x,s\n", people: people(["a"]), unknownPeople: .drop)
    #expect(none.friendshipCount == 0)
  }

  @Test(arguments: [
    "% bip unweighted\n% 3 4 2\n1 1\n3 1\n3 2\n",
    "%%MatrixMarket matrix coordinate pattern general\n4 2 3\n1 1\n3 1\n3 2\n",
  ])
  func `people whom the file announces stay without what others share`(text: String) throws {
    let graph = try graph(text, format: .detected)
    #expect(graph.identifiers == ["1", "2", "3", "4"])
    #expect(ties(graph) == ["1-3 1.0"])
    #expect(graph.lapsedPersonCount == 0)
    let known = try self.graph(text, people: people(["4", "9"]), format: .detected)
    #expect(known.identifiers == ["4", "9", "1", "2", "3"])
    #expect(known.summary.unknownPersonCount == 3)
    let dropped = try self.graph(
      text, people: people(["4", "9"]), unknownPeople: .drop, format: .detected)
    #expect(dropped.identifiers == ["4", "9"])
  }

  @Test func `direction, and lists of vertices, don't go with things shared`() throws {
    let list = try EdgeList(parsing: visits, named: "visits.csv")
    #expect(throws: GraphError.self) {
      try RelationGraph(list, rules: GraphRules(directed: true, twoMode: TwoModeRules()))
    }
    let numbers = EdgeList(names: ["a", "b"], sources: [0], targets: [1], sourceName: "g.graphml")
    #expect(throws: GraphError.self) {
      try RelationGraph(numbers, rules: GraphRules(twoMode: TwoModeRules()))
    }
  }

  @Test(arguments: [TwoModeRules.SharedWeight.one, .bySize], [false, true])
  func `a random list equals a loop over all pairs, in any order and with any number of threads`(
    weight: TwoModeRules.SharedWeight, weighted: Bool
  ) throws {
    var generator = SplitMix64(seed: 3)
    let format = EdgeListFormat(
      weight: weighted ? .number(3) : nil, delimiter: .comma, header: false)
    for _ in 0..<20 {
      let rows = randomLines(&generator, people: 60, rows: 300)
      let table = people((0..<60).map { "p\($0)" })
      let built = try graph(
        rows.joined(separator: "\n"), people: table, weight: weight, largestHub: 6, format: format,
        execution: Execution(threads: 1))
      var given: [String: [String: Double]] = [:]
      for row in rows {
        let fields = row.split(separator: ",").map(String.init)
        let before = given[fields[1], default: [:]][fields[0], default: 0]
        given[fields[1], default: [:]][fields[0]] = weighted ? before + (Double(fields[2]) ?? 0) : 1
      }
      var expected: [String: Double] = [:]
      for resource in given.values where (2...6).contains(resource.count) {
        for (one, first) in resource {
          for (other, second) in resource where one < other {
            expected["\(one)-\(other)", default: 0] +=
              min(first, second) / (weight == .one ? 1 : Double(resource.count - 1))
          }
        }
      }
      #expect(built.friendshipCount == expected.count)
      for tie in built.friendships {
        let ends = [built.identifiers[tie.source], built.identifiers[tie.target]].sorted()
        let wanted = try #require(expected["\(ends[0])-\(ends[1])"])
        #expect(abs(tie.weight - wanted) <= 1e-12 * wanted)
      }
      let shuffled = try graph(
        rows.shuffled(using: &generator).joined(separator: "\n"), people: table, weight: weight,
        largestHub: 6, format: format, execution: Execution(threads: 3))
      #expect(shuffled.compressed == built.compressed)
    }
  }
}
