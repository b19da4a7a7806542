import ScoreValidation
import Tables
import Testing

struct OutcomeColumnTests {
  @Test func `a declared outcome brings its event along`() throws {
    let table = try Table([
      "id": ["a", "b", "c"], "fate": ["late", "fine", nil], "weight": [1, 2, 3],
    ]).declaring(outcome: "fate", events: ["late"])
    let outcomes = try Outcomes(of: "fate", in: table, weights: "weight")
    #expect(outcomes[0] == true)
    #expect(outcomes[1] == false)
    #expect(outcomes[2] == nil)
    #expect(outcomes.weight(1) == 2)
    #expect(try Outcomes(table.column(named: "fate")) == Outcomes([true, false, nil]))
    #expect(try Outcomes(table.column(named: "fate"), event: "fine")[0] == false)
    #expect(throws: (any Error).self) { try Outcomes(of: "weight", in: table) }
    #expect(throws: (any Error).self) { try Outcomes(of: "fates", in: table) }
  }
}
