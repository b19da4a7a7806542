/// The lines on which friendships stand, in little more than a byte each: mostly, the next one is
/// a few lines below the last.
struct EdgeLines: Sendable {
  /// How far each friendship is below the one before, if that is less than ``far``.
  private var distances: [UInt8] = []
  /// The line of every so many friendships.
  private var checkpoints: [Int] = []
  /// The lines of those whose distance does not fit into a byte, in order.
  private var jumps: [(edge: Int, line: Int)] = []
  private var last = 0

  private static let far = UInt8.max
  private static let stride = 1024

  /// Adds the line of the next friendship.
  mutating func append(_ line: Int) {
    let edge = distances.count
    let distance = line - last
    if 0..<Int(Self.far) ~= distance {
      distances.append(UInt8(distance))
    } else {
      distances.append(Self.far)
      jumps.append((edge, line))
    }
    if edge.isMultiple(of: Self.stride) { checkpoints.append(line) }
    last = line
  }

  /// The line of a friendship, from 1.
  func line(of edge: Int) -> Int {
    let start = edge / Self.stride * Self.stride
    var line = checkpoints[edge / Self.stride]
    for later in start + 1..<max(start, edge) + 1 {
      let distance = distances[later]
      line = distance == Self.far ? jumpLine(of: later) : line + Int(distance)
    }
    return line
  }

  private func jumpLine(of edge: Int) -> Int {
    var (low, high) = (0, jumps.count)
    while low < high {
      let middle = (low + high) / 2
      if jumps[middle].edge < edge { low = middle + 1 } else { high = middle }
    }
    return jumps[low].line
  }
}
