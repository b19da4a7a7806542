package import Execution
package import Files
internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

extension EdgeList {
  /// The list as if it had no friendships of some kinds.
  ///
  /// These have a time after any date. A list without times gets some that are before every date, 8 bytes
  /// per friendship.
  ///
  /// - Parameters:
  ///   - names: The kinds, as the list or as columns' names have them.
  ///   - execution: How the work runs.
  /// - Returns: The list, and how many friendships of each of the kinds there are.
  /// - Throws: ``DataError`` if the list has no kinds, or not one of these.
  package func withoutKinds(
    _ names: Set<String>, _ execution: Execution
  ) throws(DataError) -> (list: EdgeList, counts: [(name: String, count: Int)]) {
    if names.isEmpty { return (self, []) }
    guard let kinds else {
      throw DataError(
        .badData, source: sourceName, problem: "kinds are left out of a list that has none",
        remedy: "name the column of kinds (\(.kind)), and give the list, not a snapshot")
    }
    var isLeftOut = [Bool](repeating: false, count: kinds.names.count)
    for name in names.sorted() {
      guard let number = kinds.number(of: name) else { throw lacksKind(name, kinds) }
      isLeftOut[Int(number)] = true
    }
    let kept = ScatterBuffer<Double>(zeroedCount: count)
    let found = execution.quiet.blocks(of: count) { [isLeftOut, times] rows in
      let numbers = kinds.numbers.span
      var counts = [Int](repeating: 0, count: isLeftOut.count)
      for row in rows {
        let kind = Int(numbers[row])
        if isLeftOut[kind] { counts[kind] += 1 }
        kept[row] = isLeftOut[kind] ? .infinity : times?[row] ?? -.greatestFiniteMagnitude
      }
      return counts
    }
    var list = self
    list.times = kept.freeze()
    let counts = isLeftOut.indices.filter { isLeftOut[$0] }.map { kind in
      (name: kinds.names[kind], count: found.reduce(0) { $0 + $1[kind] })
    }
    return (list, counts)
  }

  private func lacksKind(_ name: String, _ kinds: EdgeKinds) -> DataError {
    // So many are hardly kinds, but perhaps people.
    let isShown = kinds.names.count <= 20
    let names = isShown ? Array(kinds.names) : []
    let meant = ColumnReference.nearest(to: name, among: names)
    return DataError(
      .badData, source: sourceName,
      problem: "no friendship has the kind '\(name)', which is to be left out",
      remedy: (meant.map { "did you mean '\($0)'? " } ?? "")
        + (isShown ? "its kinds are " + names.joined(separator: ", ") : "name one of its kinds"))
  }
}

extension EdgeKinds {
  /// The position of a kind, by its name or by what names of columns make of it, if that is of no other
  /// kind too.
  package func number(of name: String) -> UInt32? {
    if let place = names.firstIndex(of: name) { return UInt32(place) }
    let places = names.indices.filter { NamePart.of(names[$0]) == name }
    return places.count == 1 ? UInt32(places[0]) : nil
  }
}
