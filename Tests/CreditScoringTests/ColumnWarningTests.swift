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

  @Test func `texts that no bin lists are counted, with the points that they get`() async throws {
    let bins = """
      {"values": ["Owned"], "points": 100}, {"values": ["rented", "family"], "points": 50},
      {"values": ["castle", "boat"], "points": 20}, {"other": true, "points": 0}
      """
    let homes = Column("home", .strings(["owned", "family", nil]))
    #expect(
      try await warnings([texts(bins)], homes) == [
        place
          + "1 of 2 values of column 'home' of t.csv is listed in no bin (in line 2) and brings the 0 of "
          + "at most 100 points of all other texts; no row falls in the bins 'Owned' and 'castle, boat': "
          + "compare the spelling"
      ])
    // What is listed beside others is no surprise, and that nobody has some value is none either.
    let best =
      #"{"values": ["rented"], "points": 0}, {"values": ["Owned"], "other": true, "points": 100}"#
    let odd = Column("home", .strings(["Owned", "tent", "Owned", "rented", "boat", nil]))
    #expect(
      try await warnings([texts(best)], odd) == [
        place
          + "2 of 5 values of column 'home' of t.csv are listed in no bin (first in line 3) and bring the "
          + "100 of at most 100 points of all other texts"
      ])
    #expect(try await warnings([texts(best)], Column("home", .strings(["rented"]))).isEmpty)
    // A few other texts that gain nothing are what the bin is for.
    let few = Column(
      "home", .strings(["Owned", "family", "boat", "tent"] + Array(repeating: "boat", count: 20)))
    #expect(try await warnings([texts(bins)], few).isEmpty)
    let all = Column("home", .strings(["Owned", "family", "boat"]))
    #expect(try await warnings([texts(bins)], all).isEmpty)
    // Where nothing is known, nothing is misspelt.
    let none = Column("home", .strings([nil, nil, nil]))
    #expect(try await warnings([texts(bins)], none).isEmpty)
  }

  @Test func `bins of one type on a column of another are told`() async throws {
    let codes = #"{"values": ["1", "2"], "points": 100}, {"other": true, "points": 0}"#
    #expect(
      try await warnings([texts(codes)], Column("home", .integers(Array(repeating: 1, count: 40))))
        .isEmpty)
    let bins = #"{"values": ["1", "2", "own"], "points": 100}, {"other": true, "points": 0}"#
    #expect(
      try await warnings([texts(bins)], Column("home", .integers([1, 2, 3]))) == [
        place + "column 'home' of t.csv holds numbers where the bins are texts: a number is "
          + "compared as its text",
        place
          + "1 of 3 values of column 'home' of t.csv is listed in no bin (in line 4) and brings the 0 of at "
          + "most 100 points of all other texts",
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
