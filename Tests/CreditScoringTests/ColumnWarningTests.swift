import CreditScoring
import Files
import Tables
import Testing

/// Slips in how a model reads a table that leave a score to be computed.
struct ColumnWarningTests {
  /// A model of one category with the characteristics given, all of 100 points.
  private func card(_ parts: [String]) throws -> ScoreModel {
    try ScoreModel(
      parsing: """
        {"format": "sesame-score-model/1", "name": "m", "version": "1", "purpose": "a test",
         "scale": {"minimum": 0, "maximum": \(100 * parts.count)},
         "bands": [{"name": "all", "from": 0}], "coverage": {"minimum": 0},
         "categories": [{"name": "credit_history", "weight": 1, "characteristics":
           [\(parts.joined(separator: ","))]}]}
        """, named: "m.json")
  }

  private func numbers(_ name: String, _ column: String) -> String {
    """
    {"name": "\(name)", "column": "\(column)", "direction": "higher_is_better", "budget": 100,
     "bins": [{"below": 1, "points": 0}, {"from": 1, "points": 100}], "missing": {"points": 5},
     "reason": "low"}
    """
  }

  private func texts(_ bins: String, column: String = "home") -> String {
    """
    {"name": "home", "column": "\(column)", "budget": 100, "bins": [\(bins)],
     "missing": {"points": 5}, "reason": "home"}
    """
  }

  private func warnings(_ parts: [String], _ columns: Column...) async throws -> [String] {
    let rows = columns[0].count
    let table = try Table(
      parsing: Table([Column("id", .strings((0..<rows).map { "p\($0)" }))] + columns).text(),
      named: "t.csv")
    return try await CreditScorer(model: card(parts)).scores(for: table).warnings
      .map(\.description)
  }

  private let place = "m.json: $.categories[0].characteristics[0]: "

  @Test func `bins of text into which no row falls are told`() async throws {
    let bins = """
      {"values": ["Owned"], "points": 100}, {"values": ["rented", "family"], "points": 50},
      {"values": ["castle", "boat"], "points": 20}, {"other": true, "points": 0}
      """
    let homes = Column("home", .strings(["owned", "family", nil]))
    #expect(
      try await warnings([texts(bins)], homes) == [
        place + "no row of column 'home' of t.csv falls in the bins 'Owned' and 'castle, boat'; "
          + "compare the spelling"
      ])
    let all = Column("home", .strings(["Owned", "family", "boat"]))
    #expect(try await warnings([texts(bins)], all).isEmpty)
    // Where nothing is known, nothing is misspelt.
    let none = Column("home", .strings([nil, nil, nil]))
    #expect(try await warnings([texts(bins)], none).isEmpty)
  }

  @Test func `bins of one type on a column of another are told`() async throws {
    let bins = #"{"values": ["1", "2"], "points": 100}, {"other": true, "points": 0}"#
    #expect(
      try await warnings([texts(bins)], Column("home", .integers([1, 2, 3]))) == [
        place + "column 'home' of t.csv holds numbers where the bins are texts: a number is "
          + "compared as its text"
      ])
    let yes = #"{"values": ["true"], "points": 100}, {"values": ["false"], "points": 0}"#
    #expect(
      try await warnings([texts(yes)], Column("home", .booleans([true, false]))) == [
        place + "column 'home' of t.csv holds true and false where the bins are texts: only 'true' "
          + "and 'false' can match"
      ])
    #expect(
      try await warnings([numbers("n", "flag")], Column("flag", .booleans([true, false]))) == [
        place + "column 'flag' of t.csv holds true and false where the bins are numbers: true "
          + "counts as 1 and false as 0"
      ])
  }

  @Test func `bins of numbers on a column of texts are refused`() async throws {
    await #expect(throws: ScoreModelError.self) {
      try await warnings([numbers("n", "home")], Column("home", .strings(["owned"])))
    }
  }

  @Test func `a column that two characteristics read is told`() async throws {
    let parts = [numbers("a", "x"), numbers("b", "y"), numbers("c", "x")]
    let columns = [Column("x", .integers([1, 0])), Column("y", .integers([0, 1]))]
    #expect(
      try await warnings(parts, columns[0], columns[1]) == [
        "m.json: the characteristics a and c read the same column 'x', which counts twice"
      ])
  }

  @Test func `two columns that hold the same in every row are told`() async throws {
    let values = (0..<12).map { Optional($0 % 3) }
    var others = values
    others[11] = nil
    let parts = [numbers("a", "x"), numbers("b", "y"), numbers("c", "z")]
    #expect(
      try await warnings(
        parts, Column("x", .integers(values)), Column("y", .integers(others)),
        Column("z", .integers(values))) == [
          "t.csv: the columns 'x' and 'z' hold the same in every row, which counts twice"
        ])
    // Ones all over, and few rows, are equal by chance.
    let ones = Column("x", .integers(Array(repeating: 1, count: 12)))
    let same = Column("y", .integers(Array(repeating: 1, count: 12)))
    #expect(try await warnings([numbers("a", "x"), numbers("b", "y")], ones, same).isEmpty)
    let few = (Column("x", .integers([0, 1, 2])), Column("y", .integers([0, 1, 2])))
    #expect(try await warnings([numbers("a", "x"), numbers("b", "y")], few.0, few.1).isEmpty)
  }
}
