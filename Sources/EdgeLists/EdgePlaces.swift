internal import Memory

/// Where the friendships stand in their file, in far fewer bytes than a line and two columns each.
///
/// Lines mostly follow one another, and so do columns: the first person of most rows begins in
/// column 1 and the second one right after it. Only what is otherwise is stored.
struct EdgePlaces: Sendable {
  /// The columns of a friendship's two ends, from 1; 0 where an end does not stand on the
  /// friendship's first line, or beyond column 65,535.
  struct Columns: Equatable {
    var source: Int
    var target: Int
  }

  /// Where the columns of some successive friendships are to be found.
  enum Layout: Sendable {
    /// One end begins in column 1, the other one that many bytes behind the first one's text.
    case following(gap: Int)
    /// The source's column in the upper half of each number, the target's in the lower half.
    case stored(Buffer<UInt32>)
  }

  private struct LineRun: Sendable {
    let edge: Int
    let line: Int
  }

  private struct Stretch: Sendable {
    let edge: Int
    let layout: Layout
  }

  /// Whether the target is the end that begins in column 1.
  private let isTargetFirst: Bool
  /// Each run holds until the next one; within it every friendship is one line below the last.
  private var runs: [LineRun] = []
  /// Each stretch holds until the next one.
  private var stretches: [Stretch] = []
  private var count = 0

  init(isTargetFirst: Bool = false) { self.isTargetFirst = isTargetFirst }

  var isEmpty: Bool { count == 0 }

  /// Says that from the friendship that is added next on, lines follow one another from here.
  mutating func startRun(line: Int, after additional: Int = 0) {
    let edge = count + additional
    if let last = runs.last, line - last.line == edge - last.edge { return }
    runs.append(LineRun(edge: edge, line: line))
  }

  /// Adds friendships whose runs of lines are known already.
  mutating func append(_ addedCount: Int, _ layout: Layout) {
    if addedCount == 0 { return }
    defer { count += addedCount }
    if case .following(let gap) = layout, case .following(gap)? = stretches.last?.layout { return }
    stretches.append(Stretch(edge: count, layout: layout))
  }

  /// The line on which a friendship starts, from 1.
  func line(of edge: Int) -> Int {
    let run = runs[Self.last(runs, startingBy: edge, \.edge)]
    return run.line + edge - run.edge
  }

  /// The columns in which a friendship's ends start.
  ///
  /// - Parameters:
  ///   - edge: The friendship.
  ///   - lengths: How many bytes the names of its source and its target have.
  /// - Returns: The columns of both.
  func columns(of edge: Int, lengths: (source: Int, target: Int)) -> Columns {
    let stretch = stretches[Self.last(stretches, startingBy: edge, \.edge)]
    switch stretch.layout {
    case .following(let gap):
      let second = Self.limited((isTargetFirst ? lengths.target : lengths.source) + gap)
      return isTargetFirst
        ? Columns(source: second, target: 1) : Columns(source: 1, target: second)
    case .stored(let columns):
      let both = columns[edge - stretch.edge]
      return Columns(source: Int(both >> 16), target: Int(both & 0xFFFF))
    }
  }

  /// A column as it is told: not at all beyond 65,535.
  static func limited(_ column: Int) -> Int { column > 0xFFFF ? 0 : column }

  /// The position of the last entry that starts no later than a friendship.
  private static func last<Entry>(
    _ entries: [Entry], startingBy edge: Int, _ start: (Entry) -> Int
  ) -> Int {
    var low = 0
    var high = entries.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if start(entries[middle]) <= edge { low = middle } else { high = middle }
    }
    return low
  }
}
