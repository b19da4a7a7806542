extension ScoreModel {
  /// The name and version of the model format, which a document states that has none of the newer keys.
  ///
  /// A model is one JSON document. ``formatDescription`` tells its keys and has an example.
  public static let format = "sesame-score-model/1"

  /// The format of documents that have a key which the first version lacks; see ``formatDescription``.
  public static let secondFormat = "sesame-score-model/2"

  /// The format that the model's document states: the first if it can express all of the model.
  public var documentFormat: String {
    let measures = categories.flatMap(\.characteristics).compactMap { characteristic in
      if case .column(let measure) = characteristic.measure { measure } else { nil }
    }
    let isFirst =
      coverage.mostBands == nil && reasons == Reasons() && (fit?.replicates.isEmpty ?? true)
      && !measures.contains(where: \.needsSecondFormat)
    return isFirst ? Self.format : Self.secondFormat
  }
}

extension ScoreModel.ColumnMeasure {
  /// Whether something is stated that the first version of the format has no key for.
  fileprivate var needsSecondFormat: Bool {
    actionable != .eitherWay || months != nil || cost != 1 || isAlwaysGiven || stability != nil
      || bins.contains { $0.share != nil }
  }
}
