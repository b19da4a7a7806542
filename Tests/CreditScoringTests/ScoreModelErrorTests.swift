import CreditScoring
import Foundation
import Testing

struct ScoreModelErrorTests {
  /// A change to the documented example, and the message that it earns.
  struct Fault: Sendable, CustomTestStringConvertible {
    let old: String
    let new: String
    let message: String
    let code: ScoreModelError.Code

    init(
      _ old: String, _ new: String, _ message: String, _ code: ScoreModelError.Code
    ) {
      self.old = old
      self.new = new
      self.message = message
      self.code = code
    }

    var testDescription: String { message }
  }

  static let first = "$.categories[0].characteristics[0]"
  static let home = "$.categories[0].characteristics[1]"
  static let phone = "$.categories[0].characteristics[2]"
  static let friends = "$.categories[1].characteristics[0]"

  static let documentFaults: [Fault] = [
    Fault(
      "sesame-score-model/1", "sesame-score-model/3",
      "$.format: the format is not known; write \"sesame-score-model/1\" or "
        + "\"sesame-score-model/2\"", .unknownFormat),
    Fault(
      "\"format\": \"sesame-score-model/1\",", "",
      "$: the key 'format' is missing; add it", .missingKey),
    Fault(
      "\"name\": \"demonstration\"", "\"name\": 7",
      "$.name: expected a text, found a number; write a text", .wrongType),
    Fault(
      "\"name\": \"demonstration\"", "\"name\": \" \"",
      "$.name: the text is empty; write at least one word", .invalidValue),
    Fault(
      "\"purpose\"", "\"purpos\"",
      "$: the key 'purpos' is not known here; the keys are format, name, version, purpose, "
        + "description, scale, bands, coverage, categories, fit", .unknownKey),
    Fault(
      "{\"minimum\": 350, \"maximum\": 950}", "[350, 950]",
      "$.scale: expected an object, found an array; write an object", .wrongType),
    Fault(
      "\"maximum\": 950", "\"maximum\": 949.5",
      "$.scale.maximum: expected a whole number, found 949.5; write a whole number", .wrongType),
    Fault(
      "\"maximum\": 950", "\"maximum\": 350",
      "$.scale: the scale must span 1 to 1000000 points; write a maximum greater than the minimum",
      .invalidValue),
    Fault(
      "\"name\": \"poor\", \"from\": 350", "\"name\": \"poor\", \"from\": 400",
      "$.bands[0].from: the first band starts at 400, the scale at 350; start the first band at 350",
      .invalidValue),
    Fault(
      "\"name\": \"good\", \"from\": 600", "\"name\": \"good\", \"from\": 350",
      "$.bands[1].from: 350 is not above the band before it, which starts at 350; order the bands "
        + "from low to high", .invalidValue),
    Fault(
      "\"name\": \"good\", \"from\": 600", "\"name\": \"good\", \"from\": 951",
      "$.bands[1].from: 951 is above the scale, which ends at 950; remove the band or raise the "
        + "scale", .invalidValue),
    Fault(
      "\"name\": \"good\"", "\"name\": \"poor\"",
      "$.bands[1].name: two bands are named 'poor'; give each band its own name", .duplicateName),
    Fault(
      "[{\"name\": \"poor\", \"from\": 350}, {\"name\": \"good\", \"from\": 600}]", "[]",
      "$.bands: there are no bands; add at least one", .invalidValue),
    Fault(
      "\"minimum\": 0.5", "\"minimum\": 50",
      "$.coverage.minimum: 50 is out of range; write a number from 0 to 1", .invalidValue),
    Fault(
      "[\"credit_history\"]", "[\"interpersonal_relationships\"]",
      "$.coverage.required[0]: interpersonal_relationships can't be required; whether a person can "
        + "be assessed must not depend on their friends; remove it", .invalidValue),
    Fault(
      "[\"credit_history\"]", "[\"fulfillment_capacity\"]",
      "$.coverage.required[0]: the model has no category fulfillment_capacity; remove it or add "
        + "the category", .invalidValue),
    Fault(
      "[\"credit_history\"]", "[\"credit_history\", \"credit_history\"]",
      "$.coverage.required[1]: credit_history is listed twice; remove one of them",
      .duplicateName),
    Fault(
      "\"name\": \"credit_history\"", "\"name\": \"credit_histories\"",
      "$.categories[0].name: 'credit_histories' is no category; write one of credit_history, "
        + "behavior_and_preferences, fulfillment_capacity, personal_characteristics, "
        + "interpersonal_relationships", .invalidValue),
    Fault(
      "\"name\": \"interpersonal_relationships\"", "\"name\": \"credit_history\"",
      "$.categories[1].name: the category credit_history is there twice; merge the two",
      .duplicateName),
    Fault(
      "\"weight\": 0.95", "\"weight\": 0.9",
      "$.categories: the weights sum to 0.95, not 1; change them so that they do", .sum),
    Fault(
      "\"weight\": 0.95", "\"weight\": \"95 %\"",
      "$.categories[0].weight: expected a number, found a text; write a number", .wrongType),
    Fault(
      "\"weight\": 0.95", "\"weight\": 1.5",
      "$.categories[0].weight: 1.5 is out of range; write a number from 0 to 1", .invalidValue),
  ]

  static let characteristicFaults: [Fault] = [
    Fault(
      "\"budget\": 400", "\"budget\": 401",
      "\(first).bins: the best bin brings 400 points, the budget is 401; give the best bin 401 "
        + "points", .points),
    Fault(
      "\"budget\": 30", "\"budget\": 20",
      "$.categories[1].characteristics: the budgets sum to 20, the category has 30 points; change "
        + "them so that they sum to 30", .sum),
    Fault(
      "\"budget\": 30", "\"budget\": 0",
      "\(friends).budget: a budget of 0 points; write a budget of at least 1", .invalidValue),
    Fault(
      "\"name\": \"home\"", "\"name\": \"worst_delay\"",
      "\(home): two characteristics are named 'worst_delay'; give each its own name",
      .duplicateName),
    Fault(
      "\"column\": \"home\",", "\"colum\": \"home\",",
      "\(home): the key 'colum' is not known here; the keys are name, kind, column, description, "
        + "direction, budget, bins, missing, optional, reason", .unknownKey),
    Fault(
      "\"missing\": {\"points\": 0},", "",
      "\(phone): the key 'missing' is missing; add it", .missingKey),
    Fault(
      "\"missing\": {\"points\": 200}", "\"missing\": {\"points\": 500}",
      "\(first).missing.points: 500 points are outside the budget; write a whole number from 0 to "
        + "400", .points),
    Fault(
      "\"optional\": true", "\"optional\": \"yes\"",
      "\(home).optional: expected true or false, found a text; write true or false", .wrongType),
    Fault(
      "\"direction\": \"lower_is_better\"", "\"direction\": \"down\"",
      "\(first).direction: 'down' is no direction; write one of higher_is_better, "
        + "lower_is_better, any", .invalidValue),
    Fault(
      "\"direction\": \"lower_is_better\",", "",
      "\(first): the key 'direction' is missing; add \"higher_is_better\" or \"lower_is_better\"",
      .missingKey),
    Fault(
      "\"direction\": \"lower_is_better\"", "\"direction\": \"any\"",
      "\(first): the direction 'any' is for texts, for true or false, and for points that rise and fall; write "
        + "\"higher_is_better\" or \"lower_is_better\"", .points),
    Fault(
      "\"direction\": \"any\"", "\"direction\": \"higher_is_better\"",
      "\(home): texts have no direction; write \"direction\": \"any\" or remove the key", .points),
    Fault(
      "\"direction\": \"lower_is_better\"", "\"direction\": \"higher_is_better\"",
      "\(first).bins[1]: points fall from 400 to 150 although higher is better; write at least 400",
      .points),
    Fault(
      "\"mode\": \"fixed_point\"", "\"mode\": \"lagged\"",
      "\(friends): the key 'earlier_score_column' is missing; the mode lagged needs the column "
        + "with earlier scores; add it", .missingKey),
    Fault(
      "\"mode\": \"fixed_point\"", "\"mode\": \"fixed\"",
      "\(friends).mode: 'fixed' is no mode; write one of fixed_point, lagged, off",
      .invalidValue),
    Fault(
      "\"prior_strength\": 5", "\"prior_strength\": 0",
      "\(friends).prior_strength: 0 is out of range; write a number greater than 0",
      .invalidValue),
    Fault(
      "\"population_mean\": null", "\"population_mean\": 640",
      "\(friends).population_mean: 640 is out of range; write a number from 0 to 1",
      .invalidValue),
    Fault(
      "\"minimum_friends_to_disclose\": 5", "\"minimum_friends_to_disclose\": 1",
      "\(friends).minimum_friends_to_disclose: 1 is out of range; write 5 or more, or figures "
        + "would tell one friend's score", .invalidValue),
    Fault(
      "\"column\": \"home\",", "\"column\": \"home\", \"kind\": \"friends_scores\",",
      "\(home): friends' scores belong to interpersonal_relationships; move the characteristic "
        + "there", .invalidValue),
    Fault(
      "\"kind\": \"friends_scores\"", "\"kind\": \"friends\"",
      "\(friends).kind: 'friends' is no kind of characteristic; write one of column, "
        + "friends_scores", .invalidValue),
  ]

  static let binFaults: [Fault] = [
    Fault(
      "{\"from\": 1, \"below\": 2, \"points\": 150}",
      "{\"from\": 0, \"below\": 2, \"points\": 150}",
      "\(first).bins[1]: the bin overlaps the one before it; write \"from\": 1", .bins),
    Fault(
      "{\"from\": 1, \"below\": 2, \"points\": 150}", "{\"below\": 2, \"points\": 150}",
      "\(first).bins[1]: the bin overlaps the one before it; add \"from\": 1", .bins),
    Fault(
      "{\"from\": 2, \"points\": 0}", "{\"from\": 2.5, \"points\": 0}",
      "\(first).bins[2]: numbers from 2 to below 2.5 fall in no bin; write \"from\": 2", .bins),
    Fault(
      "{\"from\": 2, \"points\": 0}", "{\"from\": 2, \"below\": 9, \"points\": 0}",
      "\(first).bins[2]: numbers from 9 fall in no bin; remove 'below' from the last bin", .bins),
    Fault(
      "{\"below\": 1, \"points\": 400}", "{\"from\": 0, \"below\": 1, \"points\": 400}",
      "\(first).bins[0]: numbers below 0 fall in no bin; remove 'from' from the first bin", .bins),
    Fault(
      "{\"below\": 1, \"points\": 400}", "{\"points\": 400}",
      "\(first).bins[1]: the bin overlaps the one before it; add 'below' to the bin before it, "
        + "and order bins from low to high", .bins),
    Fault(
      "{\"from\": 1, \"below\": 2, \"points\": 150}",
      "{\"from\": 1, \"below\": 1, \"points\": 150}",
      "\(first).bins[1]: the bin from 1 to below 1 is empty; write a 'below' greater than 'from'",
      .bins),
    Fault(
      "{\"from\": 1, \"below\": 2, \"points\": 150}",
      "{\"from\": 1, \"below\": 2, \"points\": 1.5}",
      "\(first).bins[1].points: expected a whole number, found 1.5; write a whole number",
      .wrongType),
    Fault(
      "{\"from\": 1, \"below\": 2, \"points\": 150}",
      "{\"from\": 1, \"below\": 2, \"points\": -1}",
      "\(first).bins[1].points: -1 points are outside the budget; write a whole number from 0 to "
        + "400", .points),
    Fault(
      "{\"from\": 2, \"points\": 0}", "{\"from\": 2, \"points\": 10}",
      "\(first).bins: the worst bin brings 10 points, not 0; give the worst bin 0 points",
      .points),
    Fault(
      "{\"from\": 1, \"below\": 2, \"points\": 150}", "{\"values\": [\"1\"], \"points\": 150}",
      "\(first).bins[1]: the bin is of another kind than the one before it; use limits, texts, or "
        + "true and false, in all bins of a characteristic", .bins),
    Fault(
      "{\"from\": 1, \"below\": 2, \"points\": 150}",
      "{\"from\": 1, \"values\": [\"1\"], \"points\": 150}",
      "\(first).bins[1]: the bin has both limits and values; keep either limits or values", .bins),
    Fault(
      "[\"rented\", \"family\"]", "[\"rented\", \"owned\"]",
      "\(home).bins[1]: the value 'owned' is listed twice; list each value once", .bins),
    Fault(
      "[\"rented\", \"family\"]", "[]",
      "\(home).bins[1].values: the bin matches nothing; list values or remove the bin", .bins),
    Fault(
      "[\"rented\", \"family\"]", "[\"rented\", 7]",
      "\(home).bins[1].values[1]: expected a text, found a number; write a text", .wrongType),
    Fault(
      "[\"rented\", \"family\"],", "[\"rented\", \"family\"], \"other\": true,",
      "\(home).bins[2]: a second bin for other values; keep one bin with \"other\": true", .bins),
    Fault(
      "[{\"values\": [false], \"points\": 0}, {\"values\": [true], \"points\": 50}]",
      "[{\"values\": [true], \"points\": 50}]",
      "\(phone).bins: there is only one bin; write at least two, one without points and one with "
        + "the whole budget", .bins),
    Fault(
      "{\"values\": [true], \"points\": 50}", "{\"values\": [false], \"points\": 50}",
      "\(phone).bins[1]: the value false is listed twice; list each value once", .bins),
  ]

  @Test(arguments: documentFaults + characteristicFaults + binFaults)
  func `a fault is named with its place and its remedy`(fault: Fault) throws {
    let example = try ScoreModelTests.documentedExample()
    let range = try #require(example.range(of: fault.old))
    let text = example.replacingCharacters(in: range, with: fault.new)
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(parsing: text, named: "model.json")
    }
    #expect(error?.description == "model.json: " + fault.message)
    #expect(error?.code == fault.code)
    #expect(error?.mistakes.first?.line == nil)
  }

  /// Several faults at once, some of which keep a part from being read.
  @Test func `all mistakes of a document are reported, each once`() throws {
    var text = try ScoreModelTests.documentedExample()
    for (old, new) in [
      ("\"version\": \"1.0.0\"", "\"version\": 1"), ("\"purpose\"", "\"purpos\""),
      ("\"maximum\": 950", "\"maximum\": \"950\", \"step\": 1"),
      ("{\"name\": \"good\", \"from\": 600}", "600"),
      ("[\"credit_history\"]", "[\"history\", \"personal_characteristics\"]"),
      ("\"weight\": 0.95", "\"weight\": 2"),
      ("{\"from\": 1, \"below\": 2, \"points\": 150}", "[]"),
      ("{\"values\": [\"owned\"], \"points\": 120}", "{\"values\": [7, true]}"),
      ("\"missing\": {\"points\": 0},", "\"missing\": 0,"),
      ("\"prior_strength\": 5", "\"prior_strength\": -5"),
    ] {
      let range = try #require(text.range(of: old))
      text.replaceSubrange(range, with: new)
    }
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(parsing: text, named: "model.json")
    }
    let expected = [
      "$: the key 'purpos' is not known here; the keys are format, name, version, purpose, "
        + "description, scale, bands, coverage, categories, fit",
      "$.version: expected a text, found a number; write a text",
      "$.scale: the key 'step' is not known here; the keys are minimum, maximum",
      "$.scale.maximum: expected a whole number, found a text; write a whole number",
      "$.bands[1]: expected an object, found a number; write an object",
      "$.coverage.required[0]: 'history' is no category; write one of credit_history, "
        + "behavior_and_preferences, fulfillment_capacity, personal_characteristics, "
        + "interpersonal_relationships",
      "\(Self.first).bins[1]: expected an object, found an array; write an object",
      "\(Self.home).bins[0].values[1]: expected a number, found true or false; write a number",
      "\(Self.home).bins[0]: the key 'points' is missing; add it",
      "\(Self.phone).missing: expected an object, found a number; write an object",
      "$.categories[0].weight: 2 is out of range; write a number from 0 to 1",
      "$.coverage.required[1]: the model has no category personal_characteristics; remove it or add "
        + "the category",
      "\(Self.friends).prior_strength: -5 is out of range; write a number greater than 0",
    ]
    #expect(
      error?.description.split(separator: "\n").map(String.init)
        == expected.map { "model.json: " + $0 })
  }

  @Test func `each step against the direction is told, a wrong direction once`() throws {
    let example = try ScoreModelTests.documentedExample()
    func mistakes(_ bins: String) throws -> [String?]? {
      let range = try #require(example.range(of: "{\"from\": 1, \"below\": 2, \"points\": 150}"))
      let error = #expect(throws: ScoreModelError.self) {
        try ScoreModel(parsing: example.replacingCharacters(in: range, with: bins))
      }
      return error?.mistakes.map(\.path)
    }
    // Lower is better: 400, 100, 150, 50, 60, 0.
    let dips = zip([1, 1.25, 1.5, 1.75], [100, 150, 50, 60]).map { from, points in
      "{\"from\": \(from), \"below\": \(from + 0.25), \"points\": \(points)}"
    }
    #expect(
      try mistakes(dips.joined(separator: ",")) == [
        Self.first + ".bins[2]", Self.first + ".bins[4]",
      ])
  }

  static let noValue =
    "not a JSON value; texts stand in double quotes, a missing value is null"
  static let noNumber = "not a JSON number; write it like 12, -0.5 or 1e-9"

  static let syntaxFaults: [(String, String)] = [
    ("", "m.json:1:1: the file is empty; write a model"),
    ("{", "m.json:1:2: the file ends where a name in double quotes should stand; complete it"),
    ("{\"a\"", "m.json:1:5: the file ends where ':' after the name should stand; complete it"),
    ("{\"a\":", "m.json:1:6: the file ends where a value should stand; complete it"),
    ("[1", "m.json:1:3: the file ends where ',' or ']' should stand; complete it"),
    ("{\"a\" 1}", "m.json:1:6: expected ':' after the name; write it before the value"),
    (
      "{\"a\": 1,}",
      "m.json:1:9: expected a name in double quotes; leave the last comma out"
    ),
    (
      "{\n  'a': 1\n}",
      "m.json:2:3: expected a name in double quotes; write every name in double quotes"
    ),
    ("[1 2]", "m.json:1:4: expected ',' or ']'; write a comma, or close it"),
    ("{\"a\": NaN}", "m.json:1:7: \(noValue)"),
    ("{\"a\": nul}", "m.json:1:7: \(noValue)"),
    ("[nulls]", "m.json:1:2: \(noValue)"),
    (
      "[01]",
      "m.json:1:2: a number begins with 0; leave the zero out, or write a code in double quotes"
    ),
    ("[1.]", "m.json:1:2: \(noNumber)"),
    ("[1e]", "m.json:1:2: \(noNumber)"),
    (
      "[1e999]", "m.json:1:2: the number is out of range; the largest is 1.7976931348623157e308"
    ),
    ("[\"a", "m.json:1:2: a text has no closing quote; close it"),
    ("[\"a\\", "m.json:1:2: a text has no closing quote; close it"),
    (
      "[\"a\nb\"]",
      "m.json:1:4: a control character in a text; write it as an escape such as \\n"
    ),
    ("[\"\\q\"]", "m.json:1:3: an unknown escape in a text; write a backslash as \\\\"),
    ("[\"\\u12\"]", "m.json:1:3: \\u wants four hexadecimal digits; complete it"),
    (
      "[\"\\ud800\"]",
      "m.json:1:3: half of a surrogate pair; write the character itself, in UTF-8"
    ),
    ("[\"\\u0000\"]", "m.json:1:3: a NUL character in a text; remove it"),
    ("{} {}", "m.json:1:4: something follows the document; remove it"),
    (
      "{\"scale\": {\"minimum\": 1,\n \"minimum\": 2}}",
      "m.json:2:2: $.scale: the key 'minimum' is given twice; keep one of them"
    ),
    (
      String(repeating: "[", count: 40),
      "m.json:1:33: more than 32 levels of nesting; a model needs 7"
    ),
    ("7", "m.json: $: expected an object, found a number; write an object"),
  ]

  @Test(arguments: syntaxFaults)
  func `a text that is not JSON is named with line and column`(text: String, message: String) {
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(parsing: text, named: "m.json")
    }
    #expect(error?.description == message)
  }

  @Test func `a file that is not there is named`() {
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(contentsOf: "no such folder/model.json")
    }
    #expect(
      error?.description
        == "no such folder/model.json: the file does not exist; check the path")
    #expect(error?.code == .noInput)
  }

  @Test func `a message is one short line whatever the document quotes`() {
    let key = "a\\u001b\\n" + String(repeating: "k", count: 10_000)
    let error = #expect(throws: ScoreModelError.self) {
      try ScoreModel(parsing: "{\"\(key)\": 1}", named: "m.json")
    }
    let shown = "a\\u{1B}\\u{A}" + String(repeating: "k", count: 56) + "…"
    #expect(
      error?.description.hasPrefix("m.json: $: the key '\(shown)' is not known here;") == true)
  }

  @Test func `more bands or bins than can be numbered are refused`() throws {
    let document = ScoreModel.reported2015.json
    func error(_ key: String, _ element: (Int) -> String, count: Int) throws -> String? {
      let list = "\"\(key)\": [" + (0..<count).map(element).joined(separator: ",") + "], "
      let place = try #require(document.range(of: "\"\(key)\": ["))
      let end = try #require(
        document.range(of: "]", range: place.upperBound..<document.endIndex))
      let changed = document.replacingCharacters(
        in: place.lowerBound..<end.upperBound, with: String(list.dropLast(2)))
      let error = #expect(throws: ScoreModelError.self) {
        try ScoreModel(parsing: changed, named: "m.json")
      }
      return error?.mistakes.first?.problem
    }
    #expect(
      try error("bands", { "{\"name\": \"b\($0)\", \"from\": \(350 + $0)}" }, count: 1001)
        == "there are 1001 bands, and at most 1000 are possible")
    #expect(
      try error("bins", { "{\"from\": \($0), \"points\": 0}" }, count: 70_000)
        == "there are 70000 bins, and at most 10000 are possible")
  }
}
