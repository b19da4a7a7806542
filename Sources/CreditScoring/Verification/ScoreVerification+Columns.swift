internal import Files
package import Tables

extension ScoreVerification {
  /// Compares columns that were computed again with those that the table has.
  ///
  /// - Parameters:
  ///   - expected: The columns that result, row by row as the table.
  ///   - table: The table.
  ///   - tolerance: How far numbers that are not whole may differ.
  ///   - isCompared: Which of the columns are compared.
  package mutating func compare(
    _ expected: Table, with table: Table, tolerance: Double = 1e-8,
    _ isCompared: (String) -> Bool = { _ in true }
  ) {
    var names: Set<String> = []
    for result in expected.columns.dropFirst() where isCompared(result.name) {
      guard let written = table[result.name] else {
        absentColumns.append(result.name)
        continue
      }
      names.insert(result.name)
      let comparison = WrittenComparison(
        written: written, result: result, tolerance: tolerance)
      for row in 0..<table.rowCount {
        guard let problem = comparison.problem(row) else { continue }
        faults.append(
          Fault(
            row: row, place: table.place(ofRow: row, in: written), column: result.name,
            problem: problem))
      }
    }
    checkedColumns += table.columnNames.filter(names.contains)
    uncheckedColumns.removeAll(where: names.contains)
    sortFaults()
  }

  /// Checks that a change is what the score is now less what it was, and that its parts add up to it.
  package mutating func addUpChanges(of table: Table) {
    let sums = ChangeSums(table)
    faults += (0..<table.rowCount).flatMap { sums.faults($0, of: table) }
    addedUpColumns = uncheckedColumns.filter(sums.names.contains)
    uncheckedColumns.removeAll(where: sums.names.contains)
    sortFaults()
  }

  /// The same with columns called as they are in the file.
  package func naming(_ name: (String) -> String) -> ScoreVerification {
    var result = ScoreVerification(
      source: source, rowCount: rowCount, checkedColumns: checkedColumns.map(name),
      absentColumns: absentColumns.map(name), strangeColumns: strangeColumns.map(name),
      uncheckedColumns: uncheckedColumns.map(name),
      faults: faults.map {
        Fault(row: $0.row, place: $0.place, column: name($0.column), problem: $0.problem)
      })
    result.addedUpColumns = addedUpColumns.map(name)
    result.takenAsStatedCount = takenAsStatedCount
    result.undecidedCount = undecidedCount
    result.comparedFigureCount = comparedFigureCount
    result.differingFigureCount = differingFigureCount
    return result
  }

  /// Puts faults in the order of rows, those of a row in the order in which they were found, each column once.
  private mutating func sortFaults() {
    var known: Set<[String]> = []
    faults = faults.enumerated().sorted {
      ($0.element.row, $0.offset) < ($1.element.row, $1.offset)
    }
    .map(\.element).filter { known.insert(["\($0.row)", $0.column]).inserted }
  }
}

/// A column of a table beside what results.
private struct WrittenComparison {
  let written: Column
  let result: Column
  let tolerance: Double

  /// What is wrong with the value of a row; `nil` if nothing is.
  func problem(_ row: Int) -> String? {
    let (text, expected) = (written.text(row) ?? "", result.text(row) ?? "")
    // Where a text says that there is nothing, it may be read as nothing.
    if text == expected || text.isEmpty && expected == "N/A" { return nil }
    switch result.values {
    case .strings, .times:
      return expected.isEmpty
        ? "nothing results, and something is written"
        : "'\(expected)' results, and something else is written"
    case .booleans: return told(text, expected)
    case .integers, .reals:
      if let number = Double(text), let other = Double(expected), abs(number - other) <= tolerance {
        return nil
      }
      return told(text, expected)
    }
  }

  private func told(_ text: String, _ expected: String) -> String {
    let isPlain = Double(text) != nil || ["true", "false"].contains(text)
    let written = text.isEmpty ? "nothing" : isPlain ? text : "a text"
    return "\(written) is written, and \(expected.isEmpty ? "nothing" : expected) results"
  }
}

/// The columns of changes, as far as they add up.
private struct ChangeSums {
  private let score: WrittenColumn?
  private let previous: WrittenColumn?
  private let change: WrittenColumn?
  private let causes: [(name: String, column: WrittenColumn, parts: [WrittenColumn])]
  /// The columns that have to add up.
  let names: Set<String>

  init(_ table: Table) {
    let column = { (name: String) in table[name].map(WrittenColumn.init) }
    (score, previous) = (column("score"), column("previous_score"))
    change = column("score_change")
    var names = Set(["previous_score", "score_change"].filter { table[$0] != nil })
    let all = ScoreChange.Cause.allCases
    let causeNames = all.map { "change_\($0.rawValue)" }
    causes = all.compactMap { cause in
      let name = "change_\(cause.rawValue)"
      guard let whole = column(name) else { return nil }
      let parts = table.columns.filter {
        $0.name.hasPrefix("change_") && $0.name.hasSuffix("_\(cause.rawValue)")
          && !causeNames.contains($0.name)
      }
      names.formUnion([name] + parts.map(\.name))
      return (name, whole, parts.map(WrittenColumn.init))
    }
    self.names = causes.count == all.count ? names : []
  }

  /// What does not add up in a row.
  func faults(_ row: Int, of table: Table) -> [ScoreVerification.Fault] {
    guard !names.isEmpty, let change else { return [] }
    var found: [(column: Column, problem: String)] = []
    let whole = change.number(row)
    if let score = score?.number(row), let before = previous?.number(row) {
      if whole != score - before {
        found.append(
          (change.column, "the score less the previous one is \(score - before), not that"))
      }
    } else if whole != nil {
      found.append((change.column, "it has a value, and there are no two scores"))
    }
    let sums = causes.map { $0.column.number(row) }
    if let whole, sums.reduce(0, { $0 + ($1 ?? 0) }) != whole {
      found.append((change.column, "its causes do not add up to it"))
    }
    for (cause, sum) in zip(causes, sums) where !cause.parts.isEmpty {
      if cause.parts.reduce(0, { $0 + ($1.number(row) ?? 0) }) != sum ?? 0 {
        found.append((cause.column.column, "its parts do not add up to it"))
      }
    }
    return found.map { column, problem in
      ScoreVerification.Fault(
        row: row, place: table.place(ofRow: row, in: column), column: column.name, problem: problem)
    }
  }
}

extension WrittenColumn {
  /// The whole number of a row; `nil` if there is none.
  fileprivate func number(_ row: Int) -> Int? {
    guard case .number(let number) = whole(row) else { return nil }
    return number
  }
}
