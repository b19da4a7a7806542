internal import Execution
internal import ScoreValidation
internal import Tables

/// What is found while two tables are compared, before everything is judged together.
struct DriftEvidence {
  private struct Found {
    let subject: DriftReport.Item.Subject
    let name: String
    let evidence: StabilityEvidence
    var bins: ComparedBins?
    var column: ColumnStability?
  }

  private let table: TableStability
  private var found: [Found]
  private var score: ScoreDrift?
  private var graph: GraphDrift?

  init(_ table: TableStability) {
    self.table = table
    found = table.columns.map { column in
      Found(
        subject: .column, name: column.name, evidence: .counts(column.index), bins: column.bins,
        column: column)
    }
  }

  /// Adds scores: as numbers, by bands, and by each characteristic.
  mutating func add(
    _ before: ScoreSide, _ after: ScoreSide, column name: String?, level: Double,
    _ execution: Execution
  ) throws {
    score = try ScoreDrift.found(before, after, column: name, level: level)
    try addColumn(
      before.column(named: "score"), after.column(named: "score"), .score, execution)
    if let one = before.bandCounts, let other = after.bandCounts {
      var bins = ComparedBins()
      for (band, later) in zip(one, other) { bins.append(band.name, band.count, later.count) }
      try add(bins, "band", .score)
    }
    for (one, other) in zip(before.binCounts, after.binCounts) {
      try add(ComparedBins(one, other), one.characteristic, .characteristic)
    }
  }

  /// Adds graphs: degrees, sizes, and assortativities.
  mutating func add(
    _ drift: GraphDrift, _ before: GraphSide, _ after: GraphSide, _ execution: Execution
  ) throws {
    graph = drift
    for (one, other) in zip(before.columns, after.columns) where one.count > 0 && other.count > 0 {
      try addColumn(one, other, .graph, execution)
    }
    for mixing in drift.assortativities {
      found.append(
        Found(
          subject: .graph, name: "assortativity of \(mixing.name)",
          evidence: .estimates(before: mixing.before, after: mixing.after)))
    }
  }

  private mutating func addColumn(
    _ before: Column, _ after: Column, _ subject: DriftReport.Item.Subject, _ execution: Execution
  ) throws {
    let column = try ColumnStability(comparing: before, after, execution: execution)
    found.append(
      Found(
        subject: subject, name: column.name, evidence: .counts(column.index), bins: column.bins,
        column: column))
  }

  private mutating func add(
    _ bins: ComparedBins, _ name: String, _ subject: DriftReport.Item.Subject
  ) throws {
    let index = try StabilityIndex(before: bins.before, after: bins.after)
    found.append(Found(subject: subject, name: name, evidence: .counts(index), bins: bins))
  }

  /// Judges everything.
  func report(
    by rule: StabilityRule, from before: String, to after: String
  ) throws -> DriftReport {
    let findings = try rule.findings(of: found.map(\.evidence))
    return DriftReport(
      rule: rule, sourceBefore: before, sourceAfter: after, table: table,
      items: zip(found, findings).map { found, finding in
        DriftReport.Item(
          subject: found.subject, name: found.name, evidence: found.evidence, finding: finding,
          bins: found.bins, column: found.column)
      }, score: score, graph: graph)
  }
}
