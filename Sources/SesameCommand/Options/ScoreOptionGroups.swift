internal import Sesame

/// Options on the score model, and on models for kinds of entities.
extension CommandDescription {
  static let scoreGroup: (String, [Option]) = (
    "Score",
    [
      Option(
        "--model", "FILE", of: ScoreModel.builtInNames,
        "a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015)"),
      Option(
        "--relationships", "MODE", of: Arguments.relationshipModes,
        "friends' scores enter by \(Choices(words: Arguments.relationshipModes).listed) (default: as the model says)"
      ),
      Option(
        "--earlier-score", "C", "column with earlier scores (required with --relationships earlier)"
      ),
    ]
  )

  /// The options of cards for several kinds of entities.
  private static let cardOptions =
    [
      Option(
        "--model", "[KIND=]FILE", of: ScoreModel.builtInNames, isRepeatable: true,
        "a score model (JSON), or 2015, 2015-variant-b, european, small-business (default: 2015). "
          + "With --entity one for each kind, such as person=2015 (may be given several times)"),
      Option(
        "--entity", "C",
        "the column that tells each row's kind, such as person or business, whose card scores it; "
          + "friends' scores cross kinds (default: one card for all)"),
    ] + scoreGroup.1.filter { $0.name != "--model" }

  /// The options of scores for a command that one card for all serves: others are known only to be refused.
  static let singleCardGroup: (String, [Option]) = (
    scoreGroup.0,
    scoreGroup.1.map { option in
      option.name == "--model"
        ? Option(option.name, option.value ?? "FILE", isRepeatable: true, option.help) : option
    } + cardOptions.filter { $0.name == "--entity" }.map(\.hidden)
  )

  /// The options of scores for a table without friendships.
  static let tableScoreGroup: (String, [Option]) = (
    scoreGroup.0,
    cardOptions.map { option in
      option.name == "--relationships"
        ? Option(
          option.name, "off",
          "friends' scores are left out, their points shared out (default: as the model says)")
        : option.name == "--earlier-score" ? option.hidden : option
    } + certaintyOptions + [sourcesDate]
  )

  /// The options of scores for a command that tells how sure they are.
  static let certainScoreGroup: (String, [Option]) = (
    scoreGroup.0, cardOptions + certaintyOptions
  )
}
