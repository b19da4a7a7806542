internal import Sesame

/// Options on what is told of friends' values.
extension Arguments {
  /// The options without a meaning where nothing is aggregated.
  static let statisticsOptionNames = ["--statistics", "--over"] + statisticsSettingNames
  /// Those that hold for whatever statistics are computed.
  static let statisticsSettingNames = ["--minimum-friends", "--shrinkage"]

  /// Which columns are aggregated.
  func aggregateSelection() throws(UsageError) -> AggregateSelection {
    let columns = try names("--aggregate")
    if let exceptions = try names("--aggregate-except") {
      guard columns == nil else {
        throw UsageError(
          "options '--aggregate' and '--aggregate-except' can't go together",
          remedy: "name the columns, or those to leave out")
      }
      return .everyNumericColumnBut(exceptions)
    }
    return columns.map { $0 == ["none"] ? .none : .columns($0) } ?? .everyNumericColumn
  }

  /// What is told of friends' values.
  func friendStatistics() throws(UsageError) -> FriendStatistics {
    var statistics = FriendStatistics.standard
    if let names = try names("--statistics") {
      (statistics.ofNumbers, statistics.ofTexts) = ([], [])
      for name in names { try Self.add(name, to: &statistics) }
      try Self.checkOnce(names)
    }
    if let names = try names("--over") { statistics.circles = try names.map(Self.circle) }
    if let count = try integer("--minimum-friends", in: 1...Int(UInt32.max)) {
      statistics.minimumFriends = count
    }
    if let count = try number("--shrinkage") { statistics.pseudoFriends = count }
    return statistics
  }

  /// Names of statistics for a list in help and messages.
  static let statisticNames =
    NumberStatistic.simpleNames + ["q90", "share_below=N", "share_above=N"]
    + ["levels", "levels=N", "entropy", "mode", "share_like_own"]

  private static func add(
    _ name: String, to statistics: inout FriendStatistics
  ) throws(UsageError) {
    var isKnown = false
    switch name {
    case "standard":
      statistics.ofNumbers += NumberStatistic.standard
      isKnown = true
    default:
      if let statistic = try number(name) {
        statistics.ofNumbers.append(statistic)
        isKnown = true
      }
      if let statistic = try text(name) {
        statistics.ofTexts.append(statistic)
        isKnown = true
      }
    }
    if isKnown { return }
    throw UsageError(
      "there is no statistic '\(name)'",
      remedy: suggestion(for: name, among: ["standard"] + statisticNames)
        ?? "the statistics are standard, \(statisticNames.joined(separator: ", "))")
  }

  /// Throws if two names stand for one statistic, as `q50` and `q050`.
  private static func checkOnce(_ names: [String]) throws(UsageError) {
    var known: [(name: String, number: NumberStatistic?, text: TextStatistic?)] = []
    for name in names where name != "standard" {
      let (number, text) = (try number(name), try text(name))
      if let other = known.first(where: { $0.number == number && $0.text == text }) {
        throw UsageError(
          "option '--statistics' has '\(other.name)' and '\(name)', which are the same",
          remedy: "keep one")
      }
      known.append((name, number, text))
    }
  }

  private static func number(_ name: String) throws(UsageError) -> NumberStatistic? {
    for (start, make) in [
      ("share_below=", NumberStatistic.shareBelow), ("share_above=", NumberStatistic.shareAbove),
    ] where name.hasPrefix(start) {
      guard let limit = decimal(name.dropFirst(start.count)) else {
        throw UsageError(
          "statistic '\(name)' needs a number", remedy: "write it like \(start)3")
      }
      return make(limit)
    }
    if name.hasPrefix("q"), let percent = decimal(name.dropFirst()) {
      guard 0...100 ~= percent else {
        throw UsageError(
          "statistic '\(name)' takes a percentage from 0 to 100", remedy: "write it like q90")
      }
      return .percentile(percent)
    }
    return NumberStatistic.named(name)
  }

  private static func text(_ name: String) throws(UsageError) -> TextStatistic? {
    let start = "levels="
    if name.hasPrefix(start) {
      guard let count = Int(name.dropFirst(start.count)), 1...1000 ~= count else {
        throw UsageError(
          "statistic '\(name)' takes a whole number from 1 to 1000",
          remedy: "write it like levels=\(TextStatistic.defaultLevelCount)")
      }
      return .levelShares(count)
    }
    return TextStatistic.named(name)
  }

  private static func circle(_ name: String) throws(UsageError) -> FriendCircle {
    if let circle = FriendCircle.named(name) { return circle }
    let known = FriendCircle.simpleNames + ["kind=NAME"]
    throw UsageError(
      "option '--over' has no circle '\(name)'",
      remedy: suggestion(for: name, among: known)
        ?? "the circles are \(known.joined(separator: ", "))")
  }
}
