internal import Sesame

extension CommandDescription {
  static let model = CommandDescription(
    name: "model", operands: ["NAME"],
    purpose: "prints a score model: JSON, points table, PMML or SQL",
    details: """
      NAME is 2015, 2015-variant-b, european or small-business, or the path of a model file, which
      is checked and printed in its canonical form: the starting point for a model of your own. With
      --as it is printed for others to compute, and every form gives the scores of 'sesame score'.
      """,
    examples: [
      (
        "sesame model 2015 --as table",
        "the built-in card as points to add up by hand"
      ),
      (
        "sesame model Graphs/lastfm-credit/model.json --as sql-duckdb --table people",
        "a model as a query for DuckDB"
      ),
      (
        "sesame model 2015 --output card.json",
        "a card to edit, for --model"
      ),
    ],
    optionGroups: [
      (
        "Form",
        [
          Option(
            "--as", "FORM", of: Choices<ModelForm>.forms.words,
            "json; table, the points to add up by hand; markdown, the same as a model card's body; "
              + "pmml, a Scorecard of PMML 4.4; sql-duckdb, sql-postgresql or sql-spark, a SELECT "
              + "(default: by the ending of the output: .json, .txt, .md, .pmml or .xml; else json)"
          ),
          Option(
            "--table", "NAME",
            "with SQL: the table that is scored; dots separate the names of what it is in (default: "
              + "people)"),
          Option("--id", "C", "with SQL: the column that identifies people (default: id)"),
          Option(
            "--prefix", "P",
            "with SQL: put before the name of every column of the result but the identifiers (default: "
              + "nothing)"),
        ]
      ),
      ("Output", [Option("--output", "FILE", "where to write (-o; default: -, standard output)")]),
    ], appendix: formsText + ScoreModel.formatText.text(naming: OptionNames.text),
    run: { try SesameCommand.model($0, $1) })

  /// What the forms need and leave out.
  private static let formsText = """
    Friends' scores need the whole graph. In PMML and SQL the points of interpersonal relationships
    are read from a column interpersonal_relationships, as 'sesame enrich' writes it; reasons never
    tell of relationships there, as with 'sesame score'. A value that falls in no bin makes the
    result of PMML invalid, and score_status of SQL 'not scored:' and the column. Columns whose bins
    list texts are to be texts in the database too; where it read yes and no as truth values, or 1
    as 1.0, SQL takes them for the listed texts, and what can't be told is not scored.


    """
}

extension SesameCommand {
  static func model(_ name: String, _ arguments: Arguments) throws {
    let form = try arguments.modelForm()
    let outputs = try Outputs(arguments, .model, inputs: [name])
    let model = try ScoreModel.builtInOrFile(name)
    warn(model.warningsOfOneFriend.map { Message($0) })
    try outputs.main.write(
      form.text(
        of: model, table: arguments.text("--table") ?? "people",
        identifier: arguments.text("--id") ?? "id",
        prefix: arguments.text("--prefix") ?? ""))
    try outputs.commit()
  }
}
