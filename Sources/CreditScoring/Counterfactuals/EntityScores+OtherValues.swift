internal import Files
internal import Tables
internal import TextFormats

extension EntityScores {
  /// What is to be said of values that someone might have: of texts that no bin lists.
  ///
  /// Of numbers nothing is: bins take all numbers, and no model states which there can be.
  ///
  /// - Parameters:
  ///   - names: The columns with other values.
  ///   - table: The people, with these values.
  ///   - row: Whose values they are.
  /// - Returns: A warning for each characteristic that takes a text as one of all others.
  /// - Throws: `DataError` if a characteristic takes no other texts than those that its bins list.
  func remarks(
    onValuesIn names: [String], of table: Table, row: Int
  ) throws(DataError) -> [Message] {
    guard let part = kinds.rows.part(ofRow: row) else { return [] }
    var remarks: [Message] = []
    let characteristics = parts[part.card].scores.model.categories.flatMap(\.characteristics)
    for name in names {
      for characteristic in characteristics {
        guard case .column(let measure) = characteristic.measure, measure.column == name,
          case .texts = measure.bins[0].values, let column = table[name],
          let text = column.comparedValue(row), !measure.texts.contains(text)
        else { continue }
        let listed = measure.listing(nearestTo: text)
        let problem = "'\(text.printable)' is in no bin of column '\(name)'"
        guard let other = measure.bins.first(where: \.takesOtherTexts) else {
          throw DataError(
            .badData, source: table.sourceName, problem: problem,
            remedy: "take one of the texts that the model lists: \(listed)")
        }
        remarks.append(
          Message(
            "\(problem), and counts as any other text: \(other.points) of "
              + "\(characteristic.budget.counting("point")) for \(characteristic.name) "
              + "(a missing value: \(measure.missingPoints)); the texts are \(listed)"))
      }
    }
    return remarks
  }
}

extension ScoreModel.ColumnMeasure {
  /// The most texts that are named.
  private static let mostNamed = 10

  /// The texts of the bins in words, those first that differ from a text by the fewest letters.
  fileprivate func listing(nearestTo text: String) -> String {
    let all = ColumnReference.sorted(texts, byNearnessTo: text)
    let named = ListedTexts.words(Array(all.prefix(Self.mostNamed)), other: false)
    return named.printable
      + (all.count > Self.mostNamed ? " and \(all.count - Self.mostNamed) more" : "")
  }
}

extension Column {
  /// A row's value as bins of texts see it; `nil` if it is missing.
  fileprivate func comparedValue(_ row: Int) -> String? {
    if case .reals(let numbers) = values { return numbers[row]?.category }
    return text(row)
  }
}
