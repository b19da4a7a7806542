/// Friendships with planted communities and heavy-tailed degrees.
///
/// 1. People stand in a row that is cut into communities, with sizes of a power law of exponent 2
///    from 100 to a twentieth of the people or of a million; the cut repeats every million people.
/// 2. Inside each community attraction falls with the rank, as a power law of exponent 7/3 has it;
///    the largest is at most 200 times the least, and less in small communities, where one hub would
///    be everyone's friend many times.
/// 3. A friendship starts at anyone's community and ends there with probability 0.78, else at
///    anyone's; both ends are drawn in it by attraction.
///
/// Only the cut is kept, so that memory does not grow with the graph.
struct CommunityModel: FriendshipModel {
  let peopleCount: Int
  private let shuffle: Shuffle
  /// Where communities start within a stretch of the row, and the end of the last.
  private let starts: [Int]
  private let attractions: [Attraction]
  private let stretch: Int

  private static let smallestCommunity = 100
  private static let longestStretch = 1_000_000
  private static let insideProbability = 0.78

  /// How ends fall within a community: their density at the part *x* of it is
  /// (*x* + offset)^(−3/4), whose integral has a fourth power as its inverse.
  private struct Attraction: Sendable {
    let offset: Double
    let smallestRoot: Double
    let rootRange: Double

    init(communityOf size: Int) {
      // The least offset makes the largest density 200 times the least.
      offset = max(0.000_856, 1 / Double(size))
      smallestRoot = offset.squareRoot().squareRoot()
      rootRange = (1 + offset).squareRoot().squareRoot() - smallestRoot
    }

    func rank(in size: Int, _ random: inout RandomSource) -> Int {
      let root = smallestRoot + random.unit() * rootRange
      let square = root * root
      let part = square * square - offset
      return min(size - 1, max(0, Int(part * Double(size))))
    }
  }

  /// The places of a community, and how friendships fall among them.
  private struct Community {
    let places: Range<Int>
    let attraction: Attraction
  }

  /// - Precondition: at least 100 people.
  init(people: Int, seed: UInt64) {
    precondition(people >= Self.smallestCommunity, "at least 100 people")
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
    attractions = zip(self.starts, self.starts.dropFirst()).map {
      Attraction(communityOf: $1 - $0)
    }
  }

  func friendship(_ random: inout RandomSource) -> (source: UInt32, target: UInt32) {
    let home = community(around: random.below(peopleCount))
    let isInside = random.unit() <= Self.insideProbability
    let other = isInside ? home : community(around: random.below(peopleCount))
    return (member(of: home, &random), member(of: other, &random))
  }

  /// The place of the community's first person.
  func group(of person: Int) -> Int { community(around: shuffle.undone(person)).places.lowerBound }

  /// The community that has a place.
  private func community(around place: Int) -> Community {
    let base = place / stretch * stretch
    let within = place - base
    var left = 0
    var right = starts.count - 2
    while left < right {
      let middle = (left + right + 1) / 2
      if starts[middle] <= within { left = middle } else { right = middle - 1 }
    }
    return Community(
      places: base + starts[left]..<min(base + starts[left + 1], peopleCount),
      attraction: attractions[left])
  }

  private func member(of community: Community, _ random: inout RandomSource) -> UInt32 {
    let rank = community.attraction.rank(in: community.places.count, &random)
    return UInt32(shuffle(community.places.lowerBound + rank))
  }
}
