internal import Files
internal import Tables

extension JobRun {
  /// Warns of columns that would be of numbers but for some values, and are taken for texts.
  ///
  /// An infinite number among others is no text that anybody means.
  ///
  /// - Parameters:
  ///   - people: The table.
  ///   - names: The columns that count; `nil` for all.
  /// - Throws: `DataError` if such a value is infinite.
  mutating func warnAboutNumbersAmongTexts(
    _ people: Table, in names: [String]? = nil
  ) throws(DataError) {
    for column in people.columns.dropFirst() {
      guard column.role != .outcome, names?.contains(column.name) ?? true,
        case .strings(let texts) = column.values, texts.beginWithNumbers
      else { continue }
      if let obstacle = people.numberObstacle(in: column), let text = texts[obstacle.firstRow],
        Double(text)?.isInfinite ?? false
      {
        throw DataError(
          .badData, source: people.sourceName,
          line: people.line(ofRow: obstacle.firstRow, in: column),
          problem: "column '\(column.name)' holds texts: \(people.description(of: obstacle))",
          remedy: people.remedy(for: obstacle, in: column))
      }
      if let warning = people.warningOfNumbers(in: column, "was taken for texts") {
        report.warnings.append(warning)
      }
    }
  }
}

extension Table {
  /// What to say of a column of texts that only some of its values keep from being one of numbers; `nil` for
  /// others.
  func warningOfNumbers(in column: Column, _ fact: String) -> Message? {
    guard let obstacle = numberObstacle(in: column), obstacle.isMostlyNumeric else { return nil }
    let place = line(ofRow: obstacle.firstRow, in: column).map { ":\($0)" } ?? ""
    let remedy = remedy(for: obstacle, in: column)
    return "\(sourceName)\(place): column '\(column.name)' \(fact): \(description(of: obstacle))"
      + (remedy.map { "; \($0)" } ?? "")
  }
}
