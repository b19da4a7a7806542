internal import Foundation
internal import Memory

extension TieDesk {
  /// Computes what is said of a column of texts.
  mutating func fillTexts(
    _ vertex: Int, _ column: Int, _ numbers: Buffer<UInt32>, _ validity: Bitmap?,
    _ shares: Buffer<UInt8>, _ job: TieJob
  ) {
    collect(job) { row in
      let row = Int(row.row)
      return validity.map { $0[row] } ?? true ? Double(numbers[row]) : nil
    }
    for window in starts.indices {
      for direction in job.directions {
        let places = job.results.places(column, window, direction)
        let list = series[direction.rawValue]
        let start = list.start(from: starts[window])
        let count = list.values.count - start
        job.results.set(places.count, vertex, count: count)
        guard places.wantsLevels else { continue }
        codes.removeAll(keepingCapacity: true)
        for place in start..<list.values.count { codes.append(UInt32(list.values[place])) }
        codes.sort()
        fillLevels(vertex, places, shares, job)
      }
    }
  }

  /// Computes the shares of the texts whose sorted numbers are ``codes``.
  private mutating func fillLevels(
    _ vertex: Int, _ places: TiePlaces, _ shares: Buffer<UInt8>, _ job: TieJob
  ) {
    let results = job.results
    let total = Double(codes.count)
    for place in places.levelShares { results.set(place, vertex, total == 0 ? .nan : 0) }
    levelCounts.removeAll(keepingCapacity: true)
    var otherCount = 0
    var place = 0
    while place < codes.count {
      let (code, first) = (codes[place], place)
      while place < codes.count, codes[place] == code { place += 1 }
      let count = place - first
      levelCounts.append(count)
      let share = Int(shares[Int(code)])
      if share == TieValues.noShare {
        otherCount += count
      } else if share < places.levelShares.count {
        results.set(places.levelShares[share], vertex, Double(count) / total)
      }
    }
    results.set(places.levels, vertex, count: levelCounts.count)
    results.set(places.otherShare, vertex, total == 0 ? .nan : Double(otherCount) / total)
    if places.entropy >= 0 { results.set(places.entropy, vertex, entropy(total)) }
  }

  /// The entropy of the texts; those are numbered in the list's order, so that counts are put into an
  /// order of their own before they are added.
  private mutating func entropy(_ total: Double) -> Double {
    if levelCounts.isEmpty { return .nan }
    if levelCounts.count == 1 { return 0 }
    levelCounts.sort()
    return levelCounts.reduce(0) { sum, count in
      let share = Double(count) / total
      return sum - share * log(share)
    }
  }
}
