internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import Tables

/// Numbers the people of friendships by first appearance, the source before the target of a row.
enum PeopleNumbering {
  /// The people's names, and the numbers at both ends of each friendship.
  typealias Numbered = (names: TextList, sources: Buffer<UInt32>, targets: Buffer<UInt32>)

  /// Numbers the people at the ends, who all are there.
  static func number(_ ends: [EdgeEnds], _ execution: Execution) throws -> Numbered {
    if case .whole(let sources) = ends[0], case .whole(let targets) = ends[1] {
      return try WholeNumbering.number(sources, targets, execution)
    }
    var numbering = TextNumbering(ends.map(\.texts), execution)
    return try numbering.number()
  }
}

extension EdgeEnds {
  fileprivate var texts: TextValues {
    switch self {
    case .texts(let texts): texts
    case .whole(let numbers):
      TextValues(
        numbers.indices.reduce(into: TextListBuilder()) { $0.append(numbers[$1] ?? 0) }.list)
    }
  }
}

/// People who are texts.
private struct TextNumbering {
  private let ends: [TextValues]
  private let execution: Execution
  private let count: Int
  private var index: TextIndex
  /// The people that codes stand for, by end; ``TextFinder/unknown`` where nobody has met them yet.
  private var people: [[UInt32]]
  private let numbers: [ScatterBuffer<UInt32>]

  /// The rows that are looked at before those among them who are new get their numbers.
  private static let longestWave = 1 << 20

  init(_ ends: [TextValues], _ execution: Execution) {
    self.ends = ends
    self.execution = execution
    count = ends[0].count
    index = TextIndex(directLimit: count * 4)
    people = ends.map { texts in
      texts.categories.map { [UInt32](repeating: TextFinder.unknown, count: $0.count) } ?? []
    }
    numbers = ends.map { _ in ScatterBuffer(zeroedCount: ends[0].count) }
  }

  mutating func number() throws -> PeopleNumbering.Numbered {
    // At first everybody is new.
    var (start, length) = (0, 1 << 14)
    while start < count {
      try execution.checkCancellation()
      let end = min(start + length, count)
      let new = find(start..<end)
      for place in new { insert(place >> 1, end: place & 1) }
      start = end
      length = min(length * 2, Self.longestWave)
    }
    return (index.texts, numbers[0].freeze(), numbers[1].freeze())
  }

  /// Looks for the people of some rows, and returns the ends of those who are new: twice the row, and one
  /// more for a target.
  private func find(_ rows: Range<Int>) -> [Int] {
    execution.quiet.blocks(of: rows.count) { [index, people, numbers] part in
      var new: [Int] = []
      for row in rows.lowerBound + part.lowerBound..<rows.lowerBound + part.upperBound {
        for end in 0..<2 {
          let number: UInt32
          switch ends[end].storage {
          case .list(let texts, _): number = index.lookup(row, of: texts) ?? TextFinder.unknown
          case .coded(let codes, _): number = people[end][Int(codes.values[row])]
          case .widelyCoded(let codes, _): number = people[end][Int(codes.values[row])]
          }
          numbers[end][row] = number
          if number == TextFinder.unknown { new.append(row << 1 | end) }
        }
      }
      return new
    }.flatMap(\.self)
  }

  private mutating func insert(_ row: Int, end: Int) {
    switch ends[end].storage {
    case .list(let texts, _): numbers[end][row] = index.insert(row, of: texts)
    case .coded(let codes, let texts): insert(row, end: end, Int(codes.values[row]), of: texts)
    case .widelyCoded(let codes, let texts):
      insert(row, end: end, Int(codes.values[row]), of: texts)
    }
  }

  private mutating func insert(_ row: Int, end: Int, _ code: Int, of texts: TextList) {
    if people[end][code] == TextFinder.unknown {
      people[end][code] = index.insert(code, of: texts)
    }
    numbers[end][row] = people[end][code]
  }
}
