internal import Foundation
internal import Sesame

/// The stages that need a table of people and no graph; reading it does not count.
extension StageRun {
  func scorecard(_ stage: Stage, _ measurement: inout Measurement) async throws -> Table? {
    guard let people else { throw BenchmarkError("needs --people FILE") }
    var table = try Table(contentsOf: people)
    measurement.numbers["rows"] = Double(table.rowCount)
    if stage == .score || stage == .certainty {
      let model = try model.map { try ScoreModel(contentsOf: $0) } ?? .reported2015
      if stage == .certainty { table = table.withReliabilities(of: model.columnNames) }
      let scorer = CreditScorer(
        model: model, certainty: stage == .certainty ? CertaintyOptions(.columns) : nil)
      let scores = try await measurement.time(repetitions, watchingMemory: watchesMemory) {
        try await scorer.scores(for: table, execution: execution)
      }
      let result = scores.table()
      return try result.selecting(
        ["id", "score"] + (stage == .score ? [] : ["score_low", "score_high", "veracity"]))
    }
    guard let outcome else { throw BenchmarkError("needs --outcome C") }
    table = try table.declaring(outcome: outcome.name, events: outcome.events)
    if stage == .bin {
      let binning = try await measurement.time(repetitions, watchingMemory: watchesMemory) {
        try await Binning(of: table, outcome: outcome.name, execution: execution)
      }
      measurement.numbers["columns"] = Double(binning.columns.count)
      measurement.numbers["information value"] = binning.columns.reduce(0) {
        $0 + $1.informationValue
      }
      return nil
    }
    let names = table.columnNames.dropFirst().filter { $0 != outcome.name }
    let categories = Dictionary(
      uniqueKeysWithValues: names.map { ($0, ScoreCategory.creditHistory) })
    let card = try await measurement.time(repetitions, watchingMemory: watchesMemory) {
      try await FittedScorecard(
        of: table, outcome: outcome.name, categories: categories, execution: execution)
    }
    measurement.numbers["columns"] = Double(card.characteristics.count)
    measurement.numbers["area under the curve"] = card.outOfFold.areaUnderCurve
    if let output {
      try card.model(named: "benchmark", purpose: "measuring time").json
        .write(toFile: output + ".model.json", atomically: true, encoding: .utf8)
    }
    return nil
  }
}

extension StageRun {
  /// A month's scores with their points, of the table as it is or, in the next month, with every third person's values
  /// those of whoever stands before.
  func month(_ stage: Stage, _ measurement: inout Measurement) async throws -> Table? {
    guard let people else { throw BenchmarkError("needs --people FILE") }
    var table = try Table(contentsOf: people)
    measurement.numbers["rows"] = Double(table.rowCount)
    var job = ScoringJob(model: try model.map { try ScoreModel(contentsOf: $0) } ?? .reported2015)
    job.additions.showsPoints = true
    if stage == .nextMonth {
      job.additions.previous = .value(
        try await job.run(on: .value(table), execution: execution).table)
      let changed = table.rows((0..<table.rowCount).map { $0 % 3 == 1 ? $0 - 1 : $0 })
      table = Table([table.columns[0]] + changed.columns.dropFirst())
    }
    let result = try await measurement.time(repetitions, watchingMemory: watchesMemory) {
      [job, table] in
      try await job.run(on: .value(table), execution: execution)
    }
    return try result.table.selecting(["id", "score"] + (stage == .month ? [] : ["score_change"]))
  }
}

extension Table {
  /// The table with a column of invented reliabilities, from 0.5 to 1, beside each of some columns.
  fileprivate func withReliabilities(of names: [String]) -> Table {
    var random = RandomSource(seed: 17, stream: 0)
    return Table(
      columns
        + names.map { name in
          Column(
            name + "_reliability", .reals((0..<rowCount).map { _ in 0.5 + random.unit() / 2 }))
        })
  }
}
