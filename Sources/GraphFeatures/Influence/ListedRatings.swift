internal import EdgeLists
internal import Execution
internal import Files
internal import GraphKernels
internal import Graphs
internal import Memory
internal import Tables

/// The ratings in a column of an edge list that count for a graph.
struct ListedRatings: Sendable {
  /// The ratings, with people as rows of the graph.
  let columns: RatingColumns
  /// The number of rows between two people of the graph that count, and have no rating.
  let missingCount: Int

  /// Takes the ratings of a list that was read with their column.
  ///
  /// - Throws: ``DataError`` with the row of a rating beyond the largest, which reading a file for a job
  ///   has told with its place; `CancellationError`.
  init(
    _ selection: RatingSelection, in edges: EdgeList, for graph: RelationGraph,
    _ execution: Execution
  ) throws {
    let list = try edges.withoutKinds(Set(graph.summary.excludedKinds.map(\.name)), execution).list
      .withoutEnded(asOf: graph.asOf, execution).list
    let rows = try graph.rows(of: list.names, execution)
    let end = graph.asOf ?? .infinity
    guard let column = list.columns.first(where: { $0.name == selection.column }),
      case .numbers(let numbers) = column.values
    else { preconditionFailure("the list has the column") }
    var (sources, targets, ratings, times) = ([UInt32](), [UInt32](), [Double](), [Double]())
    var (missingCount, largest) = (0, selection.largest ?? 0)
    for edge in 0..<list.count {
      if edge & 0xFFFF == 0 { try execution.checkCancellation() }
      if let times = list.times, !(times[edge] < end) { continue }
      let (source, target) = (list.sources[edge], list.targets[edge])
      let (rater, rated) = (rows?[Int(source)] ?? source, rows?[Int(target)] ?? target)
      if rater == EndpointColumns.noVertex || rated == EndpointColumns.noVertex { continue }
      guard let rating = numbers[edge] else {
        missingCount += 1
        continue
      }
      if let limit = selection.largest {
        if rating.magnitude > limit {
          throw edges.error(
            inRow: edge, problem: Ratings.problem(of: rating, largest: limit),
            remedy: "correct it, or say how large ratings are (\(.largestRating))")
        }
      } else {
        largest = max(largest, rating.magnitude)
      }
      sources.append(rater)
      targets.append(rated)
      ratings.append(rating)
      if let time = edges.times?[edge] { times.append(time) }
    }
    // Where all are 0 any scale does.
    let unit = largest > 0 ? largest : 1
    columns = RatingColumns(
      sources: Buffer(sources), targets: Buffer(targets),
      ratings: Buffer(ratings.lazy.map { $0 / unit }),
      times: edges.times.map { _ in Buffer(times) }, sourceName: edges.sourceName)
    self.missingCount = missingCount
  }

  /// The ties of positive ratings, which weigh as much as these.
  ///
  /// - Returns: The graph, in which ties have no direction if those of `graph` have none, and the number
  ///   of pairs' ratings that are left out.
  func positiveTies(
    in graph: RelationGraph, _ execution: Execution
  ) throws -> (graph: CompressedGraph, leftOutCount: Int, count: Int) {
    let rows = try columns.rows(personCount: graph.personCount, execution).given
    var (sources, targets, weights) = ([UInt32](), [UInt32](), [Double]())
    for rater in 0..<rows.vertexCount {
      for entry in rows.entries(of: rater) {
        guard let rating = rows.weights?[entry], rating > 0 else { continue }
        sources.append(UInt32(rater))
        targets.append(rows.targets[entry])
        weights.append(rating)
      }
    }
    let built = try GraphBuilder(vertexCount: graph.personCount, isDirected: graph.isDirected)
      .build(sources: sources, targets: targets, weights: weights, execution)
    return (built.graph, rows.entryCount - sources.count, rows.entryCount)
  }
}
