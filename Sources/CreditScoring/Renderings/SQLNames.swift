/// The names of a statement's columns: each differs from all others as the database compares them.
struct SQLNames {
  /// What a characteristic has in the statement.
  struct Item {
    let value: String
    /// Whether the column's type may have changed the value.
    let odd: String
    let points: String
    let lost: String
  }

  private let dialect: SQLDialect
  private let prefixLength: Int
  private var taken: Set<String> = []
  /// The names of each characteristic's columns, in the order of the items.
  private(set) var items: [Item] = []
  /// The names of the four largest losses.
  private(set) var losses: [String] = []
  private(set) var backed = ""
  private(set) var texts = ""
  /// What the table is called in messages of the database does not matter: no part has its name.
  private(set) var parts: [String: String] = [:]

  /// The parts of a statement, in their order.
  static let partNames = ["inputs", "points", "totals", "losses", "said_once"]

  init(_ rows: RowModel, dialect: SQLDialect, table: [String], identifier: String, prefix: String) {
    self.dialect = dialect
    prefixLength = prefix.utf8.count
    taken = Set(([identifier] + Scores.columnNames).map(dialect.folded))
    // No result that has the prefix may be the identifier.
    if identifier.hasPrefix(prefix) {
      taken.insert(dialect.folded(String(identifier.dropFirst(prefix.count))))
    }
    for item in rows.items { items.append(family(item.characteristic.name)) }
    backed = unique("backed")
    texts = unique("texts")
    losses = (1...ReasonRanking.most).map { unique("loss_\($0)") }
    let last = table.last.map(dialect.folded) ?? ""
    let ranks = (1...ReasonRanking.most).map { "reasons_\($0)" }
    for name in Self.partNames + ranks { parts[name] = name == last ? name + "_part" : name }
  }

  /// A name for one column more.
  mutating func unique(_ name: String) -> String {
    var number = 1
    while true {
      let name = number == 1 ? name : "\(name)_\(number)"
      if taken.insert(dialect.folded(name)).inserted { return name }
      number += 1
    }
  }

  /// The names of a characteristic's columns; a long name is shortened, and one that the database can't
  /// tell from another gets a number.
  private mutating func family(_ name: String) -> Item {
    let most = max(48 - prefixLength, 8)
    var short = name
    while short.utf8.count > most { short.removeLast() }
    var number = 1
    while true {
      let base = number == 1 ? short : "\(short)_\(number)"
      let names = ["value", "odd", "points", "lost"].map { "\(base)_\($0)" }
      let folded = names.map(dialect.folded)
      if taken.isDisjoint(with: folded) {
        taken.formUnion(folded)
        return Item(value: names[0], odd: names[1], points: names[2], lost: names[3])
      }
      number += 1
    }
  }
}
