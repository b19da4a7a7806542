import Communities
import EdgeLists
import Execution
import Files
import GraphFeatures
import Graphs
import Statistics
import Tables
import TestSupport
import Testing

@Suite struct `Columns made of outcomes` {
  @Test(arguments: OutOfFoldVillage.rules, [false, true])
  func `never hang on the outcome of the person or of anybody in the same fold`(
    rule: FoldRule, directed: Bool
  ) async throws {
    let village = try await OutOfFoldVillage(directed: directed)
    let found = try await village.columns(rule)
    var changes = 0
    for row in stride(from: 0, to: village.count, by: 7) {
      guard let event = village.outcomes[row] else { continue }
      var outcomes = village.outcomes
      outcomes[row] = !event
      let other = try await village.columns(rule, outcomes)
      #expect(other.folds == found.folds)
      for someone in 0..<village.count
      where someone == row
        || found.role(ofRow: row) != .serving
          && found.role(ofRow: someone) == found.role(ofRow: row)
      {
        #expect(other.bits(ofRow: someone) == found.bits(ofRow: someone))
      }
      changes += (0..<village.count).count { other.bits(ofRow: $0) != found.bits(ofRow: $0) }
    }
    #expect(changes > 100)
  }

  @Test(arguments: OutOfFoldVillage.rules)
  func `of nested folds hang on no outcome of the fold that is tried`(rule: FoldRule) async throws {
    let village = try await OutOfFoldVillage()
    let folds = try await village.folds(rule)
    for fold in 0..<folds.count {
      let found = try await village.columns(rule, evaluating: fold)
      let (tested, trained) = (Set(folds.testRows(fold)), Set(folds.trainingRows(fold)))
      for row in 0..<village.count {
        #expect(found.folds.isTraining(row: row) == trained.contains(row))
        if tested.contains(row) {
          #expect(found.role(ofRow: row) == .serving)
          #expect(found.outcomeCount(ofRow: row) == trained.count)
        }
      }
      var outcomes = village.outcomes
      for row in tested { outcomes[row]?.toggle() }
      let other = try await village.columns(rule, evaluating: fold, outcomes)
      #expect(other.columns == found.columns)
      for row in trained.sorted().prefix(5) {
        var outcomes = village.outcomes
        outcomes[row]?.toggle()
        let other = try await village.columns(rule, evaluating: fold, outcomes)
        for someone in trained where found.role(ofRow: someone) == found.role(ofRow: row) {
          #expect(other.bits(ofRow: someone) == found.bits(ofRow: someone))
        }
      }
    }
  }

  @Test(arguments: [false, true])
  func `of SybilRank are those of the people without the event in other folds`(
    directed: Bool
  ) async throws {
    let village = try await OutOfFoldVillage(directed: directed)
    let found = try await village.columns(.byPerson(4))
    let names = ["non_y_sybil_trust_oof", "non_y_sybil_rank_oof"]
    let columns = try names.map { name in
      try #require(found.columns.first { $0.name == name }?.values.numbers)
    }
    for fold in 0..<4 {
      let seeds = village.outcomes.indices.map { row in
        village.outcomes[row] == false && found.folds.fold(ofRow: row) != fold ? 1.0 : 0
      }
      let alone = try await village.graph.sybilRank(trusting: .numbers(seeds))
      for row in 0..<village.count where found.role(ofRow: row) == .training(fold: fold) {
        #expect(columns[0][row] == alone.values[row])
        #expect(columns[1][row] == alone.relativeValues[row])
      }
    }
  }

  @Test func `rates need as many people as are asked for, which hangs on no outcome`() async throws
  {
    let village = try await OutOfFoldVillage()
    let folds = try await village.folds(.byPerson(4))
    var features = village.features
    func columns(_ minimum: Int) async throws -> [Column] {
      features.minimumFriends = minimum
      return try await village.graph.outcomeColumns(
        of: village.outcomes, named: "y", features, folds: folds, communities: village.communities
      ).columns
    }
    let (all, few) = (try await columns(0), try await columns(3))
    #expect(all.map(\.name) == few.map(\.name))
    var missing = 0
    for (place, column) in all.enumerated() where column.name.hasSuffix("_excess_oof") {
      let (counts, rates, kept) = (
        try #require(all[place - 1].values.numbers), try #require(column.values.numbers),
        try #require(few[place].values.numbers)
      )
      for row in 0..<village.count {
        #expect(kept[row] == (counts[row] ?? 0 < 3 ? nil : rates[row]))
      }
      #expect(kept.contains { $0 != nil }, "\(column.name)")
      missing += kept.count { $0 == nil }
    }
    #expect(missing > 0)
    // Nothing else is missing for it.
    for (one, other) in zip(all, few) where !one.name.hasSuffix("_excess_oof") {
      #expect(one == other)
    }
    await #expect(throws: GraphError.self) { _ = try await columns(-1) }
  }

  @Test func `in the order of time hang on nobody later`() async throws {
    let village = try await OutOfFoldVillage()
    for rule in [FoldRule.byColumn("joined", 3), .byColumn("age", 4)] {
      let found = try await village.columns(rule)
      #expect(found.folds.areInOrder)
      for fold in 0..<found.folds.count {
        var outcomes = village.outcomes
        for row in 0..<village.count where found.folds.fold(ofRow: row) ?? -1 >= fold {
          outcomes[row]?.toggle()
        }
        let other = try await village.columns(rule, outcomes)
        for row in 0..<village.count where found.role(ofRow: row) == .training(fold: fold) {
          #expect(other.bits(ofRow: row) == found.bits(ofRow: row))
        }
      }
    }
  }

  @Test func `say what each row rests on`() async throws {
    let village = try await OutOfFoldVillage()
    let found = try await village.columns(.byPerson(4))
    let known = village.outcomes.count { $0 != nil }
    for row in 0..<village.count {
      switch found.role(ofRow: row) {
      case .serving:
        #expect(village.outcomes[row] == nil)
        #expect(found.outcomeCount(ofRow: row) == known)
      case .training(let fold):
        let rest = found.folds.trainingRows(fold)
        #expect(found.outcomeCount(ofRow: row) == rest.count)
        #expect(found.eventCount(ofRow: row) == rest.count { village.outcomes[$0] == true })
      case .first: Issue.record("folds of people are in no order")
      }
    }
    let folds = try #require(found.columns.first { $0.name == "y_fold" }?.values.numbers)
    #expect(
      folds.indices.allSatisfy { folds[$0] == found.folds.fold(ofRow: $0).map { Double($0 + 1) } })
    let dated = try await village.columns(.byColumn("joined", 3))
    let first = (0..<village.count).filter { dated.role(ofRow: $0) == .first }
    #expect(first.count > 20)
    #expect(first.allSatisfy { dated.outcomeCount(ofRow: $0) == 0 })
    // Who has no date feeds nobody and rests on all.
    for row in stride(from: 0, to: village.count, by: 17) {
      #expect(dated.role(ofRow: row) == .serving)
    }
  }

  @Test func `give rows of other people's names in another order`() async throws {
    let order = (0..<120).map { $0 * 47 % 120 }
    let village = try await OutOfFoldVillage()
    let permuted = try await OutOfFoldVillage(order: order)
    for rule in OutOfFoldVillage.rules {
      let (found, other) = try await (village.columns(rule), permuted.columns(rule))
      for (one, two) in zip(found.columns, other.columns) {
        let (ours, theirs) = (try #require(one.values.numbers), try #require(two.values.numbers))
        for row in order.indices {
          switch (theirs[row], ours[order[row]]) {
          case (let left?, let right?): #expect(abs(left - right) < 1e-11)
          case (let left, let right): #expect(left == right)
          }
        }
      }
    }
  }

  @Test func `are the same for every number of threads`() async throws {
    let village = try await OutOfFoldVillage(directed: true)
    let folds = try await village.folds(.byPerson(4))
    func columns(_ threads: Int) async throws -> [Column] {
      try await village.graph.outcomeColumns(
        of: village.outcomes, named: "y", village.features, folds: folds,
        communities: village.communities, execution: Execution(threads: threads)
      ).columns
    }
    #expect(try await columns(1) == columns(5))
  }

  @Test func `are refused for what can't be`() async throws {
    let village = try await OutOfFoldVillage()
    func problem(_ body: () async throws -> Void) async -> String? {
      await #expect(throws: GraphError.self) { try await body() }?.description
    }
    func fault(_ body: () async throws -> Void) async -> String? {
      await #expect(throws: DataError.self) { try await body() }?.description
    }
    #expect(
      await fault { _ = try await village.folds(.byPerson(400)) }
        == "table: 400 folds need as many people with an outcome, and there are 105; "
        + "take fewer folds (`folds`) or more people")
    #expect(
      await fault { _ = try await village.folds(.byColumn("town", 40)) }
        == "table: 40 folds need as many groups in column 'town' of people with an outcome, and there "
        + "are 19; take fewer folds (`folds`) or more people")
    #expect(
      await fault { _ = try await village.folds(.byColumn("joined", 90)) }?.hasPrefix(
        "table: 90 folds need as many later dates in column 'joined' of people with an outcome, and"
      )
        == true)
    #expect(
      await fault { _ = try await village.folds(.byColumn("age", 90)) }?.hasPrefix(
        "table: 90 folds need as many later numbers in column 'age' of people with an outcome, and")
        == true)
    #expect(
      await problem { _ = try await village.folds(.byPerson(1)) }
        == "there are at least 2 folds; take about 5")
    #expect(
      await problem { _ = try await village.folds(.byPerson(2), [true]) }
        == "there are 1 outcomes for 120 people; give one for each person, in the order of the graph"
    )
    let alike = village.outcomes.map { $0.map { _ in true } }
    #expect(
      await fault { _ = try await village.folds(.byPerson(2), alike) }
        == "table: all people whose outcome is known have the event, or none has; give people with the "
        + "event and people without")
    let folds = try await village.folds(.byPerson(2))
    var features = OutcomeFeatures()
    features.pseudoFriends = 0
    #expect(
      await problem {
        _ = try await village.graph.outcomeColumns(
          of: village.outcomes, named: "y", features, folds: folds)
      } == "0.0 pseudo-friends are not possible; take a number above 0")
    features = OutcomeFeatures()
    features.circles = [.tiesIn]
    #expect(
      await problem {
        _ = try await village.graph.outcomeColumns(
          of: village.outcomes, named: "y", features, folds: folds)
      } != nil)
    let none = [Bool?](repeating: nil, count: village.count)
    #expect(
      await problem {
        _ = try await village.graph.outcomeColumns(of: none, named: "y", folds: folds)
      } == "people without an outcome are in folds; make the folds for these outcomes")
    await #expect(throws: DataError.self) { try await village.folds(.byColumn("shoe_size", 2)) }
  }
}
