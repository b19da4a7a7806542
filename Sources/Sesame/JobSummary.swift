public import Communities
public import EdgeLists
package import Files
internal import GraphFeatures
public import Graphs
internal import Tables
internal import TextFormats

/// What a run did, in numbers: for a person to read on standard error.
public struct JobSummary: Sendable, Equatable, CustomStringConvertible {
  /// A stage of the run and how long it took.
  public struct Stage: Sendable, Equatable {
    /// The stage in a word or two.
    public let name: String
    /// How long it took, in seconds.
    public let seconds: Double
  }

  /// What communities are at a date.
  public struct DateSummary: Sendable, Equatable {
    /// The date's name.
    public let name: String
    /// The number of people with a friend.
    public let personCount: Int
    /// The number of friendships that count.
    public let friendshipCount: Int
    /// The number of communities of people with a friend.
    public let communityCount: Int
    /// As ``Communities/modularity``.
    public let modularity: Double?
    /// How many communities went on from the date before.
    public let continuedCount: Int
  }

  /// The number of people, isolates included.
  public internal(set) var personCount = 0
  /// The number of friendships, after merging and dropping; `nil` without a graph.
  public internal(set) var friendshipCount: Int?
  /// What became of the edge list's rows.
  public internal(set) var graph: GraphSummary?
  /// What the first line of the edge list was taken for; `nil` if it was no delimited text.
  public internal(set) var firstLine: EdgeListSummary.FirstLine?
  /// What the edge list's file says of itself; `nil` if it is in no format that has a way to.
  public internal(set) var declaration: EdgeListSummary.Declaration?
  /// The snapshot that the graph was opened from; `nil` if it was built.
  public internal(set) var snapshot: SnapshotOrigin?
  /// Rows of the edge list set aside as bad.
  public var quarantinedEdgeCount: Int { graph?.setAsideCount ?? 0 }
  /// Rows of the people table set aside as bad.
  public internal(set) var quarantinedPersonCount = 0
  /// People of the edge list left out since none of their friendships counts at the date and no people
  /// table has them.
  public internal(set) var lapsedPersonCount = 0
  /// The column that was taken for the people's identifiers because it is the first, if its name does
  /// not say that it is one.
  public internal(set) var presumedIdentifier: String?
  /// What became of the people table's columns, if every column of numbers was to be aggregated.
  public internal(set) var aggregates: AggregatedColumns?
  /// How many friendships of each kind the list names, most first.
  public var kinds: [GraphSummary.KindCount] { graph?.kinds ?? [] }
  /// What columns were made of outcomes, and out of which folds.
  public internal(set) var outcomes: [OutcomeSummary] = []
  /// Whether what the list gives as kinds are people, which is then not shown.
  var kindsArePeople = false
  /// The number of communities, and the modularity of the partition.
  public internal(set) var communities: (count: Int, modularity: Double?)?
  /// How many of the communities are a single person without ties.
  public internal(set) var isolateCommunityCount = 0
  /// The quality that was searched for and its value, where that is not plain modularity.
  public internal(set) var communityQuality: (measure: CommunityMeasure, value: Double)?
  /// How many runs the communities are the consensus of, and the mean adjusted mutual information of
  /// two of them.
  public internal(set) var runAgreement: (runCount: Int, mean: Double)?
  /// How the communities' quality compares with that in random graphs of the same degrees.
  public internal(set) var significance: CommunitySignificance?
  /// The ranges of resolutions over which communities hardly change; `nil` if none were looked for.
  public internal(set) var plateaus: [ResolutionScan.Plateau]?
  /// The dates at which communities were found, if there are several.
  public internal(set) var dates: [DateSummary] = []
  /// From how many people influence went out.
  var seedCount: Int?
  /// Over how many communities their weight is spread; `nil` if it is as given.
  var seededCommunityCount: Int?
  /// What became of ratings.
  var ratings: SelectedInfluence.RatingUse?
  /// The dates of a panel; what is told of people and friendships besides is of the last one.
  public internal(set) var panel: [PanelDate] = []
  /// How many columns have bins, and of how many that was asked.
  public internal(set) var binned: (count: Int, of: Int)?
  /// What was fitted, a line for each name.
  public internal(set) var fitted: [(name: String, text: String)] = []
  /// What was resolved of claims, a line for each name.
  public internal(set) var claims: [(name: String, text: String)] = []
  /// What was paired with records, a line for each name.
  public internal(set) var paired: [(name: String, text: String)] = []
  /// The name of the score model.
  public internal(set) var modelName: String?
  /// How many people are in each band, lowest first.
  public internal(set) var bands: [(name: String, count: Int)] = []
  /// The scores of each card where there is one for each kind of entity.
  var cardScores: [CardScores] = []
  /// How many people can't be assessed.
  public internal(set) var notAssessableCount = 0
  /// What was told beside scores, a line for each name.
  public internal(set) var additions: [(name: String, text: String)] = []
  /// The finished stages, in order.
  public internal(set) var stages: [Stage] = []

  /// Whether all figures are the same.
  public static func == (left: JobSummary, right: JobSummary) -> Bool {
    left.description == right.description
  }

  /// The summary in a few lines.
  public var description: String { text(naming: Message.inSwift) }

  /// The summary with settings in the words of a caller.
  package func text(naming: Message.Naming) -> String {
    let times = stages.map { "\($0.name.printable) \(Figures.fixed($0.seconds, 2)) s" }
    let rows = rows(naming: naming) + [row("time", times.joined(separator: ", "))]
    return rows.map(\.line).joined(separator: "\n")
  }

  /// A line: what it is about, and what is told.
  struct Row {
    let name: String
    let text: String

    fileprivate var line: String {
      name.printable + String(repeating: " ", count: max(1, 13 - name.count)) + text
    }
  }

  /// The lines without the times, with settings in the words of a caller.
  func rows(naming: Message.Naming) -> [Row] {
    var lines: [Row] = []
    if !panel.isEmpty {
      let count = panel.reduce(0) { $0 + $1.personCount }
      lines.append(
        row("rows", "\(count.withCommas) at \(panel.count.counted("date")); as of the last:"))
    }
    lines.append(row("people", personCount.withCommas + people))
    if let presumedIdentifier {
      let text: Message =
        "column '\(presumedIdentifier)', the first; \(.identifier, "C") names another, "
        + "\(.identifier, "row") numbers the rows"
      lines.append(row("identifier", text.text(naming: naming)))
    }
    if let snapshot { lines.append(row("snapshot", "\(snapshot)")) }
    if let friendshipCount { lines.append(row("friendships", friendships(friendshipCount))) }
    if let resources = graph?.resources { lines.append(row("resources", "\(resources)")) }
    if let declaration { lines.append(row("format", "\(declaration)")) }
    if let firstLine {
      let line = "line \(firstLine.line) of the edge list"
      lines.append(row("header", firstLine.isHeader ? line : "none; \(line) is a friendship"))
    }
    if !kinds.isEmpty { lines.append(row("kinds", textOfKinds)) }
    if let aggregates { lines.append(row("aggregated", "\(aggregates)")) }
    for outcome in outcomes { lines.append(row("outcome", "\(outcome)")) }
    if let communities {
      let modularity = communities.modularity.map { ", modularity \(Figures.fixed($0, 4))" } ?? ""
      let agreement =
        runAgreement.map { ", agreement of \($0.runCount) runs \(Figures.fixed($0.mean, 4))" } ?? ""
      let lone =
        isolateCommunityCount > 0
        ? " (\(isolateCommunityCount.withCommas) of people without ties)" : ""
      let quality =
        communityQuality.map {
          // The word stands in front.
          ", quality (\("\($0.measure)".replacing(" quality", with: ""))) \(short($0.value))"
        } ?? ""
      lines.append(
        row(
          "communities", "\(communities.count.withCommas)\(lone)\(quality)\(modularity)\(agreement)"
        ))
    }
    if let significance { lines.append(row("significance", text(of: significance))) }
    if let plateaus {
      let texts = plateaus.isEmpty ? ["none"] : plateaus.map { text(of: $0) }
      lines += texts.map { row("plateau", $0) }
    }
    lines += dates.map { row($0.name, text(of: $0)) }
    if let seedCount {
      let spread =
        seededCommunityCount.map { ", spread over \($0.counted("community", "communities"))" }
        ?? ""
      lines.append(row("influence", "from \(seedCount.counted("seed"))\(spread)"))
    }
    if let ratings { lines.append(row("ratings", text(of: ratings))) }
    lines += panel.map { row($0.name, $0.text) }
    if let binned {
      lines.append(row("bins", "\(binned.count.withCommas) of \(binned.of.counted("column"))"))
    }
    lines += (fitted + claims + paired).map { row($0.name, $0.text) }
    lines += scores.map { row("score", $0) }
    if modelName != nil, notAssessableCount > 0 {
      lines.append(row("no score", notAssessableCount.withCommas))
    }
    return lines + additions.map { row($0.name, $0.text) }
  }

  /// Notes the identifiers' column of a table for which none was named.
  mutating func noteIdentifier(of table: Table) {
    if !table.hasUsualIdentifierName { presumedIdentifier = table.identifierName }
  }

  /// How many kinds are named: more are hardly kinds, but names, places or times.
  private static let mostKinds = 20

  private var textOfKinds: String {
    if kindsArePeople {
      return "\(kinds.count.withCommas) (not shown, since they are people's identifiers)"
    }
    if kinds.count > Self.mostKinds {
      return "\(kinds.count.withCommas) (not shown, since they are so many)"
    }
    return kinds.map { "\($0.name.printable): \($0.count.withCommas)" }.joined(separator: ", ")
  }

  private var people: String {
    let remarks = [
      quarantinedPersonCount == 0 ? nil : quarantinedPersonCount.counted("bad row") + " set aside",
      lapsedPersonCount == 0
        ? nil : "\(lapsedPersonCount.withCommas) left out, without a friendship at the date",
    ].compactMap(\.self)
    return remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))"
  }

  private func friendships(_ count: Int) -> String {
    guard let graph else { return count.withCommas }
    let remarks = [
      (graph.duplicateCount, graph.duplicateCount.counted("duplicate") + " merged"),
      (graph.selfLoopCount, graph.selfLoopCount.counted("self-loop") + " dropped"),
      (
        graph.bothWaysCount,
        "\(graph.bothWaysCount.withCommas) without a direction counted both ways"
      ),
      (graph.excludedCount, "\(graph.excludedCount.withCommas) of excluded kinds left out"),
      (graph.tooLateCount, "\(graph.tooLateCount.withCommas) not before the date"),
      (graph.endedCount, "\(graph.endedCount.withCommas) over at the date"),
      (graph.fadedCount, "\(graph.fadedCount.withCommas) faded to nothing"),
      (quarantinedEdgeCount, quarantinedEdgeCount.counted("bad row") + " set aside"),
      (
        graph.unknownFriendshipCount,
        "\(graph.unknownFriendshipCount.withCommas) dropped for unknown people"
      ),
      (
        graph.unknownPersonCount,
        graph.unknownPersonCount.counted("person", "people") + " absent from the table"
      ),
    ]
    let said = remarks.filter { $0.0 > 0 }.map(\.1)
    // Friendships by what people share are none of the rows.
    let of = graph.resources == nil ? "of" : "from"
    return "\(count.withCommas) \(of) \((graph.rowCount + quarantinedEdgeCount).counted("row"))"
      + (said.isEmpty ? "" : " (\(said.joined(separator: ", ")))")
  }

  private func text(of ratings: SelectedInfluence.RatingUse) -> String {
    let remarks = [
      (
        ratings.replacedCount,
        "\(ratings.replacedCount.withCommas) replaced by the last of their pair"
      ),
      (ratings.selfCount, "\(ratings.selfCount.withCommas) of oneself left out"),
      (ratings.missingCount, ratings.missingCount.counted("row") + " without one"),
      (
        ratings.leftOutCount ?? 0,
        "\((ratings.leftOutCount ?? 0).withCommas) not above 0 left out of influence"
      ),
    ].filter { $0.0 > 0 }.map(\.1)
    return ratings.count.withCommas
      + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: ", ")))")
  }

  private func text(of significance: CommunitySignificance) -> String {
    guard let quality = significance.quality, let mean = significance.mean,
      let pValue = significance.pValue
    else { return "undefined without friendships" }
    let count = significance.rewiredQualities.count
    let spread = significance.standardDeviation.map { " ± \(short($0))" } ?? ""
    let score = significance.zScore.map { ", z \(Figures.fixed($0, 2))" } ?? ""
    let graphs = count.counted("rewired graph")
    return "\(significance.measure) \(short(quality)), \(short(mean))\(spread) "
      + "in \(graphs)\(score), p \(Figures.fixed(pValue, 4))"
  }

  private func text(of plateau: ResolutionScan.Plateau) -> String {
    let (low, high) = (plateau.resolutions.lowerBound, plateau.resolutions.upperBound)
    let counts = plateau.communityCounts
    let range = counts.count == 1 ? "" : "\(counts.lowerBound.withCommas) to "
    return "\(range)\(communities(counts.upperBound)) from resolution "
      + "\(low.printed(digits: 3)) to \(high.printed(digits: 3))"
      + " (\(plateau.steps.count.counted("step")), agreement \(Figures.fixed(plateau.agreement, 4)))"
  }

  private func communities(_ count: Int) -> String { count.counted("community", "communities") }

  private func text(of date: DateSummary) -> String {
    let modularity = date.modularity.map { ", modularity \(Figures.fixed($0, 4))" } ?? ""
    return
      "\(communities(date.communityCount)) (\(date.continuedCount.withCommas) continued)\(modularity), "
      + "\(date.personCount.counted("person", "people")), "
      + date.friendshipCount.counted("friendship")
  }

  private func row(_ name: String, _ text: String) -> Row { Row(name: name, text: text) }

  /// A quality, which may be in the unit of the weights and then of any size.
  private func short(_ value: Double) -> String {
    abs(value) < 1e15 ? Figures.fixed(value, 4) : value.printed(digits: 5)
  }
}
