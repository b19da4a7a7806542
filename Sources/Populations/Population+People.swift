internal import Identifiers
internal import Memory
internal import Statistics
internal import Tables

/// A column of the people table with its place among those of people and among those of businesses.
struct FieldOfPeople {
  let name: String
  let person: Int?
  let business: Int?

  /// What the column is to people, or to businesses where it is theirs alone.
  var column: PopulationColumn {
    if let person { return PopulationColumn.ofPeople[person] }
    return PopulationColumn.ofBusinesses[business ?? 0]
  }

  /// The place among the columns of an account's kind; `nil` where it has no such column.
  func place(_ kind: Account.Kind) -> Int? { kind == .business ? business : person }
}

extension Population {
  /// The columns about people and, if there are any, businesses.
  var fields: [FieldOfPeople] {
    let businesses = options.businessCount > 0 ? PopulationColumn.ofBusinesses : []
    let people = PopulationColumn.ofPeople
    let names = people.map(\.name)
    return names.enumerated().map { place, name in
      FieldOfPeople(
        name: name, person: place, business: businesses.firstIndex { $0.name == name })
    }
      + businesses.enumerated().filter { !names.contains($0.element.name) }.map {
        FieldOfPeople(name: $0.element.name, person: nil, business: $0.offset)
      }
  }

  /// What is true of an account, or what a sybil account pretends.
  func values(of account: Account) -> TrueValues {
    TrueValues(
      account.kind == .business ? PopulationColumn.ofBusinesses : PopulationColumn.ofPeople,
      seed: seed, slot: account.slot, risk: account.risk ?? Account.sybilRisk)
  }

  /// The place of the source from which the people table has a column.
  func source(of column: PopulationColumn) -> Int {
    column.category.rawValue % options.sources.count
  }

  /// Some rows of the people table.
  func people(_ rows: Range<Int>) -> Table {
    let fields = fields
    let filled = FilledColumns(fields, count: rows.count)
    let kinds = ScatterBuffer<Account.Kind>(zeroedCount: rows.count)
    let marks = ScatterBuffer<SIMD2<UInt8>>(zeroedCount: rows.count)
    for row in 0..<rows.count {
      let account = account(rows.lowerBound + row)
      let values = values(of: account)
      for (number, field) in fields.enumerated() {
        let place = field.place(account.kind)
        filled.set(
          row, number, place.flatMap { claim(about: account, values, column: $0).value })
      }
      kinds[row] = account.kind
      marks[row] = SIMD2(defaults(account) ? 1 : 0, isTrusted(account) ? 1 : 0)
    }
    var columns = [Self.identifiers(rows)]
    if options.businessCount > 0 {
      let words = TextList([Account.Kind.person, .business].map(\.word))
      columns.append(
        Column(
          "kind",
          .strings(
            TextValues(
              categories: words, codes: kinds.freeze().map { $0 == .business ? 1 : 0 }))))
    }
    columns += filled.columns
    let found = marks.freeze()
    if options.sybilCount > 0 {
      columns.append(Column("trusted", .booleans(found.map { $0[1] == 1 })))
    }
    columns.append(Column("defaulted", .booleans(found.map { $0[0] == 1 })))
    return Table(columns)
  }

  /// What the people table has of a column.
  private func claim(about account: Account, _ values: TrueValues, column: Int) -> Claim {
    Claim(
      about: account, values, column: column, source: source(of: values.columns[column]), options,
      seed: seed)
  }

  /// Whether an account is known to be a person: two of a hundred people, and one at least.
  private func isTrusted(_ account: Account) -> Bool {
    account.kind == .person
      && (account.slot == 0 || Draws(seed, .trust, account.slot).uniform(0) < 0.02)
  }

  /// Some rows of the truth.
  func truth(_ rows: Range<Int>) -> Table {
    let fields = fields
    let truths = FilledColumns(fields, count: rows.count, suffix: "_true")
    let marks = FilledMarks(fields, count: rows.count, suffix: "_false")
    for row in 0..<rows.count {
      let account = account(rows.lowerBound + row)
      let values = values(of: account)
      for (number, field) in fields.enumerated() {
        let place = field.place(account.kind)
        truths.set(row, number, account.kind == .sybil ? nil : place.map(values.value))
        marks.set(row, number, place.map { claim(about: account, values, column: $0).isFalse })
      }
    }
    let pairs = zip(truths.columns, marks.columns).flatMap { [$0, $1] }
    return Table(generalTruth(rows) + pairs)
  }

  /// What is true of accounts besides their values.
  private func generalTruth(_ rows: Range<Int>) -> [Column] {
    let own = rows.map(account)
    let kinds = [Account.Kind.person, .business, .sybil]
    let identifiers = Self.identifiers(rows)
    return [
      identifiers,
      Column(
        "kind",
        .strings(
          TextValues(
            categories: TextList(kinds.map(\.word)),
            codes: own.map { kinds.firstIndex(of: $0.kind) }
          ))),
      Column("community", .integers(IntegerValues(own.map(\.community)))),
      Column("latent_risk", .reals(own.map { $0.risk?.rounded(decimals: 6) })),
      Column("expected_degree", .reals(own.map { expectedDegree(of: $0).rounded(decimals: 6) })),
      Column(
        "owner", people: own.map { $0.owner.map { "\(accounts[$0] + 1)" } },
        of: Table([identifiers])),
      Column(
        "default_probability",
        .reals(own.map { defaultProbability(of: $0).rounded(decimals: 6) })),
    ]
  }

  /// The number of ties that an account is expected to have with people and, if it is a sybil account, with its like.
  private func expectedDegree(of account: Account) -> Double {
    switch account.kind {
    case .person: return graph.expectedDegree(ofPlace: account.slot)
    case .business: return options.customersPerBusiness + 1
    case .sybil:
      return sybilTieProbability * Double(options.sybilCount - 1)
        + Double(options.attackTieCount) / Double(options.sybilCount)
    }
  }

  /// The identifiers of accounts: their numbers from 1.
  static func identifiers(_ rows: Range<Int>) -> Column {
    var list = TextListBuilder()
    for row in rows { list.append("\(row + 1)") }
    return Column("id", .strings(TextValues(list.list)))
  }
}
