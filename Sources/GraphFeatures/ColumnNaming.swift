internal import GraphKernels
internal import Tables
internal import TextFormats

/// Names and meanings of a column's aggregates over one circle.
struct ColumnNaming {
  let circle: FriendCircle
  let request: AggregateRequest

  private var column: String { request.column }
  private var minimum: Int { request.statistics.minimumFriends }

  /// The name of a column.
  func name(_ end: String) -> String { "\(circle.columnPrefix)_\(column)_\(end)" }

  /// The circle's people who have a value.
  private var known: String { "\(circle.people) \(having) a value" }

  private var having: String { circle == .friends ? "with" : "who have" }

  /// The number of people with a value.
  var count: ColumnDescription {
    ColumnDescription(
      name("count"), .integer, "number of \(circle.people) \(having) a value of '\(column)'",
      range: "0 and up", unit: circle == .friends ? "friends" : "people", source: request.source,
      weights: .ignored)
  }

  /// The columns of statistics of numbers, in their order.
  var ofNumbers: [ColumnDescription] {
    request.statistics.orderedNumbers.map { statistic in
      let facts = facts(of: statistic)
      return ColumnDescription(
        name(statistic.name), .decimal, facts.meaning, range: facts.range, unit: facts.unit,
        missing: facts.missing, source: request.source,
        weights: statistic == .weightedMean ? .used : .ignored)
    }
  }

  private typealias Facts = (meaning: String, range: String, unit: String?, missing: String)

  private func facts(of statistic: NumberStatistic) -> Facts {
    func value(_ meaning: String) -> Facts {
      (meaning, "as of the column", request.unit, tooFew)
    }
    func share(_ meaning: String) -> Facts { (meaning, "0 to 1", nil, tooFew) }
    let days = request.content == .dates ? "days" : request.unit
    switch statistic.kind {
    case .mean: return value("mean of '\(column)' over \(known)")
    case .deviation:
      return (
        "standard deviation (of the population) of '\(column)' over \(known)", "0 and up", days,
        tooFew
      )
    case .minimum: return value("smallest '\(column)' of \(oneOfThem)")
    case .maximum: return value("largest '\(column)' of \(oneOfThem)")
    case .median: return value("median of '\(column)' over \(known)")
    case .percentile(let percent):
      return value(
        "quantile of '\(column)' at \(percent.shown) % over \(known), between two values "
          + "in proportion (type 7)")
    case .coverage: return coverage
    case .shareBelow(let limit):
      return share("share of \(known) whose '\(column)' is below \(limit.shown)")
    case .shareAbove(let limit):
      return share("share of \(known) whose '\(column)' is above \(limit.shown)")
    case .weightedMean:
      return value("mean of '\(column)' over \(known), by the weights of the ties to them")
    case .shrunkMean:
      let added = request.statistics.pseudoFriends.shown
      return value(
        "mean of '\(column)' over \(known) and \(added) more at the mean of all other people")
    case .difference:
      return (
        "the person's own '\(column)' less the mean over \(known)", "any number", days,
        "\(tooFew), or the person has none"
      )
    case .rank:
      var facts = share(
        "share of \(known) whose '\(column)' is below the person's own, equal ones by half")
      facts.missing += ", or the person has none"
      return facts
    }
  }

  private var oneOfThem: String { circle == .friends ? "a friend" : "one of the \(circle.people)" }

  private var coverage: Facts {
    (
      "share of \(circle.people) \(having) a value of '\(column)'", "0 to 1", nil,
      circle == .friends ? "without friends" : "where there are none"
    )
  }

  private var tooFew: String {
    switch (circle == .friends, minimum) {
    case (true, 1): "where no friend has a value"
    case (true, _): "where fewer than \(minimum) friends have a value"
    case (false, 1): "where none of them has a value"
    case (false, _): "where fewer than \(minimum) of them have a value"
    }
  }

  /// The columns of statistics of texts, in the order of ``CircleAggregates/numbers`` with the mode last.
  func ofTexts(_ frequent: [String]?) -> [ColumnDescription] {
    let wanted = request.statistics.ofTexts
    var columns: [ColumnDescription] = []
    func add(
      _ end: String, _ meaning: String, type: ColumnType = .decimal, range: String? = "0 to 1",
      unit: String? = nil, missing: String, isOpen: Bool = false
    ) {
      let column = ColumnDescription(
        name(end), type, meaning, range: range, unit: unit, missing: missing,
        source: request.source, weights: .ignored)
      columns.append(isOpen ? column.ofTexts : column)
    }
    if wanted.contains(.coverage) {
      add("coverage", coverage.meaning, missing: coverage.missing)
    }
    let levels = request.levels(frequent ?? [])
    if levels.hasOthers, frequent == nil {
      add(
        LevelShare.openName,
        LevelShare.openMeaning(
          "share of \(known) whose '\(column)' is", mostFrequent: request.levelCount,
          "among all people"), missing: tooFew, isOpen: true)
    }
    let names = LevelShare.names(of: levels.texts, besides: ["other", "like_own"])
    for (text, name) in zip(levels.texts, names) {
      add(name, "share of \(known) whose '\(column)' is '\(text)'", missing: tooFew)
    }
    if levels.hasOthers {
      add(
        "share_other", "share of \(known) whose '\(column)' is none of the texts with a column",
        missing: tooFew)
    }
    if wanted.contains(.entropy) {
      add(
        "entropy", "Shannon entropy of '\(column)' over \(known), 0 if all are alike",
        range: "0 and up", unit: "nats", missing: tooFew)
    }
    if wanted.contains(.likeOwn) {
      add(
        "share_like_own", "share of \(known) whose '\(column)' is the person's own",
        missing: "\(tooFew), or the person has none")
    }
    if wanted.contains(.mode) {
      add(
        "mode",
        "most frequent '\(column)' of \(known), of equally frequent ones the first "
          + "by its UTF-8 bytes", type: .text, range: nil, missing: tooFew)
    }
    return columns
  }
}
