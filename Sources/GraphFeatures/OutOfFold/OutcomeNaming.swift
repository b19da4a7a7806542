internal import GraphKernels
internal import Tables
internal import TextFormats

/// Names and meanings of the columns that are made of an outcome.
struct OutcomeNaming {
  let outcome: String
  let features: OutcomeFeatures
  /// The columns whose levels are encoded.
  let levelColumns: [String]
  let hasCommunities: Bool
  /// What the column holds by which people are put into folds, if it is one.
  let foldValues: FoldRule.Values?

  private var isInOrder: Bool { foldValues?.areInOrder ?? false }

  /// What every column's meaning says.
  private var rest: String {
    let training =
      switch foldValues {
      case .dates:
        "the outcomes of earlier folds only, all others on those before the fold in which their date "
          + "is, and on all after the last fold or without a date"
      case .numbers:
        "the outcomes of folds of smaller numbers only, all others on those before the fold in which "
          + "their number is, and on all after the last fold or without a number"
      case .texts, nil: "the outcomes of other folds only, all others on all outcomes"
      }
    let who = isInOrder ? "people of a fold" : "people with an outcome"
    return "computed out of fold: \(who) rest on \(training)"
  }

  private func column(
    _ name: String, type: ColumnType = .decimal, _ meaning: String, range: String = "0 to 1",
    unit: String? = nil, missing: String? = nil, source: String, weights: Bool = false
  ) -> ColumnDescription {
    ColumnDescription(
      name, type, "\(meaning), \(rest)", range: range, unit: unit, missing: missing,
      source: "out of fold (\(features.folds.name)): \(source)",
      weights: weights ? .used : .ignored)
  }

  /// The columns, in their order.
  var columns: [ColumnDescription] {
    var columns = [fold, outcomeCount]
    for circle in features.circles {
      columns += counts(
        "\(circle.columnPrefix)_\(outcome)", over: circle.people,
        unit: circle == .friends ? "friends" : "people")
    }
    if hasCommunities {
      columns += counts(
        "community_\(outcome)", over: "the other people of the person's community", unit: "people",
        weights: true)
    }
    if features.includesPageRank { columns += pageRanks }
    if features.includesActivation { columns += activations }
    if features.includesSybilRank { columns += trust }
    for column in levelColumns {
      columns += counts(
        "level_\(column)_\(outcome)",
        over: "other people with the same '\(column)', no value being one too,",
        unit: "people",
        source: "Micci-Barreca (2001), doi:10.1145/507533.507538")
    }
    return columns
  }

  private var fold: ColumnDescription {
    ColumnDescription(
      "\(outcome)_fold", .integer,
      "number of the fold whose outcomes of '\(outcome)' are left out of the row's columns, out of fold",
      range: "1 to \(features.folds.count)",
      missing: "for people without an outcome"
        + (isInOrder ? ", for those before the first fold, and for those in no order" : ""),
      source: "out of fold (\(features.folds.name)): "
        + (isInOrder
          ? "the order of the \(foldValues?.rawValue ?? "") in '\(features.folds.name)'"
          : "the order of a hash of the identifier and the seed"),
      weights: .ignored)
  }

  private var outcomeCount: ColumnDescription {
    column(
      "\(outcome)_outcome_count_oof", type: .integer,
      "number of people whose outcome of '\(outcome)' the row's columns rest on", range: "0 and up",
      unit: "people", source: "the outcomes of '\(outcome)'")
  }

  /// How many are known, and how far their event rate is above that of all.
  private func counts(
    _ beginning: String, over people: String, unit: String, source: String? = nil,
    weights: Bool = false
  ) -> [ColumnDescription] {
    let source = source ?? "the outcomes of '\(outcome)'"
    let added = features.pseudoFriends.shown
    return [
      column(
        "\(beginning)_count_oof", type: .integer,
        "number of \(people) with a known outcome of '\(outcome)'", range: "0 and up", unit: unit,
        source: source, weights: weights),
      column(
        "\(beginning)_excess_oof",
        "event rate of '\(outcome)' over \(people) and \(added) more at the rate of all, less the "
          + "rate of all", range: "-1 to 1", missing: tooFew, source: source, weights: weights),
    ]
  }

  private var tooFew: String {
    let minimum = features.minimumFriends
    return "where the row rests on no outcome"
      + (minimum > 0 ? ", and with fewer than \(minimum) such outcomes among them" : "")
  }

  private var noEvent: String { "where the row rests on nobody with the event" }

  private var pageRanks: [ColumnDescription] {
    let source = "Page et al. (1999), with restarts; Oskarsdottir et al. (2019)"
    let (with, without) = ("people with the event of '\(outcome)'", "people without")
    return [
      column(
        "\(outcome)_pagerank_oof", "personalized PageRank from \(with)", missing: noEvent,
        source: source, weights: true),
      column(
        "\(outcome)_pagerank_per_degree_oof",
        "personalized PageRank from \(with), divided by the person's part of all friendships' ends",
        range: "0 and up", missing: "\(noEvent), and without friends", source: source, weights: true
      ),
      column(
        "non_\(outcome)_pagerank_per_degree_oof",
        "personalized PageRank from people without the event of '\(outcome)', divided by the person's "
          + "part of all friendships' ends", range: "0 and up",
        missing: "where the row rests on nobody without the event, and without friends",
        source: source, weights: true),
      column(
        "\(outcome)_pagerank_share_oof",
        "share of personalized PageRank from \(with) in the sum of that and the one from \(without)",
        missing: "where both are 0, or the row rests on nobody with the event or nobody without",
        source: source, weights: true),
    ]
  }

  private var trust: [ColumnDescription] {
    let source = "Cao et al. (2012), NSDI"
    let what =
      "part of the trust of people without the event of '\(outcome)' that has come here after few steps"
    let noSeed = "where the row rests on nobody without the event"
    return [
      column("non_\(outcome)_sybil_trust_oof", what, missing: noSeed, source: source),
      column(
        "non_\(outcome)_sybil_rank_oof",
        "\(what), divided by the person's part of all friendships' ends (SybilRank): the lowest are the "
          + "most suspect", range: "0 and up", missing: "\(noSeed), and without friends",
        source: source),
    ]
  }

  private var activations: [ColumnDescription] {
    let source = "Dasgupta et al. (2008), doi:10.1145/1353343.1353424"
    let what =
      "activation after \(features.steps) steps from people with the event of '\(outcome)'"
    return [
      column(
        "\(outcome)_activation_oof", what, missing: noEvent, source: source, weights: true),
      column(
        "\(outcome)_activation_per_degree_oof",
        "\(what), divided by the person's part of all friendships' ends", range: "0 and up",
        missing: "\(noEvent), and without friends", source: source, weights: true),
    ]
  }
}
