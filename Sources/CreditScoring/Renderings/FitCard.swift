internal import Files

/// How a model was fitted, as its card tells it: sentences and a table of coefficients.
struct FitCard {
  let sentences: [String]
  /// The names of the table's columns, and its rows.
  let names: [String]
  let rows: [[String]]
  /// What readers must know.
  let warnings: [String]

  /// Tells of a fit.
  ///
  /// - Parameters:
  ///   - fit: The fit.
  ///   - errors: How sure its points are; `nil` if that is not known.
  init(_ fit: ScoreModel.Fit, _ errors: PointErrors?) {
    names = ["characteristic", "coefficient", "standard error", "p", "inflation"]
    rows = ([fit.intercept] + fit.coefficients).enumerated().map { place, one in
      [
        place == 0 ? "intercept" : one.characteristic, one.value.decimals(4),
        one.standardError.decimals(4), one.pValue < 1e-4 ? "< 0.0001" : one.pValue.decimals(4),
        one.varianceInflation?.decimals(2) ?? "",
      ]
    }
    warnings = fit.warnings
    sentences =
      Self.data(fit) + Self.method(fit) + Self.steps(fit) + Self.figures(fit)
      + Self.refits(errors) + Self.leftOut(fit)
  }

  private static func data(_ fit: ScoreModel.Fit) -> [String] {
    let events = fit.events.map { " (" + $0.joined(separator: ", ") + ")" } ?? ""
    var sentences = [
      "Fitted to \(fit.rowCount) rows of \(fit.source), \(fit.eventCount) with the event of "
        + "\(fit.outcome)\(events)"
        + (fit.weights.map { ", with the weights of column \($0)" } ?? "")
        + (fit.date.map { ", on \($0)" } ?? "") + "."
    ]
    if fit.excludedCount > 0 {
      sentences.append("Left out: \(fit.excludedCount) rows without an outcome.")
    }
    if let rejects = fit.rejects {
      sentences.append(
        "Reject inference (\(rejects.method)): of \(rejects.rowCount) rejected applicants (column "
          + "\(rejects.column)) \((100 * rejects.eventRate).decimals(1)) % were assumed to have the event, "
          + "at odds of \(rejects.factor.shortText) times those of accepted applicants alike.")
    }
    return sentences
  }

  private static func method(_ fit: ScoreModel.Fit) -> [String] {
    let method = fit.method
    let signs = method.hasSigns ? "no coefficient may be negative" : "signs are free"
    let ridge = method.penalty > 0 ? ", ridge \(method.penalty.shortText)" : ""
    let held = method.holdsWeights ? ", categories held to given weights" : ""
    let scaling = fit.scaling
    return [
      "Logistic regression on weights of evidence: \(columns(method)), \(signs)\(ridge)\(held). Bins: "
        + "\(method.binning.joined(separator: ", ")).",
      "\(scaling.score.rounded2) points stand for odds of \(scaling.odds.rounded2) to 1 of staying without "
        + "the event; \(scaling.doubling.rounded2) more double them.",
    ]
  }

  /// How columns were chosen.
  private static func columns(_ method: ScoreModel.Fit.Method) -> String {
    let least = method.leastInformationValue
    let some =
      least > 0 ? "columns with an information value of \(least.shortText) or more" : "columns"
    return method.selection == "none"
      ? "all \(some)" : "\(some) by steps \(method.selection) (\(method.criterion))"
  }

  /// The steps in order, each with what the deviance became.
  private static func steps(_ fit: ScoreModel.Fit) -> [String] {
    if fit.steps.isEmpty { return [] }
    let steps = fit.steps.map { step in
      "\(step.column) \(step.isAdded ? "in" : "out") "
        + "(\(step.isAdded ? "-" : "+")\(step.change.decimals(2)))"
    }
    return ["Steps, with the change of the deviance: \(steps.joined(separator: ", "))."]
  }

  private static func figures(_ fit: ScoreModel.Fit) -> [String] {
    let given = fit.givenBins.joined(separator: ", ")
    let bins =
      fit.givenBins.isEmpty
      ? "" : "; the bins of \(given) were given, and may have seen the rows"
    return [
      "Out of \(fit.foldCount) folds (seed \(fit.seed)\(bins)): \(fit.outOfFold.words).",
      "On the rows that it was fitted to: \(fit.inSample.words); as whole points "
        + "\(fit.areaOfPoints.decimals(4)), each score at most \(fit.largestRounding.decimals(2)) points off.",
    ]
  }

  /// How sure points are.
  private static func refits(_ errors: PointErrors?) -> [String] {
    guard let errors else { return [] }
    let ofScores = errors.score.map {
      "; that of a score is \($0.decimals(1)), as a mean over people by the shares of bins"
    }
    return [
      "Refits to \(errors.replicateCount) draws of the rows, bins and columns being held: the standard error of each "
        + "bin's points is behind the sign ±\(ofScores ?? "")."
    ]
  }

  private static func leftOut(_ fit: ScoreModel.Fit) -> [String] {
    var reasons: [(reason: String, columns: [String])] = []
    for one in fit.leftOut {
      let value = one.informationValue
      let figures =
        value != nil
        ? " (information value without what chance adds beside each)"
        : one.coefficient != nil ? " (which is beside each)" : ""
      let reason = one.reason + figures
      let column = one.column + ((value ?? one.coefficient).map { " \($0.decimals(4))" } ?? "")
      if let place = reasons.firstIndex(where: { $0.reason == reason }) {
        reasons[place].columns.append(column)
      } else {
        reasons.append((reason, [column]))
      }
    }
    return reasons.map { "Not in the card, \($0.reason): \($0.columns.joined(separator: ", "))." }
  }
}

// MARK: Plain text and Markdown

extension FitCard {
  var textLines: [String] {
    let widths = names.indices.map { place in
      ([names] + rows).map { $0[place].printable.count }.max() ?? 0
    }
    let table = ([names] + rows).map { row in
      row.enumerated().reduce("") { line, cell in
        let text = cell.element.printable
        let blanks = String(repeating: " ", count: widths[cell.offset] - text.count)
        return line + "  " + (cell.offset == 0 ? text + blanks : blanks + text)
      }
    }
    return sentences.flatMap { $0.wrapped("  ") } + [""] + table
      + (warnings.isEmpty ? [] : [""] + warnings.flatMap { ("Warning: " + $0).wrapped("  ") })
  }

  var markdownLines: [String] {
    var lines = sentences.flatMap { ["", $0.escapedForMarkdown] }
    lines += ["", "| " + names.joined(separator: " | ") + " |", "|---|---:|---:|---:|---:|"]
    lines += rows.map { "| " + $0.map(\.escapedForMarkdown).joined(separator: " | ") + " |" }
    for warning in warnings { lines += ["", "**Warning:** " + warning.escapedForMarkdown] }
    return lines
  }
}

extension ScoreModel.Fit.Quality {
  fileprivate var words: String {
    let ends = interval.map {
      " (95 %: \($0.lowerBound.decimals(4)) to \($0.upperBound.decimals(4)))"
    }
    return "area under the curve \(areaUnderCurve.decimals(4))\(ends ?? ""), "
      + "Kolmogorov-Smirnov \(kolmogorovSmirnov.decimals(4)), Brier score \(brierScore.decimals(4)), "
      + "log loss \(logLoss.decimals(4))"
  }
}

extension Double {

  /// The number with at most two decimals.
  fileprivate var rounded2: String { ((self * 100).rounded() / 100).shortText }
}
