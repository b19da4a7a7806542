internal import EdgeLists
internal import Files
internal import Identifiers
internal import Tables
internal import TextFormats

extension JobRun {
  /// What an edge list has that may have been meant in another way than it is read; of identifiers with
  /// blanks around them only where nothing else tells of these.
  static func listWarnings(
    _ edges: EdgeList, _ people: Table?, _ source: GraphSource, tellsBlanks: Bool
  ) -> [Message] {
    [
      missingWarning(edges, people), commentWarning(edges.summary),
      tellsBlanks ? blanksWarning(edges.names) : nil, directionWarning(edges, source),
      edges.weights == nil ? weightWarning(edges, source) : nil,
    ].compactMap { $0.map { "\(edges.sourceName): \($0)" } }
  }

  /// What other programs write where nobody is known: taken for people, each would be a friend of all
  /// who have it.
  private static let missingSpellings = [
    "NA", "N/A", "#N/A", "#NA", "<NA>", "NaN", "nan", "NULL", "Null", "null", "None", "none", "nil",
  ]

  /// What to say of friendships with somebody whose identifier spells a missing one, unless the people
  /// table has it.
  private static func missingWarning(_ edges: EdgeList, _ people: Table?) -> Message? {
    let spellings = missingSpellings.map { Array($0.utf8) }
    var found: [UInt32: String] = [:]
    let (bytes, offsets) = (edges.names.bytes.span, edges.names.offsets.span)
    for name in 0..<edges.names.count where 2...4 ~= offsets[name + 1] - offsets[name] {
      let text = bytes.extracting(offsets[name]..<offsets[name + 1])
      let place = spellings.firstIndex { spelling in
        spelling.count == text.count && spelling.indices.allSatisfy { spelling[$0] == text[$0] }
      }
      if let place { found[UInt32(name)] = missingSpellings[place] }
    }
    if !found.isEmpty, let people {
      let known = people.places(of: TextList(found.values.sorted()))
      for (number, name) in found.values.sorted().enumerated() where known[number] != nil {
        found = found.filter { $0.value != name }
      }
    }
    if found.isEmpty { return nil }
    let numbers = Array(found.keys)
    let (sources, targets) = (edges.sources.span, edges.targets.span)
    var (count, first) = (0, 0)
    for edge in sources.indices
    where numbers.contains(sources[edge]) || numbers.contains(targets[edge]) {
      if count == 0 { first = edge }
      count += 1
    }
    if count == 0 { return nil }
    let words = missingSpellings.filter(found.values.contains).map { "'\($0)'" }
    let (isOne, place) = (words.count == 1, edges.line(of: first))
    return "\(words.joined(separator: ", ")) \(isOne ? "counts as a person" : "count as people")"
      + " in \(count.counting("row"))\(place.map { ", first in line \($0)" } ?? ""): remove "
      + "\(count == 1 ? "it" : "them") if \(isOne ? "it stands" : "they stand") for nobody"
  }

  /// What to say of lines that may have been meant as rows.
  private static func commentWarning(_ list: EdgeListSummary) -> Message? {
    let count = list.laterCommentCount
    if count == 0 { return nil }
    return "\(count.counting("line")) below the first row "
      + (count == 1 ? "was passed over as a comment" : "were passed over as comments")
      + ": if people are called so, say with \(.comments, "C") what a comment begins with ('' for none)"
  }

  /// What to say of identifiers with blanks around them, which are no part of them elsewhere.
  private static func blanksWarning(_ names: TextList) -> Message? {
    var count = 0
    let (bytes, offsets) = (names.bytes.span, names.offsets.span)
    for name in 0..<names.count
    where bytes.extracting(offsets[name]..<offsets[name + 1]).hasBlanksAround { count += 1 }
    if count == 0 { return nil }
    return "\(count) of \(names.count.counting("identifier")) "
      + (count == 1 ? "begins or ends with a blank" : "begin or end with a blank")
      + ", which counts as a part of it: remove the blanks"
  }

  /// What to say if friendships are read with a direction and the list says that they have none, or the
  /// other way round.
  private static func directionWarning(_ edges: EdgeList, _ source: GraphSource) -> Message? {
    if !source.rules.isDirected, edges.directedCount > 0 {
      return "\(edges.directedCount) of \(edges.count.counting("friendship")) "
        + "\(edges.directedCount == 1 ? "has" : "have") a direction, which is not used; "
        + "\(.isDirected, true) counts it"
    }
    guard let stated = edges.summary.statedDirections else { return nil }
    if source.rules.isDirected, stated.hasUndirected {
      return
        "column '\(stated.columnName)' says that friendships are undirected, and with \(.isDirected, true) "
        + "each counts one way: leave \(.isDirected, true) out, or give each row in both directions"
    }
    if !source.rules.isDirected, stated.hasDirected {
      return "column '\(stated.columnName)' says that friendships are directed, which is not used; "
        + "\(.isDirected, true) counts the direction"
    }
    return nil
  }

  /// What to say of a column of weights that nobody asked for.
  private static func weightWarning(
    _ edges: EdgeList, _ source: GraphSource
  ) -> Message? {
    let format = edges.format ?? source.edgeFormat
    guard format.weight == nil, source.rules.duplicates != .count,
      let names = edges.summary.columnNames,
      let column = names.firstIndex(where: { $0.withoutBlanks.lowercased() == "weight" })
    else { return nil }
    let used = [format.source, format.target, format.time, format.kind]
      .compactMap { $0?.index(in: names) }
    if used.contains(column) || format.columns.keeps(column, of: names) { return nil }
    let name = names[column]
    return "column '\(name)' is not used; \(.weight, name) counts it"
  }
}
