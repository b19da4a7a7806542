package import Files
package import Tables

/// Which columns of the people table hold numbers that can be aggregated, and which are not.
public struct AggregatedColumns: Sendable, Equatable {
  /// The columns of numbers, in order.
  public let names: [String]
  /// The other columns, each with what it holds, `texts`, `true/false`, `identifiers`, `empty` or `about C` where
  /// it tells of the values of column C, or why it is not: `outcome`, `left out` or `not written`.
  public let others: [(name: String, content: String)]
  /// A sentence for each column that only some of its values keep from being one of numbers.
  package let warnings: [Message]

  /// Sorts the columns of a table.
  ///
  /// - Parameters:
  ///   - people: The people table.
  ///   - exceptions: The names of columns that are left out on request.
  ///   - purpose: What a column of texts is left out of, for messages; `nil` for nothing.
  package init(
    of people: Table, except exceptions: [String] = [],
    purpose: String? = "what is aggregated over friends"
  ) {
    var names: [String] = []
    var others: [(name: String, content: String)] = []
    var warnings: [Message] = []
    let exceptions = Set(exceptions)
    for column in people.columns.dropFirst() {
      if exceptions.contains(column.name) {
        others.append((column.name, "left out"))
        continue
      }
      if column.role == .outcome {
        others.append((column.name, "outcome"))
        continue
      }
      switch column.values {
      case .integers, .reals:
        if !column.hasValues {
          others.append((column.name, "empty"))
        } else if column.looksLikeIdentifier {
          others.append((column.name, "identifiers"))
        } else if let noted = ValueNote.column(noted: column.name, among: { people[$0] != nil }) {
          others.append((column.name, "about \(noted)"))
        } else {
          names.append(column.name)
        }
      case .booleans: others.append((column.name, "true/false"))
      case .times: others.append((column.name, column.type.plural))
      case .strings:
        others.append((column.name, "texts"))
        // Of a header among the rows, one warning is enough.
        if people.isNumericBelowHeader(column) { continue }
        let fact = purpose.map { "is left out of \($0)" } ?? "holds texts"
        if let warning = people.warningOfNumbers(in: column, fact) { warnings.append(warning) }
      }
    }
    self.names = names
    self.others = others
    self.warnings = warnings
  }

  /// The same without those columns of numbers of which no aggregate is written.
  func keeping(_ columns: [String]) -> AggregatedColumns {
    let columns = Set(columns)
    return AggregatedColumns(
      names: names.filter(columns.contains),
      others: others + names.filter { !columns.contains($0) }.map { ($0, "not written") },
      warnings: warnings)
  }

  private init(names: [String], others: [(name: String, content: String)], warnings: [Message]) {
    self.names = names
    self.others = others
    self.warnings = warnings
  }

  /// Whether both have the same columns.
  public static func == (left: AggregatedColumns, right: AggregatedColumns) -> Bool {
    left.description == right.description && left.names == right.names
  }
}

extension Table {
  /// What to say where something is computed from a column of two values that may be an outcome, and none
  /// is declared.
  ///
  /// - Parameters:
  ///   - name: The column; `nil` for none.
  ///   - use: What is done with it, such as "seeds come from".
  /// - Returns: The warning.
  func undeclaredOutcomeWarning(_ name: String?, _ use: String) -> Message? {
    guard outcomes.isEmpty, let name, let values = self[name]?.twoValues else { return nil }
    return
      "\(sourceName): \(use) column '\(name)' of \(values[0]) and \(values[1]): if it is to be predicted, "
      + "what is computed from it gives people's own away; declare it (\(.outcome)) and take columns out of "
      + "fold (\(.outcomeFeatures))"
  }

  /// What to say of columns of two numbers that are aggregated unasked, where no outcome is declared.
  ///
  /// One of them may be what is to be predicted, and its aggregates would give it away. Where one is
  /// declared, the others are taken for what it is to be predicted from.
  func undeclaredOutcomeWarning(among names: [String]) -> Message? {
    guard outcomes.isEmpty else { return nil }
    let suspects = names.compactMap { name in
      self[name]?.twoValues.map { (name: name, values: $0) }
    }
    guard let first = suspects.first else { return nil }
    let shown = suspects.prefix(5).map { "'\($0.name)'" }.joined(separator: ", ")
    let list = shown + (suspects.count > 5 ? " and \(suspects.count - 5) more" : "")
    let what: Message =
      suspects.count == 1
      ? "column \(list) holds \(first.values[0]) and \(first.values[1]) and is"
      : "columns \(list) hold two values each and are"
    return
      "\(sourceName): " + what
      + " aggregated: declare what is to be predicted (\(.outcome)), since aggregates of it give people's "
      + "own away, or name the columns to aggregate (\(.aggregates))"
  }
}

extension AggregatedColumns: CustomStringConvertible {
  /// The columns in a line, of many the first ones.
  public var description: String {
    let left = others.map { "\($0.name) (\($0.content))" }
    return Self.list(names, or: "none") + (left.isEmpty ? "" : "; not \(Self.list(left, or: ""))")
  }

  private static func list(_ names: [String], or nothing: String) -> String {
    if names.isEmpty { return nothing }
    let shown = names.count > 8 ? 6 : names.count
    return names.prefix(shown).joined(separator: ", ")
      + (shown < names.count ? " and \(names.count - shown) more" : "")
  }
}
