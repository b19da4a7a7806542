import Communities
import EdgeLists
import Execution
import Graphs
import Statistics
import TestSupport
import Testing
import TextFormats

@Suite struct `Graphs that a method can't divide` {
  static let methods: [CommunityMethod] = [
    .infomap(), .walktrap(), .fastGreedy, .leadingEigenvector(), .spinglass(),
    .fluid(communityCount: 2),
  ]

  @Test(arguments: methods)
  func `are refused when they are too large`(method: CommunityMethod) throws {
    let limit = try #require(method.largestGraph)
    try method.check(people: limit.people, friendships: limit.friendships)
    for (people, friendships) in [
      (limit.people + 1, 2), (2, limit.friendships + 1),
    ] {
      let error = #expect(throws: GraphError.self) {
        try method.check(people: people, friendships: friendships)
      }
      #expect(error?.code == .unsuitable)
      #expect(
        error?.description
          == "method '\(method.name)' is for graphs of at most \(limit.people) people and "
          + "\(limit.friendships) friendships, and this one has \(people) and \(friendships); "
          + "use leiden, louvain or label-propagation, which take any graph")
    }
  }

  @Test func `do not exist for the methods of this library`() throws {
    for method in [
      CommunityMethod.leiden(), .louvain(), .labelPropagation, .synchronousLabelPropagation(),
    ] {
      #expect(method.largestGraph == nil)
      try method.check(people: .max, friendships: .max)
    }
  }

  @Test func `are for fluids those in several pieces, and those with too few people`() async throws
  {
    let pieces = try graph("a,b\nb,c\nd,e\n")
    let error = await #expect(throws: GraphError.self) {
      try await pieces.communities(using: .fluid(communityCount: 2), seed: 1)
    }
    #expect(error?.code == .unsuitable)
    #expect(
      error?.description
        == "method 'fluid' is for connected graphs, and this one has 2 components, the largest of "
        + "3 people; keep the people of one component, or use leiden, louvain or "
        + "label-propagation, which take any graph")
    let few = await #expect(throws: GraphError.self) {
      try await graph("a,b\nb,c\n").communities(using: .fluid(communityCount: 4), seed: 1)
    }
    #expect(few?.description == "3 people can't be divided into 4 communities; ask for fewer")
    let whole = try await graph("a,b\nb,c\n").communities(using: .fluid(communityCount: 3), seed: 1)
    #expect(whole.count == 3)
  }

  // igraph 0.10.2 takes 1950 MB for 16,000 people with planted communities, 125 MB for 4,000.
  @Test func `walktrap's memory grows with the square of people up to the limit`() {
    let method = CommunityMethod.walktrap()
    #expect(method.igraphBytes(forPeople: 16_000, friendships: 0) == 2_048_000_000)
    let (huge, largest) = (
      method.igraphBytes(forPeople: 1e9, friendships: 0),
      method.igraphBytes(forPeople: 25_000, friendships: 0)
    )
    #expect(huge == largest)
    // Measured with 5,000 people and 80,000 friendships: 23 MB more than label propagation.
    let flow = CommunityMethod.infomap().igraphBytes(forPeople: 5_000, friendships: 80_000)
    #expect((15e6...25e6).contains(flow))
    #expect(CommunityMethod.leiden().igraphBytes(forPeople: 5_000, friendships: 80_000) == 0)
  }

  // igraph computes all first distances of walktrap without asking whether to go on.
  @Test(.timeLimit(.minutes(2)), .ownThreads)
  func `a method that never asks does not keep whoever cancels it`() async throws {
    var generator = SplitMix64(seed: 3)
    let lines = randomLines(&generator, people: 2500, rows: 25_000)
    let built = try graph(
      lines.joined(separator: "\n"),
      format: EdgeListFormat(weight: .number(3), delimiter: .comma, header: false))
    let execution = Execution()
    let task = Task(executorPreference: HelperExecutor.shared) {
      try await built.communities(using: .walktrap(steps: 10), seed: 1, execution: execution)
    }
    try await Task.sleep(for: .milliseconds(200))
    execution.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    // igraph's next call waits for the end of that one, and finds the same as ever.
    let small = try graph("a,b\nb,c\nc,a\nd,e\n")
    #expect(try await small.communities(using: .walktrap(), seed: 1).count == 2)
  }
}
