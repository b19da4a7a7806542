package import Execution
internal import Identifiers
internal import Memory
package import Tables

extension ScoreChanges {
  /// What is told of everyone's change.
  package struct Told {
    /// The earlier score, the change, its causes and its parts in words; with every characteristic's parts if
    /// asked.
    package let columns: [Column]
    /// The mean change of all who have a score now and had one then, and what it comes from, in words.
    package let mean: String
    /// The number of people who have a score now and had one then.
    package let comparedCount: Int
  }

  /// What is told of everyone's change.
  ///
  /// - Parameters:
  ///   - characteristics: Whether every characteristic's parts are columns of their own.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: Columns, and the mean.
  /// - Complexity: O(*people* × *characteristics*).
  package func told(ofCharacteristics characteristics: Bool, execution: Execution) -> Told {
    let count = scores.count
    let previous = ScatterValues<Int>(count: count)
    let changes = ScatterValues<Int>(count: count)
    let causes = ScoreChange.Cause.allCases.map { _ in ScatterValues<Int>(count: count) }
    let parts = (characteristics ? slots.all : []).map { _ in ScatterValues<Int>(count: count) }
    let causeOfSlot = slots.all.map { ScoreChange.Cause.allCases.firstIndex(of: $0.cause) ?? 0 }
    let words = ChangeWords(model: scores.model, slots)
    let blocks = execution.blocks(of: count) { rows in
      var block = Block(causeCount: causes.count)
      var moves = ChangeMoves()
      var sums = causes.map { _ in 0 }
      var own = parts.map { _ in 0 }
      for row in rows {
        previous[row] = previousScore(row)
        let both = gather(row, into: &moves)
        let isKnown = both != nil
        changes[row] = both.map { $0.now - $0.before }
        for place in sums.indices { sums[place] = 0 }
        for place in own.indices { own[place] = 0 }
        for move in moves.all {
          sums[causeOfSlot[move.slot]] += move.points
          if !own.isEmpty { own[move.slot] += move.points }
        }
        for place in sums.indices { causes[place][row] = isKnown ? sums[place] : nil }
        for place in own.indices { parts[place][row] = isKnown ? own[place] : nil }
        if isKnown { block.count(sums) }
        block.append(words.texts(of: moves.all))
      }
      return block
    }
    let columns =
      [
        Column("previous_score", .integers(IntegerValues(.wide(previous.freeze())))),
        Column("score_change", .integers(IntegerValues(.wide(changes.freeze())))),
      ]
      + zip(ScoreChange.Cause.allCases, causes).map { cause, values in
        Column(Self.name(of: cause), .integers(IntegerValues(.wide(values.freeze()))))
      }
      + zip(slots.all, parts).map { slot, values in
        Column(
          "change_\(slot.name)_\(slot.cause.rawValue)",
          .integers(IntegerValues(.wide(values.freeze()))))
      }
      + Self.most.map { place in
        Column("change_\(place + 1)", .strings(TextsOfRows.joined(blocks.map { $0.texts[place] })))
      }
    let comparedCount = blocks.reduce(0) { $0 + $1.people }
    return Told(
      columns: columns, mean: Self.mean(of: blocks, comparedCount), comparedCount: comparedCount)
  }

  /// What is told of some rows.
  private struct Block: Sendable {
    var texts = ScoreChanges.most.map { _ in TextsOfRows() }
    /// The number of people with a change.
    var people = 0
    /// What each cause did to the sum of all changes.
    var sums: [Int]

    init(causeCount: Int) { sums = Array(repeating: 0, count: causeCount) }

    mutating func count(_ moved: [Int]) {
      people += 1
      for place in sums.indices { sums[place] += moved[place] }
    }

    mutating func append(_ told: [String]) {
      for place in texts.indices { texts[place].append(place < told.count ? told[place] : nil) }
    }
  }

  /// The mean change of so many people in words.
  private static func mean(of blocks: [Block], _ count: Int) -> String {
    if count == 0 { return "nobody has a score now and had one then" }
    let causes = ScoreChange.Cause.allCases
    let sums = causes.indices.map { place in blocks.reduce(0) { $0 + $1.sums[place] } }
    let mean = { (sum: Int) in
      let hundredths = (Double(sum) / Double(count) * 100).rounded() / 100
      return (hundredths > 0 ? "+" : "") + hundredths.shortText
    }
    let parts = zip(causes, sums).map { "\($0.rawValue) \(mean($1))" }
    return "\(mean(sums.reduce(0, +))) points on average (\(parts.joined(separator: ", ")))"
  }

  /// The parts that are told in words at most.
  static let most = 0..<4

  private static func name(of cause: ScoreChange.Cause) -> String { "change_\(cause.rawValue)" }

  /// What the columns mean, without those of characteristics, whose names the run before decides too.
  package static var columns: [ColumnDescription] {
    let source = "the table of the run before"
    let missing = "where there was no score, or is none"
    let causes: [(ScoreChange.Cause, String)] = [
      (.own, "the person's own values"),
      (.friends, "what is known about friends, and who they are"),
      (.model, "the model"), (.population, "the mean of all people"),
    ]
    return [
      ColumnDescription(
        "previous_score", .integer, "the score at the run before", unit: "points",
        missing: "where there was none", source: source),
      ColumnDescription(
        "score_change", .integer, "by how much the score is higher", unit: "points",
        missing: missing, source: source),
    ]
      + causes.map { cause, words in
        ColumnDescription(
          name(of: cause), .integer, "by how much \(words) changed it", unit: "points",
          missing: missing, source: source)
      }
      + most.map { place in
        ColumnDescription(
          "change_\(place + 1)", .text,
          place == 0 ? "what changed it most, in words" : "what changed it next, in words",
          missing: "where nothing further did", source: source)
      }
  }

  /// What the columns of characteristics mean, together.
  package static var partsOfCharacteristics: ColumnDescription {
    ColumnDescription(
      "change_…", .integer,
      "by how much a cause changed the points of a characteristic", unit: "points",
      missing: "where there was no score, or is none", source: "the table of the run before"
    ).ofTexts
  }
}

extension ScoreChange {
  /// The points that a cause moved.
  public func points(_ cause: Cause) -> Int {
    parts.reduce(0) { $0 + ($1.cause == cause ? $1.points : 0) }
  }
}

/// The texts of some rows, one after another.
private struct TextsOfRows: Sendable {
  private var texts = TextListBuilder()
  private var isKnown: [Bool] = []

  mutating func append(_ text: String?) {
    texts.append(text ?? "")
    isKnown.append(text != nil)
  }

  /// The texts of all blocks.
  static func joined(_ blocks: [TextsOfRows]) -> TextValues {
    var all = TextListBuilder()
    let validity = ScatterBitmap(
      repeating: true, count: blocks.reduce(0) { $0 + $1.isKnown.count })
    var row = 0
    for block in blocks {
      all.append(block.texts.list, 0..<block.isKnown.count)
      for isKnown in block.isKnown {
        if !isKnown { validity[row] = false }
        row += 1
      }
    }
    return TextValues(all.list, validity: validity.freeze())
  }
}
