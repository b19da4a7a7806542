import EdgeLists
import Sesame
import Statistics
import Tables

/// Drawn people in two quarters, whose ties stay mostly within one, with an outcome.
struct Town {
  /// Whether the outcome is likelier in one quarter than in the other.
  var hasHomophily = true
  var personCount = 240
  var seed: UInt64 = 1
  /// Further columns, given whether the event happened to each.
  var further: @Sendable ([Bool]) -> [Column] = { _ in [] }
  /// What each person is called.
  var name: @Sendable (Int) -> String = { "p\($0)" }
  var kinds: [String]?

  private func draw() -> (events: [Bool], noise: [Double], ties: [(Int, Int)]) {
    var generator = SplitMix64(seed: seed)
    func share() -> Double { Double(generator.next() >> 11) * 0x1p-53 }
    let events = (0..<personCount).map { person in
      share() < (hasHomophily ? (person % 2 == 0 ? 0.8 : 0.2) : 0.4)
    }
    let noise = events.map { _ in share() }
    var ties: [(Int, Int)] = []
    while ties.count < 4 * personCount {
      let (one, other) = (
        Int(generator.next() % UInt64(personCount)), Int(generator.next() % UInt64(personCount))
      )
      if one != other, one % 2 == other % 2 || share() < 0.15 { ties.append((one, other)) }
    }
    return (events, noise, ties)
  }

  /// The people in the order given by their numbers.
  func people(order: [Int]? = nil) throws -> Table {
    let (events, noise, _) = draw()
    let order = order ?? Array(0..<personCount)
    let table = Table(
      [
        Column("id", .strings((0..<personCount).map(name))),
        Column("late", .booleans(BooleanValues(events.map { Optional($0) }))),
        Column("income", .reals(noise)),
      ] + further(events)
    ).ordered(by: order.map(name))
    return try table.declaring(outcome: "late")
  }

  func source(order: [Int]? = nil) throws -> GraphSource {
    let ties = draw().ties
    guard let kinds else {
      return GraphSource(
        edges: .value(try EdgeList(ties.map { (name($0.0), name($0.1)) })),
        people: .value(try people(order: order)))
    }
    let lines = ties.enumerated().map { place, tie in
      "\(name(tie.0)),\(name(tie.1)),\(kinds[place % kinds.count])"
    }
    let edges = try EdgeList(
      parsing: "from,to,kind\n\(lines.joined(separator: "\n"))\n", named: "ties.csv",
      format: EdgeListFormat(kind: "kind"))
    return GraphSource(edges: .value(edges), people: .value(try people(order: order)))
  }
}

extension GraphVerdictJob {
  /// A quick trial: few columns, folds and shuffles.
  static func quick(seed: UInt64 = 1) -> GraphVerdictJob {
    var job = GraphVerdictJob(seed: seed)
    job.features = .only([.degree, .coreness])
    job.statistics.ofNumbers = [.mean]
    job.communities = .once(.leiden(starts: 1))
    job.folds = .byPerson(3)
    job.repetitions = 1
    job.placebos = 3
    job.permutations = 99
    job.test = AblationTest(
      regression: ColumnRegression(penalties: [10, 100]), replicates: 50)
    return job
  }
}
