internal import EdgeLists
internal import Files
internal import Graphs
internal import Identifiers
internal import Tables
internal import TextFormats

extension JobRun {
  /// Warns if the people table's identifiers are hardly the names that the friendships use, and
  /// stops if none is.
  mutating func checkIdentifiers(
    _ people: Table, _ names: TextList, _ graph: RelationGraph, _ source: GraphSource
  ) throws(DataError) {
    let unknownCount = graph.summary.unknownPersonCount
    if unknownCount == 0 { return }
    let unknown = people.unknown(names, graph)
    let spellings = people.spellingMatches(unknown)
    let spelling: Message? =
      spellings.count == 0
      ? nil
      : "\(spellings.count) of the edge list's people would be found in another spelling "
        + "(\(spellings.reasons)): write identifiers alike in both files"
    if source.people?.options.map({ $0.header == nil }) ?? false, people.hasPersonForHeader(names) {
      // No name of a column may be shown: each would be something about a person.
      throw DataError(
        .badData, source: people.sourceName, line: 1,
        problem: "the first line looks like data: its identifier is a person of the edge list",
        remedy:
          "add a line of names above it, or say \(.peopleHeader, false) (\(value: .flag(true)) if these are names)"
      )
    }
    if checkRowNumbers(people, names) { return }
    let own = names.count - unknown.count
    let smaller = min(names.count, people.rowCount)
    // Where nearly all that could be found was, there is nothing to look for.
    let fits = own * 10 < smaller * 9 ? people.identifierFits(names) : []
    let hint = spelling ?? Self.hint(fits, people, own: own, nameCount: names.count)
    let column = "column \(people.shownName(people.identifierName))"
    if own == 0, source.needsCommonPeople {
      throw DataError(
        .badData, source: people.sourceName,
        problem: "no identifier of \(column) occurs in the edge list",
        remedy: hint ?? Self.remedy(source))
    }
    let share: String? =
      if own * 10 < smaller {
        "hardly any identifier of \(column) occurs in the edge list (\(own) of \(people.rowCount))"
      } else if own * 2 < smaller {
        "only \(own) of \(people.rowCount) identifiers of \(column) "
          + "\(own == 1 ? "occurs" : "occur") in the edge list"
      } else {
        nil
      }
    if let share {
      let remedy: Message? =
        hint
        ?? (own * 10 < smaller
          ? nil
          : "check that both files name people alike, or name another column with \(.identifier)")
      report.warnings.append("\(people.sourceName): \(share)" + (remedy.map { "; \($0)" } ?? ""))
    } else if let hint {
      report.warnings.append("\(people.sourceName): \(hint)")
    }
  }

  /// Warns if the edge list counts people from 0 and the table's rows are numbered from 1, so that
  /// everyone is taken for the next one; says whether it did.
  private mutating func checkRowNumbers(_ people: Table, _ names: TextList) -> Bool {
    guard people.identifierName == "row", people.lines?.identifierPlace ?? -1 < 0,
      people.identifiers.first == "1",
      names.indices.contains(where: { names.utf8($0).elementsEqual([UInt8(ascii: "0")]) })
    else { return false }
    let best = people.identifierFits(names).dropFirst().first {
      $0.tellsPeopleApart && $0.matches == min(names.count, $0.rowCount)
    }
    report.warnings.append(
      "\(people.sourceName): the edge list has a person 0, and \(.identifier, "row") numbers the rows from 1, so "
        + "that everyone may be taken for the one before; "
        + (best.map { Self.wouldFit($0, people) }
          ?? "number the people of the edge list from 1, or add a column of identifiers"))
    return true
  }

  /// What may be the matter with identifiers that don't fit; `nil` if nothing speaks for anything.
  private static func hint(
    _ fits: [IdentifierFit], _ people: Table, own: Int, nameCount: Int
  ) -> Message? {
    let convincing = fits.dropFirst().filter { $0.isConvincing(nameCount: nameCount) }
    // A few more would be as accidental as those few that are found.
    if let best = convincing.max(by: { $0.matches < $1.matches }),
      (best.matches - own) * 4 > min(nameCount, best.rowCount)
    {
      return wouldFit(best, people)
    }
    return fits.count == 1 && own * 10 < nameCount
      ? "the table has one column: check its separator" : nil
  }

  private static func wouldFit(_ fit: IdentifierFit, _ people: Table) -> Message {
    let name = people.shownName(fit.name)
    let remedy: Message =
      if let number = Int(name) {
        "use \(.identifier, number)"
      } else {
        "use \(.identifier, fit.name)"
      }
    return "column \(name) would fit (\(fit.matches) of \(fit.rowCount)): \(remedy)"
  }

  /// What to do where nobody is in both files and nothing says why.
  private static func remedy(_ source: GraphSource) -> Message {
    let remedy: Message =
      "name the column of identifiers with \(.identifier), or go on with \(.needsCommonPeople, false)"
    switch source.path.flatMap(source.edgeFormat.graphFileFormat(at:)) {
    case .graphML:
      return
        "GraphML's people are called by the attribute 'name', or by the node's id where there is "
        + "none: " + remedy
    case .gexf:
      return
        "GEXF's people are called by the node's label, or by its id where there is none: " + remedy
    case .pajek, .metis, nil: return remedy
    }
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
    return name.hasSuffix("id") || words.contains { ColumnListing.identifierWords.contains($0) }
  }
}
