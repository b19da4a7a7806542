import ScoreValidation
import Statistics
import Tables
import Testing

@Suite struct `Folds of people` {
  private func identifiers(_ count: Int) -> Column {
    Column("id", .strings((0..<count).map { "p\($0)" }))
  }

  @Test func `try every row with an outcome once, with as many people in each fold`() throws {
    let outcomes = try Outcomes((0..<103).map { $0 == 50 ? nil : $0 % 5 == 0 })
    let people = identifiers(103)
    func folds(_ seed: UInt64) throws -> Folds {
      try Folds.byPerson(4, identifiers: people, outcomes: outcomes, seed: seed)
    }
    let found = try folds(9)
    var tried = Set<Int>()
    for fold in 0..<4 {
      let rows = found.testRows(fold)
      #expect(rows.allSatisfy { found.fold(ofRow: $0) == fold })
      #expect(tried.isDisjoint(with: rows))
      tried.formUnion(rows)
      #expect(Set(found.trainingRows(fold)).isDisjoint(with: rows))
      #expect(found.trainingRows(fold).count + rows.count == 102)
      #expect((25...26).contains(rows.count))
    }
    #expect(tried.count == 102)
    #expect(found.fold(ofRow: 50) == nil)
    #expect(try folds(9) == found)
    #expect(try folds(10) != found)
  }

  @Test func `hang on who has an outcome, dealt out anew, and so stay of one size`() throws {
    let people = identifiers(60)
    let known = (0..<60).map { row -> Bool? in row % 3 == 0 ? nil : row % 4 == 0 }
    func folds(_ events: [Bool?]) throws -> Folds {
      try Folds.byPerson(4, identifiers: people, outcomes: Outcomes(events), seed: 5)
    }
    let before = try folds(known)
    var more = known
    more[0] = true
    let after = try folds(more)
    for found in [before, after] {
      let sizes = (0..<4).map { found.testRows($0).count }
      #expect((sizes.max() ?? 0) - (sizes.min() ?? 0) <= 1)
    }
    // Whoever comes after the new person in the order of the hash moves on by one fold.
    let moved = (0..<60).filter {
      known[$0] != nil && before.fold(ofRow: $0) != after.fold(ofRow: $0)
    }
    #expect(!moved.isEmpty)
    for row in moved {
      let (old, new) = (try #require(before.fold(ofRow: row)), try #require(after.fold(ofRow: row)))
      #expect((old + 1) % 4 == new)
    }
  }

  @Test func `hang on identifiers, on what no outcome is and on no order of rows`() throws {
    let count = 60
    let names = (0..<count).map { "p\($0)" }
    let groups = (0..<count).map { row -> String? in row < 3 ? nil : "g\(row % 13)" }
    let events = (0..<count).map { $0 % 4 == 0 }
    func folds(_ order: [Int], _ events: [Bool]) throws -> [Folds] {
      let people = Column("id", .strings(order.map { names[$0] }))
      let outcomes = try Outcomes(order.map { events[$0] })
      return [
        try Folds.byPerson(3, identifiers: people, outcomes: outcomes, seed: 5),
        try Folds.byGroup(
          3, Column("g", .strings(order.map { groups[$0] })), identifiers: people,
          outcomes: outcomes, seed: 5),
        try Folds.byDate(
          3, Column("t", .integers(order.map { $0 / 5 })), identifiers: people,
          outcomes: outcomes),
      ]
    }
    let order = (0..<count).map { $0 * 37 % count }
    let plain = try folds(Array(0..<count), events)
    let permuted = try folds(order, events)
    for (one, other) in zip(plain, permuted) {
      #expect(order.indices.allSatisfy { other.fold(ofRow: $0) == one.fold(ofRow: order[$0]) })
    }
    for row in [0, 7, 33] {
      var changed = events
      changed[row].toggle()
      #expect(try folds(Array(0..<count), changed) == plain)
    }
  }

  @Test func `keep groups and the rows of a person together`() throws {
    let names = (0..<60).map { row -> String? in row < 3 ? nil : "g\(row % 13)" }
    let outcomes = try Outcomes((0..<60).map { $0 % 4 == 0 })
    for folds in [
      try Folds.byGroup(
        3, Column("g", .strings(names)), identifiers: identifiers(60), outcomes: outcomes, seed: 1),
      try Folds.byPerson(
        3, identifiers: Column("id", .strings(names.map { $0 ?? "x" })), outcomes: outcomes, seed: 1
      ),
    ] {
      for fold in 0..<3 {
        let tested = Set(folds.testRows(fold).compactMap { names[$0] })
        #expect(tested.isDisjoint(with: folds.trainingRows(fold).compactMap { names[$0] }))
        #expect((17...23).contains(folds.testRows(fold).count))
      }
      let inner = try folds.nested(in: 0, count: 2, outcomes: outcomes, seed: 1)
      for fold in 0..<2 {
        let tested = Set(inner.testRows(fold).compactMap { names[$0] })
        #expect(tested.isDisjoint(with: inner.trainingRows(fold).compactMap { names[$0] }))
      }
    }
  }

  @Test func `in order of time are tried on models of what came strictly before`() throws {
    let dates = (0..<40).map { row -> Double? in row == 7 ? nil : Double(row * 7 % 10) }
    let outcomes = try Outcomes((0..<40).map { $0 % 3 == 0 })
    let folds = try Folds.byDate(
      3, Column("t", .reals(dates)), identifiers: identifiers(40), outcomes: outcomes)
    var last = -1.0
    for fold in 0..<3 {
      let trained = folds.trainingRows(fold).compactMap { dates[$0] }
      let tested = folds.testRows(fold).compactMap { dates[$0] }
      #expect(try #require(trained.max()) < tested.min() ?? 0)
      #expect(try #require(tested.min()) > last)
      last = try #require(tested.max())
      #expect(tested.count == folds.testRows(fold).count)
    }
    #expect(folds.areInOrder)
    #expect(folds.fold(ofRow: 7) == nil && !folds.isTraining(row: 7))
    #expect(!folds.trainingRows(2).contains(7))
  }

  @Test func `nested lie within the rows that are fitted on`() throws {
    let dates = Column("t", .integers((0..<60).map { $0 / 6 }))
    let outcomes = try Outcomes((0..<60).map { $0 % 2 == 0 })
    let people = identifiers(60)
    for folds in [
      try Folds.byPerson(3, identifiers: people, outcomes: outcomes, seed: 1),
      try Folds.byDate(3, dates, identifiers: people, outcomes: outcomes),
      try Folds.byDate(9, dates, identifiers: people, outcomes: outcomes),
    ] {
      for fold in 0..<folds.count {
        let inner = try folds.nested(in: fold, count: 2, outcomes: outcomes, seed: 1)
        let allowed = Set(folds.trainingRows(fold))
        for number in 0..<2 {
          #expect(allowed.isSuperset(of: inner.testRows(number)))
          #expect(allowed.isSuperset(of: inner.trainingRows(number)))
        }
      }
    }
  }

  @Test func `are refused where there are too few people, groups or dates`() throws {
    let outcomes = try Outcomes([true, false, false, false, true, false])
    let people = identifiers(6)
    func code(_ body: () throws -> Folds) -> ValidationError.Code? {
      #expect(throws: ValidationError.self) { try body() }?.code
    }
    func byPerson(_ count: Int, _ outcomes: Outcomes) throws -> Folds {
      try Folds.byPerson(count, identifiers: people, outcomes: outcomes, seed: 1)
    }
    func byGroup(_ groups: [Int]) throws -> Folds {
      try Folds.byGroup(
        2, Column("g", .integers(groups)), identifiers: people, outcomes: outcomes, seed: 1)
    }
    #expect(code { try byPerson(7, outcomes) } == .tooFew)
    #expect(code { try byPerson(1, outcomes) } == .badSetting)
    #expect(
      code { try byPerson(6, Outcomes([true, false, false, false, false, false])) } == .tooFew)
    #expect(code { try byGroup([1, 1, 1, 1, 2, 3]) } == .tooFew)
    #expect(code { try byGroup([1]) } == .differentLengths)
    let today = Column("t", .integers([1, 1, 1, 1, 1, 1]))
    #expect(
      code { try Folds.byDate(1, today, identifiers: people, outcomes: outcomes) } == .tooFew)
    func problem(_ body: () throws -> Folds) -> String? {
      #expect(throws: ValidationError.self) { try body() }?.problem
    }
    #expect(
      problem { try byPerson(7, outcomes) }
        == "7 folds need as many people with an outcome, and there are 6")
    #expect(
      problem { try byGroup([1, 1, 1, 1, 1, 1]) }
        == "2 folds need as many groups in column 'g', and there are 1")
    #expect(
      problem { try Folds.byDate(1, today, identifiers: people, outcomes: outcomes) }
        == "1 folds need as many later numbers in column 't', and there are 0")
    let texts = Column("t", .strings(["a", "b", "c", "d", "e", "f"]))
    #expect(
      code { try Folds.byDate(1, texts, identifiers: people, outcomes: outcomes) }
        == .unsuitableColumn)
  }
}
