public import Execution
internal import Identifiers
internal import Memory
public import Tables

extension Scores {
  /// The scores as a table: one row per person, in the same order.
  ///
  /// The columns are
  /// - the identifier;
  /// - `credit_history`, `behavior_and_preferences`, `fulfillment_capacity`,
  ///   `personal_characteristics` and `interpersonal_relationships`: whole points, 0 in a category that
  ///   the model lacks;
  /// - `score`: the scale's minimum plus these points;
  /// - `score_status`: `assessed`, or `not assessable:` and why;
  /// - `score_minimum` and `score_maximum`: the score with everything missing, about the person and
  ///   about all others, at its worst and at its best;
  /// - `score_low` and `score_high`, if the scorer was asked how sure scores are: the score that 5 % and
  ///   that which 95 % of the probability reach;
  /// - `band`;
  /// - `band_probability`, `band_is_firm`, `probability_` and the name of each band, and `veracity`, if asked
  ///   for likewise;
  /// - `reason_1` to `reason_4`: most points lost first, equal losses by budget and then by name, equal
  ///   texts once; and `reason_5` if the model has a reason that is always given, where that costs points and is
  ///   not among the four.
  ///
  /// Points, score, band and reasons are missing for people who can't be assessed. No missing value that
  /// becomes known moves a score out of its range, as far as ``RelationColumns`` tells what rests on
  /// others' values; friends who are not assessed count in it with the worst or the best that they could
  /// bring, or not at all, whichever goes further. Of people with fewer contributing friends than are told of, the
  /// range has all that friends could bring, whatever is known of these.
  ///
  /// - Parameter execution: How the work runs; changes no byte of the result.
  /// - Returns: The table.
  /// - Complexity: O(*people*); the table is made on each call.
  public func table(execution: Execution = Execution()) -> Table {
    var columns = people.columns
    for name in ScoreCategory.allCases {
      let index = model.categories.firstIndex { $0.name == name }
      columns.append(
        Column(
          name.rawValue,
          .integers(assessed(execution) { row in index.map { points[$0][row] } ?? 0 })))
    }
    columns.append(scoreColumn(execution))
    columns.append(Column("score_status", .strings(statusTexts(execution))))
    columns.append(
      Column("score_minimum", .integers(IntegerValues(.narrow(OptionalValues(minimum))))))
    columns.append(
      Column("score_maximum", .integers(IntegerValues(.narrow(OptionalValues(maximum))))))
    if let certainty, tellsCertainty { columns += intervalColumns(certainty, execution) }
    columns.append(bandColumn(execution))
    if let certainty, tellsCertainty { columns += certaintyColumns(certainty, execution) }
    for (place, numbers) in reasons.numbers.enumerated() {
      columns.append(
        Column(
          "reason_\(place + 1)",
          .strings(TextValues(numbers: numbers, of: reasons.texts, execution: execution))))
    }
    return Table(columns, sourceName: people.sourceName)
  }

  /// Everyone's score.
  package func scoreColumn(_ execution: Execution) -> Column {
    Column("score", .integers(assessed(execution) { Int32(total($0)) }))
  }

  /// Everyone's band.
  package func bandColumn(_ execution: Execution) -> Column {
    let numbers = filled(execution) { isAssessed($0) ? bands[$0] + 1 : 0 }
    let names = TextList(model.bands.map(\.name))
    return Column(
      "band", .strings(TextValues(numbers: numbers, of: names, execution: execution)))
  }

  /// The names of the table's columns after the identifier.
  static let columnNames =
    ScoreCategory.allCases.map(\.rawValue)
    + ["score", "score_status", "score_minimum", "score_maximum", "band"]
    + (1...ReasonRanking.most + 1).map { "reason_\($0)" }

  /// Whole numbers for those who are assessed, missing for others.
  func assessed(
    _ execution: Execution, _ value: @Sendable (Int) -> Int32
  ) -> IntegerValues {
    let values = ScatterValues<Int32>(count: count)
    execution.forEachBlock(of: count) { rows in
      for row in rows { values[row] = isAssessed(row) ? value(row) : nil }
    }
    return IntegerValues(.narrow(values.freeze()))
  }

  private func filled(
    _ execution: Execution, _ value: @Sendable (Int) -> UInt16
  ) -> Buffer<UInt16> {
    let values = ScatterBuffer<UInt16>(zeroedCount: count)
    execution.forEachBlock(of: count) { rows in
      for row in rows { values[row] = value(row) }
    }
    return values.freeze()
  }

  /// Who is assessed, and why others are not.
  private func statusTexts(_ execution: Execution) -> TextValues {
    let (required, needed) = (model.coverage.required, model.coverage.minimum)
    // First that people are assessed, then what may be unknown, then every tenth of a percent.
    let statuses: [PersonScore.Status] =
      [.assessed] + required.map { .nothingKnown(about: $0) }
      + (0...1000).map { .tooLittleKnown(share: Double($0) / 1000, needed: needed) }
      + (0...model.bands.count).map {
        .tooUncertain(bands: $0, most: model.coverage.mostBands ?? 0)
      }
    let numbers = filled(execution) { row in
      let status = Int(self.statuses[row])
      if status == PointTally.tooUncertain(model) {
        return UInt16(required.count + 1002 + bandsTouched(row))
      }
      return UInt16(
        status <= required.count
          ? status : required.count + 1 + Int(backed[row]) * 1000 / coverable)
    }
    // Few of them occur.
    let found = execution.blocks(of: count) { rows in Set(rows.lazy.map { numbers[$0] }) }
    let occurring = found.reduce(into: Set()) { $0.formUnion($1) }.sorted()
    var places = Array(repeating: UInt16(0), count: statuses.count)
    for (place, number) in occurring.enumerated() { places[Int(number)] = UInt16(place + 1) }
    return TextValues(
      numbers: filled(execution) { [places] in places[Int(numbers[$0])] },
      of: TextList(occurring.map { statuses[Int($0)].description }), execution: execution)
  }
}
