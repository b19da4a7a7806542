import ScoreValidation
import Tables
import Testing

@Suite struct `Folds of people` {
  @Test func `try every row with an outcome once, with as many events in each fold`() throws {
    let outcomes = try Outcomes((0..<103).map { $0 == 50 ? nil : $0 % 5 == 0 })
    let folds = try Folds.stratified(4, outcomes: outcomes, seed: 9)
    var tried = Set<Int>()
    for fold in 0..<4 {
      let rows = folds.testRows(fold)
      #expect(rows.allSatisfy { folds.fold(ofRow: $0) == fold })
      #expect(tried.isDisjoint(with: rows))
      tried.formUnion(rows)
      #expect(Set(folds.trainingRows(fold)).isDisjoint(with: rows))
      #expect(folds.trainingRows(fold).count + rows.count == 102)
      #expect((5...6).contains(rows.count { outcomes[$0] == true }))
      #expect((25...26).contains(rows.count))
    }
    #expect(tried.count == 102)
    #expect(folds.fold(ofRow: 50) == nil)
    #expect(try Folds.stratified(4, outcomes: outcomes, seed: 9) == folds)
    #expect(try Folds.stratified(4, outcomes: outcomes, seed: 10) != folds)
  }

  @Test func `keep groups together whatever they are called`() throws {
    let events = (0..<60).map { $0 % 4 == 0 }
    let names = (0..<60).map { row -> String? in row < 3 ? nil : "g\(row % 13)" }
    let outcomes = try Outcomes(events)
    let folds = try Folds.grouped(
      3, by: Column("g", .strings(names)), outcomes: outcomes, seed: 1)
    for fold in 0..<3 {
      let tested = Set(folds.testRows(fold).compactMap { names[$0] })
      #expect(tested.isDisjoint(with: folds.trainingRows(fold).compactMap { names[$0] }))
      #expect((17...23).contains(folds.testRows(fold).count))
    }
    let renamed = names.map { $0.map { "x" + String($0.reversed()) } }
    #expect(
      try Folds.grouped(3, by: Column("h", .strings(renamed)), outcomes: outcomes, seed: 1)
        == folds)
    let inner = try folds.nested(in: 0, count: 2, outcomes: outcomes, seed: 1)
    for fold in 0..<2 {
      let tested = Set(inner.testRows(fold).compactMap { names[$0] })
      #expect(tested.isDisjoint(with: inner.trainingRows(fold).compactMap { names[$0] }))
    }
  }

  @Test func `in order of time are tried on models of what came strictly before`() throws {
    let dates = (0..<40).map { row -> Double? in row == 7 ? nil : Double(row * 7 % 10) }
    let outcomes = try Outcomes((0..<40).map { $0 % 3 == 0 })
    let folds = try Folds.expanding(3, by: Column("t", .reals(dates)), outcomes: outcomes)
    var last = -1.0
    for fold in 0..<3 {
      let trained = folds.trainingRows(fold).compactMap { dates[$0] }
      let tested = folds.testRows(fold).compactMap { dates[$0] }
      #expect(try #require(trained.max()) < tested.min() ?? 0)
      #expect(try #require(tested.min()) > last)
      last = try #require(tested.max())
      #expect(tested.count == folds.testRows(fold).count)
    }
    #expect(folds.fold(ofRow: 7) == nil)
    #expect(!folds.trainingRows(2).contains(7))
  }

  @Test func `nested lie within the rows that are fitted on`() throws {
    let dates = Column("t", .integers((0..<60).map { $0 / 6 }))
    let outcomes = try Outcomes((0..<60).map { $0 % 2 == 0 })
    for folds in [
      try Folds.stratified(3, outcomes: outcomes, seed: 1),
      try Folds.expanding(3, by: dates, outcomes: outcomes),
      try Folds.expanding(9, by: dates, outcomes: outcomes),
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

  @Test func `are refused where there are too few events, groups or dates`() throws {
    let outcomes = try Outcomes([true, false, false, false, true, false])
    func code(_ body: () throws -> Folds) -> ValidationError.Code? {
      #expect(throws: ValidationError.self) { try body() }?.code
    }
    #expect(code { try Folds.stratified(3, outcomes: outcomes, seed: 1) } == .tooFew)
    #expect(code { try Folds.stratified(1, outcomes: outcomes, seed: 1) } == .badSetting)
    let giant = Column("g", .integers([1, 1, 1, 1, 2, 3]))
    #expect(code { try Folds.grouped(2, by: giant, outcomes: outcomes, seed: 1) } == .tooFew)
    let today = Column("t", .integers([1, 1, 1, 1, 1, 1]))
    #expect(code { try Folds.expanding(1, by: today, outcomes: outcomes) } == .tooFew)
    let short = Column("g", .integers([1]))
    #expect(
      code { try Folds.grouped(2, by: short, outcomes: outcomes, seed: 1) } == .differentLengths)
  }
}
