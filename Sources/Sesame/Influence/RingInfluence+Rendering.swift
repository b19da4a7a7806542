internal import CreditScoring
internal import Files
package import Reports
internal import TextFormats

extension RingInfluence {
  /// The gain as plain text of at most 100 columns.
  public var text: String { document.text }

  /// The gain as Markdown with a table.
  public var markdown: String { document.markdown }

  /// The influence as a page that needs nothing else.
  public var html: String { document.html() }

  /// What is told, for every form that people read.
  package var document: ReportDocument {
    var document = ReportDocument(
      "A ring of \(size.counting("false account")) around \(identifier)")
    document.add("Model \(modelName), version \(modelVersion)")
    document.add(
      "The accounts are friends of each other and of the person, with the best that the model reads of "
        + "their own columns"
        + (attackEdges > 0
          ? ", and have \(attackEdges.counting("friendship")) with other people." : "."))
    document.heading("What it brings, measured, beside the most that is proven")
    let rows =
      [plain.row("friends count alike")]
      + (discounted.map { [$0.row("discounted by sybil risk")] } ?? [])
    document.table(
      [
        "before", "after", "gain", "at most", "friends", "at most", "others changed", "largest", "",
      ],
      rows)
    document.add(
      "Before, after and gain are the person's score; friends is the gain through friends' scores alone, "
        + "before rounding, and what it is at most.")
    let rest = characteristics.filter { !$0.isFriendsScores }
    if !rest.isEmpty {
      document.add(
        "Beside friends' scores the first bound counts "
          + rest.map { "\($0.name) (\($0.budget))" }.joined(separator: ", ")
          + " with all their points.")
    }
    document.add(
      discounted == nil
        ? "No discount was tried: there are no seeds from which trust could go out."
        : "With a discount only the budget is proven, since friendships of the ring can change "
          + "everyone's risk.")
    return document
  }

  /// The gain as a JSON document with snake-case keys, always in the same order.
  public var json: String {
    JSONValue.object([
      .init("identifier", .string(identifier)),
      .init(
        "model",
        .object([.init("name", .string(modelName)), .init("version", .string(modelVersion))])),
      .init("ring_size", .whole(size)),
      .init("attack_edges", .whole(attackEdges)),
      .init("sybil_rank_column", .string(orNull: rankColumn)),
      .init("plain", plain.jsonValue),
      .init("discounted", discounted?.jsonValue ?? .null),
    ]).rendered()
  }
}

extension RingInfluence.Effect {
  fileprivate func row(_ name: String) -> [String] {
    [
      before.map(String.init) ?? "none", after.map(String.init) ?? "none", gain?.signed ?? "-",
      bound.map { "\($0.points)" } ?? "-", friendsScoresGain?.signed ?? "-",
      bound?.friendsScoresPoints.roundedUp ?? "-", "\(otherCount)", "\(largestOtherChange)", name,
    ]
  }

  fileprivate var jsonValue: JSONValue {
    .object([
      .init("before", .whole(orNull: before)),
      .init("after", .whole(orNull: after)),
      .init("gain", .whole(orNull: gain)),
      .init("friends_scores_gain", .number(orNull: friendsScoresGain)),
      .init("bound", bound?.jsonValue ?? .null),
      .init("others_changed", .whole(otherCount)),
      .init("largest_other_change", .whole(largestOtherChange)),
    ])
  }
}
