internal import Files
internal import Graphs
internal import Tables

// Columns of friends' outcomes.

extension FeaturePlan {
  /// Jobs that may make a column of an outcome.
  func waysOfOutcomes(_ start: ColumnMaking) -> [ColumnMaking] {
    guard start.name.hasSuffix("_oof") || start.name.hasSuffix("_fold") else { return [] }
    return namedColumns(in: start.name).flatMap { column -> [ColumnMaking] in
      var way = start
      if column.role != .outcome {
        // Another column may be the one that is meant.
        guard let people = try? schema.people?.declaring([OutcomeColumn(column.name)]) else {
          return []
        }
        way.schema.people = people
        if case .columns = way.job.aggregates {} else { way.job.aggregates = .everyNumericColumn }
        way.steps.append("declare the outcome with \(.outcome, column.name)")
      }
      if job.outcomeFeatures == nil {
        way.job.outcomeFeatures = OutcomeFeatures()
        way.steps.append("add \(.outcomeFeatures)")
      }
      return [way] + outcomeWays(way, column.name)
    }
  }

  /// The same with what else may be told of an outcome.
  private func outcomeWays(_ way: ColumnMaking, _ outcome: String) -> [ColumnMaking] {
    var ways: [ColumnMaking] = []
    func add(_ step: Message, _ change: (inout OutcomeFeatures) -> Void) {
      var way = way
      if var features = way.job.outcomeFeatures {
        change(&features)
        way.job.outcomeFeatures = features
      }
      way.steps.append(step)
      ways.append(way)
    }
    if let range = way.name.ranges(of: "_\(outcome)_").last,
      let circle = FriendCircle.withPrefix(
        String(way.name[..<range.lowerBound]), hasKinds: true)
    {
      add("add '\(circle.name)' to \(.circles)") { $0.circles.append(circle) }
    }
    for column in namedColumns(in: way.name) where column.name != outcome {
      add("add '\(column.name)' to \(.levelColumns)") {
        $0.levelColumns = ($0.levelColumns ?? []) + [column.name]
      }
    }
    add("add \(.includesPageRank, true)") { $0.includesPageRank = true }
    add("add \(.includesActivation, true)") { $0.includesActivation = true }
    add("add \(.includesSybilRank, true)") { $0.includesSybilRank = true }
    var communities = way
    communities.needCommunities()
    return ways + [communities]
  }
}
