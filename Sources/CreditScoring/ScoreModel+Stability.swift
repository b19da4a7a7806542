extension ScoreModel {
  /// The model whose characteristics of some columns state how stable these are.
  ///
  /// - Parameters:
  ///   - stability: How much the same the values of two runs are, 0 to 1; it is stated to four decimals. Of
  ///     communities it is the mean over people of the share of runs in which a person stays in the core of
  ///     their community, `CommunityConsensus.meanStability`.
  ///   - isMeasured: Whether it was measured of a column.
  /// - Returns: The model, with the same points.
  public func stating(
    stability: Double, ofColumns isMeasured: (String) -> Bool
  ) -> ScoreModel {
    withMeasures { _, measure in
      if isMeasured(measure.column) { measure.stability = (stability * 1e4).rounded() / 1e4 }
    }
  }

  /// The model with something else stated of its columns; points stay as they are.
  ///
  /// - Parameter change: Changes a measure, whose characteristic has the name.
  /// - Returns: The model.
  func withMeasures(_ change: (_ name: String, inout ColumnMeasure) -> Void) -> ScoreModel {
    ScoreModel(
      unchecked: name, version: version, purpose: purpose, description: description, scale: scale,
      bands: bands, coverage: coverage, reasons: reasons,
      categories: categories.map { category in
        Category(
          name: category.name, weight: category.weight,
          characteristics: category.characteristics.map { characteristic in
            guard case .column(var measure) = characteristic.measure else { return characteristic }
            change(characteristic.name, &measure)
            return Characteristic(
              name: characteristic.name, description: characteristic.description,
              reason: characteristic.reason, budget: characteristic.budget,
              measure: .column(measure))
          })
      }, fit: fit, sourceName: sourceName, words: words)
  }

  /// What is said of a stability.
  static func stabilityRemark(_ stability: Double) -> String {
    "It is made of communities, whose stability is \(stability.shortText): communities are groups of closely tied "
      + "people that a computation finds, and run again it leaves a person in the core of the same group in that share of "
      + "the runs, on average."
  }
}
