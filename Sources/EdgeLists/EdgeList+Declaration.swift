internal import Files
internal import Identifiers
internal import Memory
internal import TextFormats

extension EdgeList {
  /// The list with what its file says of itself: whether friendships have a direction, people who have
  /// none, and names that tell two kinds of people apart.
  ///
  /// - Parameters:
  ///   - preamble: What the file says.
  ///   - byteCount: The length of its text.
  ///   - fieldCount: How many fields its rows have.
  /// - Returns: The list.
  /// - Throws: ``DataError`` if the rows are not what it says.
  func following(
    _ preamble: ListPreamble, byteCount: Int, fieldCount: Int
  ) throws(DataError) -> EdgeList {
    var list = self
    try list.checkRowCount(preamble)
    if let counts = preamble.vertexCounts {
      try list.number(by: counts, preamble.declaration.isBipartite, byteCount: byteCount)
      list.listsVertices = true
      if preamble.declaration.isBipartite { list.announcedSourceCount = counts.sources }
    } else if preamble.declaration.isBipartite {
      list.tellKindsApart()
    }
    list.noteUnused(preamble, fieldCount)
    return list
  }

  private mutating func checkRowCount(_ preamble: ListPreamble) throws(DataError) {
    guard let (promised, line) = preamble.rowCount else { return }
    let found = count + summary.setAside.count
    if promised == found { return }
    if !preamble.isBinding {
      warnings.append(
        "\(sourceName):\(line): the file says that it has \(Self.shown(promised)) edges, and has "
          + "\(found.counting("row")): look whether it is whole")
      return
    }
    throw DataError(
      .badData, source: sourceName, line: line,
      problem: "the file says that it has \(Self.shown(promised)) entries, and has \(found)",
      remedy: "fetch it again, or correct the number")
  }

  private static func shown(_ count: Int) -> String { count == .max ? "far more" : "\(count)" }

  /// What of the rows nobody asked for.
  private mutating func noteUnused(_ preamble: ListPreamble, _ fieldCount: Int) {
    let format = preamble.format
    if preamble.hasUnusedWeights, weights == nil, fieldCount > 2 {
      warnings.append(
        "\(sourceName): the weights (column 3) are not used; \(.weight, "weight") counts them")
    }
    if preamble.declaration.format == .konect, fieldCount > 3, format.time == nil {
      warnings.append(
        "\(sourceName): the times (column 4) are not used; \(.time, "time") reads them")
    }
  }

  // MARK: Numbers in place of names

  /// Any file may announce so many; one with more must be as long.
  private static let usualLimit = 1 << 24

  /// Numbers people as their names do, and adds those without friendships.
  private mutating func number(
    by counts: ListPreamble.VertexCounts, _ isBipartite: Bool, byteCount: Int
  ) throws(DataError) {
    let total = isBipartite ? counts.sources.addingReportingOverflow(counts.targets) : nil
    let vertexCount = total.map { $0.overflow ? Int.max : $0.partialValue } ?? counts.sources
    guard vertexCount <= max(Self.usualLimit, byteCount), vertexCount < Int(UInt32.max) else {
      throw counts.place.fault(
        "there are more vertices than the file has bytes", "correct their number")
    }
    let numbers = names.indices.map { Self.number(names.utf8($0)) }
    let second = isBipartite ? counts.sources : 0
    sources = try renumbered(sources, numbers, limit: counts.sources, from: 0, isTarget: false)
    targets = try renumbered(targets, numbers, limit: counts.targets, from: second, isTarget: true)
    var builder = TextListBuilder()
    for vertex in 0..<counts.sources { builder.append(Self.name(vertex, prefix: "")) }
    if isBipartite {
      let prefix = EdgeListSummary.Declaration.secondPrefix
      for vertex in 0..<counts.targets { builder.append(Self.name(vertex, prefix: prefix)) }
    }
    names = builder.list
  }

  private static func name(_ vertex: Int, prefix: String) -> ArraySlice<UInt8> {
    var name = Array(prefix.utf8)
    name.appendDecimal(vertex + 1)
    return name[...]
  }

  /// The number that a name spells in the one usual way; 0 if it is none from 1 on.
  private static func number(_ name: some Collection<UInt8>) -> Int {
    guard 1...18 ~= name.count, name.first != UInt8(ascii: "0") else { return 0 }
    var number = 0
    for byte in name {
      let digit = byte &- UInt8(ascii: "0")
      guard digit < 10 else { return 0 }
      number = number * 10 + Int(digit)
    }
    return number
  }

  private func renumbered(
    _ ends: Buffer<UInt32>, _ numbers: [Int], limit: Int, from first: Int, isTarget: Bool
  ) throws(DataError) -> Buffer<UInt32> {
    let result = ScatterBuffer<UInt32>(zeroedCount: ends.count)
    let (ends, numbers) = (ends.span, numbers.span)
    let wrong = result.withMutableSpan(0..<ends.count) { result -> Int? in
      for edge in ends.indices {
        let number = numbers[Int(ends[edge])]
        guard number >= 1, number <= limit else { return edge }
        result[edge] = UInt32(first + number - 1)
      }
      return nil
    }
    if let wrong {
      throw error(
        at: wrong, isTarget: isTarget,
        problem: "the vertex is no whole number from 1 to \(limit)",
        remedy: "correct it, or the number of vertices")
    }
    return result.freeze()
  }

  /// Calls the people of the second column otherwise than those of the first, in order of first
  /// appearance.
  private mutating func tellKindsApart() {
    let none = UInt32.max
    var places = [[UInt32]](repeating: Array(repeating: none, count: names.count), count: 2)
    let (first, second) = (
      ScatterBuffer<UInt32>(zeroedCount: count), ScatterBuffer<UInt32>(zeroedCount: count)
    )
    var builder = TextListBuilder()
    let prefix = Array(EdgeListSummary.Declaration.secondPrefix.utf8)
    for edge in 0..<count {
      for (kind, end) in [sources[edge], targets[edge]].enumerated() {
        if places[kind][Int(end)] == none {
          places[kind][Int(end)] = UInt32(builder.count)
          builder.append(((kind == 0 ? [] : prefix) + Array(names.utf8(Int(end))))[...])
        }
        (kind == 0 ? first : second)[edge] = places[kind][Int(end)]
      }
    }
    names = builder.list
    sources = first.freeze()
    targets = second.freeze()
  }
}
