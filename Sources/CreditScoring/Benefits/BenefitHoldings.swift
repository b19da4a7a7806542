package import Execution
internal import Files
internal import Identifiers
internal import Memory
package import Tables

/// What benefits everyone has, by the scores of a run and by what they had at the run before.
package struct BenefitHoldings: Sendable {
  private let benefits: [Benefit]
  private let validity: [Bool]
  private let scores: Scores
  /// The steps that each person is at, benefit by benefit.
  private let levels: [Buffer<UInt16>]
  /// The steps at the run before; `nil` without one.
  private let before: [Buffer<UInt16>]?
  /// How many of the benefits the table of the run before has a column of.
  package let knownBeforeCount: Int

  /// Finds what everyone has.
  ///
  /// - Parameters:
  ///   - benefits: The benefits.
  ///   - scores: The scores.
  ///   - day: The day of the run; `nil` if none was named.
  ///   - earlier: The table of the run before, and in which of its rows each person is; `nil` for none.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``ScoreModelError`` if the benefits don't go with the scores' model or the day; `DataError` if
  ///   a column of the run before holds no benefit.
  /// - Complexity: O(*people* × *benefits*).
  package init(
    _ benefits: Benefits, scores: Scores, on day: Benefit.Day?, earlier: EarlierRun?,
    execution: Execution
  ) throws {
    try benefits.check(for: scores.model, on: day)
    self.benefits = benefits.benefits
    self.scores = scores
    validity = self.benefits.map { $0.isValid(on: day) }
    var known = 0
    before = try earlier.map { earlier in
      try benefits.benefits.map { benefit in
        if earlier.result(benefit.columnName) != nil { known += 1 }
        return try earlier.levels(of: benefit, count: scores.count, execution: execution)
      }
    }
    knownBeforeCount = known
    levels = self.benefits.indices.map { [benefits = self.benefits, validity, before] place in
      let levels = ScatterBuffer<UInt16>(zeroedCount: scores.count)
      guard validity[place] else { return levels.freeze() }
      execution.forEachBlock(of: scores.count) { rows in
        for row in rows {
          levels[row] = UInt16(
            benefits[place].level(
              score: scores.score(row), before: Int(before?[place][row] ?? 0)))
        }
      }
      return levels.freeze()
    }
  }

  /// A column for each benefit, then what was gained and lost, if there was a run before, and the next
  /// benefit.
  package func columns(execution: Execution) -> [Column] {
    var columns = zip(benefits, levels).map { benefit, levels in
      Column(
        benefit.columnName,
        benefit.hasAmounts
          ? .integers(levels.map { benefit.amount(atLevel: Int($0)) })
          : .booleans(levels.map { $0 > 0 }))
    }
    if before != nil {
      columns.append(
        Column("benefits_gained", .strings(names { benefit, row in change(benefit, row) > 0 })))
      columns.append(
        Column("benefits_lost", .strings(names { benefit, row in change(benefit, row) < 0 })))
    }
    let next = scores.indices.map(next)
    columns.append(Column("next_benefit", .strings(next.map { $0?.id })))
    columns.append(Column("points_to_next", .integers(next.map { $0?.points })))
    return columns
  }

  /// What the columns mean.
  package static func columns(
    of benefits: Benefits, hasEarlierRun: Bool
  ) -> [ColumnDescription] {
    var columns = benefits.benefits.map { benefit in
      let thresholds = benefit.steps.map { "\($0.from)" }.joined(separator: ", ")
      return ColumnDescription(
        benefit.columnName, benefit.hasAmounts ? .integer : .boolean,
        "\(benefit.title), from \(thresholds) points",
        range: benefit.hasAmounts
          ? "0 to \(benefit.amount(atLevel: benefit.steps.count))" : nil,
        unit: benefit.unit.isEmpty ? nil : benefit.unit, source: benefit.issuer)
    }
    let source = "benefits '\(benefits.name)'"
    if hasEarlierRun {
      columns += [("benefits_gained", "gained"), ("benefits_lost", "lost")].map { name, word in
        ColumnDescription(
          name, .text, "the benefits \(word) since the run before, with blanks between their ids",
          missing: "where there is none", source: source)
      }
    }
    return columns + [
      ColumnDescription(
        "next_benefit", .text, "the benefit, or its next step, that takes the fewest points more",
        missing: "where none is left, or the person can't be assessed", source: source),
      ColumnDescription(
        "points_to_next", .integer, "the points missing to it", range: "from 1", unit: "points",
        missing: "where none is left, or the person can't be assessed", source: source),
    ]
  }

  /// The ids of the benefits that somebody has, those of amounts with the amount: `bike loan=500`.
  package var heldNames: TextValues {
    names(by: { levels[$0][$1] > 0 }) { place, row in
      let benefit = benefits[place]
      return benefit.hasAmounts
        ? "\(benefit.id)=\(benefit.amount(atLevel: Int(levels[place][row])))" : benefit.id
    }
  }

  /// How many people have each benefit, and how many gained and lost it.
  package var counts: [(id: String, held: Int, gained: Int, lost: Int)] {
    benefits.indices.map { place in
      var (held, gained, lost) = (0, 0, 0)
      for row in scores.indices {
        held += levels[place][row] > 0 ? 1 : 0
        gained += change(place, row) > 0 ? 1 : 0
        lost += change(place, row) < 0 ? 1 : 0
      }
      return (benefits[place].id, held, gained, lost)
    }
  }

  /// By how many steps more somebody is than at the run before; 0 without one.
  private func change(_ place: Int, _ row: Int) -> Int {
    before.map { Int(levels[place][row]) - Int($0[place][row]) } ?? 0
  }

  /// The benefit that takes the fewest points more; of several the first.
  private func next(_ row: Int) -> (id: String, points: Int)? {
    guard let score = scores.score(row) else { return nil }
    var best: (id: String, points: Int)?
    for (place, benefit) in benefits.enumerated() where validity[place] {
      let level = Int(levels[place][row])
      guard level < benefit.steps.count else { continue }
      let points = benefit.steps[level].from - score
      if points < best?.points ?? .max { best = (benefit.id, points) }
    }
    return best
  }

  /// The ids of some of the benefits of each person, missing where there is none.
  private func names(_ includes: (Int, Int) -> Bool) -> TextValues {
    names(by: includes) { place, _ in benefits[place].id }
  }

  private func names(
    by includes: (Int, Int) -> Bool, _ name: (Int, Int) -> String
  ) -> TextValues {
    var list = TextListBuilder()
    let validity = ScatterBitmap(repeating: true, count: scores.count)
    for row in scores.indices {
      let found = benefits.indices.filter { includes($0, row) }
      if found.isEmpty { validity[row] = false }
      list.append(found.map { name($0, row) }.joined(separator: " "))
    }
    return TextValues(list.list, validity: validity.freeze())
  }
}

extension EarlierRun {
  /// The steps of a benefit that each person was at; none where the table has no such column.
  fileprivate func levels(
    of benefit: Benefit, count: Int, execution: Execution
  ) throws(DataError) -> Buffer<UInt16> {
    let levels = ScatterBuffer<UInt16>(zeroedCount: count)
    guard let column = result(benefit.columnName) else { return levels.freeze() }
    guard let numbers = column.values.numbers else {
      let odd = (0..<table.rowCount).first { row in
        column.text(row).map { Double($0) == nil && Bool($0) == nil } ?? false
      }
      throw DataError(
        .badData, source: table.sourceName,
        line: odd.flatMap { table.line(ofRow: $0, in: column) },
        problem: "column '\(writtenName(benefit.columnName))' holds texts, where "
          + (benefit.hasAmounts ? "amounts" : "true and false") + " are expected",
        remedy: "take the table that the run before wrote")
    }
    execution.forEachBlock(of: count) { rows in
      for row in rows {
        let amount = places[row].flatMap { numbers[Int($0)] } ?? 0
        levels[row] = UInt16(benefit.level(ofAmount: amount))
      }
    }
    return levels.freeze()
  }
}
