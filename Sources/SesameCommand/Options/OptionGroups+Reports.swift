extension CommandDescription {
  /// The output of a command that writes a report for people to read.
  static let reportOutput: (String, [Option]) = (
    "Output",
    [
      Option("--output", "FILE", "where to write (-o; default: -, standard output)"),
      Option(
        "--format", "FORMAT", of: Choices<ExplanationFormat>.reports.words,
        "text, markdown, html or json (default: by the ending: .txt, .md, .html, .json; else text)"),
    ] + runOptions()
  )

  /// The same of a command that reads a table and no graph.
  static let tableReportOutput: (String, [Option]) = (
    "Output", reportOutput.1.map { $0.name == "--memory" ? tableMemory : $0 }
  )

  /// The output of a command that reads a table and no graph.
  static let tableOutput: (String, [Option]) = (
    "Output", columnOutput.1.filter { $0.name != "--memory" } + [tableMemory]
  )
}
