internal import Files
internal import Sesame
internal import Tables
internal import TextFormats

/// One place where results go: a file, standard output, or the memory of a run inside another process.
final class Output {
  fileprivate let place: ResultPlace
  private let format: TableFormat
  /// Whether a table is shown in part, since people look at it and did not ask for all.
  private let isPreview: Bool
  /// What comes before the names of results.
  private let prefix: String
  /// Whether each row of a table is a person.
  private let isOfPeople: Bool
  fileprivate private(set) var isWritten = false

  /// The option that names the place.
  private let option: String
  /// What the run has read that no word of it names.
  private let filesRead: FilesRead

  fileprivate init(
    _ place: ResultPlace, of option: String, format: TableFormat = .csv, isPreview: Bool = false,
    prefix: String = "", isOfPeople: Bool = true, filesRead: FilesRead = FilesRead()
  ) {
    self.option = option
    self.filesRead = filesRead
    self.isOfPeople = isOfPeople
    self.prefix = prefix
    self.place = place
    self.format = format
    self.isPreview = isPreview
  }

  func write(_ table: Table, execution: Execution) throws {
    try begin()
    switch place {
    case .memory(let run, let name):
      SesameCommand.warn(table.outgoingWarnings(for: .arrow, named: "the result"))
      run.keep(.table(table), as: name)
    case .table(let place):
      SesameCommand.warn(table.outgoingWarnings(for: place.format, named: place.name))
      execution.reportUnmeasured()
      try place.write(table, execution: execution)
    case .file(let file):
      if isPreview {
        try file.append(Preview(of: table, prefix: prefix, isOfPeople: isOfPeople).text)
      } else {
        SesameCommand.warn(table.outgoingWarnings(for: OutgoingFormat(format), named: file.name))
        if format == .parquet { execution.reportUnmeasured() }
        try table.write(to: file, as: format, execution: execution)
      }
    }
  }

  /// Has a table written part by part.
  func write<Answer>(
    _ body: (OutputFile, TableFormat) async throws -> Answer
  ) async throws -> Answer {
    let file = try file
    try begin()
    return try await body(file, format)
  }

  /// Writes a part of a population: to a file as it is made, elsewhere as a whole.
  func write(_ part: PopulationPart, of population: Population, execution: Execution) throws {
    guard case .file(let file) = place, !isPreview else {
      let table = population.table(part, execution: execution)
      try execution.checkCancellation()
      return try write(table, execution: execution)
    }
    try begin()
    try population.write(part, to: file, as: format, execution: execution)
  }

  func write(snapshotOf graph: RelationGraph, execution: Execution) throws {
    try begin()
    if case .memory(let run, let name) = place { return run.keep(.graph(graph), as: name) }
    execution.reportUnmeasured()
    try graph.write(snapshotTo: file, execution: execution)
  }

  /// Writes a graph for other programs, and says how many texts had a character that it can't hold.
  func write(
    _ graph: RelationGraph, with people: Table, as format: GraphOutputFormat, communities: String,
    execution: Execution
  ) throws -> Int {
    try begin()
    execution.reportUnmeasured()
    return try graph.write(
      graphTo: file, attributes: people, as: format, communities: communities,
      execution: execution)
  }

  func write(_ text: String) throws {
    try begin()
    if case .memory(let run, let name) = place { return run.keep(.text(text), as: name) }
    try file.append(text)
  }

  func write(_ report: some Report, as format: ExplanationFormat) throws {
    try write(as: format) { $0.text(of: report) }
  }

  /// Writes several reports one after another; of JSON an object with a list of them by that name.
  func write(_ reports: [any Report], named name: String, as format: ExplanationFormat) throws {
    try write(as: format) { $0.text(of: reports, named: name) }
  }

  private func write(
    as format: ExplanationFormat, _ text: (ExplanationFormat) -> String
  ) throws {
    guard case .memory(let run, let name) = place else { return try write(text(format)) }
    try begin()
    run.keep(
      .report(
        text: text(.text), markdown: text(.markdown), json: text(.json), html: text(.html)),
      as: name)
  }

  func write(_ history: ScoreHistory, adding rows: Table) throws {
    try begin()
    if case .memory(let run, let name) = place { return run.keep(.table(rows), as: name) }
    try history.write(adding: rows, to: file)
  }

  /// The file that is written, where a result neither goes to a database nor stays in memory.
  fileprivate var file: OutputFile {
    get throws(UsageError) {
      switch place {
      case .file(let file): return file
      case .memory:
        throw UsageError(
          "option '--stream' writes while it reads, and needs a file",
          remedy: "name one with --output")
      case .table(let table):
        throw UsageError(
          "\(table.name): this result does not go to a database", remedy: "name a file for it")
      }
    }
  }

  fileprivate func begin() throws(UsageError) {
    try checkIsNotRead()
    isWritten = true
    // What it goes to may be the terminal, or a program that shows it there.
    if case .file(let file) = place, file.isWrittenDirectly { Terminal.finishBar() }
  }
}

extension Output {
  /// Throws if the place is a file that a query has read without naming it.
  fileprivate func checkIsNotRead() throws(UsageError) {
    if case .file(let file) = place, TypedSources.isRead(file.place, in: filesRead) {
      throw isInput(file.name)
    }
  }

  /// That what would be written is read.
  fileprivate func isInput(_ path: String) -> UsageError {
    UsageError(
      "\(place.name ?? path) is an input of this run",
      remedy: "give \(option) another \(place.name == nil ? "file" : "table")")
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
    try Self.checkDatabases(arguments, content)
    let formats = try Self.formats(arguments, content)
    for (option, format) in formats where format == .parquet {
      try Self.checkParquet(arguments.text(option) ?? "-")
    }
    let databases = DatabaseOutputs()
    main = try Output(
      ResultPlace(path, of: "--output", databases, arguments), of: "--output",
      format: formats["--output"] ?? .csv,
      isPreview: [.table, .comparison].contains(content) && Preview.isWanted(arguments),
      prefix: arguments.text("--prefix") ?? "", isOfPeople: content != .comparison,
      filesRead: arguments.filesRead)
    var opened = [(option: "--output", path: path, place: main.place)]
    let inputs =
      ([edges].compactMap(\.self) + inputs + Self.inputOptions.flatMap(arguments.texts))
      // Of a kind's model, as in `shop=card.json`, the file.
      .flatMap { [$0] + $0.split(separator: "=", maxSplits: 1).dropFirst().map(String.init) }
      .filter { $0 != "-" }
    let execution = try arguments.execution(tellsProgress: false)
    try Self.check(
      main, at: path == "-" ? "standard output" : path, option: "--output", isNoneOf: inputs,
      execution)
    for option in Self.options {
      guard let path = arguments.text(option) else { continue }
      let output = try Output(
        ResultPlace(path, of: option, databases, arguments), of: option,
        format: formats[option] ?? .csv, filesRead: arguments.filesRead)
      if let other = opened.first(where: { $0.place.isSame(as: output.place) }) {
        throw Self.collision(
          option, other.option, isStandardOutput: [path, other.path].contains("-"))
      }
      try Self.check(output, at: path, option: option, isNoneOf: inputs, execution)
      opened.append((option, path, output.place))
      others[option] = output
    }
  }

  /// Refuses an output that would take the place of an input.
  private static func check(
    _ output: Output, at path: String, option: String, isNoneOf inputs: [String],
    _ execution: Execution
  ) throws {
    if try inputs.contains(where: { try output.place.isRead(by: $0, execution) }) {
      throw output.isInput(path)
    }
  }

  /// Opens standard output for a text.
  init(text: String) throws {
    main = Output(try ResultPlace(textOf: "--output"), of: "--output")
    try main.write(text)
    try commit()
  }

  /// The output that an option names, if it is given.
  subscript(option: String) -> Output? { others[option] }

  /// Where bad rows go, if that is asked for.
  var badRows: BadRowsPlace? {
    get throws(UsageError) {
      guard let output = others["--quarantine"] else { return nil }
      try output.begin()
      if case .memory(let run, let name) = output.place {
        return .table { run.keep(.table($0), as: name) }
      }
      return .file(try output.file)
    }
  }

  /// Puts all that was written in place, together.
  func commit() throws {
    let written = ([main] + others.values).filter(\.isWritten)
    // Some is read only after an output was begun.
    for output in written { try output.checkIsNotRead() }
    let places = written.map(\.place)
    try OutputFile.commit(
      places.map(\.file).withoutRepetition, with: places.map(\.transaction).withoutRepetition)
    EmbeddedRun.current?.commit()
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
