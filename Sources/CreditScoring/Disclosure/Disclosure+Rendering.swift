internal import Files
package import Reports

extension Disclosure {
  /// The document as plain text: the explanation's, of at most 100 columns, then the rest.
  public var text: String { explanation.text + "\n" + remainder.text }

  /// The document as Markdown with tables.
  public var markdown: String { explanation.markdown + "\n" + remainder.markdown }

  /// The document as a page with pictures that needs nothing else.
  public var html: String { document.html() }

  /// The whole as a page has it.
  package var document: ReportDocument {
    var document = explanation.document
    document.continue(with: remainder)
    return document
  }

  /// What the explanation does not tell.
  private var remainder: ReportDocument {
    var document = ReportDocument(
      "Disclosure: what the score of \(explanation.identifier) rests on")
    document.heading("The model")
    document.add(
      "\(explanation.modelName), version \(explanation.modelVersion), in the format \(modelFormat); "
        + "purpose: \(explanation.purpose)")
    if !modelDescription.isEmpty { document.add(modelDescription) }
    document.add("SHA-256 of its document: \(modelHash)")
    document.heading("What it reads")
    for characteristic in characteristics { document.add(characteristic.meaning) }
    if let friends = explanation.friends {
      document.add("\(friends.characteristic) is computed by \(friends.formula)")
    }
    document.heading("The values, and where they come from")
    addValues(to: &document)
    document.heading("What each value would bring")
    document.table(
      ["characteristic", "value", "points", "now"], characteristics.flatMap(\.binRows),
      widest: .max)
    document.heading("What it does not read")
    document.add(
      unusedColumns.isEmpty
        ? "The table has no other columns."
        : "Columns of the table that no characteristic reads: \(unusedColumns.joined(separator: ", "))."
    )
    document.heading("How to check and contest it")
    for check in checks { document.add(check) }
    document.table(
      ["inputs"], inputs.split(separator: "\n").map { [String($0)] }, widest: .max)
    return document
  }

  private func addValues(to document: inout ReportDocument) {
    let columns: [(name: String, cell: (Characteristic) -> String)] = [
      ("characteristic", { $0.line.characteristic }),
      ("column", { $0.line.column ?? "" }),
      ("value", { $0.shownValue }),
      ("source", { $0.source ?? "" }),
      ("as of", { $0.asOf ?? "" }),
      ("verified", { $0.verified ?? "" }),
      ("true", { $0.line.shownReliability }),
      ("points", { $0.line.shownPoints }),
      ("of", { "\($0.line.budget)" }),
      ("if not known", { $0.missingPoints.map(String.init) ?? "" }),
    ]
    // What is told of no value has no column.
    let shown = columns.filter { column in characteristics.contains { !column.cell($0).isEmpty } }
    document.table(
      shown.map(\.name),
      characteristics.map { characteristic in shown.map { $0.cell(characteristic) } },
      widest: .max)
    if sources.isEmpty { return }
    document.add(
      "The probability that a value is true is (1 − (1 − ρ) (1 − v × verified)) × 2 to the power of "
        + "−age / half-life, unless the table tells it: ρ is how reliable its source is, v the part of the errors "
        + "that a verification removes.")
    document.table(
      ["source", "ρ", "half-life in days", "v"],
      sources.map {
        [
          $0.name, $0.reliability.shortText, $0.halfLife?.shortText ?? "none",
          $0.verification.shortText,
        ]
      }, widest: .max)
  }

  /// How the person can check the score, and what it takes to contest it.
  var checks: [String] {
    let sum =
      explanation.sum.map {
        "The score is \($0): the lowest score, and the points of each category, which are those of its "
          + "characteristics together."
      } ?? "There is no score: \(explanation.status). What is missing is named above."
    let others =
      explanation.others == nil
      ? []
      : [
        "Other people's data are no part of this document: what rests on them is told in whole points and bins, so "
          + "that a single one of them is not to be read from it."
      ]
    return [
      sum,
      "Each value of the \(explanation.subject)'s own brings the points of the line above in which it falls; one that is not known "
        + "brings those of 'not known'.",
    ] + others + [
      "A value that is wrong, out of date or someone else's can be contested by its characteristic and column: "
        + "what the right one would bring stands above, and all else stays as it is.",
      "The same model was used if its document, as JSON in its usual form, has the SHA-256 \(modelHash). The same "
        + "values were used if the lines of inputs, each with a line feed at its end, have the SHA-256 \(inputHash).",
    ]
  }
}

extension Disclosure.Characteristic {
  /// What it is, and which reasons it gives.
  fileprivate var meaning: String {
    // The letter above has it already, unless a fit wrote it.
    let about = description.isEmpty || description == line.meaning ? "" : " \(description)"
    let read = line.column.map { "column '\($0)'" } ?? "friends' scores"
    return
      "\(line.characteristic) (\(category.title), \(read)):\(about) Reason where it costs points: \(reason)."
      + (missingReason.map { " Reason where it is not known: \($0)." } ?? "")
      + (line.stability.map { " " + ScoreModel.stabilityRemark($0) } ?? "")
      + (restsOnOthers ? " It rests on other people's data." : "")
  }

  fileprivate var shownValue: String {
    barredValue.map { "\($0) (not used: its source may not serve this purpose)" } ?? line.shownValue
  }

  /// The points of each value that it could have had, the person's own marked.
  fileprivate var binRows: [[String]] {
    let name = line.characteristic
    guard !restsOnOthers else {
      return [[name, "rests on other people: 0 to \(line.budget)", "", line.shownPoints]]
    }
    return bins.map { [name, $0.values, "\($0.points)", $0.isOwn ? line.shownPoints : ""] } + [
      [name, "not known", "\(missingPoints ?? 0)", line.isMissing ? line.shownPoints : ""]
    ]
  }
}
