internal import Memory
internal import Statistics

extension TieDesk {
  /// Computes what is said of a column of numbers.
  mutating func fillNumbers(
    _ vertex: Int, _ column: Int, _ numbers: Buffer<Double>, _ validity: Bitmap?, _ job: TieJob
  ) {
    collect(job) { row in
      let row = Int(row.row)
      return validity.map { $0[row] } ?? true ? numbers[row] : nil
    }
    for window in starts.indices {
      for direction in job.directions {
        fillMoments(vertex, column, window, direction, job)
      }
      let places = job.results.places(column, window, .either)
      if places.net >= 0 { job.results.set(places.net, vertex, net(window)) }
    }
    fillPartnerSums(vertex, column, job)
  }

  private func values(_ window: Int, _ direction: TieDirection) -> Range<Int> {
    let list = series[direction.rawValue]
    return list.start(from: starts[window])..<list.values.count
  }

  private func fillMoments(
    _ vertex: Int, _ column: Int, _ window: Int, _ direction: TieDirection, _ job: TieJob
  ) {
    let results = job.results
    let places = results.places(column, window, direction)
    let range = values(window, direction)
    let list = series[direction.rawValue]
    let values = list.values.span.extracting(range)
    results.set(places.count, vertex, count: values.count)
    guard values.count > 0 else {
      // Without rows nothing was given; with rows of which nothing is known nobody knows how much.
      let isEmpty = rowCounts[place(window, direction)] == 0
      results.set(places.sum, vertex, isEmpty ? 0 : .nan)
      for place in [
        places.mean, places.standardDeviation, places.minimum, places.maximum,
        places.negativeShare,
      ] {
        results.set(place, vertex, .nan)
      }
      return
    }
    if places.sum >= 0 { results.set(places.sum, vertex, ExactSum.rounded(values)) }
    if places.wantsMoments {
      let moments = Moments(values)
      results.set(places.mean, vertex, moments.mean)
      results.set(places.standardDeviation, vertex, moments.deviation)
      results.set(places.minimum, vertex, moments.minimum)
      results.set(places.maximum, vertex, moments.maximum)
    }
    if places.negativeShare >= 0 {
      var negativeCount = 0
      for index in values.indices where values[index] < 0 { negativeCount += 1 }
      results.set(places.negativeShare, vertex, Double(negativeCount) / Double(values.count))
    }
  }

  /// What came in minus what went out; NaN where either is unknown.
  private mutating func net(_ window: Int) -> Double {
    let (incoming, outgoing) = (values(window, .incoming), values(window, .outgoing))
    for (direction, range) in [(TieDirection.incoming, incoming), (.outgoing, outgoing)]
    where range.isEmpty && rowCounts[place(window, direction)] > 0 {
      return .nan
    }
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: series[TieDirection.incoming.rawValue].values[incoming])
    for value in series[TieDirection.outgoing.rawValue].values[outgoing] { scratch.append(-value) }
    return scratch.isEmpty ? 0 : ExactSum.rounded(scratch.span)
  }

  private mutating func fillPartnerSums(_ vertex: Int, _ column: Int, _ job: TieJob) {
    let wanted = job.directions.contains { direction in
      starts.indices.contains { job.results.places(column, $0, direction).wantsPartnerSums }
    }
    guard wanted else { return }
    let list = series[TieDirection.either.rawValue]
    partnerSums.begin(partnerCount, largest: list.values.reduce(0) { max($0, $1.magnitude) })
    var next = list.values.count
    for window in latestFirst {
      let start = list.start(from: starts[window])
      while next > start {
        next -= 1
        partnerSums.add(list.values[next], rows[list.places[next]], isDirected: job.isDirected)
      }
      for direction in job.directions {
        let place = job.results.places(column, window, direction).concentration
        if place >= 0 {
          job.results.set(place, vertex, partnerSums.concentration(direction, list, start, rows))
        }
      }
      let place = job.results.places(column, window, .either).reciprocity
      if place >= 0 { job.results.set(place, vertex, partnerSums.reciprocity(list, start, rows)) }
    }
  }
}
