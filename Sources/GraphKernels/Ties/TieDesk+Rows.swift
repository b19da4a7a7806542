internal import Memory
internal import Statistics

extension TieDesk {
  /// The number of a window and direction.
  func place(_ window: Int, _ direction: TieDirection) -> Int {
    window * TieDirection.allCases.count + direction.rawValue
  }

  /// Computes what is said of the rows themselves.
  mutating func fillRows(_ vertex: Int, _ job: TieJob) {
    collect(job) { $0.time }
    for direction in job.directions {
      let list = series[direction.rawValue]
      for window in starts.indices {
        let start = list.start(from: starts[window])
        let count = list.values.count - start
        rowCounts[place(window, direction)] = count
        let places = job.results.places(nil, window, direction)
        job.results.set(places.rows, vertex, count: count)
        if job.list.times != nil {
          fillTimes(vertex, list.values.span.extracting(start..<list.values.count), places, job)
        }
      }
      fillPartners(vertex, direction, job)
    }
  }

  /// Takes a value of each row, which may be missing.
  mutating func collect(_ job: TieJob, _ value: (TieRow) -> Double?) {
    for direction in job.directions { series[direction.rawValue].removeAll() }
    for place in rows.indices {
      let row = rows[place]
      guard let value = value(row) else { continue }
      series[TieDirection.either.rawValue].append(value, at: place)
      if job.isDirected {
        let direction = row.isOutgoing ? TieDirection.outgoing : .incoming
        series[direction.rawValue].append(value, at: place)
      }
    }
  }

  private mutating func fillTimes(
    _ vertex: Int, _ times: Span<Double>, _ places: TiePlaces, _ job: TieJob
  ) {
    let results = job.results
    let count = times.count
    results.set(places.firstTime, vertex, count == 0 ? .nan : times[0])
    results.set(places.lastTime, vertex, count == 0 ? .nan : times[count - 1])
    guard max(places.meanGap, places.gapVariation) >= 0 else { return }
    var (mean, variation) = (Double.nan, Double.nan)
    if count > 1 { mean = (times[count - 1] - times[0]) / Double(count - 1) }
    if count > 2, mean > 0, mean.isFinite {
      scratch.removeAll(keepingCapacity: true)
      for index in 1..<count { scratch.append(times[index] - times[index - 1]) }
      variation = Moments(scratch.span).deviation / mean
    }
    results.set(places.meanGap, vertex, mean)
    results.set(places.gapVariation, vertex, variation)
  }

  private mutating func fillPartners(_ vertex: Int, _ direction: TieDirection, _ job: TieJob) {
    tally.begin(partnerCount)
    var next = rows.count
    for window in latestFirst {
      while next > starts[window] {
        next -= 1
        if rows[next].leads(direction) { tally.add(Int(rows[next].partner)) }
      }
      let places = job.results.places(nil, window, direction)
      job.results.set(places.partners, vertex, count: tally.distinctCount)
      job.results.set(places.rowConcentration, vertex, tally.concentration)
    }
  }
}

/// How many rows there are of each kind: with each partner, of each text.
struct RowTally: Sendable {
  private(set) var counts: [Int] = []
  /// How many rows there are.
  private(set) var count = 0
  private var squares = 0
  /// How many kinds have a row.
  private(set) var distinctCount = 0

  mutating func begin(_ kindCount: Int) {
    counts.removeAll(keepingCapacity: true)
    counts.append(contentsOf: repeatElement(0, count: kindCount))
    (count, squares, distinctCount) = (0, 0, 0)
  }

  mutating func add(_ kind: Int) {
    let before = counts[kind]
    counts[kind] = before + 1
    if before == 0 { distinctCount += 1 }
    count += 1
    squares += 2 * before + 1
  }

  /// The sum of the squares of kinds' shares; NaN without rows.
  var concentration: Double {
    count == 0 ? .nan : Double(squares) / (Double(count) * Double(count))
  }
}
