internal import CreditScoring
internal import Files
internal import Reports
internal import TextFormats

extension ReportDocument {
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
