internal import Execution
package import Files
internal import Identifiers
internal import Memory
package import Tables

extension EdgeList {
  /// What an end is called of which the kind is not known.
  package static let unknownKind = "unknown"

  /// The most kinds that ends may have: more are hardly kinds.
  private static let mostKindsOfEnds = 200

  /// The list with kinds of friendships that are made of the kinds of their ends, such as `business-person`.
  ///
  /// An end whose kind is missing, or who is absent from the table, is `unknown`.
  ///
  /// - Parameters:
  ///   - people: The table that tells people's kinds.
  ///   - name: Its column of kinds.
  ///   - isDirected: Whether the source's kind comes first; otherwise the first in the alphabet does.
  /// - Returns: The list, with which kinds of its own are no longer.
  /// - Throws: ``DataError`` if there is no such column, if it has more than 200 kinds, or if two pairs of
  ///   kinds make one name.
  /// - Complexity: O(*people* + *friendships*).
  package func takingKinds(
    ofEndsIn people: Table, column name: String, isDirected: Bool
  ) throws(DataError) -> EdgeList {
    let column = try people.column(named: name)
    let ends = try kindsOfEnds(people, column)
    let texts = ends.texts
    var numbers = [UInt32?](repeating: nil, count: texts.count * texts.count)
    var names: [String] = []
    var known: Set<String> = []
    let found = ScatterBuffer<UInt32>(zeroedCount: count)
    for row in 0..<count {
      var (first, second) = (ends.numbers[Int(sources[row])], ends.numbers[Int(targets[row])])
      if !isDirected, texts[second] < texts[first] { swap(&first, &second) }
      let pair = first * texts.count + second
      if let number = numbers[pair] {
        found[row] = number
        continue
      }
      let title = "\(texts[first])-\(texts[second])"
      guard known.insert(title).inserted else {
        throw DataError(
          .badData, source: people.sourceName,
          problem:
            "two pairs of kinds in column '\(name)' would both be called '\(title.printable)'",
          remedy: "take kinds without hyphens")
      }
      numbers[pair] = UInt32(names.count)
      found[row] = UInt32(names.count)
      names.append(title)
    }
    var list = self
    list.kinds = EdgeKinds(names: TextList(names), numbers: found.freeze())
    return list
  }

  /// The kind of each person of the list, as a position among the texts.
  private func kindsOfEnds(
    _ people: Table, _ column: Column
  ) throws(DataError) -> (numbers: [Int], texts: [String]) {
    let places = people.places(of: names)
    var index: [[UInt8]: Int] = [Array(Self.unknownKind.utf8): 0]
    var texts = [Self.unknownKind]
    var numbers = [Int](repeating: 0, count: names.count)
    var bytes: [UInt8] = []
    for person in numbers.indices {
      guard let row = places[person] else { continue }
      bytes.removeAll(keepingCapacity: true)
      guard column.append(Int(row), to: &bytes) else { continue }
      if let number = index[bytes] {
        numbers[person] = number
        continue
      }
      if texts.count > Self.mostKindsOfEnds {
        throw DataError(
          .badData, source: people.sourceName,
          problem: "column '\(column.name)' has more than \(Self.mostKindsOfEnds) kinds",
          remedy: "name the column that tells each row's kind")
      }
      numbers[person] = texts.count
      index[bytes] = texts.count
      texts.append(String(decoding: bytes, as: UTF8.self))
    }
    return (numbers, texts)
  }
}
