internal import Sesame

extension CommandDescription {
  /// The options on how sure scores are.
  static let certaintyOptions = [
    Option(
      switch: "--certainty",
      "how sure scores are though all values count as true: as far as the points of a model fitted with "
        + "--bootstrap are, and what is missing where bins state shares (default: nothing is told, unless one of the "
        + "next two is given)"),
    Option(
      switch: "--reliability",
      "values may be false: with what probability the value of a column C is true is in column "
        + "C_reliability, 0 to 1 (default: all count as true, and nothing is told)"),
    Option(
      "--sources", "FILE",
      "values may be false: how far kinds of sources are to be believed (JSON, or standard: an "
        + "illustration); columns C_source, C_as_of, C_verified and C_reliability tell of column C "
        + "(default: none; 'sesame help score' has the format)"),
    Option(
      switch: "--band-probabilities",
      "a column with the probability of each band (default: that of the score's band)"),
  ]

  /// The date of sources, for a command that has no other.
  static let sourcesDate = Option(
    "--as-of", "T",
    "as of when values of sources are used: unix seconds or ISO 8601 (required with --sources where "
      + "a column C_as_of tells when they were recorded)")
}

extension Arguments {
  /// What scores are to tell of how sure they are, as the options say; `nil` for nothing.
  func certainty() throws -> CertaintyOptions? {
    if has("--sources"), has("--reliability") {
      throw UsageError(
        "option '--reliability' goes without '--sources'",
        remedy: "keep --sources, which reads columns C_reliability as well")
    }
    var certainty = CertaintyOptions(.none)
    let (sources, asOf) = try sources()
    if let sources {
      certainty.evidence = .sources(sources, asOf: asOf)
    } else if has("--reliability") {
      certainty.evidence = .columns
    }
    certainty.showsBandProbabilities = has("--band-probabilities")
    return has("--certainty") || certainty != CertaintyOptions(.none) ? certainty : nil
  }

  /// The catalog of sources that is asked for, and the date as of which values of sources are used.
  func sources() throws -> (catalog: SourceCatalog?, asOf: Double?) {
    guard let name = text("--sources") else { return (nil, nil) }
    let date = try text("--as-of").map { text throws(UsageError) in
      try dates([text], of: "--as-of")[0].seconds
    }
    return (try SourceCatalog.builtInOrFile(name), date)
  }

  /// Throws if a date of sources is given and no sources are.
  func checkDateOfSources() throws(UsageError) {
    if has("--as-of"), !has("--sources") {
      throw UsageError("option '--as-of' needs '--sources'", remedy: "add it")
    }
  }
}

extension SourceCatalog {
  /// The built-in catalog of a name, or that in a file.
  fileprivate static func builtInOrFile(_ name: String) throws -> SourceCatalog {
    if name == "standard" { return .standard }
    if let document = try EmbeddedInput.document(name) {
      return try SourceCatalog(parsing: document.text, named: document.name)
    }
    do throws(ScoreModelError) {
      return try SourceCatalog(contentsOf: name)
    } catch {
      guard error.code == .noInput, !name.contains(where: { "./".contains($0) }) else {
        throw error
      }
      throw UsageError(
        "'\(name)' is neither a catalog of sources nor a file",
        remedy: "the built-in catalog is standard")
    }
  }
}
