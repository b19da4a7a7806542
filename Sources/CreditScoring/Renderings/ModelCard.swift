internal import Files

/// A model as a table of points that people add up by hand, with the rules around it.
struct ModelCard {
  /// A category.
  struct Part {
    let name: String
    let budget: Int
    let characteristics: [Characteristic]
  }

  /// A characteristic with the points of each of its bins.
  struct Characteristic {
    let name: String
    /// The table's column; `nil` for friends' scores.
    let column: String?
    let description: String
    let budget: Int
    /// What is to be said of how stable its values are; `nil` for nothing.
    let stability: String?
    /// The bins in words, the missing value last, with their points.
    let bins: [(label: String, points: String)]
    let reasons: [String]
  }

  let title: String
  /// What the model is and how a score comes about.
  let introduction: [String]
  let parts: [Part]
  let bands: [(name: String, scores: String)]
  /// What decides whether there is a score, and its reasons.
  let rules: [String]
  /// How the model was fitted; `nil` if it was not.
  let fit: FitCard?

  init(_ model: ScoreModel) {
    let applied = model.effective
    let scale = applied.scale
    title = "Score model \(applied.name), version \(applied.version)"
    introduction =
      ["Purpose: \(applied.purpose)"] + [applied.description].filter { !$0.isEmpty } + [
        "The score is \(scale.lowerBound) plus the points of one line for each characteristic: the one "
          + "that its value falls in. It lies from \(scale.lowerBound) to \(scale.upperBound)."
      ]
    let errors = applied.pointErrors
    parts = applied.categories.map { category in
      Part(
        name: category.name.title, budget: category.budget,
        characteristics: category.characteristics.map {
          Characteristic($0, errors: errors?.points[$0.name])
        })
    }
    let ends = applied.bands.dropFirst().map { $0.from - 1 } + [scale.upperBound]
    bands = zip(applied.bands, ends).map { ($0.name, "\($0.from) to \($1)") }
    rules = Self.rules(applied)
    fit = applied.fit.map { FitCard($0, errors) }
  }

  private static func rules(_ model: ScoreModel) -> [String] {
    let required = model.coverage.required.map(\.title)
    let needed = RowModel(model).neededPoints
    var rules = [
      needed == 0
        ? "Everybody gets a score, whatever is missing: no share of the points must be backed by data."
        : "There is a score where data back at least \(model.coverage.minimum.shortPercent) % of the "
          + "\(model.coverablePoints) points of the categories other than interpersonal relationships: "
          + "the characteristics with a value must be worth \(needed) or more together, each counted "
          + "with the most that it can bring."
    ]
    if let most = model.coverage.mostBands {
      rules.append(
        "Nobody gets a score whose 90 % interval touches more than \(most.counting("band")).")
    }
    if !required.isEmpty {
      rules.append("Of \(required.joined(separator: " and of ")) something must be known.")
    }
    rules.append(
      "Reasons are the characteristics that lost most of their points; of equal losses that with more "
        + "points at most comes first, then by name. A reason is given once, and four are given at most."
        + (RowModel(model).alwaysGiven.map {
          " That of \($0.characteristic.name) is given as a fifth where it costs points and is not among them."
        } ?? ""))
    return rules
  }
}

extension ModelCard.Characteristic {
  /// Tells of a characteristic.
  ///
  /// - Parameters:
  ///   - characteristic: The characteristic.
  ///   - errors: The standard errors of points, the missing value's first; `nil` if they are not known.
  fileprivate init(_ characteristic: ScoreModel.Characteristic, errors: [Double]?) {
    name = characteristic.name
    description = characteristic.description
    budget = characteristic.budget
    switch characteristic.measure {
    case .column(let measure):
      column = measure.column
      stability = measure.stability.map(ScoreModel.stabilityRemark)
      bins =
        zip(measure.bins, 1...).map { bin, number in
          (bin.values.description, bin.points.with(error: errors?[number]))
        } + [("not known", measure.missingPoints.with(error: errors?[0]))]
      reasons = [characteristic.reason, characteristic.missingReason + " (where it is not known)"]
    case .friendsScores(let settings):
      column = nil
      stability = nil
      let mean = settings.populationMean.map { " = \($0.shortText)" } ?? " the mean of all people"
      bins = [
        (
          "friends' scores: \(budget) × r, halves up; r = (κ μ + Σ a z) / (κ + Σ a) with "
            + "κ = \(settings.priorStrength.shortText) and μ\(mean)",
          "0 to \(budget)"
        )
      ]
      reasons = [characteristic.reason]
    }
  }
}

// MARK: Plain text

extension ModelCard {
  /// The card as plain text of at most 100 columns; nothing is cut short.
  var text: String {
    var lines = title.wrapped("")
    for sentence in introduction { lines += sentence.wrapped("") }
    let rows = parts.map { ($0, Self.rows($0)) }
    // A label that is longer has its points on a line of their own.
    let labels = rows.flatMap(\.1).filter { !$0.points.isEmpty }.map(\.label.count)
    let edge = 20 + (labels.filter { $0 <= 70 }.max() ?? 0)
    for (_, rows) in rows {
      lines.append("")
      for row in rows { lines += row.lines(upTo: edge) }
    }
    lines += ["", "Bands"] + bands.map { "  \($0.scores)  \($0.name.printable)" } + [""]
    for rule in rules { lines += rule.wrapped("") }
    if let fit { lines += ["", "Fit"] + fit.textLines }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A line with points at its right end, which may be none.
  private struct Row {
    let label: String
    let points: String
    let depth: Int

    /// The lines, the points at an edge; below the label if it leaves them no room.
    func lines(upTo edge: Int) -> [String] {
      let margin = String(repeating: " ", count: depth)
      var lines = label.wrapped(margin, hanging: 2)
      if points.isEmpty { return lines }
      let last = lines[lines.count - 1]
      let room = edge - last.count - points.count
      let end = { (used: Int) in
        String(repeating: " ", count: max(edge - used - points.count, 1)) + points
      }
      if room < 2 { lines.append(end(0)) } else { lines[lines.count - 1] = last + end(last.count) }
      return lines
    }
  }

  private static func rows(_ part: Part) -> [Row] {
    var rows = [Row(label: part.name, points: "of \(part.budget)", depth: 0)]
    for characteristic in part.characteristics {
      let column = characteristic.column.map { $0 == characteristic.name ? "" : ": \($0)" } ?? ""
      rows.append(
        Row(label: characteristic.name + column, points: "of \(characteristic.budget)", depth: 2))
      if !characteristic.description.isEmpty {
        rows.append(Row(label: characteristic.description, points: "", depth: 4))
      }
      if let stability = characteristic.stability {
        rows.append(Row(label: stability, points: "", depth: 4))
      }
      rows += characteristic.bins.map { Row(label: $0.label, points: $0.points, depth: 4) }
      let reasons = characteristic.reasons.joined(separator: "; ")
      rows.append(Row(label: "reason: " + reasons, points: "", depth: 4))
    }
    return rows
  }
}

// MARK: Markdown

extension ModelCard {
  /// The card as Markdown with a table of each category.
  var markdown: String {
    var lines = ["# \(title.escapedForMarkdown)"]
    for sentence in introduction { lines += ["", sentence.escapedForMarkdown] }
    for part in parts {
      lines += ["", "## \(part.name.escapedForMarkdown): \(part.budget) points", ""]
      lines += ["| characteristic | value | points |", "|---|---|---:|"]
      for characteristic in part.characteristics {
        let column = characteristic.column.map { "column " + $0 } ?? "friends' scores"
        let name = "**\(characteristic.name.escapedForMarkdown)**"
        lines.append(Self.row(name, column, "of \(characteristic.budget)"))
        lines += characteristic.bins.map { Self.row("", $0.label, $0.points) }
      }
      lines.append("")
      for characteristic in part.characteristics {
        let about =
          [characteristic.description].filter { !$0.isEmpty }
          + [characteristic.stability].compactMap(\.self)
          + characteristic.reasons.map { "Reason: " + $0 }
        lines.append(
          "- **\(characteristic.name.escapedForMarkdown)**: "
            + about.map(\.escapedForMarkdown).joined(separator: " — "))
      }
    }
    lines += ["", "## Bands", "", "| band | scores |", "|---|---|"]
    lines += bands.map { "| \($0.name.escapedForMarkdown) | \($0.scores) |" }
    lines += ["", "## Rules"]
    for rule in rules { lines += ["", rule.escapedForMarkdown] }
    if let fit { lines += ["", "## Fit"] + fit.markdownLines }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A row whose first cell is marked up already.
  private static func row(_ name: String, _ value: String, _ points: String) -> String {
    "| \(name) | \(value.escapedForMarkdown) | \(points) |"
  }
}
