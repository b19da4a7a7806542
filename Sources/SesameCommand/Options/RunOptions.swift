internal import Sesame
internal import Tables

/// Options on how the work runs and in which formats its results are written.
extension Arguments {
  /// How the command's work runs, and how its progress is shown, as the options say.
  func execution(tellsProgress: Bool = true) throws(UsageError) -> Execution {
    let (threads, memory) = (try integer("--threads", in: 1...1024), try size("--memory"))
    if let run = EmbeddedRun.current {
      return run.execution(threads: threads, memoryLimit: memory).noting(filesRead)
    }
    let form = try progressForm()
    guard tellsProgress, form != .none else {
      return Execution(threads: threads, memoryLimit: memory).noting(filesRead)
    }
    Terminal.begin(form)
    return Execution(threads: threads, memoryLimit: memory) { Terminal.show($0) }.noting(filesRead)
  }

  /// How progress is shown: as the option says, else a bar on a terminal unless it shall be quiet.
  private func progressForm() throws(UsageError) -> ProgressForm {
    try choice("--progress", ProgressForm.choices) ?? (has("--quiet") ? .none : .usual)
  }

  /// The format that `--format` asks for.
  func askedTableFormat() throws(UsageError) -> TableFormat? {
    try choice("--format", Choices<TableFormat>.tables)
  }

  /// The output's format: as the option says, or by the file's ending, else CSV.
  func tableFormat() throws(UsageError) -> TableFormat {
    // A database has types, and no format.
    if let path = text("--output"), DatabaseOutputs.isTable(path) {
      guard try askedTableFormat() == nil else {
        throw UsageError(
          "option '--format' is for files, and '--output' names a database", remedy: "keep one")
      }
      return .csv
    }
    return try OutputEndings<TableFormat>.table.format(
      of: text("--output") ?? "-", asked: askedTableFormat(), overrules: true)
  }

  /// How an explanation is written: as the option says, or by the file's ending, else as text.
  func explanationFormat() throws(UsageError) -> ExplanationFormat {
    let asked = try choice("--format", Choices<ExplanationFormat>.reports)
    return try OutputEndings<ExplanationFormat>.explanation.format(
      of: text("--output") ?? "-", asked: asked, overrules: true)
  }
}

extension Choices<TableFormat> {
  static var tables: Choices {
    ["csv": .csv, "tsv": .tsv, "jsonl": .jsonLines, "parquet": .parquet]
  }
}

extension Choices<ExplanationFormat> {
  static var reports: Choices {
    ["text": .text, "markdown": .markdown, "json": .json, "html": .html]
  }
}
