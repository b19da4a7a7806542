import EdgeLists
import Execution
import Files
import Foundation
import Graphs
import Memory
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

@Suite struct SnapshotTests {
  @Test(arguments: [false, true])
  func `a graph comes back as it was`(directed: Bool) throws {
    let lines =
      "source,target,weight,time,kind\na,b,2,5,work\nb,a,3,6,home\nb,c,1,7,work\nc,c,1,8,\nc,d,1,900,\n"
    for format in [
      EdgeListFormat(), EdgeListFormat(weight: "weight"), EdgeListFormat(kind: "kind"),
    ] {
      let built = try graph(lines, directed: directed, format: format)
      let again = try opened(snapshot(of: built))
      expectSame(again, built)
      #expect(again.summary == built.summary)
    }
    let timed = EdgeListFormat(weight: "weight", time: "time", kind: "kind")
    for halfLife in [nil, 3.5] {
      let built = try graph(
        lines, directed: directed, format: timed, asOf: 100, halfLife: halfLife)
      #expect(built.summary.tooLateCount == 1)
      let again = try opened(snapshot(of: built))
      expectSame(again, built)
      #expect(again.summary == built.summary)
    }
  }

  @Test(
    arguments: [.texts, nil]
      + [8, 16, 32, 64].flatMap { bits in
        [false, true].map { SourceType.whole(bits: bits, isSigned: $0) }
      } as [SourceType?])
  func `people are of the type that they came as`(type: SourceType?) throws {
    func column(_ name: String, _ numbers: [Int]) -> Column {
      type == .texts
        ? Column(name, .strings(TextValues(numbers.map(String.init)))).typed(.texts)
        : Column(name, .integers(IntegerValues(numbers))).typed(type)
    }
    let list = try EdgeList(
      columns: [column("a", [1, 2, 1]), column("b", [2, 3, 3])], named: "edges",
      execution: Execution())
    let built = try RelationGraph(list)
    let again = try opened(snapshot(of: built))
    #expect(again.people.columns[0].sourceType == type)
    #expect(again.edgeList.peopleType == type && built.edgeList.peopleType == type)
    #expect(try snapshot(of: again) == snapshot(of: built))
  }

  @Test func `odd people come back as they were`() throws {
    let huge = String(repeating: "ab👩‍👩‍👧‍👦é", count: 5000)
    for lines in [
      "a,a\n", "a,b\n", "👩‍👩‍👧‍👦,e\u{301}\né,👍🏽\n", "\(huge),x\n\"a,\n\"\"b\",x\n", "7,07\n07,7.0\n",
    ] {
      let built = try graph(lines)
      expectSame(try opened(snapshot(of: built)), built)
    }
  }

  @Test func `isolates of a people table and its identifier column are kept`() async throws {
    let table = Table([
      Column("member", .strings(["z", "b", "a"])), Column("age", .integers([1, 2, 3])),
    ])
    let built = try graph("a,b\nc,b\n", people: table)
    let again = try opened(snapshot(of: built))
    #expect(Array(again.identifiers) == ["z", "b", "a", "c"])
    #expect(again.people.columns.map(\.name) == ["member"])
    #expect(again.compressed == built.compressed)
    let same = try await again.ordered(by: table)
    expectSame(same, built)
    #expect(same.summary == built.summary)
  }

  @Test func `people left out stay out, and are counted`() async throws {
    let table = people(["b", "a"])
    let built = try graph("a,b\nc,b\nc,d\n", people: table, unknownPeople: .drop)
    let again = try opened(snapshot(of: built))
    #expect(again.summary == built.summary)
    let fewer = try await again.ordered(by: people(["a"]), unknownPeople: .drop)
    #expect(fewer.summary.unknownPersonCount == 3)
    #expect(fewer.summary.unknownFriendshipCount == 3)
    #expect(fewer.friendshipCount == 0)
  }

  @Test func `the number of threads changes no byte`() throws {
    var generator = SplitMix64(seed: 11)
    let lines = randomLines(&generator, people: 3000, rows: 60_000).joined(separator: "\n")
    for directed in [false, true] {
      let built = try graph(
        lines, directed: directed,
        format: EdgeListFormat(weight: .number(3), delimiter: .comma, header: false))
      let expected = try snapshot(of: built, threads: 1)
      for threads in [2, 3, 8] {
        #expect(try snapshot(of: built, threads: threads) == expected)
        expectSame(try opened(expected, threads: threads), built)
      }
      #expect(try snapshot(of: opened(expected)) == expected)
    }
  }

  @Test(arguments: [UnknownPeoplePolicy.add, .drop], [false, true])
  func `a people table gives the same graph before and after`(
    _ policy: UnknownPeoplePolicy, _ directed: Bool
  ) async throws {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<20 {
      let lines = randomLines(&generator, people: 20, rows: 60).joined(separator: "\n")
      let format = EdgeListFormat(weight: .number(3), delimiter: .comma, header: false)
      let names = (0..<30).map { "p\($0)" }.shuffled(using: &generator).prefix(18)
      let table = people(Array(names), Column("n", .integers(Array(0..<18))))
      let alone = try opened(snapshot(of: graph(lines, directed: directed, format: format)))
      let moved = try await alone.ordered(by: table, unknownPeople: policy)
      let built = try graph(
        lines, people: table, directed: directed, unknownPeople: policy, format: format)
      expectSame(moved, built)
      #expect(moved.summary.unknownPersonCount == built.summary.unknownPersonCount)
    }
  }

  @Test func `an unknown person is an error where the policy says so`() async throws {
    let alone = try opened(snapshot(of: graph("a,b\nb,c\n")))
    let error = await #expect(throws: DataError.self) {
      try await alone.ordered(by: people(["a", "b"]), unknownPeople: .error)
    }
    #expect(
      error?.description
        == "g.sgraph: person 3 is not in the people table; add the person there, or use "
        + "`unknownPeople: .add` or `.drop`")
  }

  @Test func `a file is mapped, and known by its first bytes or its ending`() throws {
    let folder = try Folder()
    let built = try graph("a,b\nb,c\n")
    let path = "\(folder.path)/friends"
    try built.write(snapshotTo: URL(filePath: path))
    #expect(RelationGraph.isSnapshot(path))
    #expect(RelationGraph.isSnapshot("nothing.SGRAPH"))
    #expect(!RelationGraph.isSnapshot("\(folder.path)/nothing"))
    #expect(!RelationGraph.isSnapshot(folder.path))
    let mapped = try RelationGraph(contentsOf: URL(filePath: path))
    expectSame(mapped, built)
    // The file may be replaced while it is in use.
    try graph("x,y\n").write(snapshotTo: path)
    expectSame(mapped, built)
    expectSame(try RelationGraph(contentsOf: path), try graph("x,y\n"))
    #expect(throws: DataError.self) { try built.write(snapshotTo: "\(path).gz") }
  }
}
