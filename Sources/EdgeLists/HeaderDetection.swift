internal import TextFormats

/// Decides whether a first row names the columns.
struct HeaderDetection {
  /// What the first row is.
  enum Verdict: Equatable {
    case header
    case row
    /// It may be either, and is taken for the likelier.
    case open(isHeader: Bool)

    var isHeader: Bool { self == .header || self == .open(isHeader: true) }
    var isCertain: Bool { self == .header || self == .row }
  }

  private let first: [String]
  private let later: ArraySlice<[String]>
  /// The columns of both people.
  private let ends: [Int]

  /// Looks at the first rows of a file, whose people are in two columns.
  init(_ rows: [[String]], ends: [Int]) {
    first = rows.first ?? []
    later = rows.dropFirst()
    self.ends = ends
  }

  /// What the rows alone tell.
  var verdict: Verdict {
    if first.isEmpty { return .row }
    if first.allSatisfy({ ColumnWords.areUsual($0) }) {
      // A name that a later row has too is a person's, or a kind.
      let names = Set(first)
      if !later.allSatisfy({ names.isDisjoint(with: $0) }) { return .row }
      return looksLikeLaterRows ? .open(isHeader: false) : .header
    }
    let people = firstPeople
    if hasColumn({ !$0.isEmpty && !isNumber($0) }) {
      if recurs(people.filter { !$0.isEmpty && !isNumber($0) }) { return .row }
      // A name beside a number may be a person's, which alone is no number.
      return people.contains(where: isNumber) ? .open(isHeader: true) : .header
    }
    if later.isEmpty { return .row }
    if people.contains("") { return .row }
    if people.allSatisfy(isNumber) {
      return countsColumns && laterPeople.allSatisfy(isWord) ? .open(isHeader: true) : .row
    }
    if people.contains(where: isNumber) || hasColumn(isNumber) || recurs(people) { return .row }
    switch (people.count { ColumnWords.namePerson($0) }, looksLikeLaterRows) {
    case (2, false): return .header
    case (2, true): return .open(isHeader: false)
    case (_, true): return .row
    case (1, false): return .open(isHeader: true)
    case (_, false): return .open(isHeader: false)
    }
  }

  /// What the rows tell to someone who knows who is a person.
  func verdict(knowing isPerson: (String) -> Bool) -> Verdict {
    let verdict = verdict
    let people = ends.compactMap { first.indices.contains($0) ? first[$0] : nil }
    if verdict.isCertain || people.count < 2 { return verdict }
    if people.contains(where: isPerson) { return .row }
    let known = laterPeople.count { isPerson($0) }
    return known > 0 && known * 2 >= laterPeople.count ? .header : verdict
  }

  /// Whether the first row has successive numbers in place of people, such as 0 and 1, by which pandas
  /// calls columns without names.
  var countsColumns: Bool {
    let people = firstPeople
    return Int(people[0]).map { String($0 &+ 1) } == people[1]
  }

  /// The people of the first row if it is one; empty where it is too short.
  private var firstPeople: [String] {
    ends.map { first.indices.contains($0) ? first[$0] : "" }
  }

  /// The people of the rows after the first.
  private var laterPeople: [String] {
    later.flatMap { row in ends.compactMap { row.indices.contains($0) ? row[$0] : nil } }
  }

  /// Whether a field of the first row is of some kind in a column that holds numbers alone below.
  private func hasColumn(_ isOfKind: (String) -> Bool) -> Bool {
    first.indices.contains { column in
      guard isOfKind(first[column]) else { return false }
      let values = later.filter { $0.count > column && !$0[column].isEmpty }
      return !values.isEmpty && values.allSatisfy { isNumber($0[column]) }
    }
  }

  /// Whether a later row has one of the people too.
  private func recurs(_ people: [String]) -> Bool { laterPeople.contains(where: people.contains) }

  /// Whether both people of the first row are a word and a number, and most people below them the
  /// same word and another number, such as `user1` above `user17`.
  private var looksLikeLaterRows: Bool {
    ends.allSatisfy { column in
      guard first.indices.contains(column), first[column].contains(where: \.isNumber) else {
        return false
      }
      let pattern = first[column].filter { !$0.isNumber }
      let values = later.compactMap { $0.indices.contains(column) ? $0[column] : nil }
      return values.count { value in
        value.contains(where: \.isNumber) && value.filter { !$0.isNumber } == pattern
      } * 2 > values.count
    }
  }

  private func isWord(_ text: String) -> Bool { !isNumber(text) }
  private func isNumber(_ text: String) -> Bool { Timestamp.seconds(text.withoutBlanks) != nil }
}

/// The words by which columns are usually called.
enum ColumnWords {
  /// Whether a column of that name is likely one of people.
  static func namePerson(_ name: String) -> Bool {
    let word = plain(name)
    return people.contains(word) || isNumbered(word)
  }

  /// Whether a column is often called so, whatever it holds.
  static func areUsual(_ name: String) -> Bool {
    namePerson(name) || others.contains(name.withoutBlanks.lowercased())
  }

  /// Whether a column has no name, as the index of rows that pandas and R write; pandas calls it
  /// `Unnamed: 0` when it reads and writes it again.
  static func isUnnamed(_ name: String) -> Bool {
    name.isEmpty || name.hasPrefix("Unnamed: ") && name.dropFirst(9).allSatisfy(\.isNumber)
  }

  /// The word in small letters, without what may join its parts and without an ending `id`.
  private static func plain(_ name: String) -> String {
    let word = name.lowercased().filter { !"_- .".contains($0) }
    return word.count > 3 && word.hasSuffix("id") ? String(word.dropLast(2)) : word
  }

  /// `user1`, `personb`, and also `iduser1`.
  private static func isNumbered(_ word: String) -> Bool {
    guard let last = word.last, last.isASCII, last.isNumber || "abxy".contains(last) else {
      return false
    }
    var base = Substring(word.dropLast())
    if base.count > 2, base.hasPrefix("id") { base = base.dropFirst(2) }
    if base.hasSuffix("id"), base.count > 2 { base = base.dropLast(2) }
    return last.isNumber
      ? numbered.contains(String(base))
      : base.count > 3 && numbered.contains(String(base))
  }

  static let people: Set<String> = [
    "source", "target", "from", "to", "src", "dst", "dest", "destination", "sender", "receiver",
    "recipient", "head", "tail", "fromnode", "tonode", "fromuser", "touser", "fromperson",
    "toperson", "sourcenode", "targetnode", "sourceuser", "targetuser", "sourceperson",
    "targetperson", "srcuser", "dstuser", "node", "vertex", "user", "friend", "person", "follower",
    "followee", "followed", "following", "followeduser", "member", "contact", "neighbor",
    "neighbour", "ego", "alter", "caller", "callee", "rater", "ratee", "truster", "trustor",
    "trustee", "u", "v", "id",
  ]

  private static let numbered: Set<String> = [
    "user", "node", "person", "friend", "id", "vertex", "member", "name", "actor", "player",
    "author", "account", "contact", "customer", "student", "entity", "character", "column", "col",
    "field", "var", "v", "x", "end", "endpoint", "individual", "participant", "subject", "party",
  ]

  private static let others: Set<String> = [
    "weight", "strength", "value", "rating", "count", "time", "timestamp", "date", "datetime",
    "since", "created", "created_at", "kind", "type", "label", "relation",
  ]
}
