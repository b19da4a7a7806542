internal import Identifiers
internal import TextFormats

/// Whether a table that was given for one of people looks like an edge list.
package enum EdgeLikeness {
  /// How many rows are looked at.
  private static let sampleCount = 256

  /// What edge lists call the columns of both ends.
  package static let ends = [
    ["source", "target"], ["from", "to"], ["src", "dst"], ["source_id", "target_id"],
    ["from_id", "to_id"], ["follower", "followee"],
  ]

  /// Whether the first two columns are called as both ends of edges are.
  static func areEnds(_ names: [String]) -> Bool {
    ends.contains(names.prefix(2).map { $0.lowercased() })
  }

  /// Whether the columns are called so, or the first one repeats values which the second one has too,
  /// which a reader behind the header sees.
  static func isSeen(in reader: RecordReader, columns names: [String]) -> Bool {
    if areEnds(names) { return true }
    guard names.count > 1 else { return false }
    var reader = reader
    var record = Record()
    var sources = TextIndex()
    var targets: [[UInt8]] = []
    for _ in 0..<sampleCount {
      // Whatever is wrong with a row is told when it is read.
      guard (try? reader.next(&record)) ?? false else { break }
      guard record.count == names.count else { continue }
      _ = sources.insert(record.bytes(0))
      targets.append(Array(record.bytes(1)))
    }
    let common = targets.count { sources.lookup($0[...]) != nil }
    return sources.count < targets.count && 2 * common >= targets.count && common > 1
  }
}
