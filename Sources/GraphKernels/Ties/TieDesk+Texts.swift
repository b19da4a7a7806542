internal import LibC
internal import Memory

extension TieDesk {
  /// Computes what is said of a column of texts.
  mutating func fillTexts(
    _ vertex: Int, _ column: Int, _ numbers: Buffer<UInt32>, _ validity: Bitmap?,
    _ shares: Buffer<UInt8>, _ job: TieJob
  ) {
    numberLevels(numbers, validity)
    for direction in job.directions {
      tally.begin(codes.count)
      var next = rows.count
      for window in latestFirst {
        while next > starts[window] {
          next -= 1
          if levels[next] >= 0, rows[next].leads(direction) { tally.add(levels[next]) }
        }
        let places = job.results.places(column, window, direction)
        job.results.set(places.count, vertex, count: tally.count)
        if places.wantsLevels { fillLevels(vertex, places, shares, job) }
      }
    }
  }

  /// Finds the different texts of the person's rows, and which each row has; -1 stands for none.
  private mutating func numberLevels(_ numbers: Buffer<UInt32>, _ validity: Bitmap?) {
    codes.removeAll(keepingCapacity: true)
    levels.removeAll(keepingCapacity: true)
    for row in rows {
      let hasText = validity.map { $0[Int(row.row)] } ?? true
      levels.append(hasText ? Int(numbers[Int(row.row)]) : -1)
      if hasText { codes.append(numbers[Int(row.row)]) }
    }
    codes.sort()
    var count = 0
    for code in codes where count == 0 || codes[count - 1] != code {
      codes[count] = code
      count += 1
    }
    codes.removeLast(codes.count - count)
    for place in levels.indices where levels[place] >= 0 {
      levels[place] = codes.firstPlace { $0 >= UInt32(levels[place]) }
    }
  }

  /// Computes the shares of the texts that are counted in ``tally``.
  private mutating func fillLevels(
    _ vertex: Int, _ places: TiePlaces, _ shares: Buffer<UInt8>, _ job: TieJob
  ) {
    let results = job.results
    let total = Double(tally.count)
    for share in places.levelShares {
      results.set(results.levelShares[share], vertex, tally.count == 0 ? .nan : 0)
    }
    levelCounts.removeAll(keepingCapacity: true)
    var otherCount = 0
    for (level, count) in tally.counts.enumerated() where count > 0 {
      levelCounts.append(count)
      let share = Int(shares[Int(codes[level])])
      if share == TieValues.noShare {
        otherCount += count
      } else if share < places.levelShares.count {
        let place = results.levelShares[places.levelShares.lowerBound + share]
        results.set(place, vertex, Double(count) / total)
      }
    }
    results.set(places.levels, vertex, count: levelCounts.count)
    results.set(places.otherShare, vertex, tally.count == 0 ? .nan : Double(otherCount) / total)
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
