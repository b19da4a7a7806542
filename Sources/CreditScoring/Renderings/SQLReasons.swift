/// How a statement ranks reasons: a whole number for each loss, larger the earlier its reason comes.
struct SQLReasons {
  /// A characteristic that may give a reason.
  struct Candidate {
    let item: RowModel.Item
    let names: SQLNames.Item
    /// The place of its reason, from 1, in the order of equal losses; that of a missing value follows.
    let place: Int
  }

  /// A text that several characteristics give, and the condition and number of each.
  struct Shared {
    let name: String
    let sources: [(names: SQLNames.Item, isMissing: Bool)]
  }

  let candidates: [Candidate]
  /// One more than there are places: losses are multiplied by it.
  let factor: Int
  /// The texts of characteristics that share one: each is given once, for its largest loss.
  let shared: [Shared]
  /// The columns of losses among which the largest are found.
  let ranked: [String]
  /// The one whose reason is given even behind four others, with the columns in which its loss is ranked where its
  /// value is known and where it is missing; `nil` if there is none.
  let always: (candidate: Candidate, ranked: [String])?

  init(_ rows: RowModel, _ names: inout SQLNames) {
    let columns = Dictionary(
      zip(rows.items.map(\.characteristic.name), names.items),
      uniquingKeysWith: { first, _ in first })
    candidates = rows.reasonItems.enumerated().compactMap { number, item in
      columns[item.characteristic.name].map {
        Candidate(item: item, names: $0, place: 2 * number + 1)
      }
    }
    factor = 2 * candidates.count + 1
    var owners: [String: Set<Int>] = [:]
    for candidate in candidates {
      for text in candidate.texts { owners[text, default: []].insert(candidate.place) }
    }
    let sharing = candidates.filter { $0.texts.contains { owners[$0]?.count ?? 0 > 1 } }
    var groups: [String: [(names: SQLNames.Item, isMissing: Bool)]] = [:]
    var order: [String] = []
    for candidate in sharing {
      for (text, isMissing) in zip(candidate.texts, [false, true]) {
        if groups[text] == nil { order.append(text) }
        groups[text, default: []].append((candidate.names, isMissing))
      }
    }
    shared = order.enumerated().map { number, text in
      Shared(name: names.unique("text_\(number + 1)_lost"), sources: groups[text] ?? [])
    }
    let sharedNames = zip(order, shared).map { ($0, $1.name) }
    let places = Set(sharing.map(\.place))
    ranked =
      candidates.filter { !places.contains($0.place) }.map(\.names.lost) + shared.map(\.name)
    let name = rows.alwaysGiven?.characteristic.name
    always = candidates.first { $0.item.characteristic.name == name }.map { candidate in
      // A text that another gives too is ranked by the larger of their losses.
      let ranked = candidate.texts.map { text in
        sharedNames.first { $0.0 == text }?.1 ?? candidate.names.lost
      }
      return (candidate, ranked)
    }
  }

  /// The reasons by the number that a loss leaves over when it is divided by the factor, which falls from
  /// one less than it to 1.
  var texts: [(number: Int, text: String)] {
    candidates.flatMap { candidate in
      zip(candidate.texts, [0, 1]).map { (factor - candidate.place - $1, $0) }
    }
  }
}

extension SQLReasons.Candidate {
  /// The reason, and that where the value is missing.
  var texts: [String] { [item.characteristic.reason, item.characteristic.missingReason] }

  /// The loss with its place as one number; 0 for none.
  func loss(_ dialect: SQLDialect, factor: Int) -> String {
    let (points, value) = (dialect.quoted(names.points), dialect.quoted(names.value))
    var lost = "\(item.baseline) - \(points)"
    // Whole numbers have 32 bits otherwise.
    lost = item.baseline * factor + factor > 1 << 30 ? "CAST(\(lost) AS BIGINT)" : "(\(lost))"
    return """
      CASE
            WHEN \(points) < \(item.baseline)
            THEN \(lost) * \(factor) + CASE WHEN \(value) IS NULL THEN \(factor - place - 1) ELSE \(factor - place) END
            ELSE 0
          END AS \(dialect.quoted(names.lost))
      """
  }
}
