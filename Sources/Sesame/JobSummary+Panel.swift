extension JobSummary {
  /// What a panel has at one of its dates.
  public struct PanelDate: Sendable, Equatable {
    /// The date's name.
    public let name: String
    /// The number of people, each of whom has a row.
    public let personCount: Int
    /// The number of friendships that count.
    public let friendshipCount: Int
    /// The number of communities; `nil` if none were looked for.
    public let communityCount: Int?
    /// As ``Communities/modularity``.
    public let modularity: Double?
    /// How many people have a score; `nil` if there are no scores.
    public let scoredCount: Int?

    init(_ name: String, _ summary: JobSummary) {
      self.name = name
      personCount = summary.personCount
      friendshipCount = summary.friendshipCount ?? 0
      communityCount = summary.communities?.count
      modularity = summary.communities?.modularity
      scoredCount =
        summary.modelName == nil ? nil : summary.personCount - summary.notAssessableCount
    }

    /// The figures in a line.
    var text: String {
      let parts = [
        personCount.counted("person", "people"), friendshipCount.counted("friendship"),
        communityCount.map { $0.counted("community", "communities") },
        modularity.map { "modularity " + Figures.plain($0) },
        scoredCount.map { $0.counted("score") },
      ]
      return parts.compactMap(\.self).joined(separator: ", ")
    }
  }

  /// The summary of several dates: what was read, and the latest date's figures where a panel has none of
  /// its own.
  func ofPanel(_ latest: JobSummary, _ dates: [PanelDate]) -> JobSummary {
    var summary = latest
    summary.panel = dates
    summary.firstLine = firstLine
    summary.quarantinedPersonCount = quarantinedPersonCount
    summary.stages = stages
    summary.communities = nil
    summary.communityQuality = nil
    summary.runAgreement = nil
    summary.bands = []
    summary.cardScores = []
    summary.notAssessableCount = 0
    return summary
  }
}
