internal import CreditScoring
internal import Files
internal import TextFormats

/// Headings, sentences and tables that plain text and Markdown render alike.
struct InfluenceDocument {
  private enum Part {
    case heading(String)
    case sentence(String)
    case table(names: [String], rows: [[String]])
  }

  private let title: String
  private var parts: [Part] = []

  init(_ title: String) { self.title = title }

  mutating func heading(_ text: String) { parts.append(.heading(text)) }

  mutating func add(_ sentence: String) { parts.append(.sentence(sentence)) }

  mutating func table(_ names: [String], _ rows: [[String]]) {
    parts.append(.table(names: names, rows: rows))
  }

  /// Adds what others can do at most.
  mutating func addBounds(_ others: Explanation.Others?) {
    heading("What other people can do to it at most")
    guard let others else { return add("Nothing in the model rests on other people.") }
    others.statements.forEach { add($0) }
    if others.bounds.isEmpty { return }
    table(
      ["total", "friends", "influence"],
      others.bounds.map { ["\($0.points)", $0.friendsScoresPoints.roundedUp, $0.influence] })
  }

  var text: String {
    var lines = [title.printable]
    for part in parts {
      switch part {
      case .heading(let text): lines += ["", text.printable]
      case .sentence(let text): lines += text.wrapped("  ")
      case .table(let names, let rows): lines += Self.table([names] + rows)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  var markdown: String {
    var lines = ["# " + title.escapedForMarkdown]
    for part in parts {
      switch part {
      case .heading(let text): lines += ["", "## " + text.escapedForMarkdown]
      case .sentence(let text): lines += ["", text.escapedForMarkdown]
      case .table(let names, let rows):
        lines += ["", "| " + names.joined(separator: " | ") + " |"]
        lines.append("|" + names.indices.map { Self.isText(rows, $0) ? "---|" : "---:|" }.joined())
        lines += rows.map { "| " + $0.map(\.escapedForMarkdown).joined(separator: " | ") + " |" }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether a column holds words, which begin at the left.
  private static func isText(_ rows: [[String]], _ column: Int) -> Bool {
    rows.contains { row in
      row[column].contains { $0.isLetter } && !["none"].contains(row[column])
    }
  }

  private static func table(_ rows: [[String]]) -> [String] {
    let rows = rows.map { $0.map { $0.count > 60 ? $0.prefix(59) + "…" : $0 } }
    let columns = rows[0].indices
    let widths = columns.map { column in rows.map { $0[column].printable.count }.max() ?? 0 }
    let areTexts = columns.map { isText(Array(rows.dropFirst()), $0) }
    return rows.map { row in
      let cells = columns.map { column in
        let cell = row[column].printable
        let blanks = String(repeating: " ", count: widths[column] - cell.count)
        return areTexts[column]
          ? (column == columns.last ? cell : cell + blanks) : blanks + cell
      }
      return "  " + cells.joined(separator: "  ")
    }
  }
}

extension Explanation.Others {
  /// As a value of a document of JSON.
  var influenceValue: JSONValue {
    .object([
      .init(
        "characteristics",
        .array(
          characteristics.map {
            .object([
              .init("name", .string($0.name)), .init("budget", .whole($0.budget)),
              .init("friends_scores", .boolean($0.isFriendsScores)),
            ])
          })),
      .init("score_minimum", .number(orNull: scores.map { Double($0.lowerBound) })),
      .init("score_maximum", .number(orNull: scores.map { Double($0.upperBound) })),
      .init("decides_assessment", .boolean(decidesAssessment)),
      .init("bounds", .array(bounds.map(\.jsonValue))),
    ])
  }
}

extension Int {
  /// The number with its sign.
  var signed: String { self > 0 ? "+\(self)" : "\(self)" }
}

extension Double {
  /// The number with its sign and three decimals.
  var signed: String {
    let thousandths = Int((self * 1000).rounded())
    let digits = String(thousandths.magnitude % 1000)
    let sign = thousandths > 0 ? "+" : thousandths < 0 ? "-" : ""
    return sign + "\(thousandths.magnitude / 1000)."
      + String(repeating: "0", count: 3 - digits.count)
      + digits
  }

  /// The number rounded up to hundredths, so that a bound stays one.
  var roundedUp: String {
    let hundredths = Int((self * 100 - 1e-9).rounded(.up))
    let digits = String(hundredths % 100)
    return "\(hundredths / 100)." + String(repeating: "0", count: 2 - digits.count) + digits
  }
}
