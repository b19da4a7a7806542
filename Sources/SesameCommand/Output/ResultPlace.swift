internal import Files
internal import Sesame
internal import Tables

/// Where a result goes: a file or standard output, a table of a database, or the memory of a run inside
/// another process.
enum ResultPlace {
  case file(OutputFile)
  case table(DatabaseTable)
  case memory(EmbeddedRun, name: String)

  /// Opens the place that a path names.
  ///
  /// - Parameters:
  ///   - path: The path; `-` for standard output.
  ///   - option: The option that names it, by which a result in memory is known.
  ///   - databases: The databases of the run.
  ///   - arguments: The options, of which one lets a table be replaced.
  /// - Throws: ``DataError`` if it can't be opened; ``UsageError``.
  init(
    _ path: String, of option: String, _ databases: DatabaseOutputs, _ arguments: Arguments
  ) throws {
    if let run = EmbeddedRun.current, path == "-" || EmbeddedInput.name(in: path) != nil {
      if option == "--graph-output" {
        throw UsageError("option '\(option)' is kept in a file alone", remedy: "name one")
      }
      self = .memory(run, name: String(option.dropFirst(2)))
      return
    }
    guard DatabaseOutputs.isTable(path) else {
      self = .file(try OutputFile(path))
      return
    }
    self = .table(
      try databases.table(
        path, replaces: arguments.has("--replace-table"),
        arguments.execution(tellsProgress: false)))
  }

  /// Opens standard output, or the memory that stands for it, for a text.
  init(textOf option: String) throws {
    if let run = EmbeddedRun.current {
      self = .memory(run, name: String(option.dropFirst(2)))
    } else {
      self = .file(try OutputFile("-"))
    }
  }

  /// The file, if a whole one is to be put in place.
  var file: OutputFile? {
    switch self {
    case .file(let file): file
    case .table(let table): table.file
    case .memory: nil
    }
  }

  /// What is committed together with the files.
  var transaction: (any OutputTransaction)? {
    if case .table(let table) = self { table.transaction } else { nil }
  }

  /// The name of a table, never with a password.
  var name: String? {
    if case .table(let table) = self { table.name } else { nil }
  }

  /// Whether what goes to one place would overwrite, or mix with, what goes to the other.
  func isSame(as other: ResultPlace) -> Bool {
    switch (self, other) {
    case (.file(let file), .file(let other)): file.place.isSame(as: other.place)
    case (.table(let table), .table(let other)): table.isSame(as: other)
    case (.file(let file), .table(let table)), (.table(let table), .file(let file)):
      table.isIn(file.place)
    default: false
    }
  }

  /// Whether an input reads what would be replaced.
  ///
  /// - Throws: ``DataError`` if the input is a database that can't be asked.
  func isRead(by input: String, _ execution: Execution) throws -> Bool {
    switch self {
    case .file(let file): TypedSources.isRead(file.place, by: input)
    case .table(let table): try table.isRead(by: input, execution)
    case .memory: false
    }
  }
}

extension [OutputFile?] {
  /// The files, each once.
  var withoutRepetition: [OutputFile] {
    reduce(into: []) { files, file in
      if let file, !files.contains(where: { $0 === file }) { files.append(file) }
    }
  }
}

extension [(any OutputTransaction)?] {
  /// The transactions, each once.
  var withoutRepetition: [any OutputTransaction] {
    reduce(into: []) { transactions, transaction in
      if let transaction, !transactions.contains(where: { $0 === transaction }) {
        transactions.append(transaction)
      }
    }
  }
}
