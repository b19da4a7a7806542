/// The slow, plain way: ties in a square table, every definition written out.
struct DenseGraph {
  let count: Int
  let isDirected: Bool
  /// The weight of the tie from row to column; `nil` if there is none.
  var weights: [[Double?]]

  init(_ input: EdgeInput) {
    count = input.vertexCount
    isDirected = input.isDirected
    weights = Array(repeating: Array(repeating: nil, count: count), count: count)
    for edge in input.sources.indices {
      let (source, target) = (Int(input.sources[edge]), Int(input.targets[edge]))
      if source == target { continue }
      let weight: Double
      if let given = input.weights {
        weight = (weights[source][target] ?? 0) + given[edge]
      } else {
        weight = 1
      }
      weights[source][target] = weight
      if !isDirected { weights[target][source] = weight }
    }
  }

  var people: Range<Int> { 0..<count }

  func has(_ source: Int, _ target: Int) -> Bool { weights[source][target] != nil }

  func isFriend(_ a: Int, _ b: Int) -> Bool { has(a, b) || has(b, a) }

  func neighbors(_ person: Int) -> [Int] { people.filter { isFriend(person, $0) } }

  func friendWeight(_ a: Int, _ b: Int) -> Double {
    isDirected
      ? (weights[a][b] ?? 0) + (weights[b][a] ?? 0) : weights[a][b] ?? 0
  }

  func triangleCount(_ person: Int) -> Int {
    let neighbors = neighbors(person)
    var count = 0
    for a in neighbors { for b in neighbors where a < b && isFriend(a, b) { count += 1 } }
    return count
  }

  func localClusteringCoefficient(_ person: Int) -> Double? {
    let neighbors = neighbors(person)
    guard neighbors.count >= 2 else { return nil }
    var count = 0
    for a in neighbors { for b in neighbors where has(a, b) { count += 1 } }
    return Double(count) / Double(neighbors.count * (neighbors.count - 1))
  }

  /// Peels for every *k* until nobody has fewer than *k* ties among those left.
  var coreness: [Int] {
    var result = people.map { _ in 0 }
    var left = Set(people)
    var level = 0
    while !left.isEmpty {
      level += 1
      while let person = left.first(where: { ties($0, in: left) < level }) {
        result[person] = level - 1
        left.remove(person)
      }
    }
    return result
  }

  private func ties(_ person: Int, in group: Set<Int>) -> Int {
    group.reduce(0) {
      $0 + (has(person, $1) ? 1 : 0) + (isDirected && has($1, person) ? 1 : 0)
    }
  }

  /// The smallest person that can be reached from each.
  var components: [Int] {
    var result = Array(people)
    for _ in people {
      for a in people {
        for b in people where isFriend(a, b) { result[a] = min(result[a], result[b]) }
      }
    }
    return result
  }

  func reciprocity(_ person: Int) -> Double? {
    let out = people.filter { has(person, $0) }
    let back = people.filter { has($0, person) }
    guard out.count + back.count > 0 else { return nil }
    return Double(2 * Set(out).intersection(back).count) / Double(out.count + back.count)
  }

  func modularity(_ groups: [Int], resolution: Double, weighted: Bool) -> Double? {
    let tie = { (a: Int, b: Int) in
      weighted ? friendWeight(a, b) : (isFriend(a, b) ? 1.0 : 0.0)
    }
    let strengths = people.map { a in people.reduce(0.0) { $0 + tie(a, $1) } }
    let total = strengths.reduce(0, +)
    guard total > 0 else { return nil }
    var sum = 0.0
    for a in people {
      for b in people where groups[a] == groups[b] {
        sum += tie(a, b) - resolution * strengths[a] * strengths[b] / total
      }
    }
    return sum / total
  }

  func pageRank(damping: Double, weighted: Bool, reset: [Double]) -> [Double] {
    let sum = reset.reduce(0, +)
    let jump = reset.map { $0 / sum }
    let tie = { (a: Int, b: Int) in weighted ? weights[a][b] ?? 0 : (has(a, b) ? 1.0 : 0.0) }
    let sent = people.map { a in people.reduce(0.0) { $0 + tie(a, $1) } }
    var ranks = jump
    for _ in 0..<130 {  // 0.8 to the power of 130 is below 1e-12
      let dangling = people.reduce(0.0) { sent[$1] == 0 ? $0 + ranks[$1] : $0 }
      ranks = people.map { b in
        let pulled = people.reduce(0.0) {
          sent[$1] > 0 ? $0 + ranks[$1] * tie($1, b) / sent[$1] : $0
        }
        return damping * (pulled + dangling * jump[b]) + (1 - damping) * jump[b]
      }
    }
    return ranks
  }
}
