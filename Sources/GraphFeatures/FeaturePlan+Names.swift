internal import Communities
internal import Files
package import Graphs
internal import Identifiers
internal import Tables

// Columns by their names: a score model reads what it needs in this way.

extension FeaturePlan {
  /// The names of columns that can be computed from graphs of the schema: the usual ones, and those of
  /// some names that are others.
  package func computableNames(among names: Set<String>) throws(GraphError) -> Set<String> {
    let features = try FeatureSelection.all.features(for: schema).map(\.columnName)
    let usual = (schema.people?.sources ?? []).flatMap { column in
      AggregateRequest(column, nil, .standard).columns([], communities: .once(.leiden())).map(
        \.name)
    }
    let further = names.filter {
      !requests(for: [$0]).isEmpty || CommunitySearch.communityCount(forShare: $0) != nil
    }
    let influenced =
      (influence.map { _ in InfluenceSelection.columnNames } ?? [])
      + (ratings.map { _ in RatingSelection.columnNames } ?? [])
    return Set(features + Communities.columnNames + usual + influenced).union(further)
  }

  /// What has to be aggregated so that columns of some names come out.
  func requests(for names: Set<String>) -> [AggregateRequest] {
    requests(for: names, of: (schema.people?.columns ?? []).dropFirst().filter { !$0.isOfOutcomes })
  }

  /// The column of outcomes of the people table from which a column would be computed; `nil` if from none.
  package func outcome(behind name: String) -> String? {
    let outcomes = (schema.people?.columns ?? []).filter(\.isOfOutcomes)
    return requests(for: [name], of: outcomes).first?.column
      ?? outcomes.map(\.name).first { Self.exposures(to: $0).contains(name) }
  }

  private func requests(
    for names: Set<String>, of columns: [TableSchema.Column]
  ) -> [AggregateRequest] {
    columns.flatMap { column -> [AggregateRequest] in
      var wanted: [FriendCircle: (numbers: [NumberStatistic], texts: [TextStatistic])] = [:]
      var order: [FriendCircle] = []
      for name in names.sorted() {
        guard let found = read(name, of: column) else { continue }
        if wanted[found.circle] == nil { order.append(found.circle) }
        wanted[found.circle, default: ([], [])].numbers += found.numbers
        wanted[found.circle, default: ([], [])].texts += found.texts
      }
      var requests = order.map { circle in
        AggregateRequest(
          column.name, column,
          job.statistics.replacing(
            wanted[circle]?.numbers ?? [], wanted[circle]?.texts ?? [], over: [circle]))
      }
      if requests.isEmpty, !column.isText, names.contains("community_\(column.name)_mean") {
        requests.append(
          AggregateRequest(column.name, column, job.statistics.replacing([], [], over: [])))
      }
      return requests
    }
  }

  typealias Wanted = (
    circle: FriendCircle, numbers: [NumberStatistic], texts: [TextStatistic]
  )

  /// What a name asks for, if it is that of an aggregate of a column, of graphs of the schema or of any.
  func read(
    _ name: String, of column: TableSchema.Column, inAnyGraph: Bool = false
  ) -> Wanted? {
    let middle = "_\(column.name)_"
    for range in name.ranges(of: middle) {
      let end = String(name[range.upperBound...])
      guard
        let circle = FriendCircle.withPrefix(
          String(name[..<range.lowerBound]), hasKinds: inAnyGraph || schema.hasKinds)
      else { continue }
      var wanted: Wanted = (circle, [], [])
      if column.isText {
        guard let statistic = text(end, of: column.name) else { continue }
        wanted.texts = [statistic]
      } else if let statistic = NumberStatistic.named(end) {
        wanted.numbers = [statistic]
      } else if end != "count" {
        continue
      }
      if inAnyGraph || circle.lacking(in: schema, wanted.numbers) == nil { return wanted }
    }
    return nil
  }

  /// The statistic of texts that the end of a name stands for.
  private func text(_ end: String, of column: String) -> TextStatistic? {
    // With a text statistic the column is told of as one of texts.
    if end == "count" { return .coverage }
    if let statistic = TextStatistic.simple.first(where: { $0.name == end }) { return statistic }
    let start = "share_"
    guard end.hasPrefix(start) else { return nil }
    if end == "share_other" {
      return job.statistics.ofTexts.first { if case .levelShares = $0.kind { true } else { false } }
        ?? .levelShares
    }
    let part = String(end.dropFirst(start.count))
    guard let people else { return .share(of: part) }
    guard let values = people[column]?.texts else { return nil }
    let levels = TextLevels(values)
    return levels.mostFrequent(levels.texts.count).lazy.map { levels.texts[$0] }
      .first { NamePart.of($0) == part }.map { TextStatistic.share(of: $0) }
  }
}

extension FeaturePlan {
  /// The names of a column's aggregates over circles, by how far what they rest on reaches: friends
  /// alone, or further.
  package func aggregateNames(of column: String) -> (nearby: Set<String>, further: Set<String>) {
    var names: (nearby: Set<String>, further: Set<String>) = ([], [])
    for request in aggregates where request.column == column {
      for circle in request.statistics.circles {
        let only = AggregateRequest(request, over: circle)
        let all = Set(only.columns(levels(of: column), communities: nil).map(\.name))
        let shrunk = ColumnNaming(circle: circle, request: only).name(
          NumberStatistic.shrunkMean.name)
        if case .second = circle.kind {
          names.further.formUnion(all)
        } else {
          names.nearby.formUnion(all.subtracting([shrunk]))
          names.further.formUnion(all.intersection([shrunk]))
        }
      }
    }
    return names
  }
}

extension AggregateRequest {
  /// A part of a request.
  fileprivate init(_ request: AggregateRequest, over circle: FriendCircle) {
    let whole = request.statistics
    column = request.column
    content = request.content
    statistics = whole.replacing(whole.ofNumbers, whole.ofTexts, over: [circle])
  }
}

extension TableSchema {
  /// The columns of numbers that may be aggregated.
  fileprivate var sources: [String] {
    let outcomes = columns.filter(\.isOfOutcomes).map(\.name)
    return numericColumnNames.filter { !outcomes.contains($0) }
  }
}

extension TableSchema.Column {
  /// Whether it holds texts that are no dates.
  fileprivate var isText: Bool { type == .text && !holdsDates }
}
