package import Execution
internal import Memory

// Ties' own columns. People's rows are gathered and put in order of time, so that a window before the
// date is the end of the list; each figure of a window is then one pass over a span. Sums are exact and
// rounded once, and whatever goes through a list of partners is added up exactly, so that neither the
// order of the rows nor the numbering of people shows.

extension EndpointColumns {
  /// What the rows of a list say of each person, none of them merged.
  ///
  /// - Parameters:
  ///   - figures: What is wanted; those of a direction only where rows have one.
  ///   - columns: Values, one per row.
  ///   - vertexCount: The number of people.
  ///   - windows: How long before the end each window begins, which it includes; the end it does not.
  ///   - execution: Threads and cancellation.
  /// - Returns: The figures.
  /// - Throws: `CancellationError`.
  /// - Complexity: O(*rows* × (log + *columns* × *windows*)). Beside the results 8 bytes per row, and 8 per
  ///   person for each thread.
  package func tieFigures(
    _ figures: [TieFigure], of columns: [TieValues], vertexCount: Int, windows: [Double],
    _ execution: Execution
  ) throws(CancellationError) -> TieResults {
    let grouped = try TieRows(self, vertexCount: vertexCount, execution)
    let results = FillingTieResults(
      figures, vertexCount: vertexCount, columnCount: columns.count,
      windowCount: windows.count + 1)
    let job = TieJob(
      list: self, rows: grouped, columns: columns, begins: [-.infinity] + windows.map { end - $0 },
      isDirected: figures.contains { $0.direction != .either }, results: results)
    let blocks = BlockList(offsets: grouped.offsets)
    let desks = Shared<[TieDesk]>([])
    try execution.forEach(blocks, share: 0.25...1) {
      (vertices: Range<Int>) throws(CancellationError) in
      var desk = desks.withLock { $0.popLast() } ?? TieDesk(job, vertexCount: vertexCount)
      for vertex in vertices {
        try execution.checkCancellation(beforeRow: job.rows.count(of: vertex))
        desk.fill(vertex, job)
      }
      let done = desk
      desks.withLock { $0.append(done) }
    }
    return TieResults(results)
  }
}

extension TieRows {
  /// How many rows a person is in.
  func count(of vertex: Int) -> Int { offsets[vertex + 1] - offsets[vertex] }
}

/// What is computed, of what.
struct TieJob: Sendable {
  let list: EndpointColumns
  let rows: TieRows
  let columns: [TieValues]
  /// The moment from which rows are in each window.
  let begins: [Double]
  /// Whether rows that lead to a person are told from those that lead from them.
  let isDirected: Bool
  let results: FillingTieResults

  /// The directions that are told apart.
  var directions: [TieDirection] { isDirected ? TieDirection.allCases : [.either] }
}

/// A row as one of its two people sees it.
struct TieRow {
  let time: Double
  /// Its number in the list.
  let row: UInt32
  /// The partner's number among the person's partners; while rows are taken, the partner.
  var partner: UInt32
  /// Whether it leads from the person.
  let isOutgoing: Bool

  /// Whether it is among the rows of a direction.
  func leads(_ direction: TieDirection) -> Bool {
    direction == .either || isOutgoing == (direction == .outgoing)
  }
}

/// Where a thread works on one person after another.
struct TieDesk: Sendable {
  /// The person's rows in order of time.
  var rows: [TieRow] = []
  /// The first row in each window.
  var starts: [Int]
  /// The windows from the one that begins last to the one that begins first.
  let latestFirst: [Int]
  var partnerCount = 0
  /// Values of some of the rows, by direction.
  var series = Array(repeating: TieSeries(), count: TieDirection.allCases.count)
  /// How many rows there are by window and direction.
  var rowCounts: [Int]
  var tally = RowTally()
  var partnerSums = PartnerSums()
  var scratch: [Double] = []
  var levelCounts: [Int] = []
  /// The different texts of the person's rows, in order, and the place of each row's among them.
  var codes: [UInt32] = []
  var levels: [Int] = []
  /// The partner's number by vertex, for partners of the person at work.
  private var numbers: [UInt32]
  private var partners: [UInt32] = []

  init(_ job: TieJob, vertexCount: Int) {
    starts = Array(repeating: 0, count: job.begins.count)
    rowCounts = Array(repeating: 0, count: job.begins.count * TieDirection.allCases.count)
    latestFirst = job.begins.indices.sorted { job.begins[$0] > job.begins[$1] }
    numbers = Array(repeating: .max, count: vertexCount)
  }

  /// Computes a person's figures.
  mutating func fill(_ vertex: Int, _ job: TieJob) {
    gather(vertex, job)
    fillRows(vertex, job)
    for (column, values) in job.columns.enumerated() {
      switch values {
      case .numbers(let numbers, let validity):
        fillNumbers(vertex, column, numbers, validity, job)
      case .texts(let codes, let validity, let shares):
        fillTexts(vertex, column, codes, validity, shares, job)
      }
    }
  }

  /// Takes the person's rows in order of time, numbers the partners and finds where windows begin.
  private mutating func gather(_ vertex: Int, _ job: TieJob) {
    take(vertex, job)
    var partnerCount: UInt32 = 0
    for place in rows.indices {
      let partner = Int(rows[place].partner)
      var number = numbers[partner]
      if number == .max {
        number = partnerCount
        numbers[partner] = number
        partners.append(UInt32(partner))
        partnerCount += 1
      }
      rows[place].partner = number
    }
    self.partnerCount = partners.count
    for partner in partners { numbers[Int(partner)] = .max }
    partners.removeAll(keepingCapacity: true)
    sortByTime(job)
    for window in starts.indices.dropFirst() {
      starts[window] = rows.firstPlace { $0.time >= job.begins[window] }
    }
  }

  /// Takes the person's rows with their partners: nothing but reading from all over memory, so that the
  /// processor waits for many places at a time.
  private mutating func take(_ vertex: Int, _ job: TieJob) {
    rows.removeAll(keepingCapacity: true)
    for place in job.rows.offsets[vertex]..<job.rows.offsets[vertex + 1] {
      let row = job.rows.rows[place]
      guard let ends = job.list.ends(of: Int(row)) else { continue }
      let isOutgoing = Int(ends.source) == vertex
      rows.append(
        TieRow(
          time: job.list.times?[Int(row)] ?? 0, row: row,
          partner: isOutgoing ? ends.target : ends.source, isOutgoing: isOutgoing))
    }
  }

  private mutating func sortByTime(_ job: TieJob) {
    guard job.list.times != nil else { return }
    if rows.count > 32 { return rows.sort { $0.time < $1.time } }
    for place in rows.indices.dropFirst() {
      let row = rows[place]
      var free = place
      while free > 0, rows[free - 1].time > row.time {
        rows[free] = rows[free - 1]
        free -= 1
      }
      rows[free] = row
    }
  }
}

/// Values of rows in the order of the rows, where some have none.
struct TieSeries: Sendable {
  private(set) var values: [Double] = []
  /// The place of each value's row.
  private(set) var places: [Int] = []

  mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  mutating func append(_ value: Double, at place: Int) {
    values.append(value)
    places.append(place)
  }

  /// Where the values of a row and those behind it begin.
  func start(from row: Int) -> Int { row == 0 ? 0 : places.firstPlace { $0 >= row } }
}

extension Array {
  /// The first place at which something holds that holds at all later places too.
  func firstPlace(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
