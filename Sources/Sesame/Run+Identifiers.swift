internal import DelimitedText
internal import GraphFeatures
internal import Tables

extension Run {
  /// Warns if the people table's identifiers are hardly the names that the friendships use, and
  /// stops if none is.
  mutating func checkIdentifiers(
    _ people: Table, _ names: TextList, _ graph: RelationGraph, _ source: GraphSource
  ) throws(DataError) {
    let unknownCount = graph.summary.unknownPersonCount
    if unknownCount == 0 { return }
    let spellings = people.spellingMatches(people.unknown(names, graph))
    let spelling =
      spellings.count == 0
      ? nil
      : "\(spellings.count) of the edge list's people would be found in another spelling "
        + "(\(spellings.reasons)): write identifiers alike in both files"
    if source.peopleOptions.header == nil, people.hasPersonForHeader(names) {
      // No name of a column may be shown: each would be something about a person.
      throw DataError(
        .badData, source: people.sourceName, line: 1,
        problem: "the first line looks like data: its identifier is a person of the edge list",
        remedy: "add a line of names above it, or say --people-header no (yes if these are names)")
    }
    // Where most names were found there is nothing to look for.
    let fits = unknownCount < names.count / 2 ? [] : people.identifierFits(names)
    guard let own = fits.first, own.matches * 10 < min(names.count, own.rowCount) else {
      if let spelling { warnings.append("\(people.sourceName): \(spelling)") }
      return
    }
    let hint = spelling ?? Self.hint(fits, people, nameCount: names.count)
    let ownName = people.shownName(own.name)
    if own.matches == 0, source.needsCommonPeople {
      throw DataError(
        .badData, source: people.sourceName,
        problem: "no identifier of column \(ownName) occurs in the edge list",
        remedy: hint
          ?? "name the column of identifiers with --id, or go on with --unknown-people add")
    }
    warnings.append(
      "\(people.sourceName): hardly any identifier of column \(ownName) occurs in the edge "
        + "list (\(own.matches) of \(own.rowCount))" + (hint.map { "; \($0)" } ?? ""))
  }

  /// What may be the matter with identifiers that don't fit; `nil` if nothing speaks for anything.
  private static func hint(
    _ fits: [IdentifierFit], _ people: Table, nameCount: Int
  ) -> String? {
    let convincing = fits.dropFirst().filter { $0.isConvincing(nameCount: nameCount) }
    if let best = convincing.max(by: { $0.matches < $1.matches }),
      best.matches > 2 * fits[0].matches
    {
      let name = people.shownName(best.name)
      return "column \(name) would fit (\(best.matches) of \(best.rowCount)): "
        + "use --id \(name.first == "'" ? best.name : name)"
    }
    return fits.count == 1 ? "the table has one column: check its separator" : nil
  }
}

extension Table {
  /// Those of the edge list's names that are no identifiers of the table.
  fileprivate func unknown(_ names: TextList, _ graph: RelationGraph) -> TextList {
    var unknown = TextListBuilder()
    if graph.identifiers.count == rowCount + graph.summary.unknownPersonCount {
      unknown.append(graph.identifiers, rowCount..<graph.identifiers.count)
    } else {
      let places = places(of: names)
      for name in names.indices where places[name] == nil {
        unknown.append(names, name..<name + 1)
      }
    }
    return unknown.list
  }

  /// Whether the name of the identifiers' column is itself a person: then the first line may be one.
  fileprivate func hasPersonForHeader(_ names: TextList) -> Bool {
    // In JSON a name can't be taken for a value.
    guard lines?.identifierPlace ?? -1 >= 0, !hasUsualIdentifierName else { return false }
    let name = Array(identifierName.utf8)
    return names.indices.contains { names.utf8($0).elementsEqual(name) }
  }
}

extension Table {
  /// Whether the name of the identifiers' column says that it is one.
  var hasUsualIdentifierName: Bool {
    let name = identifierName.lowercased()
    let words = name.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return name.hasSuffix("id") || words.contains { Self.usualIdentifierWords.contains($0) }
  }

  /// Words in the names of columns that identify people.
  private static let usualIdentifierWords: Set<String> = [
    "ids", "identifier", "key", "name", "nick", "login", "user", "person", "people", "member",
    "customer", "client", "account", "node", "vertex", "no", "nr", "number", "index", "code",
    "email", "iban", "phone", "uuid", "handle", "row", "label",
  ]
}
