import Files
import ScorecardFitting
import Tables
import Testing

/// Documents of bins: what is read, and what is said of each fault.
@Suite struct `Documents of bins` {
  private static let document = """
    {
      "format": "sesame-binning/1",
      "columns": [
        {
          "column": "age", "kind": "numbers",
          "bins": [
            {"below": 30, "rows": 5},
            {"from": 30, "woe": -0.5},
            {"special": [-9]},
            {"missing": true}
          ]
        },
        {
          "column": "town", "kind": "texts",
          "bins": [{"values": ["Rome", "Oslo"]}, {"other": true, "missing": true}]
        }
      ]
    }
    """

  @Test func `are read, and written so that they are read again`() throws {
    let bins = try BinDefinitions(parsing: Self.document)
    #expect(bins.columns.map(\.column) == ["age", "town"])
    #expect(
      bins["age"]?.bins == [
        Bin(.numbers(from: nil, below: 30)), Bin(.numbers(from: 30, below: nil)),
        Bin(.specialNumbers([-9])), Bin(.missing),
      ])
    #expect(
      bins["town"]?.bins == [
        Bin(.texts(["Rome", "Oslo"], other: false)),
        Bin(.texts([], other: true), takesMissing: true),
      ])
    #expect(try BinDefinitions(parsing: bins.json) == bins)
    let odd = BinDefinitions([
      try ColumnBins(
        "all", .numbers, [Bin(.numbers(from: nil, below: nil), takesMissing: true)]),
      try ColumnBins(
        "truth", .booleans, [Bin(.numbers(from: nil, below: nil), takesMissing: true)]),
      try ColumnBins(
        "day", .dates,
        [
          Bin(.numbers(from: nil, below: -0.5)), Bin(.numbers(from: -0.5, below: 0.123)),
          Bin(.numbers(from: 0.123, below: nil)), Bin(.specialNumbers([100])), Bin(.missing),
        ]),
    ])
    #expect(try BinDefinitions(parsing: odd.json) == odd)
  }

  static let faults: [(old: String, new: String, message: String)] = [
    (
      "sesame-binning/1", "sesame-binning/2",
      "2:13: the format is not known; write \"sesame-binning/1\""
    ),
    (
      "\"format\"", "\"formats\"",
      "2:14: the key 'formats' is not known here; did you mean 'format'?…"
    ),
    (
      "\"columns\"", "\"colums\"",
      "3:13: the key 'colums' is not known here; did you mean 'columns'?…"
    ),
    (
      "\"age\", \"kind\"", "\"age\", \"sort\"",
      "5:32: the key 'sort' is not known here; the keys are …"
    ),
    (
      "\"kind\": \"numbers\"", "\"kind\": \"ages\"",
      "5:32: 'ages' is no kind of column; write one of numbers, booleans, dates, texts"
    ),
    ("\"kind\": \"numbers\"", "\"kind\": 7", "5:32: expected a text, found a number; write a text"),
    ("\"below\": 30", "\"below\": \"30\"", "7:19: expected a number, found a text; write a number"),
    ("\"below\": 30", "\"below\": 25", "8:9: 25 to below 30 fall in no bin; write \"from\": 25"),
    ("\"below\": 30", "\"below\": 35", "8:9: 30 to below 35 fall in two bins; write \"from\": 35"),
    (
      "{\"below\": 30, \"rows\": 5}", "{\"from\": 3, \"below\": 30}",
      "7:9: numbers below 3 fall in no bin; remove \"from\" from the first bin"
    ),
    (
      "{\"from\": 30,", "{\"from\": 30, \"below\": 40,",
      "8:9: 40 and more fall in no bin; remove \"below\" from the last bin"
    ),
    (
      "{\"from\": 30,", "{\"below\": 30,",
      "8:9: the bin has no beginning, and overlaps others; write \"from\": 30"
    ),
    ("\"rows\": 5", "\"rows\": \"5\"", "7:31: expected a number, found a text; write a number"),
    ("\"rows\": 5", "\"row\": 5", "7:30: the key 'row' is not known here; did you mean 'rows'?…"),
    ("[-9]", "[-9, -9]", "9:9: the special code -9 is given twice; keep one"),
    ("[-9]", "[]", "9:9: the bin has no special code; list one, or remove the bin"),
    (
      "{\"special\": [-9]}", "{}",
      "9:9: the bin does not say what falls into it; write one of from, below, values, other, special, missing"
    ),
    (
      "{\"special\": [-9]}", "{\"special\": [-9], \"from\": 1}",
      "9:9: the bin has both 'from' and 'special'; write a bin for each"
    ),
    (
      "{\"special\": [-9]}", "{\"values\": [-9]}",
      "9:20: the bin lists values, and the column holds numbers; write \"from\"…"
    ),
    ("{\"special\": [-9]},", "", "6:15: missing values fall in no bin; add {\"missing\": true}"),
    (
      "{\"missing\": true}\n", "{\"missing\": true}, {\"missing\": true}\n",
      "10:28: a second bin takes missing values; keep \"missing\": true in one bin"
    ),
    ("\"Oslo\"", "\"Rome\"", "15:16: the text 'Rome' is given twice; list each text once"),
    (
      "{\"other\": true, \"missing\": true}", "{\"missing\": true}",
      "15:15: texts that no bin lists fall in no bin; add \"other\": true to a bin"
    ),
    (
      "{\"other\": true,", "{\"other\": true}, {\"values\": [\"x\"], \"other\": true,",
      "15:63: a second bin takes other texts; keep \"other\": true in one bin"
    ),
    ("\"town\"", "\"age\"", "14:17: column 'age' is given twice; keep one of them"),
    (
      "\"kind\": \"texts\"", "\"kind\": \"dates\"",
      "15:27: the bin lists values, and the column holds dates; …"
    ),
    ("\"column\": \"town\", ", "", "13:5: the key 'column' is missing; add it"),
    (
      "\"bins\": [{\"values\": [\"Rome\", \"Oslo\"]}, {\"other\": true, \"missing\": true}]",
      "\"bins\": {}", "15:15: expected an array, found an object; write an array"
    ),
    ("{\n  \"format\"", "[\n  \"format\"", "2:11: …"),
  ]

  @Test(arguments: faults.indices) func `tell each fault with its place and what to do`(
    _ place: Int
  ) throws {
    let (old, new, message) = Self.faults[place]
    var text = Self.document
    if message.hasPrefix("6:15") {
      text = text.replacing("{\"missing\": true}\n", with: "{\"special\": [-8]}\n")
    }
    #expect(text.contains(old))
    text = text.replacing(old, with: new, maxReplacements: 1)
    #expect {
      try BinDefinitions(parsing: text, named: "bins.json")
    } throws: { error in
      let lines = "\(error)".split(separator: "\n").map(String.init)
      let wanted = "bins.json:" + message
      let isThere = lines.contains { line in
        wanted.hasSuffix("…") ? line.hasPrefix(wanted.dropLast()) : line == wanted
      }
      if !isThere { Issue.record("\(lines)") }
      return isThere
    }
  }

  @Test func `tell all faults at once`() {
    #expect {
      try BinDefinitions(
        parsing: Self.document.replacing("30", with: "\"30\"").replacing("Oslo", with: "Rome"))
    } throws: { error in
      (error as? BinningError)?.faults.map(\.line) == [7, 8, 15]
    }
  }

  @Test func `of columns that a table lacks, or that hold something else, are refused`()
    async throws
  {
    let table = try Table([
      Column("id", .strings(["a", "b", "c"])), Column("age", .strings(["old", "x", nil])),
      Column("towns", .strings(["Rome", "Oslo", "Bern"])), Column("late", .integers([0, 1, 1])),
    ]).declaring(outcome: "late")
    let bins = try BinDefinitions(parsing: Self.document, named: "bins.json")
    await #expect {
      try await Binning(of: table, outcome: "late", bins: bins)
    } throws: { error in
      "\(error)"
        == "bins.json:14:17: table has no column 'town'; did you mean 'towns'? the columns are 'id', 'age', "
        + "'towns', 'late'"
    }
    let renamed = try table.renaming("towns", to: "town")
    await #expect {
      try await Binning(of: renamed, outcome: "late", bins: bins)
    } throws: { error in
      "\(error)"
        == "bins.json:5:17: column 'age' of table: it holds texts, and its bins are of numbers; correct the "
        + "column, or make its bins anew"
    }
  }

  @Test func `given back give the bins they came from, on other rows other counts`() async throws {
    var people = Drawn(count: 700, seed: 31)
    let table = try people.table(
      Column("x", .reals(people.signal())), Column("t", .strings(people.texts(["a", "b", "c"]))),
      Column("w", .reals(people.signal().map { $0 * $0 + 0.1 })))
    for weights in [nil, "w"] {
      let found = try await Binning(of: table, outcome: "late", weights: weights)
      let bins = try BinDefinitions(parsing: found.json)
      let again = try await Binning(of: table, outcome: "late", weights: weights, bins: bins)
      #expect(again.columns == found.columns)
      #expect(again.areGiven && !found.areGiven)
      let half = try await Binning(
        of: table.prefix(350), outcome: "late", weights: weights, bins: bins)
      #expect(half.columns.map(\.bins) == found.columns.map(\.bins))
      #expect(half.rowCount == 350)
    }
  }
}
