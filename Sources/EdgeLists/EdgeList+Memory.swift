public import Files
public import Tables

extension EdgeList {
  /// Makes a list of pairs of people.
  ///
  /// ```swift
  /// let edges = try EdgeList([("ann", "bob"), ("bob", "cid")])
  /// ```
  ///
  /// People may be numbered instead: `EdgeList([(1, 2), (2, 3)])`. Rows are checked as those of a file.
  ///
  /// - Throws: ``DataError`` with the first row, counted from 1, in which a person is empty or has a NUL.
  /// - Complexity: O(*friendships*).
  public init<Person: LosslessStringConvertible>(
    _ pairs: some Sequence<(Person, Person)>
  ) throws(DataError) {
    var rows = EdgeRowsInMemory()
    for (source, target) in pairs { try rows.append("\(source)", "\(target)") }
    self.init(rows: try rows.checked())
  }

  /// Makes a list of pairs of people with the weights of their friendships.
  ///
  /// ```swift
  /// let edges = try EdgeList([("ann", "bob", 2), ("bob", "cid", 0.5)])
  /// ```
  ///
  /// - Throws: ``DataError`` with the first row, counted from 1, in which a person is empty or has a NUL, or a weight
  ///   is infinite or not greater than 0.
  /// - Complexity: O(*friendships*).
  public init<Person: LosslessStringConvertible>(
    _ triples: some Sequence<(Person, Person, Double)>
  ) throws(DataError) {
    var rows = EdgeRowsInMemory()
    var weights: [Double] = []
    for (source, target, weight) in triples {
      try rows.append("\(source)", "\(target)")
      weights.append(weight)
    }
    try rows.setWeights(weights)
    self.init(rows: try rows.checked())
  }

  /// Makes a list of columns: row *i* is the friendship of `sources[i]` and `targets[i]`.
  ///
  /// - Parameters:
  ///   - sources: The first person of each friendship.
  ///   - targets: The second person of each friendship.
  ///   - weights: The weight of each, finite and greater than 0.
  ///   - times: The time of each in seconds since 1970 (UTC).
  ///   - kinds: The kind of each.
  ///   - untils: The time at which each ends, `nil` for those without an end.
  ///   - columns: What else is known of each, in columns of different names.
  /// - Throws: ``DataError`` if columns differ in length or share a name, or ends come without times, or
  ///   with the first row, counted from 1, that can't be used.
  /// - Complexity: O(*friendships*).
  public init<Person: LosslessStringConvertible>(
    sources: some Collection<Person>, targets: some Collection<Person>, weights: [Double]? = nil,
    times: [Double]? = nil, kinds: [String]? = nil, untils: [Double?]? = nil,
    columns: [Column] = []
  ) throws(DataError) {
    let counts =
      [
        ("targets", targets.count), ("weights", weights?.count), ("times", times?.count),
        ("kinds", kinds?.count), ("untils", untils?.count),
      ] + columns.map { ("values of '\($0.name)'", $0.count) }
    for (name, count) in counts {
      guard let count, count != sources.count else { continue }
      throw DataError(
        .badData, source: EdgeRowsInMemory.sourceName,
        problem: "there are \(sources.count) sources and \(count) \(name)",
        remedy: "give one for each friendship")
    }
    if untils != nil, times == nil {
      throw DataError(
        .badData, source: EdgeRowsInMemory.sourceName,
        problem: "friendships end, and have no times at which they begin", remedy: "give times too")
    }
    var names: Set<String> = []
    for column in columns where !names.insert(column.name).inserted {
      throw DataError(
        .badData, source: EdgeRowsInMemory.sourceName,
        problem: "two columns are named '\(column.name)'", remedy: "give every column its own name")
    }
    var rows = EdgeRowsInMemory()
    for (source, target) in zip(sources, targets) { try rows.append("\(source)", "\(target)") }
    if let weights { try rows.setWeights(weights) }
    if let times { try rows.setTimes(times) }
    if let kinds { rows.setKinds(kinds) }
    if let untils { try rows.setUntils(untils) }
    rows.setColumns(columns)
    self.init(rows: try rows.checked())
  }
}
