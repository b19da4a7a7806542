internal import Files
internal import GraphKernels
internal import Graphs
internal import Memory
internal import Statistics
internal import Tables

/// Outcomes by source: the kernel's view of them, and what each source has altogether.
struct OutcomeSources: Sendable {
  let folds: Folds
  let outcomes: SourcedOutcomes
  /// The outcomes of each source from 0; that of nobody is left out.
  let totals: [OutcomeTotal]

  /// - Precondition: There is a place in folds for each outcome.
  init(_ outcomes: [Bool?], _ folds: Folds) {
    self.folds = folds
    let rows = outcomes.indices
    let codes = rows.map { row -> UInt8 in
      guard folds.isTraining(row: row), let event = outcomes[row] else {
        return SourcedOutcomes.unknown
      }
      return event ? 1 : 0
    }
    let places = rows.map { folds.place(ofRow: $0) }
    self.outcomes = SourcedOutcomes(
      codes: Buffer(codes), places: Buffer(places),
      sources: Buffer(rows.map { folds.source(ofRow: $0) }), areInOrder: folds.areInOrder)
    var totals = [OutcomeTotal](repeating: OutcomeTotal(), count: folds.sourceCount)
    for row in rows where codes[row] != SourcedOutcomes.unknown {
      for source in totals.indices where folds.uses(places[row], for: Int32(source)) {
        totals[source].known += 1
        totals[source].events += Int(codes[row])
      }
    }
    self.totals = totals
  }

  /// The rows that rest on a source.
  func rows(of source: Int) -> [Int] {
    outcomes.sources.indices.filter { outcomes.sources[$0] == source }
  }

  /// A weight of 1 for everyone whose outcome is of a kind and one of the source's; `nil` if none is.
  func seeds(_ code: UInt8, of source: Int32) -> [Double]? {
    let seeds = outcomes.codes.indices.map { row in
      outcomes.codes[row] == code && outcomes.isKnown(row, to: source) ? 1.0 : 0
    }
    return seeds.contains(1) ? seeds : nil
  }

  /// The fold of each row, and how many outcomes it rests on.
  var foldColumns: [ColumnValues] {
    let rows = outcomes.codes.indices
    return [
      .integers(IntegerValues(rows.map { folds.fold(ofRow: $0).map { $0 + 1 } })),
      .integers(IntegerValues(rows.map { Optional(total(ofRow: $0)?.known ?? 0) })),
    ]
  }

  private func total(ofRow row: Int) -> OutcomeTotal? {
    let source = Int(outcomes.sources[row])
    return source < 0 ? nil : totals[source]
  }

  /// Counts, and how far the rates that they make are above that of all, where there are enough of them.
  func columns(_ counts: OutcomeCounts, _ features: OutcomeFeatures) -> [ColumnValues] {
    let excesses = counts.known.indices.map { row in
      counts.known[row] < features.minimumFriends
        ? .nan
        : total(ofRow: row)?.excess(
          known: counts.known[row], events: counts.events[row],
          pseudoFriends: features.pseudoFriends) ?? .nan
    }
    return [
      .integers(IntegerValues(counts.known)), .reals(missingAsNaN: Buffer(excesses)),
    ]
  }
}

extension TextLevels {
  /// The level of each row as a group; no text is the last one.
  var groups: Buffer<UInt32> {
    let last = UInt32(texts.count)
    return Buffer(column.codes.lazy.map { $0 == CodedColumn.missing ? last : $0 })
  }
}

extension Table {
  /// The texts of a column, whose levels are to be encoded.
  func levels(inColumn name: String) throws -> TextLevels {
    try checkNoOutcome(name, OutcomeUse.level)
    let column = try column(named: name)
    if let texts = column.texts { return TextLevels(texts) }
    if column.hasValues {
      throw DataError(
        .badData, source: sourceName,
        problem:
          "column '\(name)' holds no texts, and only levels of texts are encoded by an event "
          + "rate",
        remedy: "name a column of texts, or write its values as such, with a letter before each")
    }
    return TextLevels(try texts(inColumn: name))
  }
}

extension TableSchema {
  /// The columns of texts that are neither dates nor outcomes, but the identifiers.
  var textColumnNames: [String] {
    columns.dropFirst().filter {
      $0.type == .text && $0.hasValues && !$0.holdsDates && $0.role == nil
    }.map(\.name)
  }
}

extension OutcomeFeatures {
  /// Throws if a number is none that can be.
  func check() throws(GraphError) {
    func fault(_ problem: String, _ remedy: String) -> GraphError {
      GraphError(.usage, problem, remedy: remedy)
    }
    guard pseudoFriends > 0, pseudoFriends.isFinite else {
      throw fault("\(pseudoFriends) pseudo-friends are not possible", "take a number above 0")
    }
    guard minimumFriends >= 0 else {
      throw fault(
        "a rate can't rest on at least \(minimumFriends) people", "take a number from 0")
    }
    guard damping >= 0, damping < 1 else {
      throw fault("a damping of \(damping) is not possible", "take a number from 0 to below 1")
    }
    guard spreadingFactor > 0, spreadingFactor <= 1, steps >= 0 else {
      throw fault(
        "activation of \(steps) steps with a factor of \(spreadingFactor) is not possible",
        "take a factor above 0 and at most 1, and no negative number of steps")
    }
    try GraphError.checkOnce(circles.map(\.name), "circle")
    try GraphError.checkOnce(levelColumns ?? [], "column")
  }

  func check(_ outcomes: [Bool?], _ folds: Folds, in graph: RelationGraph) throws(GraphError) {
    try check()
    for circle in circles {
      if let lacking = circle.lacking(in: graph.schema, []) { throw lacking }
    }
    guard outcomes.count == graph.personCount, folds.rowCount == graph.personCount else {
      throw GraphError(
        .badData,
        "there are \(outcomes.count) outcomes and \(folds.rowCount) places in folds for "
          + "\(graph.personCount) people",
        remedy: "give one for each person, in the order of the graph")
    }
    guard folds.rows.allSatisfy({ outcomes[Int($0)] != nil }) else {
      throw GraphError(
        .badData, "people without an outcome are in folds",
        remedy: "make the folds for these outcomes")
    }
  }
}
