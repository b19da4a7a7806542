import CreditScoring
import Files
import Foundation
import Sesame
import Tables
import TestSupport
import Testing

/// What a map of categories says of columns.
@Suite struct `Maps of categories` {
  /// People whose income and delays tell whether they will be late.
  private static func people() throws -> Table {
    var text = "id,income,SEX,delays,late\n"
    for person in 0..<600 {
      let (income, delays) = ((person * 31) % 97, (person * 17) % 6)
      let isLate = (person * 7919 + 13) % 101 < 10 + (97 - income) / 4 + 6 * delays
      let sex = (person * 13) % 7 < (isLate ? 3 : 5) ? "f" : "m"
      text += "p\(person),\(income),\(sex),\(delays),\(isLate)\n"
    }
    return try Table(parsing: text, named: "people.csv").declaring(outcome: "late")
  }

  private static func job(_ map: CategoryMap) -> FittingJob {
    var job = FittingJob(name: "late", purpose: "testing")
    job.otherCategory = .creditHistory
    job.options.columns = ["income", "SEX", "delays"]
    job.categories = map
    return job
  }

  private static func map(_ text: String, _ name: String = "map.csv") throws -> CategoryMap {
    let folder = try Folder()
    defer { withExtendedLifetime(folder) {} }
    let path = "\(folder.path)/\(name)"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    do {
      return try CategoryMap(contentsOf: path)
    } catch let error as DataError {
      // The folder's name is another one in each run.
      throw DataError(
        error.code, source: name, line: error.line, column: error.column, problem: error.problem,
        remedy: error.remedy)
    }
  }

  private static let csv = """
    column,category,reason,actionable,months,cost,always_given
    income,fulfillment_capacity,"Income,
    low",increase,6,2.5,
    delays,,,FALSE,,,true
    SEX,,,true,2,,

    """

  @Test func `what people can change enters the model of a fit`() async throws {
    let map = try Self.map(Self.csv)
    #expect(
      map.advice == [
        "income": .init(actionable: .increase, months: 6, cost: 2.5),
        "delays": .init(actionable: .never, isAlwaysGiven: true),
        "SEX": .init(actionable: .eitherWay, months: 2),
      ])
    #expect(try Self.map(map.csv) == map)
    let json = """
      {"income": {"category": "fulfillment_capacity", "reason": "Income,\\nlow", "actionable": "increase",
        "months": 6, "cost": 2.5, "always_given": null}}
      """
    #expect(try Self.map(json, "map.json").advice["income"] == map.advice["income"])
    let result = try await Self.job(map).run(on: .value(Self.people()))
    var found: [String: ScoreModel.ColumnMeasure] = [:]
    for characteristic in result.model.categories.flatMap(\.characteristics) {
      if case .column(let measure) = characteristic.measure { found[measure.column] = measure }
    }
    let (income, delays) = (try #require(found["income"]), try #require(found["delays"]))
    #expect(income.actionable == .increase && income.months == 6 && income.cost == 2.5)
    #expect(delays.actionable == .never && delays.isAlwaysGiven)
    // Nobody is advised to be of another sex.
    let sex = try #require(found["SEX"])
    #expect(sex.actionable == .never && sex.months == nil && sex.cost == 1)
    #expect(
      result.report.warnings.map(\.description).contains {
        $0.hasPrefix(
          "people.csv: by its name, 'SEX' is what laws on lending often protect: nobody is advised")
      })
    #expect(try ScoreModel(parsing: result.model.json, named: "m.json") == result.model)
  }

  @Test func `a map to be edited says what nobody can change`() async throws {
    let map = try await Self.job(CategoryMap()).categoriesToEdit(of: .value(Self.people()))
    #expect(map.advice == ["SEX": .init(actionable: .never)])
    #expect(
      map.csv.hasPrefix("column,category,reason,actionable,months,cost,always_given,one_of\n"))
    #expect(map.csv.contains("\nSEX,credit_history,,false,,,,credit_history or "))
  }

  private static let head = "column,category,reason,actionable,months,cost,always_given\n"

  static let faults: [(String, String, String)] = [
    (
      head + "a,,\"x\ny\",up,,,\n", "map.csv",
      "map.csv:3:4: 'up' is no way to change a value; write true, false, increase or decrease"
    ),
    (
      head + "a,,,,half,,\n", "map.csv",
      "map.csv:2:6: 'half' is no number of months; write a whole number from 0"
    ),
    (
      head + "a,,,,-1,,\n", "map.csv",
      "map.csv:2:6: '-1' is no number of months; write a whole number from 0"
    ),
    (head + "a,,,,,0,\n", "map.csv", "map.csv:2:7: '0' is no cost; write a number above 0"),
    (
      head + "a,,,,,,maybe\n", "map.csv",
      "map.csv:2:8: 'maybe' does not say whether the reason is always given; write true or false"
    ),
    (
      head + "a,,,,,,true\nb,,,,,,true\n", "map.csv",
      "map.csv:3:8: a second column whose reason is always given; a card has at most one; remove it"
    ),
    (
      head + "a,,,false,3,,\n", "map.csv",
      "map.csv:2:5: a value that can't be changed has no months and no cost; remove them, or say how it can be "
        + "changed"
    ),
    (
      "column,category,month\na,,3\n", "map.csv",
      "map.csv:1:17: column 'month' is not one that a map has; did you mean 'months'? rename it"
    ),
    (
      "{\"a\": {\"category\": \"credit_history\", \"cost\": \"2\"}}", "map.json",
      "map.json:1:46: expected a number, found a text; write a number above 0"
    ),
    (
      "{\"a\": {\"category\": \"credit_history\", \"actionable\": \"up\"}}", "map.json",
      "map.json:1:52: 'up' is no way to change a value; write true, false, increase or decrease"
    ),
    (
      "{\"a\": {\"category\": \"credit_history\", \"month\": 2}}", "map.json",
      "map.json:1:47: the key 'month' is not known here; did you mean 'months'?"
    ),
  ]

  @Test(arguments: faults)
  func `a fault is told with its place`(text: String, name: String, message: String) throws {
    let error = #expect(throws: DataError.self) { try Self.map(text, name) }
    #expect(error?.description == message)
  }
}
