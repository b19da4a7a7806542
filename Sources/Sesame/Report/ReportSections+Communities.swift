internal import Communities
internal import Files
internal import Reports
internal import ScoreValidation

// MARK: Communities

extension ReportSections {
  /// A community as the report shows it.
  private struct Row {
    let number: Int
    let people: Int
    let meanScore: Double?
    let eventRate: Estimate?
  }

  private func rows(_ map: CommunityMap, _ communities: Communities) -> [Row] {
    var members: [Int: [Int]] = [:]
    let shown = Set(map.communities)
    for row in 0..<communities.personCount {
      let community = communities.community(ofRow: row)
      if shown.contains(community) { members[community, default: []].append(row) }
    }
    return map.communities.map { number in
      let rows = members[number] ?? []
      return Row(
        number: number, people: communities.sizes[number],
        meanScore: meanScore(rows), eventRate: eventRate(rows))
    }
  }

  var communitySentences: [String] {
    guard let communities = enriched.communities else { return [] }
    let alone = enriched.graph.isolateCount(among: communities)
    var sentences = [
      "\(communities.count.grouped) communities"
        + (alone > 0 ? ", \(alone.grouped) of them of one person without friends" : "")
        + (communities.modularity.map { "; modularity \(Figures.fixed($0, 4))" } ?? "") + "."
    ]
    if let consensus = enriched.consensus {
      let agreement = consensus.meanAgreement.map {
        "; two runs agree by \(Figures.fixed($0, 4)) on average (adjusted mutual information; 1 is equal)"
      }
      sentences.append(
        "They are the consensus of \(consensus.runs.count) runs\(agreement ?? "").")
    }
    return sentences
  }

  /// The map, and the sizes.
  var communityPictures: (map: Picture?, others: [Picture]) {
    guard let communities = enriched.communities else { return (nil, []) }
    let (names, groups, people) = Distribution.sizes(communities.sizes)
    let sizes = Picture(
      "Sizes of communities", summary: "Communities, and the people in them, by size.",
      .bars(
        BarChart(
          lying: names.map { "of \($0)" }, [.init("communities", groups), .init("people", people)],
          valueTitle: "number")))
    guard let map, !map.communities.isEmpty else { return (nil, [sizes]) }
    return (mapPicture(map, communities), [sizes])
  }

  private func mapPicture(_ map: CommunityMap, _ communities: Communities) -> Picture {
    let rows = rows(map, communities)
    let levels = Levels(rows.compactMap(\.meanScore))
    let hasRates = rows.contains { $0.eventRate != nil }
    let nodes = zip(rows, map.places).map { row, place in
      let facts = [
        "\(row.people.grouped) people", row.meanScore.map { "mean score \(Figures.fixed($0, 0))" },
        row.eventRate.map { "event rate \($0.value.percent)" },
      ].compactMap(\.self)
      return NetworkMap.Node(
        x: place.x, y: place.y, size: Double(row.people), color: levels.level(of: row.meanScore),
        label: "\(row.number)", hint: "community \(row.number): \(facts.joined(separator: ", "))")
    }
    let others = communities.sizes.count { $0 > 1 } - map.communities.count
    return Picture(
      "The communities and the friendships between them",
      summary:
        "A circle is a community, by its number; its area is the number of people, its color their "
        + "mean score, a line's width the number of friendships between two."
        + (others > 0 ? " The \(others.grouped) smaller communities are not drawn." : ""),
      .map(
        NetworkMap(
          nodes, map.ties.map { .init($0.from, $0.to, weight: Double($0.friendships)) },
          legend: levels.names, hasLevels: true),
        names: ["community", "people", "mean score"]
          + (hasRates ? ["event rate", "from (95 %)", "to"] : []),
        rows: rows.map { row in
          [
            .number(Double(row.number), shown: "\(row.number)"), .count(row.people),
            .number(row.meanScore, shown: row.meanScore.map { Figures.fixed($0, 1) } ?? "–"),
          ] + (hasRates ? Self.cells(of: row.eventRate) : [])
        }))
  }

  private static func cells(of rate: Estimate?) -> [Picture.Cell] {
    [rate?.value, rate?.interval?.lower, rate?.interval?.upper].map {
      .number($0, shown: $0?.percent ?? "–")
    }
  }
}

/// Five levels of a number, which colors stand for.
private struct Levels {
  private let limits: [Double]

  init(_ values: [Double]) {
    let sorted = values.sorted()
    let distinct = Set((1..<5).compactMap { sorted.isEmpty ? nil : sorted[sorted.count * $0 / 5] })
    limits = distinct.sorted()
  }

  /// The number of the color; that of what is not told comes last.
  func level(of value: Double?) -> Int {
    value.map { value in limits.count { value >= $0 } } ?? 5
  }

  var names: [String] {
    let shown = limits.map { Figures.fixed($0, 0) }
    guard let first = shown.first, let last = shown.last else { return ["all"] }
    return ["mean score below \(first)"] + zip(shown, shown.dropFirst()).map { "\($0) to \($1)" }
      + ["from \(last)"] + (shown.count == 4 ? ["too few to tell"] : [])
  }
}
