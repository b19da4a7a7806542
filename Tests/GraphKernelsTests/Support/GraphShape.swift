import GraphKernels
import Statistics

/// Kinds of graphs that are hard in different ways, each with more or less people.
enum GraphShape: String, CaseIterable, Sendable {
  case nobody, isolates, path, star, wheel, clique, bipartite, chainOfCliques, nestedCores
  case preferential, recursiveMatrix

  /// So many people, but at most 100 if all of them are tied to about half of the others.
  func edges(people: Int, isDirected: Bool, seed: UInt64) -> EdgeInput {
    var generator = SplitMix64(seed: seed)
    let count = self == .nobody ? 0 : self.isDense ? min(people, 100) : people
    var input = EdgeInput(vertexCount: count, isDirected: isDirected, weighted: false)
    func tie(_ source: Int, _ target: Int) {
      // Directed ties go either way or both ways.
      let kind = isDirected ? generator.next() % 3 : 0
      if kind != 1 { input.add(source, target) }
      if kind != 0 { input.add(target, source) }
    }
    switch self {
    case .nobody, .isolates: break
    case .path: for person in 1..<count { tie(person - 1, person) }
    case .star: for person in 1..<count { tie(0, person) }
    case .wheel:
      for person in 1..<count {
        tie(person, 0)
        tie(person, person + 1 < count ? person + 1 : 1)
      }
    case .clique: for person in 1..<count { for other in 0..<person { tie(person, other) } }
    case .bipartite:
      for person in 0..<count / 2 { for other in count / 2..<count { tie(person, other) } }
    case .chainOfCliques:
      // Cliques of 1, 2, … 20, 1, … people; the last of each knows the first of the next.
      var start = 0
      var size = 1
      while start + size <= count {
        for person in start..<start + size { for other in start..<person { tie(person, other) } }
        if start > 0 { tie(start - 1, start) }
        start += size
        size = size % 20 + 1
      }
    case .nestedCores:
      // Person i knows the i / 2 people before: dozens of levels, each with people in it.
      for person in 1..<count {
        for other in person - (person + 1) / 2..<person { tie(person, other) }
      }
    case .preferential:
      // Everyone comes with four friends, who are ends of earlier ties.
      var ends = [0]
      for person in 1..<count {
        for _ in 0..<4 {
          let other = ends[Int.random(in: 0..<ends.count, using: &generator)]
          tie(person, other)
          ends += [person, other]
        }
      }
    case .recursiveMatrix:
      let scale = (0..<32).first { 1 << $0 >= count } ?? 0
      for _ in 0..<8 * count {
        var (source, target) = (0, 0)
        for _ in 0..<scale {
          let draw = generator.next() % 100
          source = source << 1 | (draw >= 76 ? 1 : 0)
          target = target << 1 | (draw >= 57 && draw < 76 || draw >= 95 ? 1 : 0)
        }
        tie(source % count, target % count)
      }
    }
    return input
  }

  private var isDense: Bool { self == .clique || self == .bipartite || self == .nestedCores }
}

extension EdgeInput {
  mutating func add(_ source: Int, _ target: Int) {
    sources.append(UInt32(source))
    targets.append(UInt32(target))
  }
}
