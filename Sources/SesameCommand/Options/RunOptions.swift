internal import Sesame
internal import Tables

/// Options on how the work runs and in which formats its results are written.
extension Arguments {
  /// How the command's work runs, as the options say; progress is shown unless it shall be quiet.
  func execution(tellsProgress: Bool = true) throws(UsageError) -> Execution {
    let (threads, memory) = (try integer("--threads", in: 1...1024), try size("--memory"))
    if let run = EmbeddedRun.current {
      return run.execution(threads: threads, memoryLimit: memory).noting(filesRead)
    }
    guard tellsProgress, !has("--quiet") else {
      return Execution(threads: threads, memoryLimit: memory).noting(filesRead)
    }
    return Execution(threads: threads, memoryLimit: memory) { Terminal.show($0) }.noting(filesRead)
  }

  /// The format that `--format` asks for.
  func askedTableFormat() throws(UsageError) -> TableFormat? {
    try choice(
      "--format",
      ["csv": TableFormat.csv, "tsv": .tsv, "jsonl": .jsonLines, "parquet": .parquet])
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
    let asked = try choice(
      "--format",
      ["text": ExplanationFormat.text, "markdown": .markdown, "json": .json, "html": .html])
    return try OutputEndings<ExplanationFormat>.explanation.format(
      of: text("--output") ?? "-", asked: asked, overrules: true)
  }
}
