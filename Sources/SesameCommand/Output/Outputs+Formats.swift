internal import Files
internal import LibC
internal import Sesame
internal import Tables
internal import TextFormats

extension Outputs {
  /// The options that name outputs besides `--output`.
  static let options = [
    "--community-table", "--community-graph", "--scan", "--events", "--quarantine",
    "--write-model", "--dictionary", "--history", "--out-of-fold", "--write-categories",
    "--source-table", "--graph-output", "--edge-list", "--truth", "--transfers", "--claims",
    "--parameters",
  ]

  /// The options that name inputs, besides those that a command knows of.
  static let inputOptions = [
    "--people", "--model", "--compare-model", "--start-from", "--compare", "--seed-file",
    "--sources", "--binning", "--categories", "--edges", "--graph", "--records",
  ]

  /// Those of them whose outputs are no tables.
  private static let texts = [
    "--quarantine", "--write-model", "--dictionary", "--history", "--graph-output", "--parameters",
  ]

  /// The formats of the tables; endings that don't go with what is written are refused.
  static func formats(
    _ arguments: Arguments, _ content: Content
  ) throws -> [String: TableFormat] {
    var formats: [String: TableFormat] = [:]
    let path = arguments.text("--output") ?? "-"
    switch content {
    case .table, .comparison: formats["--output"] = try arguments.tableFormat()
    case .explanation: _ = try arguments.explanationFormat()
    case .snapshot: try OutputEndings<Void>.snapshot.format(of: path)
    case .model: _ = try arguments.modelForm()
    case .fittedModel: try OutputEndings<Void>.model.format(of: path)
    case .text: try OutputEndings<Void>.plainText.format(of: path)
    }
    for option in options {
      guard let path = arguments.text(option) else { continue }
      if option == "--quarantine" {
        _ = try OutputEndings<Delimiter>.badRows.format(of: path)
      } else if option == "--history" {
        try OutputEndings<Void>.history.format(of: path)
      } else if option == "--graph-output" {
        _ = try OutputEndings<GraphOutputFormat>.graph.format(of: path)
      } else if option == "--parameters" {
        try OutputEndings<Void>.parameters.format(of: path)
      } else if option == "--write-model" {
        try OutputEndings<Void>.model.format(of: path)
      } else if option == "--dictionary" {
        _ = try OutputEndings<ExplanationFormat>.explanation.format(of: path)
      } else if option == "--scan", OutputEndings.report(at: path) != nil {
        continue
      } else {
        formats[option] =
          DatabaseOutputs.isTable(path)
          ? .csv
          : try OutputEndings<TableFormat>.table.format(
            of: path, asked: arguments.askedTableFormat())
      }
    }
    return formats
  }

  /// Throws if something else than a table is to go to a database, or no table is where one may be replaced.
  static func checkDatabases(
    _ arguments: Arguments, _ content: Content
  ) throws {
    for option in ["--output"] + options {
      try arguments.text(option).map(DatabaseOutputs.checkIsKnown)
    }
    let inDatabases = (["--output"] + options).filter {
      arguments.text($0).map(DatabaseOutputs.isTable) ?? false
    }
    if arguments.has("--replace-table"), inDatabases.isEmpty {
      throw UsageError(
        "option '--replace-table' is for tables of databases, and no output is one",
        remedy: "leave it out; files are replaced anyway")
    }
    let isTable = { (option: String) in
      option == "--output" ? [.table, .comparison].contains(content) : !texts.contains(option)
    }
    guard let option = inDatabases.first(where: { !isTable($0) }) else { return }
    throw UsageError(
      "option '\(option)' writes no table, and a database takes nothing else",
      remedy: "name a file")
  }

  /// Throws where Parquet can't go, or what writes it is not installed: before any work is done.
  static func checkParquet(_ path: String) throws {
    if path == "-" {
      // In memory a table has no format.
      guard EmbeddedRun.current == nil else { return }
      if isatty(STDOUT_FILENO) == 1 {
        throw UsageError(
          "Parquet is nothing to read on a terminal",
          remedy: "add '--output FILE', or send it through a pipe")
      }
    }
    if let compression = Compression(ending: path.lowercased()) {
      throw UsageError(
        "\(path): Parquet is compressed within, not as a file",
        remedy: "leave \(compression.ending) out of the name")
    }
    try TableFormat.checkParquetIsAvailable(for: path == "-" ? "standard output" : path)
  }
}
