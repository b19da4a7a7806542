/// A graph with planted communities and heavy-tailed degrees.
///
/// 1. Community sizes follow a power law of exponent 2, from 40 to a twentieth of the people.
/// 2. Everyone has an attraction that follows a power law of exponent 7/3, cut at 200 times the least.
/// 3. A friendship starts at a person drawn by attraction and ends at another drawn by attraction, in
///    the same community with probability 0.78, else anywhere; repetitions are drawn again.
///
/// The numbers of people and of distinct friendships are exact, and the order of people and of
/// friendships says nothing about communities.
struct GeneratedGraph {
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  /// Each person's planted community.
  private(set) var community: [Int]

  private static let smallestCommunity = 40
  private static let insideProbability = 0.78

  /// - Precondition: at least 40 people, and at most an eighth of all pairs are friends.
  init(people: Int, friendships: Int, seed: UInt64) {
    precondition(people >= 40, "at least 40 people")
    precondition(friendships <= people * (people - 1) / 16, "at most an eighth of all pairs")
    var random = RandomSource(seed: seed)
    community = Array(repeating: 0, count: people)
    let starts = Self.communityStarts(people: people, &random)

    // People in the order of their communities, so that a community is a range of places.
    var order = Array(0..<people)
    random.shuffle(&order)
    var places = Array(repeating: 0, count: people)
    for number in 0..<starts.count - 1 {
      for place in starts[number]..<starts[number + 1] {
        places[place] = number
        community[order[place]] = number
      }
    }

    // attraction[i] is the sum over the places before i, so that a draw is a binary search.
    var attraction = [0.0]
    attraction.reserveCapacity(people + 1)
    for place in 0..<people {
      let root = random.unit().squareRoot()
      attraction.append(attraction[place] + min(200, 1 / (root * root.squareRoot())))
    }

    var seen = Set<UInt64>(minimumCapacity: friendships)
    sources.reserveCapacity(friendships)
    targets.reserveCapacity(friendships)
    while sources.count < friendships {
      let one = Self.draw(attraction, 0..<people, &random)
      let isInside = random.unit() <= Self.insideProbability
      let home = starts[places[one]]..<starts[places[one] + 1]
      let other = Self.draw(attraction, isInside ? home : 0..<people, &random)
      let low = UInt64(min(order[one], order[other]))
      let high = UInt64(max(order[one], order[other]))
      guard low != high, seen.insert(low << 32 | high).inserted else { continue }
      sources.append(UInt32(order[one]))
      targets.append(UInt32(order[other]))
    }
  }

  /// The share of friendships inside a planted community.
  var insideShare: Double {
    let inside = sources.indices.count {
      community[Int(sources[$0])] == community[Int(targets[$0])]
    }
    return Double(inside) / Double(max(1, sources.count))
  }

  /// The place where each community begins, and the end of the last.
  private static func communityStarts(people: Int, _ random: inout RandomSource) -> [Int] {
    let largest = max(smallestCommunity, people / 20)
    var starts = [0]
    while true {
      let start = starts[starts.count - 1]
      let size = min(largest, Int(Double(smallestCommunity) / random.unit()))
      guard start + size + smallestCommunity <= people else { break }
      starts.append(start + size)
    }
    return starts + [people]
  }

  /// A place of the range, with probability in proportion to its attraction.
  private static func draw(
    _ sums: [Double], _ range: Range<Int>, _ random: inout RandomSource
  ) -> Int {
    let low = sums[range.lowerBound]
    let wanted = low + random.unit() * (sums[range.upperBound] - low)
    var left = range.lowerBound
    var right = range.upperBound - 1
    while left < right {
      let middle = (left + right) / 2
      if sums[middle + 1] < wanted { left = middle + 1 } else { right = middle }
    }
    return left
  }
}
