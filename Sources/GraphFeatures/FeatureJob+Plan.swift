public import Graphs

extension FeatureJob {
  /// What the job computes on graphs of a schema, and which columns that gives.
  ///
  /// - Throws: ``GraphError`` if a feature needs weights, direction or a people table that the schema
  ///   lacks, or if a column is asked for twice; ``DataError`` if a column of the people table is to be
  ///   read that is not there, holds texts or is an outcome.
  public func plan(for schema: GraphSchema) throws -> FeaturePlan {
    try wholePlan(for: schema).showing(columns, prefix: columnPrefix)
  }

  /// The same with the columns that are not written.
  package func wholePlan(for schema: GraphSchema) throws -> FeaturePlan {
    let plan = try expectedPlan(for: schema)
    try plan.checkTypes()
    return plan
  }

  /// The same, leaving it to the columns themselves to tell what of theirs is no number.
  package func expectedPlan(for schema: GraphSchema) throws -> FeaturePlan {
    try FeaturePlan(self, schema)
  }

  /// The feature as the job wants it.
  func variant(of feature: Feature) -> Feature {
    variants.first { $0.columnName == feature.columnName } ?? feature
  }
}
