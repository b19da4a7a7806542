internal import Files
internal import GraphKernels
internal import Graphs
internal import Identifiers
internal import Tables
internal import TextFormats

// Aggregates of people's columns, over friends and over communities.

extension FeaturePlan {
  /// Jobs that may make an aggregate of a column of the people table.
  func waysOfAggregates(_ start: ColumnMaking) -> [ColumnMaking] {
    // A number may be typed with its point.
    let names = [start.name, start.name.replacing(".", with: "_")]
    return names.prefix(names[0] == names[1] ? 1 : 2).flatMap { name in
      namedColumns(in: name).flatMap { column -> [ColumnMaking] in
        var way = start
        way.name = name
        if name == "community_\(column.name)_mean" {
          way.aggregate(column.name, in: self)
          way.needCommunities()
          return [way]
        }
        guard let wanted = read(name, of: column, inAnyGraph: true) else { return [] }
        way.aggregate(column.name, in: self)
        if !way.job.statistics.circles.contains(wanted.circle) {
          way.job.statistics.circles.append(wanted.circle)
          way.steps.append("add '\(wanted.circle.name)' to \(.circles)")
        }
        for statistic in wanted.numbers where !way.job.statistics.ofNumbers.contains(statistic) {
          way.job.statistics.ofNumbers.append(statistic)
          way.steps.append("add '\(statistic.requestName)' to \(.statistics)")
        }
        for statistic in wanted.texts { way.tell(statistic, of: column.name, in: self) }
        return [way]
      }
    }
  }

  /// How many of the most frequent texts of a column have to get a column so that one of them has one.
  fileprivate func levelCount(for text: String, of column: String) -> Int? {
    guard let values = people?[column]?.texts else { return nil }
    let levels = TextLevels(values)
    return levels.mostFrequent(levels.texts.count).firstIndex { levels.texts[$0] == text }
      .map { max($0 + 1, TextStatistic.defaultLevelCount) }
  }
}

extension ColumnMaking {
  /// Aggregates a column.
  fileprivate mutating func aggregate(_ column: String, in plan: FeaturePlan) {
    if plan.aggregatedColumns.contains(column) { return }
    if case .everyNumericColumnBut(let names) = job.aggregates, names.contains(column) {
      job.aggregates = .everyNumericColumnBut(names.filter { $0 != column })
      steps.append("don't leave \(column) out of what is aggregated")
    } else {
      job.aggregates = .columns(plan.aggregatedColumns + [column])
      steps.append("add '\(column)' to \(.aggregates)")
    }
  }

  /// Tells a statistic of texts, the share of one as that of one of the most frequent.
  fileprivate mutating func tell(
    _ statistic: TextStatistic, of column: String, in plan: FeaturePlan
  ) {
    var wanted = statistic
    if case .share(let text) = statistic.kind {
      wanted = plan.levelCount(for: text, of: column).map { .levelShares($0) } ?? .levelShares
    }
    if job.statistics.ofTexts.contains(wanted) { return }
    job.statistics.ofTexts.append(wanted)
    steps.append("add '\(wanted.requestName)' to \(.statistics)")
  }
}

extension NumberStatistic {
  /// How it is asked for by name: `q90`, `share_below=3`.
  var requestName: String {
    switch kind {
    case .percentile(let percent): "q\(percent.shown)"
    case .shareBelow(let limit): "share_below=\(limit.shown)"
    case .shareAbove(let limit): "share_above=\(limit.shown)"
    default: name
    }
  }
}

extension TextStatistic {
  /// How it is asked for by name: `entropy`, `levels=3`.
  fileprivate var requestName: String {
    if case .levelShares(let count) = kind, self != .levelShares { "levels=\(count)" } else { name }
  }
}
