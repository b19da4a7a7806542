internal import Files
internal import Reports
internal import TextFormats

extension Counterfactuals {
  /// The heading above the answers.
  var heading: String { "What would bring the score to \(target)" }

  /// What is to be said behind the answers, or in place of them.
  ///
  /// - Parameter subject: What sentences call who is scored.
  /// - Returns: The sentences.
  private func remarks(of subject: String) -> [String] {
    var remarks: [String] = []
    let limit = monthLimit.map { " within \($0.counting("month"))" } ?? ""
    if isReached {
      remarks.append("The score is \(score): nothing need change.")
    } else if answers.isEmpty, uncertainCount > 0 {
      remarks.append(
        triesAll
          ? "No changes bring it there\(limit) and leave the score certain enough to be given."
          : "None of the \(uncertainCount) cheapest sets of changes that bring it there\(limit) leaves the score "
            + "certain enough to be given; no more were tried.")
    } else if answers.isEmpty {
      let months =
        highestScore == score || monthLimit != nil
        ? nil : highestScoreMonths.map { $0.counting("month") }
      remarks.append(
        "No changes bring it there\(limit): \(highestScore) is the most that they can reach"
          + (months.map { ", in \($0)" } ?? "") + ".")
    }
    if !answers.isEmpty, uncertainCount > 0 {
      remarks.append(
        "Left out: \(uncertainCount.counting("set")) of changes with which the score would be too uncertain to be given."
      )
    }
    if !unknown.isEmpty {
      let listed = unknown.map { "\($0.characteristic) (at most +\($0.mostPoints))" }
      remarks.append("Not known, and so no part of this: \(listed.joined(separator: ", ")).")
    }
    if monthLimit != nil, !untimed.isEmpty {
      remarks.append(
        "Left out, since the model does not say how long they take: "
          + "\(untimed.joined(separator: ", ")).")
    }
    if !answers.isEmpty {
      remarks.append(
        "Effort is no money: the model says how hard each step is, a usual one being 1, and the answers come by it."
      )
    }
    remarks.append(
      "Only what the model says the \(subject) can change takes part, and nothing that rests on other people; their part "
        + "stays as it is.")
    return remarks
  }

  /// The answers and remarks as lines of plain text.
  func lines(of subject: String) -> [String] {
    var lines = [heading]
    for (number, answer) in answers.enumerated() {
      lines += "\(number + 1). \(answer.summary)".wrapped("  ")
      for change in answer.changes {
        lines += ("+\(change.gain)".leading(8) + "  " + change.sentence).wrapped("", hanging: 10)
      }
    }
    for remark in remarks(of: subject) { lines += remark.wrapped("  ") }
    return lines
  }

  /// The answers and remarks as lines of Markdown.
  func markdownLines(of subject: String) -> [String] {
    var lines = ["## \(heading)", ""]
    for (number, answer) in answers.enumerated() {
      lines.append("\(number + 1). \(answer.summary)")
      lines += answer.changes.map { "   - +\($0.gain): \($0.sentence.escapedForMarkdown)" }
    }
    if !answers.isEmpty { lines.append("") }
    return lines + remarks(of: subject).map(\.escapedForMarkdown)
  }

  /// As a value of a document of JSON.
  var jsonValue: JSONValue {
    .object([
      .init("target", .whole(target)),
      .init("reason", .null),
      .init("within_months", .whole(orNull: monthLimit)),
      .init("reached", .boolean(isReached)),
      .init("answers", .array(answers.map(\.jsonValue))),
      .init("highest_score", .whole(highestScore)),
      .init("highest_score_months", .whole(orNull: highestScoreMonths)),
      .init(
        "unknown",
        .array(
          unknown.map {
            .object([
              .init("characteristic", .string($0.characteristic)),
              .init("most_points", .whole($0.mostPoints)),
            ])
          })),
      .init("untimed", .array(untimed.map(JSONValue.string))),
      .init("too_uncertain", .whole(uncertainCount)),
      .init("all_tried", .boolean(triesAll)),
    ])
  }
}

extension Explanation.Unanswered {
  /// As a value of a document of JSON, with the keys of an answer.
  var jsonValue: JSONValue {
    .object([
      .init("target", .whole(orNull: target)),
      .init("reason", .string(reason)),
      .init("within_months", .null),
      .init("reached", .null),
      .init("answers", .array([])),
      .init("highest_score", .null),
      .init("highest_score_months", .null),
      .init("unknown", .array([])),
      .init("untimed", .array([])),
      .init("too_uncertain", .whole(0)),
      .init("all_tried", .null),
    ])
  }
}

extension Counterfactuals.Answer {
  /// The score, the effort and how long it takes.
  fileprivate var summary: String {
    let time =
      switch months {
      case nil: "how long it takes is not stated"
      case 0?: "at once"
      case let months?: "in \(months.counting("month"))"
      }
    let count = changes.count == 1 ? "one change" : changes.count.counting("change")
    return "To \(score) by \(count): effort \(cost.shortText), \(time)"
  }

  fileprivate var jsonValue: JSONValue {
    .object([
      .init("score", .whole(score)), .init("cost", .number(cost)),
      .init("months", .whole(orNull: months)),
      .init(
        "changes",
        .array(
          changes.map { change in
            .object([
              .init("characteristic", .string(change.characteristic)),
              .init("bin", .string(change.bin)), .init("new_bin", .string(change.newBin)),
              .init("gain", .whole(change.gain)), .init("cost", .number(change.cost)),
              .init("months", .whole(orNull: change.months)),
            ])
          })),
    ])
  }
}

extension Counterfactuals.Change {
  fileprivate var sentence: String {
    "\(characteristic): \(newBin), now \(bin)"
      + (months.map { $0 == 0 ? "" : ", \($0.counting("month"))" } ?? "")
  }
}

extension Counterfactuals {
  /// Adds the answers and remarks to a page.
  func add(to document: inout ReportDocument, of subject: String) {
    document.heading(heading)
    for (number, answer) in answers.enumerated() {
      document.subheading("\(number + 1). \(answer.summary)")
      document.table(
        ["points", "change"], answer.changes.map { ["+\($0.gain)", $0.sentence] }, widest: .max)
    }
    for remark in remarks(of: subject) { document.add(remark) }
  }
}
