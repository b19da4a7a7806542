package import Execution
internal import Identifiers
internal import Memory
package import Tables

extension ScoreChanges {
  /// What a change comes from, as a column for every person.
  private struct Slot: Hashable {
    let characteristic: String
    let cause: ScoreChange.Cause
  }

  /// The earlier score, the change, its causes and its parts in words; with every characteristic's parts if
  /// asked.
  ///
  /// - Parameters:
  ///   - characteristics: Whether every characteristic's parts are columns of their own.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The columns.
  /// - Complexity: O(*people* × *characteristics*).
  package func columns(ofCharacteristics characteristics: Bool, execution: Execution) -> [Column] {
    let slots = characteristics ? slots : []
    let places = Dictionary(uniqueKeysWithValues: slots.enumerated().map { ($1, $0) })
    let causes = ScoreChange.Cause.allCases
    let count = scores.count
    let sums = causes.map { _ in ScatterValues<Int>(count: count) }
    let parts = slots.map { _ in ScatterValues<Int>(count: count) }
    let words = ChangeWords(model: scores.model)
    let texts = execution.blocks(of: count) { rows in
      var texts = Self.most.map { _ in TextsOfRows() }
      for row in rows {
        let change = self[row]
        for (cause, column) in zip(causes, sums) {
          column[row] = change.map { $0.points(cause) }
        }
        var own = slots.map { _ in 0 }
        for part in change?.parts ?? [] {
          if let place = places[Slot(characteristic: part.characteristic, cause: part.cause)] {
            own[place] += part.points
          }
        }
        for (points, column) in zip(own, parts) { column[row] = change.map { _ in points } }
        let told = change.map { words.texts(of: $0.parts.filter(isTold)) } ?? []
        for place in Self.most { texts[place].append(place < told.count ? told[place] : nil) }
      }
      return texts
    }
    let previous = scores.indices.map { previousScore($0) }
    let changes = scores.indices.map { row in
      scores.score(row).flatMap { score in previous[row].map { score - $0 } }
    }
    return [
      Column("previous_score", .integers(previous)), Column("score_change", .integers(changes)),
    ]
      + zip(causes, sums).map { cause, values in
        Column(Self.name(of: cause), .integers(IntegerValues(.wide(values.freeze()))))
      }
      + zip(slots, parts).map { slot, values in
        Column(Self.name(of: slot), .integers(IntegerValues(.wide(values.freeze()))))
      }
      + Self.most.map { place in
        Column("change_\(place + 1)", .strings(TextsOfRows.joined(texts.map { $0[place] })))
      }
  }

  /// Whether a part may be told in words: what few friends did may not.
  private func isTold(_ part: ScoreChange.Part) -> Bool {
    part.characteristic != ScoreCategory.interpersonalRelationships.rawValue
      || part.cause != .friends
  }

  /// The parts that are told in words at most.
  private static let most = 0..<4

  private static func name(of cause: ScoreChange.Cause) -> String { "change_\(cause.rawValue)" }

  private static func name(of slot: Slot) -> String {
    "change_\(slot.characteristic)_\(slot.cause.rawValue)"
  }

  /// The parts that the characteristics can have, in the model's order; all those of relationships that may
  /// not be told apart are in the last.
  private var slots: [Slot] {
    var slots: [Slot] = []
    for item in scores.evaluation.items {
      let name = item.characteristic.name
      slots.append(Slot(characteristic: name, cause: item.restsOnOthers ? .friends : .own))
      slots.append(Slot(characteristic: name, cause: .model))
      if item.friendsScores != nil {
        slots.append(Slot(characteristic: name, cause: .population))
      }
    }
    for name in written.removedNames + written.removedRelationships {
      slots.append(Slot(characteristic: name, cause: .model))
    }
    let category = ScoreCategory.interpersonalRelationships.rawValue
    slots.append(Slot(characteristic: category, cause: .friends))
    slots.append(Slot(characteristic: category, cause: .model))
    slots.append(Slot(characteristic: "scale", cause: .model))
    // A characteristic may be called as what is no characteristic.
    var known: Set<Slot> = []
    return slots.filter { known.insert($0).inserted }
  }

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
