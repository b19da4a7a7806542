internal import DelimitedText
internal import Sesame
internal import Tables

/// Where results go: opened before any work is done, so that a folder that is missing is known at
/// once, and there only when it is whole.
struct Output {
  private let file: OutputFile

  /// Opens the file that `--output` names, or standard output.
  init(_ arguments: Arguments) throws {
    let path = arguments.text("--output") ?? "-"
    if path == arguments.text("--quarantine") {
      throw UsageError(
        "results and bad rows would go to one place", remedy: "name another for --quarantine")
    }
    file = try OutputFile(path)
  }

  /// Opens the file that another option names, if it is given.
  init?(_ arguments: Arguments, option: String) throws {
    guard let path = arguments.text(option) else { return nil }
    let files = [
      "--output", "--quarantine", "--community-table", "--community-graph", "--scan", "--events",
    ]
    for other in files
    where other != option && arguments.text(other) == path {
      throw UsageError(
        "two results would go to one place", remedy: "name another for \(option)")
    }
    if path == "-", !arguments.has("--output") {
      throw UsageError(
        "two results would go to standard output", remedy: "name a file for \(option)")
    }
    file = try OutputFile(path)
  }

  /// Opens standard output.
  init() throws { file = try OutputFile("-") }

  func write(_ table: Table, as format: TableFormat, threads: Int?) throws {
    try table.write(to: file, as: format, threads: threads)
    try file.commit()
  }

  func write(snapshotOf graph: RelationGraph, threads: Int?) throws {
    try graph.write(snapshotTo: file, threads: threads)
    try file.commit()
  }

  func write(_ text: String) throws {
    try file.append(text)
    try file.commit()
  }
}
