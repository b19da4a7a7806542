/// Friendships with planted communities and heavy-tailed degrees.
///
/// 1. People stand in a row that is cut into communities, with sizes of a power law of exponent 2
///    from 40 to a twentieth of the people or of a million; the cut repeats every million people.
/// 2. Inside each community attraction falls with the rank, as a power law of exponent 7/3 has it,
///    from 200 times the least.
/// 3. A friendship starts at anyone's community and ends there with probability 0.78, else at
///    anyone's; both ends are drawn in it by attraction.
///
/// Only the cut is kept, so that memory does not grow with the graph.
struct CommunityModel: FriendshipModel {
  let peopleCount: Int
  private let shuffle: Shuffle
  /// Where communities start within a stretch of the row, and the end of the last.
  private let starts: [Int]
  private let stretch: Int

  private static let smallestCommunity = 40
  private static let longestStretch = 1_000_000
  private static let insideProbability = 0.78
  /// The density of ends at the part *x* of a community is (*x* + offset)^(−3/4), whose integral
  /// has a fourth power as its inverse; the offset makes its largest value 200 times its least.
  private static let offset = 0.000_856
  private static let smallestRoot = offset.squareRoot().squareRoot()
  private static let rootRange = (1 + offset).squareRoot().squareRoot() - smallestRoot

  /// - Precondition: at least 40 people.
  init(people: Int, seed: UInt64) {
    precondition(people >= Self.smallestCommunity, "at least 40 people")
    peopleCount = people
    stretch = min(people, Self.longestStretch)
    shuffle = Shuffle(count: people, seed: seed)
    var random = RandomSource(seed: seed)
    let largest = max(Self.smallestCommunity, stretch / 20)
    var starts = [0]
    while true {
      let start = starts[starts.count - 1]
      let size = min(largest, Int(Double(Self.smallestCommunity) / random.unit()))
      guard start + size + Self.smallestCommunity <= stretch else { break }
      starts.append(start + size)
    }
    self.starts = starts + [stretch]
  }

  func friendship(_ random: inout RandomSource) -> (source: UInt32, target: UInt32) {
    let home = community(around: random.below(peopleCount))
    let isInside = random.unit() <= Self.insideProbability
    let other = isInside ? home : community(around: random.below(peopleCount))
    return (member(of: home, &random), member(of: other, &random))
  }

  /// The place of the community's first person.
  func group(of person: Int) -> Int { community(around: shuffle.undone(person)).lowerBound }

  /// The places of a community, of which one is given.
  private func community(around place: Int) -> Range<Int> {
    let base = place / stretch * stretch
    let within = place - base
    var left = 0
    var right = starts.count - 2
    while left < right {
      let middle = (left + right + 1) / 2
      if starts[middle] <= within { left = middle } else { right = middle - 1 }
    }
    return base + starts[left]..<min(base + starts[left + 1], peopleCount)
  }

  private func member(of community: Range<Int>, _ random: inout RandomSource) -> UInt32 {
    let root = Self.smallestRoot + random.unit() * Self.rootRange
    let square = root * root
    let part = square * square - Self.offset
    let rank = min(community.count - 1, max(0, Int(part * Double(community.count))))
    return UInt32(shuffle(community.lowerBound + rank))
  }
}
