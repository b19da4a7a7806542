internal import EdgeLists
internal import Execution
internal import Files
internal import Graphs
internal import Memory
internal import Tables

/// What a job yields at one of several dates.
struct PanelSlice {
  let table: Table
  let dictionary: DataDictionary
  let report: JobReport
}

extension JobRun {
  /// Reads, and computes the columns at each date.
  mutating func panel(
    of edges: Source<EdgeList>, _ source: GraphSource, _ job: PanelJob, in space: ScratchSpace
  ) async throws -> (table: Table, dictionary: DataDictionary) {
    let inputs = try await inputs(edges, source, in: space)
    try job.content.checkDateColumn(in: inputs.people?.schema)
    var stack = TableStack(named: inputs.people?.sourceName ?? inputs.edges.sourceName)
    var dictionaries: [DataDictionary] = []
    var warnings = DatedWarnings()
    var latest = JobSummary()
    var summaries: [JobSummary.PanelDate] = []
    var source = source
    source.inputs = inputs
    source.rules.asOf = job.dates.last?.seconds
    try job.content.checkColumns(for: source.expectedSchema(), inputs.people)
    for date in job.dates {
      source.rules.asOf = date.seconds
      let slice = try await stage(date.stage) { [source] execution in
        try await job.content.slice(source, execution)
      }
      stack.append(slice.table, labeled: date.name)
      dictionaries.append(slice.dictionary)
      warnings.add(slice.report.warnings, at: date.name)
      summaries.append(JobSummary.PanelDate(date.name, slice.report.summary))
      latest = slice.report.summary
    }
    report.warnings += warnings.messages
    report.summary = report.summary.ofPanel(latest, summaries)
    let table = stack.table(labels: job.content.dateColumn)
    try job.content.checkColumns(in: table)
    var dictionary = try DataDictionary.merging(dictionaries, columns: table.columnNames)
    dictionary.columns.insert(job.dateDescription, at: 1)
    return (table, dictionary)
  }
}

/// Warnings of several dates: what is so at all of them is told once, all else with its dates.
private struct DatedWarnings {
  private var found: [(warning: Message, dates: [String])] = []
  private var places: [Message: Int] = [:]
  private var dateCount = 0

  mutating func add(_ warnings: [Message], at date: String) {
    dateCount += 1
    for warning in warnings {
      if let place = places[warning] {
        if found[place].dates.last != date { found[place].dates.append(date) }
      } else {
        places[warning] = found.count
        found.append((warning, [date]))
      }
    }
  }

  var messages: [Message] {
    found.map { warning, dates in
      if dates.count == dateCount { return warning }
      let list = dates.count > 4 ? dates.prefix(3) + ["\(dates.count - 3) more"] : dates[...]
      return "as of \(list.joined(separator: ", ")): " + warning
    }
  }
}

extension DataDictionary {
  /// What columns mean that one of several dictionaries has; those that others lack may be missing.
  ///
  /// - Throws: ``GraphError`` if a column has several meanings, as that of a text of which another one had
  ///   the name at another date.
  fileprivate static func merging(
    _ dictionaries: [DataDictionary], columns names: [String]
  ) throws(GraphError) -> DataDictionary {
    let known = dictionaries.map { dictionary in
      Dictionary(
        dictionary.columns.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }
    var columns: [ColumnDescription] = []
    for name in names {
      let entries = known.compactMap { $0[name] }
      guard var entry = entries.first else { continue }
      if entries.contains(where: { $0.meaning != entry.meaning }) {
        throw GraphError(
          .badData,
          "column '\(name)' would be of one text at one date and of another one at another",
          remedy: "rename one of these texts, or run each date by itself")
      }
      if entries.count < known.count {
        let none = "at dates that don't have the column"
        entry.missing = entry.missing.map { "\($0); \(none)" } ?? none
      }
      columns.append(entry)
    }
    return DataDictionary(columns)
  }
}
