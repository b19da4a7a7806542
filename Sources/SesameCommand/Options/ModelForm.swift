internal import Sesame

/// What a score model is written as.
enum ModelForm: Equatable {
  case json, table, markdown, pmml
  case sql(SQLDialect)

  /// A model in this form.
  func text(of model: ScoreModel, table: String, identifier: String, prefix: String) throws
    -> String
  {
    switch self {
    case .json: model.json
    case .table: model.pointsTable
    case .markdown: model.markdown
    case .pmml: try model.pmml()
    case .sql(let dialect):
      try model.sql(dialect, table: table, identifier: identifier, prefix: prefix)
    }
  }
}

extension Arguments {
  /// What a model is written as: as the option says, or by the file's ending, else JSON.
  func modelForm() throws(UsageError) -> ModelForm {
    let asked = try choice("--as", Choices<ModelForm>.forms)
    let form = try OutputEndings<ModelForm>.modelForm.format(
      of: text("--output") ?? "-", asked: asked, overrules: true)
    if case .sql = form { return form }
    for name in ["--table", "--id", "--prefix"] where has(name) {
      throw UsageError(
        "option '\(name)' is about SQL, and the model is written as something else",
        remedy: "add --as sql-duckdb, sql-postgresql or sql-spark, or leave it out")
    }
    return form
  }
}

extension Choices<ModelForm> {
  static var forms: Choices {
    [
      "json": .json, "table": .table, "markdown": .markdown, "pmml": .pmml,
      "sql-duckdb": .sql(.duckDB), "sql-postgresql": .sql(.postgreSQL), "sql-spark": .sql(.spark),
    ]
  }
}
