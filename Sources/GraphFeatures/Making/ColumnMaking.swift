internal import Communities
package import Files
package import Graphs
internal import Tables

/// What a job lacks so that a column comes out which it does not make.
package struct ColumnMaking: Sendable {
  /// What the column is called; a number in the name may have been written in another way.
  package var name: String
  /// The job that makes it.
  package var job: FeatureJob
  /// The schema of the graphs that have it.
  package var schema: GraphSchema
  /// What has to be done, in words.
  package var steps: [Message] = []

  /// All that has to be done.
  package func remedy(for typed: String) -> Message {
    let before = steps.dropLast().enumerated().reduce(Message("")) { text, step in
      step.offset == 0 ? step.element : text + ", " + step.element
    }
    let all = (steps.count > 1 ? before + " and " : before) + (steps.last ?? "")
    return name == typed ? all : all + ", which makes '\(name)'"
  }
}

extension FeaturePlan {
  /// How a column that the plan lacks would come out.
  ///
  /// Ways are tried by making the plan of the job that goes them, so that no other knows which columns
  /// there are.
  ///
  /// - Parameter name: The column, without a prefix.
  /// - Returns: The way; `nil` if there is none, or none is needed.
  /// - Throws: Why the column can't be had, where that is told: it needs weights, or is of an outcome.
  package func making(_ name: String) throws -> ColumnMaking? {
    if DataDictionary(columns)[name] != nil { return nil }
    var refusal: (any Error)?
    for way in ways(to: name) {
      do {
        let plan = try FeaturePlan(way.job, way.schema)
        if DataDictionary(plan.columns)[way.name] != nil { return way }
      } catch {
        refusal = refusal ?? error
      }
    }
    if let refusal { throw refusal }
    return nil
  }

  /// Jobs that may make a column, the nearest first.
  private func ways(to name: String) -> [ColumnMaking] {
    let start = ColumnMaking(name: name, job: job, schema: schema)
    return waysOfFeatures(start) + waysOfCommunities(start) + waysOfAggregates(start)
      + waysOfExposure(start) + waysOfTies(start) + waysOfInfluence(start) + waysOfOutcomes(start)
  }

  private func waysOfFeatures(_ start: ColumnMaking) -> [ColumnMaking] {
    guard let feature = Feature.named(start.name) else { return [] }
    var way = start
    way.job.features = way.job.features.adding(feature)
    way.steps = ["add '\(feature.columnName)' to \(.features)"]
    return [way]
  }

  private func waysOfCommunities(_ start: ColumnMaking) -> [ColumnMaking] {
    var way = start
    if let column = CommunityColumn.allCases.first(where: { $0.name == start.name }) {
      way.job.communityColumns.insert(column)
      way.steps = ["add '\(start.name)' to \(.features)"]
    } else if start.name == CommunityConsensus.columnName {
      way.needCommunities()
      way.job.communities = .consensus(way.job.communities.method, runs: 2)
      way.steps.append("find communities in several runs (\(.communities))")
    } else if let count = CommunitySearch.communityCount(forShare: start.name) {
      way.job.communityShareCount = count
      way.steps = ["add \(.communityShareCount, count)"]
    } else {
      return []
    }
    return [way]
  }

  private func waysOfExposure(_ start: ColumnMaking) -> [ColumnMaking] {
    let ofResources = [ResourceExposure.countName, ResourceExposure.largestName]
    return namedColumns(in: start.name).filter {
      Self.exposures(to: $0.name).contains(start.name)
    }.prefix(1).map { column in
      var way = start
      if !schema.hasResources {
        way.schema.hasResources = true
        way.steps = ["read a list of people and resources (\(.twoMode))"]
      }
      way.job.exposure.append(column.name)
      way.steps.append("add '\(column.name)' to \(.exposure)")
      return way
    } + (ofResources.contains(start.name) ? [wayOfResources(start)] : [])
  }

  private func wayOfResources(_ start: ColumnMaking) -> ColumnMaking {
    var way = start
    way.schema.hasResources = true
    // Any column will do.
    way.job.exposure = schema.people?.columns.dropFirst().prefix(1).map(\.name) ?? []
    way.steps = [
      "name a column of people with \(.exposure), of a list of people and resources (\(.twoMode))"
    ]
    return way
  }

  /// The columns of the people table whose names are in a name.
  func namedColumns(in name: String) -> [TableSchema.Column] {
    (schema.people?.columns.dropFirst() ?? []).filter { name.contains($0.name) }
  }
}

extension ColumnMaking {
  /// Adds a column of communities if there is none.
  mutating func needCommunities() {
    if job.communityColumns.isEmpty {
      job.communityColumns.insert(.number)
      steps.append("add '\(CommunityColumn.number.name)' to \(.features)")
    }
  }
}

extension FeatureSelection {
  /// The same with one more feature.
  fileprivate func adding(_ feature: Feature) -> FeatureSelection {
    switch self {
    case .standard: .standardAnd([feature])
    case .standardAnd(let list): .standardAnd(list + [feature])
    case .all: .all
    case .only(let list): .only(list + [feature])
    }
  }
}
