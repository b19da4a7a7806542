/// How messages speak of the columns of a file.
///
/// A file without a header has a person's data where names of columns are looked for, and no message
/// may show these. Names are shown only where some have a word that columns are usually called by.
package enum ColumnListing {
  /// Whether names are rather those of columns than what is known of a person: if the first one, which
  /// identifies people, has a usual word, or more than half of all do.
  package static func areLikelyNames(_ names: [String]) -> Bool {
    guard let first = names.first else { return true }
    return hasUsualWord(first) || names.count(where: hasUsualWord) * 2 > names.count
  }

  /// What to say of the columns that there are.
  ///
  /// - Parameters:
  ///   - names: The columns' names, perhaps a person's data.
  ///   - areKnown: Whether there is no doubt that they are names.
  ///   - important: Those that come first where not all are shown.
  /// - Returns: The first names in quotes, or how many columns there are.
  package static func remedy(
    _ names: [String], areKnown: Bool = false, showingFirst important: [String] = []
  ) -> String {
    guard areKnown || areLikelyNames(names) else { return countRemedy(names.count) }
    let most = 20
    let first = Set(important)
    let shown = names.count > most ? important + names.filter { !first.contains($0) } : names
    let list = shown.prefix(most).map { "'\($0)'" }.joined(separator: ", ")
    return "the columns are \(list)\(names.count > most ? ", …" : "")"
  }

  /// What to do where no name may be shown.
  package static func countRemedy(_ count: Int) -> String {
    count == 1
      ? "check the name of the one column in the file's first line"
      : "check the names of the \(count) columns in the file's first line"
  }

  /// Whether a name has a word by which columns are usually called, such as `user_id` or `firstName`.
  private static func hasUsualWord(_ name: String) -> Bool {
    var words: [String] = [""]
    var last: Character = " "
    for character in name {
      if !character.isLetter || character.isUppercase && last.isLowercase { words.append("") }
      if character.isLetter { words[words.count - 1] += character.lowercased() }
      last = character
    }
    return words.contains(where: usualWords.contains)
      || words.contains {
        $0.count > 3 && $0.hasSuffix("id") && usualWords.contains(String($0.dropLast(2)))
      }
  }

  /// Words in the names of columns that identify people.
  package static let identifierWords: Set<String> = [
    "ids", "identifier", "key", "name", "nick", "login", "user", "person", "people", "member",
    "customer", "client", "account", "node", "vertex", "no", "nr", "number", "index", "code",
    "email", "iban", "phone", "uuid", "handle", "row", "label",
  ]

  private static let usualWords: Set<String> = identifierWords.union([
    "id", "names", "users", "username", "column", "col", "field", "unnamed",
    // What is known of people.
    "age", "sex", "gender", "birth", "birthday", "city", "town", "country", "region", "state",
    "zip", "address", "income", "salary", "balance", "amount", "job", "occupation", "education",
    "owner",
    "status", "group", "class", "category", "type", "kind", "title", "level", "rank", "grade",
    "score", "scores", "points", "rating", "risk", "limit", "debt", "loan",
    // Numbers and times.
    "value", "count", "total", "sum", "mean", "rate", "share", "size", "weight", "strength", "date",
    "datetime", "time", "timestamp", "year", "month", "day", "days", "since", "created", "updated",
    // What a graph yields.
    "degree", "community", "component", "coreness", "pagerank", "betweenness", "closeness",
    // The ends of a friendship.
    "source", "target", "from", "to", "src", "dst", "sender", "receiver", "follower", "followee",
    "friend", "relation",
  ])
}
