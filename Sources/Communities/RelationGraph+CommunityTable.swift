public import Execution
internal import GraphKernels
public import Graphs
internal import Identifiers
internal import Memory
internal import Statistics
public import Tables

extension RelationGraph {
  /// A row for each community: how it holds together, who stands for it, what its people are like.
  ///
  /// The columns are
  /// - `community`, the number; `size`; `friendships_inside` and `friendships_across`, counts of pairs;
  /// - `density`, the share of pairs of members who are friends, missing for one member;
  /// - `conductance`, the weight of friendships across over the strength of the members or of all
  ///   others, whichever is less; missing where that is 0;
  /// - `modularity_share`, what the community adds to ``Communities/modularity``;
  /// - `central_1` to `central_3`, the members with most friends inside, ties by row;
  /// - with columns, `typical`: of the members with all values the one nearest to the means, each
  ///   column measured in its standard deviations; of several whose distances differ by no more than
  ///   rounding, 10⁻¹² of one plus the distance, the first by row, as always of two;
  /// - for each column `c`, `c_count`, `c_mean`, `c_sd` (of the population), `c_q25`, `c_median`,
  ///   `c_q75` over the members with a value and, with a threshold, `c_share_below`: the share of them
  ///   whose value is less.
  ///
  /// Quartiles lie between the two nearest values in proportion (numpy's default). Weights count
  /// where the graph has them; direction is ignored: a mutual friendship is one pair, and its weights are
  /// added.
  ///
  /// - Parameters:
  ///   - communities: The communities of this graph.
  ///   - columns: Columns of the people table; true counts as 1 and false as 0, and whole numbers
  ///     beyond 2⁵³ as the nearest decimal number.
  ///   - thresholds: Thresholds of some of these columns.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The communities in the order of their numbers.
  /// - Throws: ``DataError`` if a column is missing, an outcome or of texts; ``GraphError`` if one is asked
  ///   for twice; `CancellationError` if the task is cancelled.
  /// - Complexity: O(*friendships*) and for each column O(*people* log *people*).
  /// - Precondition: The communities are those of this graph's people, and every threshold is one of
  ///   `columns`'.
  public func communityTable(
    of communities: Communities, columns: [String] = [], thresholds: [String: Double] = [:],
    execution: Execution = Execution()
  ) async throws -> Table {
    precondition(communities.personCount == personCount, "one community per person")
    precondition(thresholds.keys.allSatisfy(columns.contains), "a threshold has a column")
    try GraphError.checkOnce(columns, "column")
    if let column = thresholds.first(where: { $0.value.isNaN })?.key {
      throw GraphError.notANumber(thresholdOf: column)
    }
    let values = try columns.map { name in
      try people.checkNoOutcome(name, "summarized by community")
      return try people.numbers(inColumn: name)
    }
    let (graph, names, named) = (compressed, identifiers, identifierTable)
    return try await Computation.run(execution, on: origin) { computation in
      let partition = communities.partition
      let cohesion = try CommunityCohesion(partition, in: graph, computation.execution)
      var table = Table([
        Column("community", numerals: (0..<communities.count).map { "\($0)" }),
        Column("size", .integers(communities.sizes)),
      ])
      for column in cohesion.columns { try table.append(column) }
      let members = CommunityMembers(partition)
      let central = members.highest(3, by: communities.internalDegrees)
      for place in 0..<3 {
        let chosen = central.map { $0.count > place ? names[$0[place]] : nil }
        try table.append(Column("central_\(place + 1)", people: chosen, of: named))
      }
      let summaries = try values.map { values in
        try computation.execution.checkCancellation()
        return members.lists.map { ValueSummary($0.compactMap { values[$0] }) }
      }
      if !columns.isEmpty {
        let typical = members.nearest(to: summaries, values).map { $0.map { names[$0] } }
        try table.append(Column("typical", people: typical, of: named))
      }
      for (name, found) in zip(columns, summaries) {
        for column in ValueSummary.columns(found, named: name, below: thresholds[name]) {
          try table.append(column)
        }
      }
      return table
    }
  }

  /// How many of some communities are a single person without ties.
  package func isolateCount(among communities: Communities) -> Int {
    let friends = compressed.neighbors
    return (0..<communities.personCount).count { row in
      communities.sizes[communities.community(ofRow: row)] == 1 && friends.count(of: row) == 0
    }
  }

  /// The graph of communities: a row for each two that any friendship ties, and for each with
  /// friendships inside.
  ///
  /// - Returns: `source` and `target`, the numbers, the smaller first; `friendships`; in a
  ///   weighted graph `weight`. It can be read as an edge list again.
  /// - Throws: `CancellationError` if the task is cancelled.
  /// - Complexity: O(*friendships*).
  /// - Precondition: The communities are those of this graph's people.
  public func communityGraph(
    of communities: Communities, execution: Execution = Execution()
  ) async throws -> Table {
    precondition(communities.personCount == personCount, "one community per person")
    let graph = compressed
    let ties = try await Computation.run(execution, on: origin) { computation in
      try graph.groupEdges(in: communities.partition, computation.execution)
    }
    var table = Table([
      Column("source", numerals: ties.map { "\($0.group)" }),
      Column("target", .integers(ties.map(\.otherGroup))),
      Column("friendships", .integers(ties.map(\.count))),
    ])
    if graph.isWeighted {
      try table.append(Column("weight", .reals(ties.map { weightAtDate($0.weight) })))
    }
    return table
  }
}

extension GraphError {
  /// The error that a threshold would be below which nothing lies.
  package static func notANumber(thresholdOf column: String) -> GraphError {
    GraphError(
      .usage, "the threshold of column '\(column)' is not a number",
      remedy: "give one, or leave it out")
  }
}

/// How communities hold together.
private struct CommunityCohesion {
  let columns: [Column]

  init(
    _ partition: CanonicalPartition, in graph: CompressedGraph, _ execution: Execution
  ) throws {
    let ties = try graph.groupEdges(in: partition, execution)
    let none = [Double](repeating: 0, count: partition.groupCount)
    var (inside, across) = (none, none)
    var counts = (
      inside: [Int](repeating: 0, count: none.count), across: [Int](repeating: 0, count: none.count)
    )
    for tie in ties {
      if tie.group == tie.otherGroup {
        inside[tie.group] += tie.weight
        counts.inside[tie.group] += tie.count
        continue
      }
      for group in [tie.group, tie.otherGroup] {
        across[group] += tie.weight
        counts.across[group] += tie.count
      }
    }
    let strengths = zip(inside, across).map { 2 * $0 + $1 }
    let total = strengths.reduce(0, +)
    let densities = zip(counts.inside, partition.sizes).map { count, size -> Double? in
      size < 2 ? nil : 2 * Double(count) / (Double(size) * Double(size - 1))
    }
    let conductances = zip(across, strengths).map { across, strength -> Double? in
      let least = min(strength, total - strength)
      return least > 0 ? across / least : nil
    }
    let shares = zip(inside, strengths).map { inside, strength -> Double? in
      total > 0 ? 2 * inside / total - strength / total * (strength / total) : nil
    }
    columns = [
      Column("friendships_inside", .integers(counts.inside)),
      Column("friendships_across", .integers(counts.across)),
      Column("density", .reals(densities)), Column("conductance", .reals(conductances)),
      Column("modularity_share", .reals(shares)),
    ]
  }
}

/// The rows of each community's members.
private struct CommunityMembers {
  let lists: [[Int]]

  init(_ partition: CanonicalPartition) {
    lists = partition.members.map { $0.map { Int($0) } }
  }

  /// The members with the largest numbers, ties by row.
  func highest(_ count: Int, by numbers: [Int]) -> [[Int]] {
    lists.map { members in
      var best: [Int] = []
      for member in members {
        let place = best.firstIndex { numbers[$0] < numbers[member] } ?? best.count
        if place >= count { continue }
        best.insert(member, at: place)
        if best.count > count { best.removeLast() }
      }
      return best
    }
  }

  /// The member of each community nearest to the means, of those with all values: the first by row
  /// of those whom nothing but rounding tells apart.
  func nearest(to summaries: [[ValueSummary]], _ values: [OptionalValues<Double>]) -> [Int?] {
    lists.enumerated().map { community, members in
      // Not a number where a value is missing.
      let distances = members.map { member in
        zip(values, summaries).reduce(0) { squares, column in
          let parts = column.1[community].deviations(of: column.0[member] ?? .nan)
          return squares + parts * parts
        }.squareRoot()
      }
      let least = distances.reduce(.infinity) { $1 < $0 ? $1 : $0 }
      return distances.firstIndex { $0 <= least + 1e-12 * (1 + least) }.map { members[$0] }
    }
  }
}

/// What the values of a community's members are like.
private struct ValueSummary {
  private let sorted: [Double]
  private let moments: Moments?

  init(_ values: [Double]) {
    // Without minus signs of zeros, whose order would depend on that of the members.
    let known = values.map { $0 + 0.0 }
    sorted = known.sorted()
    // As of friends' values.
    moments = known.isEmpty ? nil : Moments(known.span)
  }

  /// How many standard deviations a member's value lies from the mean; not a number if it is missing.
  func deviations(of value: Double) -> Double {
    guard let moments else { return .nan }
    let (mean, rest, deviation) = (moments.mean, moments.rest, moments.deviation)
    if deviation == 0 { return value * 0 }
    // What rounding took from the mean counts where values differ in their last digits alone.
    let away = (value - mean) - rest
    // Of values far apart the difference may be too large for a number.
    return away.isFinite ? away / deviation : (value / 2 - mean / 2) / deviation * 2
  }

  /// The value below which a share of the values lies, between the two nearest in proportion.
  private func quantile(_ share: Double) -> Double? {
    guard !sorted.isEmpty else { return nil }
    let place = share * Double(sorted.count - 1)
    let lower = Int(place)
    let upper = min(lower + 1, sorted.count - 1)
    let (width, part) = (sorted[upper] - sorted[lower], place - Double(lower))
    if part == 0.5 { return Median.middle(sorted[lower], sorted[upper]) }
    // Of values far apart the difference may be too large for a number.
    return width.isFinite
      ? sorted[lower] + width * part : sorted[lower] * (1 - part) + sorted[upper] * part
  }

  private func share(below threshold: Double) -> Double? {
    sorted.isEmpty
      ? nil : Double(sorted.prefix { $0 < threshold }.count) / Double(sorted.count)
  }

  static func columns(
    _ summaries: [ValueSummary], named name: String, below threshold: Double?
  ) -> [Column] {
    let deviations = summaries.map {
      $0.moments.flatMap { $0.deviation.isFinite ? $0.deviation : nil }
    }
    var columns = [
      Column("\(name)_count", .integers(summaries.map(\.sorted.count))),
      Column("\(name)_mean", .reals(summaries.map { $0.moments?.mean })),
      Column("\(name)_sd", .reals(deviations)),
      Column("\(name)_q25", .reals(summaries.map { $0.quantile(0.25) })),
      Column("\(name)_median", .reals(summaries.map { $0.quantile(0.5) })),
      Column("\(name)_q75", .reals(summaries.map { $0.quantile(0.75) })),
    ]
    if let threshold {
      columns.append(
        Column("\(name)_share_below", .reals(summaries.map { $0.share(below: threshold) })))
    }
    return columns
  }
}
