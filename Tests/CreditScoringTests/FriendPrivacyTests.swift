import CreditScoring
import Statistics
import Tables
import Testing

/// What outputs about one person tell of a friend's values: of each, whoever reads them knows everything else.
struct FriendPrivacyTests {
  /// People of whom 0 has the first friends, and enough others that their mean tells of nobody.
  private struct World {
    var table: Table
    let friendCount: Int

    init(friendCount: Int, missing: Double = 0, using generator: inout SplitMix64) {
      table = randomTable(
        for: .reported2015, rows: 110, missing: missing, using: &generator)
      self.friendCount = friendCount
    }

    /// Makes a friend as good or bad as a share of the best.
    mutating func set(friend: Int, to share: Double) {
      for category in ScoreModel.reported2015.categories {
        for characteristic in category.characteristics {
          guard case .column(let measure) = characteristic.measure else { continue }
          let order = measure.bins.indices.sorted {
            measure.bins[$0].points < measure.bins[$1].points
          }
          let place = order[min(Int(share * Double(order.count)), order.count - 1)]
          table = table.replacing(
            measure.column, row: friend, with: measure.value(inBin: place, at: 0.5))
        }
      }
    }

    func ties(without friend: Int? = nil) -> ListedTies {
      ListedTies(
        personCount: table.rowCount, (1...friendCount).filter { $0 != friend }.map { (0, $0) })
    }
  }

  private static func renderings(_ world: World, _ ties: ListedTies) async throws -> (
    explanation: Explanation, texts: [String]
  ) {
    let scores = try await CreditScorer(model: .reported2015).scores(
      for: world.table, friends: ties)
    let explanation = try scores.explanation(for: "p0")
    return (explanation, [explanation.text, explanation.markdown, explanation.json])
  }

  /// A friend's value can be told apart from another one only where the whole points of the person differ, now or
  /// with what is missing known.
  @Test(arguments: [1, 3, 5, 8])
  func `explanations tell no more of a friend than whole points`(friendCount: Int) async throws {
    var generator = SplitMix64(seed: friendCount)
    var world = World(friendCount: friendCount, missing: 0.05, using: &generator)
    world.set(friend: 0, to: 0.6)
    var texts: [[Int]: Set<[String]>] = [:]
    var values = Set<Int>()
    for step in 0...16 {
      world.set(friend: 1, to: Double(step) / 16)
      let found = try await Self.renderings(world, world.ties())
      let points = try #require(found.explanation.categories.last?.points)
      // What all people have on the mean is told anyway, to a hundredth, and so are bounds, as whole points.
      let ends = [found.explanation.minimum, found.explanation.maximum]
      texts[[points] + ends, default: []].insert(found.texts.map(Self.withoutMean))
      values.insert(points)
    }
    #expect(texts.values.allSatisfy { $0.count == 1 }, "\(texts.mapValues(\.count))")
    // 30 points, moved by a friend whose place on the scale is from 0 to 1.
    #expect(values.count <= Int(30 / (5 + Double(friendCount)) + 2))
  }

  @Test func `bounds don't tell how many friends contribute`() async throws {
    var generator = SplitMix64(seed: 3)
    let world = World(friendCount: 12, missing: 0, using: &generator)
    var found: [[Explanation.Bound]] = []
    for count in [5, 6, 9, 12] {
      let ties = ListedTies(personCount: world.table.rowCount, (1...count).map { (0, $0) })
      let scores = try await CreditScorer(model: .reported2015).scores(
        for: world.table, friends: ties)
      found.append(try #require(try scores.explanation(for: "p0").others).bounds)
    }
    #expect(!found[0].isEmpty && found.allSatisfy { $0 == found[0] })
  }

  private static func withoutMean(_ text: String) -> String {
    text.replacing(/people,\s+0\.\d\d|"population_mean": [\d.]+/, with: "μ")
  }

  @Test(arguments: [2, 4, 5, 8])
  func `which one of the friends is bad is not told`(friendCount: Int) async throws {
    var found = Set<[String]>()
    for bad in 1...friendCount {
      var generator = SplitMix64(seed: 1)
      var world = World(friendCount: friendCount, using: &generator)
      for person in 0...friendCount { world.set(friend: person, to: person == bad ? 0 : 1) }
      found.insert(try await Self.renderings(world, world.ties()).texts)
    }
    #expect(found.count == 1)
  }

  /// The difference of two explanations, one of them without a friend, holds the friend's place on the scale to
  /// no more than a fifth of it.
  @Test(arguments: [1, 3, 5, 8])
  func `two runs that differ in one friendship tell no friend's score`(friendCount: Int)
    async throws
  {
    var generator = SplitMix64(seed: 40 + friendCount)
    var world = World(friendCount: friendCount, using: &generator)
    world.set(friend: 0, to: 0.6)
    var places: [[String]: ClosedRange<Double>] = [:]
    for step in 0...16 {
      world.set(friend: 1, to: Double(step) / 16)
      let scores = try await CreditScorer(model: .reported2015).scores(
        for: world.table, friends: world.ties())
      let score = try #require(scores.exactScores[1])
      let place = (score - 350) / 600
      let texts =
        try await Self.renderings(world, world.ties()).texts
        + Self.renderings(world, world.ties(without: 1)).texts
      let key = texts.map(Self.withoutMean)
      let known = places[key]
      places[key] =
        min(known?.lowerBound ?? place, place)...max(known?.upperBound ?? place, place)
    }
    // Some 17 places from 0 to 1 are told apart as so many groups as there are whole points.
    #expect(places.count <= Int(30 / (5 + Double(friendCount)) + 2))
    #expect(places.values.contains { $0.upperBound - $0.lowerBound > 0.12 })
  }

  /// Probabilities hang on friends' values too, and are told in whole percents.
  @Test func `with reliabilities bands are told in whole percents`() async throws {
    var generator = SplitMix64(seed: 9)
    var world = World(friendCount: 6, using: &generator)
    world.set(friend: 0, to: 0.6)
    for characteristic in ScoreModel.reported2015.categories.flatMap(\.characteristics) {
      guard case .column(let measure) = characteristic.measure else { continue }
      try world.table.append(
        Column(
          measure.column + "_reliability",
          .reals(OptionalValues(repeating: 0.7, count: world.table.rowCount))))
    }
    let scorer = CreditScorer(
      model: .reported2015, certainty: CertaintyOptions(.columns))
    let explanation = try await scorer.scores(for: world.table, friends: world.ties())
      .explanation(for: "p0")
    let certainty = try #require(explanation.certainty)
    #expect(certainty.bands.contains { $0.probability > 0.01 && $0.probability < 0.99 })
    let probabilities = explanation.json.matches(of: /"probability": ([\d.]+)/).map(\.1)
    #expect(probabilities.count == 5 && probabilities.allSatisfy { $0.count <= 4 })
  }

  /// Minimum and maximum of someone with few friends take all that friends could bring, so that they don't tell
  /// whether a friend's values are missing, or what these could bring.
  @Test(arguments: [1, 2, 4])
  func `what is missing about few friends changes no end of a range`(friendCount: Int) async throws
  {
    var found: [Int: Set<[String]>] = [:]
    for missing in 0...4 {
      var generator = SplitMix64(seed: 3)
      var world = World(friendCount: friendCount, using: &generator)
      world.set(friend: 0, to: 0.6)
      world.set(friend: 1, to: 0.5)
      for column in world.table.columns.dropFirst().prefix(missing) {
        world.table = world.table.replacing(column.name, row: 1, with: nil)
      }
      let (explanation, texts) = try await Self.renderings(world, world.ties())
      let points = try #require(explanation.categories.last?.points)
      #expect(explanation.maximum - explanation.minimum == 30)
      found[points, default: []].insert(texts.map(Self.withoutMean))
      let scores = try await CreditScorer(model: .reported2015).scores(
        for: world.table, friends: world.ties())
      let scored = try world.table.joined(with: scores.table())
      let check = try await CreditScorer(model: .reported2015).verification(
        of: scored, friends: world.ties())
      #expect(check.isSound, "\(check)")
    }
    #expect(found.values.allSatisfy { $0.count == 1 })
  }
}
