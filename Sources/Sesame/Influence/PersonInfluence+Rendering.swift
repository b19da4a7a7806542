internal import CreditScoring
internal import Files
package import Reports
internal import TextFormats

extension PersonInfluence {
  /// The influence as plain text of at most 100 columns.
  public var text: String { document.text }

  /// The influence as Markdown with tables.
  public var markdown: String { document.markdown }

  /// The influence as a page that needs nothing else.
  public var html: String { document.html() }

  /// What is told, for every form that people read.
  package var document: ReportDocument {
    var document = ReportDocument("Influence on the score of \(identifier): \(headline)")
    document.add("Model \(modelName), version \(modelVersion)")
    document.addBounds(others)
    document.heading("Without one of the friendships, measured")
    document.add(measurement)
    guard let ties, !ties.isEmpty else { return document }
    let names = ties.contains { $0.friend != nil }
    document.table(
      ["", "change", "score"] + (names ? ["friends' scores"] : [])
        + (names ? ["others changed", "largest", "friend"] : []),
      ties.enumerated().map { place, tie in
        ["\(place + 1)", tie.change?.signed ?? "-", tie.score.map(String.init) ?? "none"]
          + (names ? [tie.exactFriendsScoresChange?.signed ?? "-"] : [])
          + (names
            ? ["\(tie.otherCount)", "\(tie.largestOtherChange)", tie.friend ?? ""] : [])
      })
    return document
  }

  private var headline: String { score.map(String.init) ?? status }

  private var measurement: String {
    if friendCount == 0 { return "There are no friends." }
    let which =
      friendCount == 1 ? "The only friendship" : "Each of \(friendCount) friendships in turn"
    let how =
      which
      + " was taken away, and everyone scored again, with all that the model reads of the graph."
    guard let ties else {
      return how
        + " The changes are withheld: fewer than \(minimumFriends) friends contribute, and each "
        + "would tell a friend's score."
    }
    let lost = ties.reduce(0) { $0 + $1.assessmentCount }
    return how
      + (largestChange.map { " The largest change of this score is \($0.counting("point"))." } ?? "")
      + (lost > 0 ? " Some other people gain or lose a score." : "")
      + (ties[0].friend == nil ? " Friends are numbered by what they change, and not named." : "")
  }

  /// The influence as a JSON document with snake-case keys, always in the same order.
  public var json: String {
    JSONValue.object([
      .init("identifier", .string(identifier)),
      .init(
        "model",
        .object([.init("name", .string(modelName)), .init("version", .string(modelVersion))])),
      .init("score", .whole(orNull: score)),
      .init("score_status", .string(status)),
      .init("others", others?.influenceValue ?? .null),
      .init("friend_count", .whole(friendCount)),
      .init("ties_withheld", .boolean(ties == nil)),
      .init("minimum_friends_to_disclose", .whole(minimumFriends)),
      .init("ties", .array((ties ?? []).map(\.jsonValue))),
    ]).rendered()
  }
}

extension PersonInfluence.Tie {
  fileprivate var jsonValue: JSONValue {
    .object(
      (friend.map { [.init("friend", .string($0))] } ?? []) + [
        .init("score", .whole(orNull: score)),
        .init("change", .whole(orNull: change)),
      ]
        // How many others change is as good as a name to who knows the graph.
        + (friend.map { _ in
          [
            .init("friends_scores_change", .number(orNull: exactFriendsScoresChange)),
            .init("others_changed", .whole(otherCount)),
            .init("others_gaining_or_losing_a_score", .whole(assessmentCount)),
            .init("largest_other_change", .whole(largestOtherChange)),
          ]
        } ?? []))
  }
}
