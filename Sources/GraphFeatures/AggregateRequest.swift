internal import Communities
internal import Execution
internal import GraphKernels
internal import Graphs
internal import Tables

/// A column of the people table and what is told of it.
package struct AggregateRequest: Sendable, Hashable {
  /// What the column is taken for.
  enum Content: Sendable, Hashable {
    /// Numbers, true and false.
    case numbers
    /// Dates, as days since 1970.
    case dates
    case texts
  }

  let column: String
  let content: Content
  let statistics: FriendStatistics

  /// Takes a column for what its schema says: texts are dates where the first is one, and texts of
  /// which nothing is asked for are taken for numbers, which the run then refuses.
  init(_ column: String, _ schema: TableSchema.Column?, _ statistics: FriendStatistics) {
    self.column = column
    self.statistics = statistics
    content =
      switch schema?.type {
      case .date, .timestamp: .dates
      case .text where schema?.holdsDates ?? false: .dates
      case .text where !statistics.ofTexts.isEmpty: .texts
      default: .numbers
      }
  }

  /// The texts that get a column each, and whether all others together get one.
  ///
  /// - Parameter frequent: The most frequent texts of the column, as many as there are columns at least.
  /// - Returns: Each text once.
  func levels(_ frequent: [String]) -> (texts: [String], hasOthers: Bool) {
    var (texts, hasOthers) = ([String](), false)
    for statistic in statistics.ofTexts {
      if case .levelShares(let count) = statistic.kind {
        texts += frequent.prefix(count)
        hasOthers = true
      }
    }
    for statistic in statistics.ofTexts {
      if case .share(let text) = statistic.kind { texts.append(text) }
    }
    return (texts.deduplicated, hasOthers)
  }

  /// How many of the most frequent texts get a column.
  var levelCount: Int {
    statistics.ofTexts.reduce(0) { most, statistic in
      if case .levelShares(let count) = statistic.kind { max(most, count) } else { most }
    }
  }

  /// The columns that come out, in their order.
  ///
  /// - Parameters:
  ///   - frequent: The most frequent texts; `nil` if they are not known yet, and one entry then stands
  ///     for all of them.
  ///   - communities: How the communities are found over which there is a mean; `nil` without one.
  /// - Returns: Names and meanings.
  func columns(_ frequent: [String]?, communities: CommunitySearch?) -> [ColumnDescription] {
    let circles = statistics.circles.deduplicated.flatMap { circle in
      let names = ColumnNaming(circle: circle, request: self)
      return [names.count] + (content == .texts ? names.ofTexts(frequent) : names.ofNumbers)
    }
    return circles + (content == .texts ? [] : communities.map { [communityMean($0)] } ?? [])
  }

  /// The name of the mean over the others of a community.
  var communityMeanName: String { "community_\(column)_mean" }

  private func communityMean(_ communities: CommunitySearch) -> ColumnDescription {
    ColumnDescription(
      communityMeanName, .decimal,
      "mean of '\(column)' over the others of the person's community", range: "as of the column",
      unit: unit, missing: "where no other has a value", source: source,
      weights: communities.weights)
  }

  /// Where the columns come from.
  var source: String { "column '\(column)' of the people table" }

  /// What its values are counted in.
  var unit: String { content == .dates ? "days since 1970-01-01" : "the column's unit" }
}

extension AggregateRequest {
  /// Throws if two columns of some requests would have one name.
  ///
  /// - Parameters:
  ///   - requests: The requests.
  ///   - frequent: The most frequent texts of a column; `nil` if they are not known yet.
  /// - Throws: ``GraphError`` with the name; `CancellationError` if the task is cancelled.
  static func checkNames(
    of requests: [AggregateRequest], _ frequent: (String) -> [String]?
  ) throws {
    var names: Set<String> = []
    for (number, request) in requests.enumerated() {
      if number & 0xFF == 0 { try Task.checkCancellation() }
      for column in request.columns(frequent(request.column), communities: .once(.leiden()))
      where !names.insert(column.name).inserted {
        throw GraphError(
          .notApplicable, "two aggregates would be called '\(column.name)'",
          remedy: "leave one out, or give its column, kind or text another name")
      }
    }
  }

  /// What the columns take, and the way to them.
  var costs: [MemoryCost] {
    let columns = Double(columns([], communities: .once(.leiden())).count + levelCount)
    var costs = [
      MemoryCost("aggregates of \(column)", perVertex: 8 * columns) { _, _ in
        columns * MemoryCost.columnOverhead
      }
    ]
    if content != .numbers { costs.append(MemoryCost("values of \(column)", perVertex: 12)) }
    let circles = statistics.circles.filter { content == .texts || !statistics.isUsual(over: $0) }
    if !circles.isEmpty { costs.append(MemoryCost("\(column) person by person", perVertex: 8)) }
    if content != .texts, statistics.ofNumbers.contains(.shrunkMean) {
      costs.append(MemoryCost("means of others of \(column)", perVertex: 8))
      costs.append(MemoryCost("means of others", perVertex: 48))
    }
    if circles.contains(where: { if case .second = $0.kind { true } else { false } }) {
      // Marks, members and their values, for each thread; and the work before each person.
      costs.append(
        MemoryCost(
          "circles of friends of friends",
          perVertex: 8 + 20 * Double(Execution().threadCount)))
    }
    return costs
  }

  /// What is kept of the ties of some kinds: each tie has one kind, so that all kinds together take no
  /// more than the graph, and where each person's ties begin.
  static func cost(ofKinds count: Int, in schema: GraphSchema) -> MemoryCost {
    let entry = schema.isWeighted ? 12.0 : 4
    // While a kind's graph is made its rows of the list are copied.
    return MemoryCost("ties of kinds", perVertex: 8 * Double(count), perEdge: 4 * entry)
  }
}
