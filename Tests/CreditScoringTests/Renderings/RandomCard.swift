import CreditScoring
import Statistics
import Tables

/// A value of a record.
enum RecordValue: Equatable, Sendable {
  case number(Double)
  case text(String)
  case truth(Bool)
}

/// Random models, and random records in and around their bins.
struct RandomCard {
  let model: ScoreModel
  /// The values by column.
  private(set) var columns: [String: [RecordValue?]] = [:]

  /// Texts that break a careless quotation, in several forms of Unicode.
  static let oddTexts = [
    "say \"when\"", "it's", "back\\slash", "line\nbreak", "a & b <c>", "tick`s", "-- remark",
    "${user}", "emoji \u{1F600}", "Größe", "Gro\u{308}ße ", "tab\tstop", "end\\", "  blanks  ",
    "信用", "a]]>b", "\u{212A}elvin",
  ]

  private static let limits: [Double] = [
    -20, -1, 0, 0.1, 0.1 + 0.2, 1, 2.0 / 3, 7, 60, 1e-300, Double.leastNonzeroMagnitude, 1e15,
    123_456_789_012_345_680,
    1e300, -1e22, .greatestFiniteMagnitude,
  ]

  init(seed: Int, recordCount: Int) throws {
    var chance = SplitMix64(seed: seed)
    model = try Self.model(seed, &chance)
    for characteristic in model.categories.flatMap(\.characteristics) {
      guard case .column(let measure) = characteristic.measure else { continue }
      columns[measure.column] = (0..<recordCount).map { _ in Self.value(measure, &chance) }
    }
  }

  // MARK: The model

  private static func model(
    _ seed: Int, _ chance: inout SplitMix64
  ) throws -> ScoreModel {
    let minimum = [350, 0, -100].randomElement(using: &chance) ?? 0
    let total = [600, 100, 997, 1_000_000].randomElement(using: &chance) ?? 600
    var names = Array(ScoreCategory.allCases.prefix(Int.random(in: 1...4, using: &chance)))
    let required = names.filter { _ in Bool.random(using: &chance) }
    if Bool.random(using: &chance) { names.append(.interpersonalRelationships) }
    var number = 0
    var odd = oddTexts.shuffled(using: &chance)
    let reasons = (0..<6).map { "Reason \($0): \(odd[$0])" }
    // Of every other model one of the first characteristics, if it has as many.
    let always = seed.isMultiple(of: 2) ? seed / 2 % 8 + 1 : nil
    let categories = split(total, names.count, &chance).enumerated().map { place, budget in
      let parts = split(budget, min(Int.random(in: 1...5, using: &chance), budget), &chance)
      return ScoreModel.Category(
        name: names[place], weight: Double(budget) / Double(total),
        characteristics: parts.map { budget in
          number += 1
          let isOdd = Int.random(in: 0..<3, using: &chance) == 0 && odd.count > 6
          return ScoreModel.Characteristic(
            name: "c\(number)", reason: reasons.randomElement(using: &chance) ?? "",
            budget: budget,
            measure: .column(
              measure(
                isOdd ? odd.removeLast() : "column \(number)", budget,
                isAlwaysGiven: number == always && names[place] != .interpersonalRelationships,
                &chance)))
        })
    }
    let starts = [0.2, 0.5, 0.8].map { minimum + Int(Double(total) * $0) }
    return try ScoreModel(
      name: "random \(seed)", purpose: odd[0], scale: minimum...minimum + total,
      bands: ([minimum] + starts).map { .init(name: "from \($0)", from: $0) },
      coverage: .init(
        minimum: [0, 0.3, 1.0 / 3, 0.5, 1].randomElement(using: &chance) ?? 0, required: required),
      categories: categories)
  }

  /// Whole numbers, each at least 1, that sum to a total.
  private static func split(_ total: Int, _ count: Int, _ chance: inout SplitMix64) -> [Int] {
    var cuts: Set<Int> = []
    while cuts.count < count - 1 { cuts.insert(Int.random(in: 1..<total, using: &chance)) }
    let ends = [0] + cuts.sorted() + [total]
    return zip(ends, ends.dropFirst()).map { $1 - $0 }
  }

  private static func measure(
    _ column: String, _ budget: Int, isAlwaysGiven: Bool, _ chance: inout SplitMix64
  ) -> ScoreModel.ColumnMeasure {
    let missing = Int.random(in: 0...budget, using: &chance)
    let reason =
      Bool.random(using: &chance)
      ? "Unknown: " + (oddTexts.randomElement(using: &chance) ?? "") : nil
    var direction = ScoreModel.Direction.any
    let bins: [ScoreModel.Bin]
    var points =
      [0, budget]
      + (0..<Int.random(in: 0...4, using: &chance)).map { _ in
        Int.random(in: 0...budget, using: &chance)
      }
    switch Int.random(in: 0..<4, using: &chance) {
    case 0, 1:
      points.sort()
      direction = .higherIsBetter
      if Bool.random(using: &chance) {
        points.reverse()
        direction = .lowerIsBetter
      }
      let ends = limits.shuffled(using: &chance)
      let cuts = ends.prefix(points.count - 1).sorted()
      let special = Bool.random(using: &chance) ? [[ends[0], -7.5], [ends[1]]] : []
      if points.count > 3, Bool.random(using: &chance) {
        let before = points
        points.swapAt(0, 1)
        points.swapAt(points.count - 1, points.count - 2)
        if points != before { direction = .any }
      }
      bins =
        .steps(at: cuts, points: points)
        + special.map {
          .init(.specialNumbers($0), points: Int.random(in: 0...budget, using: &chance))
        }
    case 2:
      var texts = (0..<12).map { "text \($0)" } + oddTexts
      texts.shuffle(using: &chance)
      points.shuffle(using: &chance)
      let other = Bool.random(using: &chance) ? points.indices.randomElement(using: &chance) : nil
      bins = points.enumerated().map { place, points in
        let listed = (0..<Int.random(in: 1...3, using: &chance)).map { _ in texts.removeLast() }
        return .init(.texts(listed, other: place == other), points: points)
      }
    default:
      let isBetter = Bool.random(using: &chance)
      bins = [
        .init(.booleans([isBetter]), points: budget), .init(.booleans([!isBetter]), points: 0),
      ]
    }
    return .init(
      column, direction, bins: bins, missingPoints: missing, missingReason: reason,
      isOptional: Bool.random(using: &chance), isAlwaysGiven: isAlwaysGiven)
  }

  // MARK: Records

  private static func value(
    _ measure: ScoreModel.ColumnMeasure, _ chance: inout SplitMix64
  ) -> RecordValue? {
    if Int.random(in: 0..<7, using: &chance) == 0 { return nil }
    switch measure.bins[0].values {
    case .numbers, .specialNumbers:
      let limits = measure.bins.flatMap { bin -> [Double] in
        switch bin.values {
        case .numbers(_, let below): below.map { [$0] } ?? []
        case .specialNumbers(let numbers): numbers
        default: []
        }
      }
      let limit = limits.randomElement(using: &chance) ?? 0
      let near = [
        limit, limit.nextUp, limit.nextDown, Double.random(in: -30...100, using: &chance),
      ].randomElement(using: &chance)
      return .number(near.map { $0.isFinite ? $0 : 0 } ?? 0)
    case .booleans: return .truth(Bool.random(using: &chance))
    case .texts:
      let listed = measure.bins.flatMap { bin -> [String] in
        if case .texts(let texts, _) = bin.values { texts } else { [] }
      }
      let isOpen = measure.bins.contains { bin in
        if case .texts(_, other: true) = bin.values { true } else { false }
      }
      let isListed = !isOpen || Bool.random(using: &chance)
      return .text(
        (isListed ? listed : ["not listed", "Text 1", "text 1 "]).randomElement(using: &chance)
          ?? "")
    }
  }

  /// The records as a table.
  var table: Table {
    get throws {
      let count = columns.values.first?.count ?? 0
      var table = try Table(["id": (0..<count).map { "p\($0)" }])
      for (name, values) in columns.sorted(by: { $0.key < $1.key }) {
        try table.append(Self.column(name, values))
      }
      return table
    }
  }

  /// One record by column.
  func record(_ row: Int) -> [String: RecordValue?] { columns.mapValues { $0[row] } }

  private static func column(_ name: String, _ values: [RecordValue?]) -> Column {
    switch values.compactMap(\.self).first {
    case .text:
      Column(
        name, .strings(values.map { if case .text(let text) = $0 { text } else { nil } }))
    case .truth:
      Column(
        name, .booleans(values.map { if case .truth(let truth) = $0 { truth } else { nil } }))
    case .number, nil:
      Column(
        name, .reals(values.map { if case .number(let number) = $0 { number } else { nil } }))
    }
  }
}
