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
    let isHeaderPerson = people.hasPersonForHeader(names)
    if isHeaderPerson {
      warnings.append(
        "\(people.sourceName):1: the name of the identifier column is a person of the edge list; "
          + "if the line is no header, say --people-header no")
    }
    // Where most names were found there is nothing to look for.
    let fits = unknownCount < names.count / 2 ? [] : people.identifierFits(names)
    guard let own = fits.first, own.matches * 10 < min(names.count, own.rowCount) else {
      if let spelling { warnings.append("\(people.sourceName): \(spelling)") }
      return
    }
    let hint = spelling ?? Self.hint(fits, nameCount: names.count)
    let column = isHeaderPerson ? "the first column" : "column '\(own.name)'"
    if own.matches == 0, source.needsCommonPeople {
      throw DataError(
        .badData, source: people.sourceName,
        problem: "no identifier of \(column) occurs in the edge list",
        remedy: hint
          ?? "name the column of identifiers with --id, or go on with --unknown-people add")
    }
    warnings.append(
      "\(people.sourceName): hardly any identifier of \(column) occurs in the edge list "
        + "(\(own.matches) of \(own.rowCount))" + (hint.map { "; \($0)" } ?? ""))
  }

  /// What may be the matter with identifiers that don't fit; `nil` if nothing speaks for anything.
  private static func hint(_ fits: [IdentifierFit], nameCount: Int) -> String? {
    let convincing = fits.dropFirst().filter { $0.isConvincing(nameCount: nameCount) }
    if let best = convincing.max(by: { $0.matches < $1.matches }),
      best.matches > 2 * fits[0].matches
    {
      return "column '\(best.name)' would fit (\(best.matches) of \(best.rowCount)): "
        + "use --id \(best.name)"
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
    guard lines?.identifierPlace ?? -1 >= 0 else { return false }
    let name = Array(identifierName.utf8)
    return names.indices.contains { names.utf8($0).elementsEqual(name) }
  }
}
