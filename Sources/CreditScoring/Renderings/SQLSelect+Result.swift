internal import Files

extension SQLSelect {
  /// How many reasons there can be.
  private var reasonCount: Int { min(reasons.ranked.count, ReasonRanking.most) }

  /// The parts that rank losses.
  var reasonParts: [String] {
    if reasons.ranked.isEmpty { return [] }
    let factor = reasons.factor
    var parts = [
      part(
        "losses",
        remark: "Points lost times \(factor), plus a number that is larger the earlier the reason "
          + "comes among equal losses.",
        from: "totals", reasons.candidates.map { $0.loss(dialect, factor: factor) })
    ]
    var last = "losses"
    if !reasons.shared.isEmpty {
      last = "said_once"
      parts.append(
        part(
          last, remark: "Of reasons with one text that of the largest loss.", from: "losses",
          reasons.shared.map(largest)))
    }
    for number in 1...reasonCount {
      let limit = number == 1 ? nil : quoted(names.losses[number - 2])
      let losses = reasons.ranked.map { name in
        let name = quoted(name)
        return limit.map { "CASE WHEN \(name) < \($0) THEN \(name) ELSE 0 END" } ?? name
      }
      let rank = "reasons_\(number)"
      parts.append(
        part(
          rank, remark: number == 1 ? "The largest loss." : "The next one.", from: last,
          [
            "GREATEST(\n      0, " + losses.joined(separator: ",\n      ") + "\n    ) AS "
              + quoted(names.losses[number - 1])
          ]))
      last = rank
    }
    return parts
  }

  private func largest(_ shared: SQLReasons.Shared) -> String {
    let losses = shared.sources.map { names, isMissing in
      "CASE WHEN \(quoted(names.value)) IS \(isMissing ? "" : "NOT ")NULL THEN "
        + "\(quoted(names.lost)) ELSE 0 END"
    }
    return "GREATEST(\n      0, " + losses.joined(separator: ",\n      ") + "\n    ) AS "
      + quoted(shared.name)
  }

  /// What is selected in the end.
  var result: String {
    let assessed = "scored.\(quoted("score_status")) = 'assessed'"
    func ifAssessed(_ value: String, _ name: String) -> String {
      "CASE WHEN \(assessed) THEN \(value) END AS \(quoted(prefix + name))"
    }
    func asIs(_ name: String) -> String {
      "scored." + quoted(name) + (prefix.isEmpty ? "" : " AS " + quoted(prefix + name))
    }
    var columns = ["scored." + quoted(identifier)] + names.items.map { asIs($0.points) }
    for name in ScoreCategory.allCases.map(\.rawValue) {
      columns.append(ifAssessed("scored." + quoted(name), name))
    }
    columns.append(ifAssessed("scored." + quoted("score"), "score"))
    columns.append(asIs("score_status"))
    columns.append(ifAssessed(band("scored." + quoted("score")), "band"))
    for number in 1...ReasonRanking.most {
      let name = "reason_\(number)"
      guard number <= reasonCount else {
        columns.append("CAST(NULL AS \(dialect.text)) AS \(quoted(prefix + name))")
        continue
      }
      columns.append(ifAssessed(reason(names.losses[number - 1]), name))
    }
    if let always = alwaysGiven { columns.append(ifAssessed(always, Self.alwaysName)) }
    let source = reasonCount == 0 ? "totals" : "reasons_\(reasonCount)"
    return """
      SELECT
      \(columns.map { "  " + $0 }.joined(separator: ",\n"))
      FROM (
        SELECT
          *,
          \(score) AS \(quoted("score")),
          \(status) AS \(quoted("score_status"))\(texts)
        FROM \(partName(source))\(fence)
      ) AS scored
      """
  }

  /// The name of the column of the reason that is always given.
  private static let alwaysName = "reason_\(ReasonRanking.most + 1)"

  /// The text of the reason with a loss.
  private func reason(_ loss: String) -> String {
    "scored.\(quoted(names.texts))[scored.\(quoted(loss)) % \(reasons.factor)]"
  }

  /// The reason that is always given, where its text is ranked behind the four; `nil` if the model has none.
  private var alwaysGiven: String? {
    guard let (candidate, ranked) = reasons.always else { return nil }
    let names = candidate.names
    let columns = ranked.map { "scored." + quoted($0) }
    let rank =
      columns[0] == columns[1]
      ? columns[0]
      : "CASE WHEN scored.\(quoted(names.value)) IS NULL THEN \(columns[1]) ELSE \(columns[0]) END"
    let last = "scored." + quoted(self.names.losses[reasonCount - 1])
    return "CASE WHEN \(rank) < \(last) THEN \(reason(names.lost)) END"
  }

  /// The reasons in the order of their numbers, as a column; nothing if there are none.
  private var texts: String {
    let texts = reasons.texts.reversed().map { dialect.literal($0.text) }
    return texts.isEmpty
      ? "" : ",\n    \(dialect.array(texts, margin: "      ")) AS \(quoted(names.texts))"
  }

  private var score: String {
    "\(rows.model.scale.lowerBound) + "
      + ScoreCategory.allCases.map { quoted($0.rawValue) }.joined(separator: " + ")
  }

  private func band(_ score: String) -> String {
    let bands = rows.model.bands
    let limits = bands.dropFirst().reversed().map { band in
      "WHEN \(score) >= \(band.from) THEN \(dialect.literal(band.name))"
    }
    let first = dialect.literal(bands[0].name)
    if limits.isEmpty { return first }
    return "CASE\n    " + limits.joined(separator: "\n    ") + "\n    ELSE \(first)\n  END"
  }

  /// Whether there is a score, and if not, why, in the words of the library; where that would refuse the
  /// table, the column.
  private var status: String {
    var cases = zip(rows.items, names.items).filter {
      !$0.0.coversEverything || $0.0.hasOtherTexts
    }.map { item, names in
      let text =
        item.hasOtherTexts
        ? "not scored: column '\(item.measure.column)' is not of texts, and no bin lists a value"
        : "not scored: a value of column '\(item.measure.column)' falls in no bin"
      return "WHEN \(quoted(names.points)) IS NULL THEN \(dialect.literal(text))"
    }
    for category in rows.model.coverage.required {
      let known = zip(rows.items, names.items).filter { $0.0.canBack(category) }
        .map { "\(quoted($0.1.value)) IS NULL" }
      let text = PersonScore.Status.nothingKnown(about: category).description
      cases.append(
        "WHEN \(known.isEmpty ? "TRUE" : Self.chained(known, separator: " AND ")) THEN "
          + dialect.literal(text))
    }
    if rows.neededPoints > 0 { cases.append(tooLittleKnown) }
    if let budget = rows.toldBudget {
      let text = "not scored: column '\(RowModel.toldColumn)' has no points from 0 to \(budget)"
      cases.append("WHEN \(quoted(RowModel.toldColumn)) IS NULL THEN \(dialect.literal(text))")
    }
    if cases.isEmpty { return "'assessed'" }
    return "CASE\n      " + cases.joined(separator: "\n      ")
      + "\n      ELSE 'assessed'\n    END"
  }

  private var tooLittleKnown: String {
    let (backed, coverable) = (quoted(names.backed), rows.model.coverablePoints)
    let tenths = "(\(dialect.quotient("\(backed) * 1000", coverable)))"
    let whole = "CAST(\(dialect.quotient(tenths, 10)) AS \(dialect.text))"
    let fraction =
      "CASE WHEN \(tenths) % 10 = 0 THEN '' ELSE '.' || CAST(\(tenths) % 10 AS \(dialect.text)) END"
    // The text in the library's words, with a mark in place of the share.
    let needed = rows.model.coverage.minimum
    let words = PersonScore.Status.tooLittleKnown(share: 0, needed: needed).description
      .split(separator: "0", maxSplits: 1).map(String.init)
    return """
      WHEN \(backed) < \(rows.neededPoints)
              THEN \(dialect.literal(words[0])) || \(whole)
                || \(fraction)
                || \(dialect.literal(words[1]))
      """
  }

  /// What the statement is and needs, as remarks.
  var remarks: [String] {
    let model = rows.model
    var sentences = [
      "Score model \(model.name), version \(model.version); purpose: \(model.purpose)",
      "\(dialect.rawValue). Reads the table \(table.joined(separator: ".")): its columns "
        + "\(([identifier] + rows.columns).joined(separator: ", ")).",
      "NULL is a missing value, and so is a number that is not finite. Where a value falls in no bin, "
        + "score_status says 'not scored:' and the column.",
    ]
    let texts = rows.items.filter { !$0.measure.texts.isEmpty }.map(\.measure.column)
    if !texts.isEmpty {
      sentences.append(
        "Bins list texts of the columns \(rows.columns.filter(texts.contains).joined(separator: ", ")). "
          + "Read them as texts. Where the database took them for truth values or decimal numbers, "
          + "these are brought back to the texts that bins list if that can be told, as yes and no or 1 for 1.0; "
          + "else score_status says 'not scored:' and the column. "
          + "Texts that 'sesame score' reads as missing, such as NA or blanks alone, are texts here: make them NULL."
      )
    }
    let same = Scores.columnNames.map { prefix + $0 }.filter(Set(rows.columns).contains)
      .filter { $0 != RowModel.toldColumn || rows.toldBudget == nil }
    if !same.isEmpty {
      sentences.append(
        "The table has columns of results' names: \(same.joined(separator: ", ")) of the result is the "
          + "model's; a prefix tells them apart.")
    }
    if let budget = rows.toldBudget {
      sentences.append(
        "Friends' scores need the whole graph: the column \(RowModel.toldColumn) tells the points of "
          + "that category, 0 to \(budget), as 'sesame enrich' and 'sesame score' write them.")
    }
    if rows.items.contains(where: { $0.category == .interpersonalRelationships })
      || rows.toldBudget != nil
    {
      sentences.append(
        "No reason tells of relationships: how many friends contribute is not in the table.")
    }
    if dialect == .spark {
      sentences.append(
        "With spark.sql.ansi.enabled = false a text that is no number counts as missing; with true "
          + "it is an error, as in the library.")
    }
    return sentences.flatMap { $0.wrapped("", hanging: 2) }
  }
}
