internal import Foundation

/// The figures of a benchmark, for a file and for the terminal.
struct Report: Encodable {
  struct Stage: Encodable {
    let name: String
    let median: Double
    let seconds: [Double]
  }

  let program = "sesame"
  let people: Int
  let friendships: Int
  let communities: Int
  let modularity: Double?
  let columns: Int
  let scoredColumns: Int
  let enrichedBytes: Int
  let threads: Int
  /// The peak of memory in the stages that have a peer, and in all.
  let peakBytes: Int?
  let scoredPeakBytes: Int?
  let stages: [Stage]

  init(_ pipeline: Pipeline, _ outcome: Pipeline.Outcome) throws {
    people = outcome.people
    friendships = outcome.friendships
    communities = outcome.communities
    modularity = outcome.modularity
    columns = outcome.columns
    scoredColumns = outcome.scoredColumns
    enrichedBytes = try GraphFiles.size(of: pipeline.files.enriched)
    threads = pipeline.threads ?? ProcessInfo.processInfo.activeProcessorCount
    peakBytes = outcome.peakBytes
    scoredPeakBytes = PeakMemory.bytes
    stages = pipeline.times.stages.map {
      Stage(name: $0.name, median: $0.median, seconds: $0.seconds)
    }
  }

  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try encoder.encode(self).write(to: URL(filePath: path))
  }

  /// The medians as lines of text.
  var text: String {
    var lines = [row("stage", "seconds", "ns per friendship")]
    var total = 0.0
    for stage in stages where !stage.name.hasPrefix(Pipeline.featurePrefix) {
      lines.append(line(stage.name, stage.median))
      total += stage.median
    }
    lines.append(line("in all", total))
    lines.append("")
    for stage in stages where stage.name.hasPrefix(Pipeline.featurePrefix) {
      lines.append(line(stage.name, stage.median))
    }
    lines.append("")
    lines.append(
      "\(people) people, \(friendships) friendships, \(threads) threads, medians of "
        + "\(stages.first?.seconds.count ?? 0)")
    lines.append(
      "\(communities) communities, modularity \(modularity.map { fixed($0, 4) } ?? "none"), "
        + "\(columns) columns written, \(scoredColumns) with scores")
    if let peakBytes, let scoredPeakBytes {
      lines.append(
        "peak memory \(peakBytes >> 20) MiB, \(peakBytes / friendships) bytes per friendship; "
          + "\(scoredPeakBytes >> 20) MiB with scores")
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ name: String, _ seconds: Double) -> String {
    row(name, fixed(seconds, 3), fixed(seconds * 1e9 / Double(friendships), 1))
  }

  private func row(_ name: String, _ first: String, _ second: String) -> String {
    name.padding(toLength: 40, withPad: " ", startingAt: 0) + left(first, 10) + left(second, 20)
  }

  private func left(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  private func fixed(_ value: Double, _ digits: Int) -> String {
    value.formatted(
      .number.precision(.fractionLength(digits)).grouping(.never).locale(
        Locale(identifier: "en_US_POSIX")))
  }
}
