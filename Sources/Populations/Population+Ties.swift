internal import Identifiers
internal import LibC
internal import Memory
internal import Statistics
internal import Tables
internal import TextFormats

/// What a tie is between.
enum TieKind: Int, CaseIterable {
  case friend, owner, customer

  var word: String {
    switch self {
    case .friend: "friend"
    case .owner: "owner"
    case .customer: "customer"
    }
  }
}

extension Population {
  /// The probability that two sybil accounts are tied.
  var sybilTieProbability: Double {
    options.sybilCount < 2 ? 0 : min(1, options.sybilDegree / Double(options.sybilCount - 1))
  }

  /// Calls a closure with the number of everyone to whom an account has a tie of its own, and what ties them: each tie
  /// belongs to one of its ends.
  func forEachTie(ofAccount number: Int, _ body: (Int, TieKind) -> Void) {
    let slot = Int(slots[number])
    let firstSybil = options.personCount + options.businessCount
    if slot < options.personCount {
      graph.forEachTie(ofPlace: slot, seed: seed) { body(Int(accounts[$0]), .friend) }
    } else if slot < firstSybil {
      let business = Business(slot: slot, options, graph, seed)
      body(Int(accounts[business.owner]), .owner)
      for customer in business.customers { body(Int(accounts[customer]), .customer) }
    } else {
      var generator = Draws(seed, .sybil, slot).generator
      let probability = sybilTieProbability
      PeopleGraph.skip(
        from: slot + 1, to: accountCount, &generator, bound: { _ in probability },
        probability: { _ in probability }
      ) { body(Int(accounts[$0]), .friend) }
      for place in attacked(by: slot - firstSybil) { body(Int(accounts[place]), .friend) }
    }
  }

  /// The places of the people to whom a sybil account is tied: as many as to the others, or one more.
  private func attacked(by sybil: Int) -> [Int] {
    let (each, more) = options.attackTieCount.quotientAndRemainder(dividingBy: options.sybilCount)
    let count = each + (sybil < more ? 1 : 0)
    var generator = Draws(seed, .attack, sybil).generator
    var found: [Int] = []
    var known: Set<Int> = []
    while found.count < count {
      let place = generator.below(options.personCount)
      if known.insert(place).inserted { found.append(place) }
    }
    return found
  }

  /// The ties of some accounts.
  func edges(_ rows: Range<Int>) -> Table {
    var (sources, targets) = (TextListBuilder(), [String?]())
    var kinds: [Int?] = []
    for row in rows {
      forEachTie(ofAccount: row) { other, kind in
        sources.append("\(row + 1)")
        targets.append("\(other + 1)")
        kinds.append(kind.rawValue)
      }
    }
    let source = Column("source", .strings(TextValues(sources.list)))
    var columns = [source, Column("target", people: targets, of: Table([source]))]
    if options.businessCount > 0 {
      columns.append(
        Column(
          "kind",
          .strings(
            TextValues(categories: TextList(TieKind.allCases.map(\.word)), codes: kinds))))
    }
    return Table(columns)
  }

  /// Transfers between the ends of some accounts' ties.
  func transfers(_ rows: Range<Int>) -> Table {
    var (sources, targets) = (TextListBuilder(), [String?]())
    var (amounts, times) = ([Double?](), [Int?]())
    for row in rows {
      var generator = Draws(seed, .transfers, Int(slots[row])).generator
      forEachTie(ofAccount: row) { other, _ in
        let mean = options.transfersPerTie
        // Evenly between 0 and twice the mean.
        let count = Int(generator.uniform() * 2 * mean + generator.uniform())
        for _ in 0..<count {
          let isForward = generator.next() >> 63 == 0
          sources.append("\((isForward ? row : other) + 1)")
          targets.append("\((isForward ? other : row) + 1)")
          let size = NormalDistribution.quantile(generator.uniform())
          amounts.append(Transfer.amount(size))
          times.append((Transfer.start + generator.below(Transfer.duration)) * 1_000_000)
        }
      }
    }
    let source = Column("source", .strings(TextValues(sources.list)))
    return Table([
      source, Column("target", people: targets, of: Table([source])),
      Column("amount", .reals(amounts)),
      Column("time", .times(TimeValues(times, .timestamp))),
    ])
  }

  /// What sources say of some accounts.
  func claims(_ rows: Range<Int>) -> Table {
    var (people, fields, claimed, sources) = (TextListBuilder(), [Int?](), [String?](), [Int?]())
    let all = self.fields
    for row in rows {
      let account = account(row)
      let values = values(of: account)
      for (number, field) in all.enumerated() {
        guard let place = field.place(account.kind) else { continue }
        for source in options.sources.indices {
          let claim = Claim(
            about: account, values, column: place, source: source, options, seed: seed)
          guard let value = claim.value else { continue }
          people.append("\(row + 1)")
          fields.append(number)
          claimed.append(values.columns[place].text(of: value))
          sources.append(source)
        }
      }
    }
    return Table([
      Column("person", .strings(TextValues(people.list))),
      Column(
        "field", .strings(TextValues(categories: TextList(all.map(\.name)), codes: fields))),
      Column("value", .strings(TextValues(claimed))),
      Column(
        "source",
        .strings(TextValues(categories: TextList(options.sources.map(\.name)), codes: sources))),
    ])
  }
}

/// What transfers are like.
private enum Transfer {
  /// 2024-01-01, in seconds since 1970.
  static let start = 1_704_067_200
  /// A year.
  static let duration = 366 * 86_400

  /// An amount with a median of 50, for a number of the standard normal distribution.
  static func amount(_ size: Double) -> Double { max(0.01, (50 * exp(size)).rounded(decimals: 2)) }
}

extension PopulationColumn {
  /// A value as it is written.
  func text(of value: Double) -> String {
    switch form {
    case .whole: "\(Int(value))"
    case .decimal: "\(value)"
    case .texts(let texts): texts[Int(value)]
    }
  }
}
