internal import Files

/// What looks like a slip in how a model reads a table, although a score can be computed.
struct ColumnWarnings {
  let model: ScoreModel
  /// The name of the table.
  let tableName: String
  let items: [Evaluation.Item]
  let facts: ColumnFacts

  /// The warnings, in the model's order.
  var texts: [String] {
    let uses = Array(zip(items, facts.uses))
    return columnsReadTwice + equalColumns + uses.compactMap { mismatch($0, $1) }
      + uses.compactMap { unlistedTexts($0, $1) }
  }

  // MARK: Twice the same

  /// Columns that several characteristics read.
  private var columnsReadTwice: [String] {
    var readers: [String: [String]] = [:]
    var order: [String] = []
    for item in items {
      let column =
        switch item.characteristic.measure {
        case .column(let measure): Optional(measure.column)
        case .friendsScores(let settings):
          settings.mode == .lagged ? settings.earlierScoreColumn : nil
        }
      guard let column else { continue }
      if readers[column] == nil { order.append(column) }
      readers[column, default: []].append(item.characteristic.name)
    }
    return order.compactMap { column in
      guard let names = readers[column], names.count > 1 else { return nil }
      return "\(model.sourceName): the characteristics \(Self.list(names)) read the same column "
        + "'\(column.shortened)', which counts \(Self.times(names.count))"
    }
  }

  /// Columns of different names that hold the same in every row.
  private var equalColumns: [String] {
    facts.tellingGroups.map { group in
      "\(tableName): the columns \(Self.list(group.map { "'\($0.shortened)'" })) hold "
        + "the same in every row, which counts \(Self.times(group.count))"
    }
  }

  // MARK: Bins and values

  /// A column of another type than the bins, which can be read all the same.
  private func mismatch(_ item: Evaluation.Item, _ use: ColumnFacts.Use) -> String? {
    guard case .column(let measure) = item.characteristic.measure, let kind = use.kind else {
      return nil
    }
    let what: String
    switch (measure.bins[0].values, kind) {
    // Codes of categories may well be numbers.
    case (.texts, .integers) where measure.texts.allSatisfy({ Double($0) != nil }): return nil
    case (.texts, .integers):
      what = "holds numbers where the bins are texts: a number is compared as its text"
    case (.texts, .booleans):
      what = "holds true and false where the bins are texts: only 'true' and 'false' can match"
    case (.numbers, .booleans):
      what = "holds true and false where the bins are numbers: true counts as 1 and false as 0"
    default: return nil
    }
    return "\(model.sourceName): \(item.path): column '\(measure.column.shortened)' of "
      + "\(tableName) \(what)"
  }

  /// One in so many values that no bin lists is nothing that a model's author would have meant.
  private static let mostListed = 20

  /// Texts that no bin lists, where they look like a slip in the spelling, since nobody falls in some bin, where
  /// they gain by being unknown, or where they are many.
  private func unlistedTexts(_ item: Evaluation.Item, _ use: ColumnFacts.Use) -> String? {
    guard case .column(let measure) = item.characteristic.measure,
      let other = measure.bins.first(where: \.takesOtherTexts), let first = use.firstUnlisted
    else { return nil }
    let unmatched = measure.bins.enumerated().filter { number, bin in
      guard case .texts(let texts, _) = bin.values else { return false }
      return !texts.isEmpty && !use.isMatched[number + 1]
    }.map { "'\($1.values.description.shortened)'" }
    let (count, points) = (use.unlistedCount, other.points)
    let areMany = count * Self.mostListed >= use.knownCount
    guard areMany || !unmatched.isEmpty || points > measure.missingPoints else { return nil }
    return
      "\(model.sourceName): \(item.path): \(count) of \(use.knownCount.counting("value")) of column "
      + "'\(measure.column.shortened)' of \(tableName) \(count == 1 ? "is" : "are") listed in no bin "
      + "(\(count == 1 ? "" : "first ")in \(first)) and "
      + "\(count == 1 ? "brings" : "bring") the \(points) of at most "
      + "\(item.characteristic.budget.counting("point")) of all other texts"
      + (unmatched.isEmpty
        ? ""
        : "; no row falls in the \(unmatched.count == 1 ? "bin" : "bins") \(Self.list(unmatched)): compare "
          + "the spelling")
  }

  private static func times(_ count: Int) -> String {
    count == 2 ? "twice" : "\(count) times"
  }

  /// A list in words, of which no more than five are named.
  private static func list(_ names: [String]) -> String {
    let most = 5
    if names.count > most {
      return names.prefix(most).joined(separator: ", ") + " and \(names.count - most) more"
    }
    return names.count < 2
      ? names.joined()
      : names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}
