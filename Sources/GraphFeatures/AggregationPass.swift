internal import Execution
internal import GraphKernels
internal import Graphs
internal import Identifiers
internal import Memory
internal import Tables

/// A column's values in the graph's order.
struct AggregatedValues: Sendable {
  let request: AggregateRequest
  /// The numbers; `nil` for texts.
  let numbers: OptionalValues<Double>?
  /// The texts; `nil` for numbers.
  let levels: TextLevels?

  init(_ request: AggregateRequest, _ table: Table, _ places: RowPlaces?) throws {
    self.request = request
    let column = try table.column(named: request.column)
    if request.content == .texts, let texts = column.texts {
      numbers = nil
      levels = TextLevels(places.map { texts.rearranged($0) } ?? texts)
      return
    }
    let values =
      request.content == .dates
      ? try table.days(column)
      : try table.numbers(inColumn: request.column, alternative: TextStatistic.offer)
    numbers = places.map { values.rearranged($0) } ?? values
    levels = nil
  }

  var circles: [FriendCircle] { request.statistics.circles.deduplicated }

  /// The texts that get a column each.
  var frequent: [String] {
    levels.map { levels in
      levels.mostFrequent(request.levelCount).map { levels.texts[$0] }
    } ?? []
  }

  /// What the kernel shall tell of numbers.
  var numberRequest: CompressedGraph.NumberRequest? {
    guard let numbers else { return nil }
    let wanted = request.statistics
    return (
      numbers.values, numbers.validity,
      wanted.orderedNumbers.map { $0.kernel(pseudoFriends: wanted.pseudoFriends) }
    )
  }

  /// What the kernel shall tell of texts.
  var textRequest: CompressedGraph.TextRequest? {
    guard let levels else { return nil }
    let (texts, wanted) = (request.levels(frequent), request.statistics.ofTexts)
    var statistics = NeighborTextStatistics()
    statistics.coverage = wanted.contains(.coverage)
    statistics.levels = texts.texts.map { levels.code(of: $0) }
    statistics.others = texts.hasOthers
    statistics.entropy = wanted.contains(.entropy)
    statistics.likeOwn = wanted.contains(.likeOwn)
    statistics.mode = wanted.contains(.mode)
    return (levels.column, statistics)
  }
}

/// One walk over the circles of all people, for as many columns as it serves.
struct AggregationPass {
  let circle: FriendCircle
  private let minimumFriends: Int
  /// Whether the usual kernel has all that is wanted, and whether the median is.
  private let usual: (isEnough: Bool, hasMedian: Bool)
  /// The columns, and the places of the circle among theirs.
  var members: [(column: Int, circle: Int)] = []

  init(_ circle: FriendCircle, _ values: AggregatedValues) {
    let statistics = values.request.statistics
    self.circle = circle
    minimumFriends = statistics.minimumFriends
    let isEnough = values.numbers != nil && statistics.isUsual(over: circle)
    usual = (isEnough, isEnough && statistics.ofNumbers.contains(.median))
  }

  /// Whether the same walk can serve both.
  func serves(like other: AggregationPass) -> Bool {
    circle == other.circle && minimumFriends == other.minimumFriends && usual == other.usual
  }

  /// For each column the values of the columns that come out.
  func values(
    of columns: [AggregatedValues], _ graph: RelationGraph, _ execution: Execution
  ) throws -> [[ColumnValues]] {
    if usual.isEnough {
      return try graph.compressed.neighborAggregates(
        of: columns.compactMap(\.numbers).map { ($0.values, $0.validity) },
        computing: usual.hasMedian ? .all : .moments, execution
      ).enumerated().map { $1.values(columns[$0].request.statistics.orderedNumbers) }
    }
    // The kernel has columns of numbers first.
    let numbers = columns.indices.filter { columns[$0].numbers != nil }
    let texts = columns.indices.filter { columns[$0].levels != nil }
    let found = try graph.compressed.aggregates(
      numbers: numbers.compactMap { columns[$0].numberRequest },
      texts: texts.compactMap { columns[$0].textRequest }, over: circle.rows(of: graph),
      minimumCount: minimumFriends, execution)
    var results = columns.map { _ in [ColumnValues]() }
    for (place, aggregates) in zip(numbers + texts, found) {
      results[place] =
        [.integers(aggregates.count)] + aggregates.numbers.map { .reals(missingAsNaN: $0) }
      if let modes = aggregates.modes, let levels = columns[place].levels {
        results[place].append(.strings(levels.values(modes)))
      }
    }
    return results
  }
}

extension NeighborAggregates {
  /// The count, and the wanted statistics in their order.
  fileprivate func values(_ statistics: [NumberStatistic]) -> [ColumnValues] {
    let lists: [(statistic: NumberStatistic, values: Buffer<Double>)] = [
      (.mean, mean), (.standardDeviation, standardDeviation), (.minimum, minimum),
      (.maximum, maximum), (.median, median),
    ]
    return [.integers(count)]
      + lists.filter { statistics.contains($0.statistic) }.map { .reals(missingAsNaN: $0.values) }
  }
}
