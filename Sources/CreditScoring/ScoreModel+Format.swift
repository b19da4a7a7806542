extension ScoreModel {
  /// The name and version of the model format, which every document states.
  ///
  /// A model is one JSON document. ``formatDescription`` tells its keys and has an example.
  public static let format = "sesame-score-model/1"
}
