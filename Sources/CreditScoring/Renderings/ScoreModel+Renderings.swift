internal import Files

extension ScoreModel {
  /// The points table as plain text: what it takes to add up a score with a pencil.
  ///
  /// Categories, characteristics with their columns, the points of every bin and of a missing value,
  /// reasons, bands, and the rules on who gets a score. Of friends' scores, which need the whole graph, it
  /// has the formula. A model whose friends' scores are switched off is shown as it is applied, without
  /// interpersonal relationships.
  public var pointsTable: String { ModelCard(self).text }

  /// The body of a model card: the points table as Markdown.
  public var markdown: String { ModelCard(self).markdown }

  /// The model as a Scorecard of PMML 4.4, for decision engines.
  ///
  /// The document has a characteristic for each of the model's, with the points of every bin, neutral
  /// points where the field is missing, and the reasons as reason codes. It yields `score`,
  /// `score_status`, `band` and `reason_1` to `reason_4`, with `reason_5` if a reason is always given
  /// (``ColumnMeasure/isAlwaysGiven``); `score` is missing where ``CreditScorer`` gives none, and the whole result is invalid where it would refuse the value: a text that no bin lists.
  ///
  /// - **Friends' scores** need the whole graph. The points of interpersonal relationships are told by
  ///   the numeric field `interpersonal_relationships`, which has the name of the column in which
  ///   ``Scores/table(execution:)`` has them.
  /// - **Reasons** are ranked by `pointsBelow`, the baseline being the best bin's points. Characteristics
  ///   stand in the order of equal losses, by budget and then by name, since of equal differences the
  ///   standard ranks first what the document has first. Evaluators that break ties otherwise give equal
  ///   losses in another order. Two more things PMML can't say: that a text which several characteristics
  ///   share is given once (each has a code of its own, with its name behind the text), and the share of
  ///   points that data back in `score_status`. Relationships are never among the reasons, as in scores of
  ///   a table without friendships.
  /// - **Texts** are compared code point by code point: a listed text is there as written, composed and
  ///   decomposed.
  ///
  /// - Returns: The document, in UTF-8.
  /// - Throws: ``ScoreModelError`` of code ``ScoreModelError/Code/notRenderable`` with every part that
  ///   PMML can't express: a limit of bands, a character that XML can't hold, a column that is read as two types or has the
  ///   name of a result.
  /// - Source: Data Mining Group, *PMML 4.4, Scorecard*,
  ///   [dmg.org](http://dmg.org/pmml/v4-4/Scorecard.html).
  public func pmml() throws(ScoreModelError) -> String { try PMMLScorecard(self).text }

  /// The model as a statement of SQL that scores a table.
  ///
  /// ```swift
  /// let statement = try ScoreModel.european.sql(.duckDB, table: "customers", identifier: "number")
  /// ```
  ///
  /// The columns of the result are the identifier; a column `…_points` for each characteristic; then, as
  /// in ``Scores/table(execution:)``, the points of the five categories, `score`, `score_status`, `band`
  /// and `reason_1` to `reason_4`, with `reason_5` if a reason is always given, equal losses in the same order and
  /// equal texts once.
  ///
  /// - **Missing** is NULL, and a number that is not finite. A column that the table lacks is an error of
  ///   the database, also where the model calls it optional.
  /// - **True and false** may be given as such or as 1 and 0. Beside bins of numbers, PostgreSQL takes no
  ///   truth values.
  /// - **Texts** are compared exactly, whatever the collation; numbers beside bins of texts by their text.
  ///   As in the library, texts that look the same are one, but in Spark only if they are written as
  ///   in the model, composed or decomposed.
  ///   A column that the database took for another type is brought back to the listed texts where that can
  ///   be told: true to the listed one of `yes` and `no`, 1.0 to `1`. Another value of such a column gives no
  ///   score, not the points of all other texts.
  /// - **A value that falls in no bin**, for which the library refuses the table, gives that row no score:
  ///   `score_status` is `not scored:` and the column.
  /// - **Friends' scores** need the whole graph. The points of interpersonal relationships are read from
  ///   the column `interpersonal_relationships`, as ``Scores/table(execution:)`` has them; a row without
  ///   them is not scored. Relationships are never among the reasons, as in scores of a table without
  ///   friendships.
  ///
  /// - Parameters:
  ///   - dialect: The database's dialect.
  ///   - table: The name of the table; dots separate the names of what it is in, as in `staging.people`.
  ///   - identifier: The column that identifies people.
  ///   - prefix: What comes before the name of every column of the result but the identifiers.
  /// - Returns: The statement, with a semicolon at its end.
  /// - Throws: ``ScoreModelError`` of code ``ScoreModelError/Code/notRenderable`` if the model limits the bands
  ///   of an interval, a name is empty, the
  ///   identifier has the name of a result, or the database would take two columns for one.
  public func sql(
    _ dialect: SQLDialect, table: String = "people", identifier: String = "id", prefix: String = ""
  ) throws(ScoreModelError) -> String {
    try SQLSelect(
      self, dialect, table: table, identifier: identifier, prefix: prefix
    ).text
  }
}
