internal import CreditScoring
internal import Execution
internal import Files
internal import GraphFeatures
internal import Graphs
internal import Identifiers
internal import Statistics
internal import Tables

extension RingJob {
  /// The graph with the ring.
  ///
  /// - Throws: ``GraphError`` if there are not so many pairs to be tied.
  func planted(
    in graph: RelationGraph, around person: Int, rankColumn: String?, _ execution: Execution
  ) async throws -> RelationGraph {
    let count = graph.personCount
    let accounts = count..<count + size
    var ties: [(Int, Int)] = []
    for account in accounts {
      ties.append((person, account))
      for other in count..<account { ties.append((other, account)) }
    }
    // Some pairs in two are easily drawn; the person is tied to all already.
    guard attackEdges <= size * (count - 1) / 2 else {
      throw GraphError(
        .usage,
        "\(attackEdges) further friendships are too many for a ring of \(size) among "
          + "\(count) people", remedy: "plant at most \(size * (count - 1) / 2)")
    }
    var generator = SplitMix64(seed: features.seed)
    var drawn: Set<[Int]> = []
    while drawn.count < attackEdges {
      let account = Int.random(in: accounts, using: &generator)
      let other = Int.random(in: 0..<count, using: &generator)
      if other != person, drawn.insert([other, account]).inserted { ties.append((other, account)) }
    }
    return try await graph.edited(
      people: people(of: graph, rankColumn: rankColumn), adding: ties,
      weight: model.friendsScores?.fullStrengthWeight ?? 1, execution: execution)
  }

  /// The graph's people and the accounts, with the best that the model reads of their own.
  private func people(of graph: RelationGraph, rankColumn: String?) -> Table {
    var prefix = "ring"
    while (1...size).contains(where: { graph.contains("\(prefix) \($0)") }) { prefix += "'" }
    let table = graph.people.adding(people: (1...size).map { "\(prefix) \($0)" })
    // Nobody calls the accounts trusted.
    let kept = Set([features.influence?.seeds.columnName, rankColumn].compactMap(\.self))
    var best: [String: BestValue] = [:]
    for characteristic in model.categories.flatMap(\.characteristics) {
      switch characteristic.measure {
      case .column(let measure): best[measure.column] = BestValue(of: measure)
      case .friendsScores(let settings):
        if settings.mode == .lagged, let column = settings.earlierScoreColumn {
          best[column] = .number(Double(model.scale.upperBound))
        }
      }
    }
    return Table(
      [table.columns[0]]
        + table.columns.dropFirst().map { column in
          guard let value = best[column.name], !kept.contains(column.name) else { return column }
          return value.filling(column, from: graph.personCount)
        }, sourceName: table.sourceName, lines: table.lines)
  }
}

/// A value that brings a characteristic's whole budget.
private enum BestValue {
  case number(Double)
  case text(String)
  case truth(Bool)

  init?(of measure: ScoreModel.ColumnMeasure) {
    guard let bin = measure.bins.max(by: { $0.points < $1.points }) else { return nil }
    switch bin.values {
    case .numbers(let from?, let below):
      // A whole number, if there is one, is a value of columns of whole numbers too.
      let whole = from.rounded(.up)
      self = .number(below.map { whole < $0 } ?? true ? whole : from)
    case .numbers(nil, let below?): self = .number((below - 1).rounded(.down))
    case .numbers(nil, nil): self = .number(0)
    case .specialNumbers(let numbers): self = .number(numbers.first ?? 0)
    case .texts(let texts, let other):
      if let text = texts.first {
        self = .text(text)
      } else {
        guard other else { return nil }
        let listed = Set(
          measure.bins.flatMap { bin -> [String] in
            if case .texts(let texts, _) = bin.values { texts } else { [] }
          })
        var text = "other"
        while listed.contains(text) { text += "'" }
        self = .text(text)
      }
    case .booleans(let values):
      guard let value = values.first else { return nil }
      self = .truth(value)
    }
  }

  /// A column that has the value from a row on, as far as its type can hold it.
  func filling(_ column: Column, from start: Int) -> Column {
    func filled<Value>(_ values: some Collection<Value?>, _ value: Value?) -> [Value?] {
      Array(values.prefix(start)) + Array(repeating: value, count: column.count - start)
    }
    switch column.values {
    case .integers(let values):
      guard let number else { return column }
      if let whole = Int(exactly: number) {
        return Column(column.name, .integers(IntegerValues(filled(values, whole))))
      }
      return Column(
        column.name, .reals(OptionalValues(filled(values.reals, number))))
    case .reals(let values):
      guard let number else { return column }
      return Column(column.name, .reals(OptionalValues(filled(values, number))))
    case .booleans(let values):
      guard let truth else { return column }
      return Column(column.name, .booleans(BooleanValues(filled(values, truth))))
    case .strings(let values):
      guard case .text(let text) = self else { return column }
      return Column(column.name, .strings(TextValues(filled(values, text))))
    case .times:
      guard case .text(let text) = self, let values = column.texts else { return column }
      return Column(column.name, .strings(TextValues(filled(values, text))))
    }
  }

  private var number: Double? {
    switch self {
    case .number(let number): number
    case .text(let text): Double(text)
    case .truth(let value): value ? 1 : 0
    }
  }

  private var truth: Bool? {
    switch self {
    case .number(let number): number == 1 ? true : number == 0 ? false : nil
    case .text(let text): Bool(text)
    case .truth(let value): value
    }
  }
}
