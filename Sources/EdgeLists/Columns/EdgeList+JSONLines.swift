internal import Execution
internal import Files
internal import Tables
internal import TextFormats

extension EdgeListFormat {
  /// Whether a text of that name has a JSON object for each friendship, as is said or its ending tells.
  package func isJSONLines(named name: String) -> Bool {
    switch fileFormat {
    case .jsonLines: true
    case nil: delimiter == nil && ["jsonl", "ndjson"].contains(FileEnding(name).word ?? "")
    default: false
    }
  }

  /// Throws if something is said of JSON lines that they say themselves.
  fileprivate func checkJSONLines(_ source: String) throws(DataError) {
    let settled: [(isSet: Bool, setting: Setting)] = [
      (delimiter != nil, .delimiter), (header != nil, .header),
      (comments != EdgeListFormat.detected.comments, .comments),
    ]
    guard let (_, setting) = settled.first(where: \.isSet) else { return }
    let remedy: Message = "leave \(setting) out"
    throw DataError(
      .usage, source: source,
      problem: "JSON lines are no delimited text, and say themselves what their values are",
      remedy: remedy)
  }
}

extension EdgeList {
  /// Reads JSON lines: an object for each friendship, whose first two names are the people unless others are
  /// named.
  ///
  /// - Throws: ``DataError`` with the line of the first fault; `CancellationError` if the work was cancelled.
  init(
    jsonLines source: TextSource, format: EdgeListFormat, badRows: BadRowPolicy,
    execution: Execution
  ) throws {
    try format.checkJSONLines(source.name)
    var setAside: [SetAsideRow] = []
    let content = try JSONColumns(
      source, dateOrder: format.dateOrder, execution: execution.reporting(0...0.7)
    ) { error, line throws(DataError) in
      guard badRows == .setAside else { throw error }
      setAside.append(SetAsideRow(error, line))
    }
    let schema = content.columns.map { TableSchema.Column($0) }
    let layout = try EdgeListLayout(typed: schema, named: source.name, format)
    let rows = try EdgeColumnRows(
      content.columns, layout, named: source.name, format, badRows,
      execution.reporting(0.7...1), lines: content.lines)
    var checked = try rows.checked()
    checked.indexColumnCount = layout.indexCount
    checked.setAside = (setAside + checked.setAside).sorted { $0.line < $1.line }
    self.init(rows: checked)
    self.format = format
  }
}
