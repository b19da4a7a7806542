import EdgeLists
import Execution
import Foundation
import Sesame
import Statistics
import Tables
import Testing

extension Village {
  /// The village in memory.
  func source() throws -> GraphSource {
    let ties = friendships.sorted { $0.lexicographicallyPrecedes($1) }
      .map { "\(names[$0[0]]),\(names[$0[1]])" }
    let rows = zip(names, fields).map { name, row in
      ([name] + columns.map { row[$0] ?? "" }).joined(separator: ",")
    }
    let header = (["id"] + columns).joined(separator: ",")
    return GraphSource(
      edges: .value(
        try EdgeList(parsing: "source,target\n" + ties.joined(separator: "\n"), named: "e.csv")),
      people: .value(
        try Table(parsing: ([header] + rows).joined(separator: "\n"), named: "p.csv")))
  }
}

/// Friendships taken away one by one.
@Suite struct `Influence jobs` {
  @Test(arguments: InfluenceTests.cards)
  func `no measured change exceeds the bound that is stated with it`(card: InfluenceTests.Card)
    async throws
  {
    let village = Village(seed: 40)
    let (source, model) = (try village.source(), try card.model())
    for name in village.names {
      var job = InfluenceJob(on: name, model: model, seed: 1)
      job.features.communities = .once(.leiden(starts: 1))
      job.namesFriends = true
      let influence = try await job.run(on: source, execution: Execution(threads: 1)).influence
      let bound = try #require(
        influence.others?.bounds.first { $0.influence == "one friendship made or ended" })
      let ties = try #require(influence.ties)
      #expect(ties.count == influence.friendCount)
      for tie in ties {
        if let change = tie.change { #expect(abs(change) <= bound.points) }
        if let change = tie.exactFriendsScoresChange {
          #expect(abs(change) <= bound.friendsScoresPoints + 1e-9)
        }
        #expect(tie.largestOtherChange <= bound.points)
        #expect(influence.others?.scores?.contains(tie.score ?? influence.score ?? 0) ?? true)
      }
    }
  }

  @Test(arguments: [false, true])
  func `a person's figures are those of a plain computation`(discounted: Bool) async throws {
    let world = World(seed: 12)
    var model = try World.model()
    if discounted { model = try model.discountingFriends(bySybilRankIn: "sybil_rank") }
    let before = world.scores(discounted: discounted)
    let person = try #require(
      world.friends.indices.first { world.friends[$0].count == 7 && before[$0] != nil })
    var job = InfluenceJob(on: "p\(person)", model: model, seed: 1)
    job.features.influence = InfluenceSelection(
      from: InfluenceSeeds(World.seeds.map { "p\($0)" }), [])
    job.namesFriends = true
    let influence = try await job.run(on: world.source()).influence
    #expect(influence.score == before[person]?.score)
    #expect(influence.friendCount == 7)
    for tie in try #require(influence.ties) {
      let friend = try #require(tie.friend.flatMap { Int($0.dropFirst()) })
      var less = world
      less.friends[person].removeAll { $0 == friend }
      less.friends[friend].removeAll { $0 == person }
      let after = less.scores(discounted: discounted)
      #expect(tie.score == after[person]?.score)
      let exact = try #require(tie.exactFriendsScoresChange)
      let moved = 120 * ((after[person]?.figure ?? 0) - (before[person]?.figure ?? 0))
      #expect(abs(exact - moved) < 1e-8)
      let others = before.indices.filter { $0 != person && before[$0]?.score != after[$0]?.score }
      #expect(tie.otherCount == others.count)
      let largest = others.map { abs((after[$0]?.score ?? 0) - (before[$0]?.score ?? 0)) }.max()
      #expect(tie.largestOtherChange == largest ?? 0)
    }
  }

  @Test func `nobody is named and no figure of few friends shown unless asked for`() async throws {
    let world = World(seed: 12)
    let model = try World.model()
    let scores = world.scores(discounted: false)
    let contributing = world.friends.map { $0.count { scores[$0] != nil } }
    let few = try #require(contributing.indices.first { 1...4 ~= contributing[$0] })
    let many = try #require(contributing.indices.first { contributing[$0] >= 5 })
    func influence(_ person: Int, named: Bool = false) async throws -> PersonInfluence {
      var job = InfluenceJob(on: "p\(person)", model: model, seed: 1)
      job.namesFriends = named
      return try await job.run(on: world.source()).influence
    }
    let hidden = try await influence(few)
    #expect(hidden.ties == nil && hidden.text.contains("withheld: fewer than 5 friends"))
    let shown = try await influence(many)
    let ties = try #require(shown.ties)
    #expect(ties.allSatisfy { $0.friend == nil && $0.exactFriendsScoresChange == nil })
    let sizes = ties.map { abs($0.change ?? 1000) }
    #expect(sizes == sizes.sorted(by: >))
    let named = try await influence(few, named: true)
    #expect(named.ties?.allSatisfy { $0.friend != nil } == true)
    for text in [shown.text, shown.markdown, shown.json] {
      for friend in world.friends[many] { #expect(!text.contains("p\(friend)\n")) }
      #expect(text.contains("one friendship made or ended"))
    }
    #expect(try JSONSerialization.jsonObject(with: Data(named.json.utf8)) is [String: Any])
    #expect(shown.text.split(separator: "\n").allSatisfy { $0.count <= 100 })
  }

  @Test func `who is not there, and rows that don't follow, are errors`() async throws {
    let world = World(seed: 12)
    await #expect(throws: ScoreModelError.self) {
      try await InfluenceJob(on: "nobody", model: World.model(), seed: 1).run(on: world.source())
    }
    var job = InfluenceJob(on: "p1", model: try World.model(), seed: 1)
    job.features.ties = TieSelection()
    await #expect(throws: GraphError.self) { try await job.run(on: world.source()) }
  }
}

/// A ring of false accounts.
@Suite struct `Rings` {
  @Test(arguments: [(1, 0), (6, 0), (25, 12)])
  func `a ring brings no more than its bound, and less with a discount`(
    size: Int, attackEdges: Int
  ) async throws {
    let world = World(seed: 12)
    let model = try World.model()
    let scores = world.scores(discounted: false)
    for person in world.friends.indices.prefix(8) where scores[person] != nil {
      var job = RingJob(around: "p\(person)", size: size, model: model, seed: 1)
      job.attackEdges = attackEdges
      job.features.influence = InfluenceSelection(
        from: InfluenceSeeds(World.seeds.map { "p\($0)" }), [])
      let ring = try await job.run(on: world.source()).ring
      let discounted = try #require(ring.discounted)
      for effect in [ring.plain, discounted] {
        let bound = try #require(effect.bound)
        #expect(try abs(#require(effect.gain)) <= bound.points)
        #expect(try abs(#require(effect.friendsScoresGain)) <= bound.friendsScoresPoints + 1e-9)
      }
      #expect(ring.plain.before == scores[person]?.score)
    }
  }

  @Test func `on real friendships the discount takes most of a ring's gain`() async throws {
    let demo = "\(root)/Graphs/lastfm-credit"
    let source = GraphSource(edges: .file("\(demo)/edges.csv"), people: .file("\(demo)/people.csv"))
    let model = try ScoreModel(contentsOf: "\(demo)/model.json")
    let seeds = InfluenceSeeds(stride(from: 0, to: 7624, by: 50).map { "\($0)" })
    var gains: [(plain: Double, discounted: Double)] = []
    for attackEdges in [0, 400] {
      var job = RingJob(around: "12", size: 40, model: model, seed: 1)
      job.features.influence = InfluenceSelection(from: seeds, [])
      job.attackEdges = attackEdges
      let ring = try await job.run(on: source).ring
      let (plain, discounted) = (
        try #require(ring.plain.friendsScoresGain),
        try #require(ring.discounted?.friendsScoresGain)
      )
      gains.append((plain, discounted))
      #expect(try plain <= #require(ring.plain.bound).friendsScoresPoints)
      #expect(plain > 0 && discounted < plain)
    }
    #expect(gains[0].discounted < gains[0].plain / 2)
    // The better the ring is tied to others, the less it can be told.
    #expect(gains[1].discounted > gains[0].discounted)
  }

  @Test func `numbers out of range are refused`() async throws {
    let world = World(seed: 12)
    for (size, attackEdges) in [(0, 0), (1001, 0), (3, -1), (1, 1_000_000)] {
      var job = RingJob(around: "p1", size: size, model: try World.model(), seed: 1)
      job.attackEdges = attackEdges
      await #expect(throws: GraphError.self) { try await job.run(on: world.source()) }
    }
  }
}

/// Forty people whose scores and ranks are computed in the plainest way: nothing here comes from the
/// library but the model.
struct World {
  var friends: [[Int]]
  let values: [Double?]
  static let seeds = [1, 5, 9]
  private static let (weight, prior, mean) = (0.2, 5.0, 0.6)

  init(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    friends = Array(repeating: [], count: 40)
    for left in 0..<40 {
      for right in 0..<left where Double.random(in: 0..<1, using: &generator) < 0.15 {
        friends[left].append(right)
        friends[right].append(left)
      }
    }
    values = (0..<40).map { _ in
      Int.random(in: 0..<8, using: &generator) == 0
        ? nil : Double(Int.random(in: 0...30, using: &generator)) / 10
    }
  }

  static func model() throws -> ScoreModel {
    try ScoreModel(
      parsing: """
        {"format": "sesame-score-model/1", "name": "world", "version": "1", "purpose": "a test",
         "scale": {"minimum": 350, "maximum": 950}, "bands": [{"name": "all", "from": 350}],
         "coverage": {"minimum": 0.5}, "categories": [
          {"name": "credit_history", "weight": 0.8, "characteristics": [
           {"name": "x", "column": "x", "direction": "higher_is_better", "budget": 480,
            "bins": [{"below": 1, "points": 0}, {"from": 1, "below": 2, "points": 160},
                     {"from": 2, "points": 480}],
            "missing": {"points": 0}, "reason": "x is low"}]},
          {"name": "interpersonal_relationships", "weight": 0.2, "characteristics": [
           {"name": "friends", "kind": "friends_scores", "budget": 120, "mode": "fixed_point",
            "prior_strength": 5, "population_mean": 0.6, "reason": "friends"}]}]}
        """)
  }

  func source() throws -> GraphSource {
    var pairs: [(String, String)] = []
    for (left, others) in friends.enumerated() {
      for right in others where right < left { pairs.append(("p\(left)", "p\(right)")) }
    }
    return GraphSource(
      edges: .value(try EdgeList(pairs)),
      people: .value(
        Table([
          Column("id", .strings(TextValues(friends.indices.map { "p\($0)" }))),
          Column("x", .reals(OptionalValues(values))),
        ])))
  }

  /// 1 − everyone's sybil risk.
  private var trust: [Double] {
    var energy = friends.indices.map {
      Self.seeds.contains($0) ? 1.0 / Double(Self.seeds.count) : 0
    }
    for _ in 0..<6 {
      var next = friends.indices.map { friends[$0].isEmpty ? energy[$0] : 0 }
      for (person, others) in friends.enumerated() {
        for friend in others { next[friend] += energy[person] / Double(others.count) }
      }
      energy = next
    }
    let ends = Double(friends.reduce(0) { $0 + $1.count })
    let ranks = friends.indices.map { person in
      friends[person].isEmpty ? nil : energy[person] / (Double(friends[person].count) / ends)
    }
    let known = ranks.compactMap(\.self).sorted()
    let median = (known[(known.count - 1) / 2] + known[known.count / 2]) / 2
    return ranks.map { min(1, ($0 ?? 0) / median) }
  }

  /// Everyone's score and figure of friends' scores; `nil` for those who can't be assessed.
  func scores(discounted: Bool) -> [(score: Int, figure: Double)?] {
    let trust = discounted ? trust : friends.map { _ in 1 }
    let own = values.map { $0.map { $0 < 1 ? 0 : $0 < 2 ? 160 : 480 } }
    var figures = friends.map { _ in Self.mean }
    for _ in 0..<80 {
      figures = friends.map { others in
        let counted = others.filter { own[$0] != nil }
        let sum = counted.reduce(0.0) { sum, friend in
          sum + trust[friend] * (Double(own[friend] ?? 0) / 600 + Self.weight * figures[friend])
        }
        return (Self.prior * Self.mean + sum)
          / (Self.prior + counted.reduce(0.0) { $0 + trust[$1] })
      }
    }
    return zip(own, figures).map { own, figure in
      own.map { own in
        let printed = (figure * 1e6 + 0.5).rounded(.down) / 1e6
        return (350 + own + Int((printed * 120 + 0.5 + 1e-9).rounded(.down)), figure)
      }
    }
  }
}
