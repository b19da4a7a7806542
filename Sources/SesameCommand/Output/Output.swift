internal import Files
internal import Sesame
internal import Tables
internal import TextFormats

/// One place where results go.
final class Output {
  fileprivate let file: OutputFile
  private let format: TableFormat
  /// Whether a table is shown in part, since people look at it and did not ask for all.
  private let isPreview: Bool
  /// What comes before the names of results.
  private let prefix: String
  /// Whether each row of a table is a person.
  private let isOfPeople: Bool
  fileprivate private(set) var isWritten = false

  fileprivate init(
    _ path: String, format: TableFormat = .csv, isPreview: Bool = false, prefix: String = "",
    isOfPeople: Bool = true
  ) throws {
    self.isOfPeople = isOfPeople
    self.prefix = prefix
    file = try OutputFile(path)
    self.format = format
    self.isPreview = isPreview
  }

  func write(_ table: Table, execution: Execution) throws {
    begin()
    if isPreview {
      try file.append(Preview(of: table, prefix: prefix, isOfPeople: isOfPeople).text)
    } else {
      try table.write(to: file, as: format, execution: execution)
    }
  }

  /// Has a table written part by part.
  func write<Answer>(
    _ body: (OutputFile, TableFormat) async throws -> Answer
  ) async throws -> Answer {
    begin()
    return try await body(file, format)
  }

  func write(snapshotOf graph: RelationGraph, execution: Execution) throws {
    begin()
    try graph.write(snapshotTo: file, execution: execution)
  }

  func write(_ text: String) throws {
    begin()
    try file.append(text)
  }

  func write(_ history: ScoreHistory, adding rows: Table) throws {
    begin()
    try history.write(adding: rows, to: file)
  }

  fileprivate func begin() {
    isWritten = true
    Terminal.finish()
  }
}

/// Where the results of a run go: opened before any work is done, so that a folder that is missing is
/// known at once, and there only when all of them are whole.
struct Outputs {
  /// What `--output` names, or standard output.
  let main: Output
  private var others: [String: Output] = [:]

  /// What a command writes to `--output`.
  enum Content { case table, explanation, snapshot, model, fittedModel, comparison, text }

  /// Opens what the options name.
  ///
  /// No output may replace anything that is read; `inputs` are those that no option names.
  init(
    _ arguments: Arguments, _ content: Content = .table, edges: String? = nil,
    inputs: [String] = []
  ) throws {
    let path = arguments.text("--output") ?? "-"
    let formats = try Self.formats(arguments, content)
    main = try Output(
      path, format: formats["--output"] ?? .csv,
      isPreview: [.table, .comparison].contains(content) && Preview.isWanted(arguments),
      prefix: arguments.text("--prefix") ?? "", isOfPeople: content != .comparison)
    var opened = [(option: "--output", path: path, file: main.file)]
    let inputs =
      ([edges].compactMap(\.self) + inputs
      + ["--people", "--model", "--start-from", "--compare", "--seed-file", "--sources"]
      .compactMap(arguments.text))
      .filter { $0 != "-" }
    try Self.check(
      main, at: path == "-" ? "standard output" : path, option: "--output", isNoneOf: inputs)
    for option in Self.options {
      guard let path = arguments.text(option) else { continue }
      let output = try Output(path, format: formats[option] ?? .csv)
      if let other = opened.first(where: { $0.file.place.isSame(as: output.file.place) }) {
        throw Self.collision(
          option, other.option, isStandardOutput: [path, other.path].contains("-"))
      }
      try Self.check(output, at: path, option: option, isNoneOf: inputs)
      opened.append((option, path, output.file))
      others[option] = output
    }
  }

  /// Refuses an output that would take the place of an input.
  private static func check(
    _ output: Output, at path: String, option: String, isNoneOf inputs: [String]
  ) throws(UsageError) {
    if inputs.contains(where: output.file.place.holds) {
      throw UsageError("\(path) is an input of this run", remedy: "give \(option) another file")
    }
  }

  /// Opens standard output for a text.
  init(text: String) throws {
    main = try Output("-")
    try main.write(text)
    try commit()
  }

  /// The output that an option names, if it is given.
  subscript(option: String) -> Output? { others[option] }

  /// Where bad rows go, if that is asked for.
  var badRows: OutputFile? {
    guard let output = others["--quarantine"] else { return nil }
    output.begin()
    return output.file
  }

  /// Puts all that was written in place, together.
  func commit() throws {
    try OutputFile.commit(([main] + others.values).filter(\.isWritten).map(\.file))
  }

  /// The options that name outputs besides `--output`.
  private static let options = [
    "--community-table", "--community-graph", "--scan", "--events", "--quarantine",
    "--write-model", "--dictionary", "--history", "--out-of-fold", "--write-categories",
    "--source-table",
  ]

  /// The formats of the tables; endings that don't go with what is written are refused.
  private static func formats(
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
      } else if option == "--write-model" {
        try OutputEndings<Void>.model.format(of: path)
      } else if option == "--dictionary" {
        _ = try OutputEndings<ExplanationFormat>.explanation.format(of: path)
      } else {
        formats[option] = try OutputEndings<TableFormat>.table.format(
          of: path, asked: arguments.askedTableFormat())
      }
    }
    return formats
  }

  private static func collision(
    _ option: String, _ other: String, isStandardOutput: Bool
  ) -> UsageError {
    isStandardOutput
      ? UsageError(
        "\(other) and \(option) would both go to standard output",
        remedy: "name a file for \(option)")
      : UsageError(
        "\(other) and \(option) name the same file", remedy: "name another for \(option)")
  }
}
