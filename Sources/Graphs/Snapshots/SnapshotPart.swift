/// A list in a snapshot, by the number that stands for it in the table of sections.
enum SnapshotPart: UInt64, CaseIterable {
  case nameBytes = 1
  case nameOffsets = 2
  case labelBytes = 3
  case labelOffsets = 4
  case kindCounts = 5
  case outgoingOffsets = 16
  case outgoingTargets = 17
  case outgoingWeights = 18
  case incomingOffsets = 32
  case incomingTargets = 33
  case incomingWeights = 34
  case friendOffsets = 48
  case friendTargets = 49
  case friendWeights = 50

  /// The lists of a graph, in their order in the file.
  static func parts(isDirected: Bool, isWeighted: Bool) -> [SnapshotPart] {
    allCases.filter { part in
      switch part {
      case .outgoingWeights: isWeighted
      case .incomingOffsets, .incomingTargets, .friendOffsets, .friendTargets: isDirected
      case .incomingWeights, .friendWeights: isDirected && isWeighted
      default: true
      }
    }
  }

  /// What the list holds, for messages: `the snapshot's … are damaged`.
  var title: String {
    switch self {
    case .nameBytes, .nameOffsets: "names"
    case .labelBytes, .labelOffsets, .kindCounts: "labels"
    case .outgoingOffsets, .outgoingTargets, .incomingOffsets, .incomingTargets, .friendOffsets,
      .friendTargets:
      "friendships"
    case .outgoingWeights, .incomingWeights, .friendWeights: "weights"
    }
  }
}
