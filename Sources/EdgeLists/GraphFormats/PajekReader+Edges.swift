internal import Execution
internal import Files
internal import Memory
internal import TextFormats

extension PajekReader {
  mutating func append(
    _ source: UInt32, _ target: UInt32, weight: Double, isDirected: Bool, _ line: GraphFileLine
  ) throws(DataError) {
    guard edges.count < Int(UInt32.max) - 1 else {
      throw line.fault("the file has more than 4294967294 ties", "read a part of them")
    }
    relations.insert(relation)
    try edges.append(source, target, weight: weight, isDirected: isDirected, line: line.number)
  }

  /// The position of the vertex whose number comes next.
  func vertex(_ line: inout GraphFileLine) throws(DataError) -> UInt32 {
    let (count, column) = (vertices?.count ?? 0, line.column)
    guard let number = line.wholeNumber() else {
      throw line.fault(
        line.first == nil ? "a tie needs two vertices" : "this is no vertex number",
        "write a number from 1 to \(count)", at: column)
    }
    guard number >= 1, number <= count else { throw line.beyond(count, at: column) }
    return UInt32(number - 1)
  }

  mutating func readTie(
    _ line: inout GraphFileLine, isDirected: Bool
  ) throws(DataError) {
    // A line may name its relation in front: `2: 1 3 1`.
    let ofSection = relation
    defer { relation = ofSection }
    var afterRelation = line
    if let number = Self.relation(&afterRelation) {
      relation = number
      line = afterRelation
    }
    let source = try vertex(&line)
    let target = try vertex(&line)
    let weight = try value(&line) ?? 1
    try append(source, target, weight: weight, isDirected: isDirected, line)
  }

  static func relation(_ line: inout GraphFileLine) -> Int? {
    let word = line.text(line.word())
    guard word.last == UInt8(ascii: ":") else { return nil }
    return Int(decimal: word.dropLast())
  }

  /// The value of a tie; `nil` if it has none, but perhaps attributes such as a color.
  mutating func value(_ line: inout GraphFileLine) throws(DataError) -> Double? {
    guard let first = line.first else { return nil }
    let column = line.column
    let word = line.text(line.word())
    if let value = Double(decimal: word) {
      hasValues = true
      if value != 1 { hasOtherValues = true }
      guard usesWeights else { return value }
      guard value > 0 else { throw notPositive(word, line, column) }
      return value
    }
    // A time in brackets, or the name of an attribute.
    let isAttribute =
      first == UInt8(ascii: "[")
      || Self.attributes.contains(String(decoding: word, as: UTF8.self).lowercased())
    guard isAttribute else {
      if usesWeights { throw notPositive(word, line, column) }
      let token = EdgeRowRules.token(String(decoding: word, as: UTF8.self))
      throw line.fault("value\(token) is not a number", "correct it", at: column)
    }
    return nil
  }

  func notPositive(
    _ word: ArraySlice<UInt8>, _ line: GraphFileLine, _ column: Int
  ) -> DataError {
    let token = EdgeRowRules.token(String(decoding: word, as: UTF8.self))
    return line.fault(
      "weight\(token) is not a number greater than 0", EdgeRowRules.graphWeightRemedy, at: column)
  }

  /// What Pajek's manual lists for lines, in which width and color are the usual ones.
  static let attributes: Set<String> = [
    "w", "c", "p", "s", "a", "ap", "l", "lp", "lr", "lphi", "lc", "la", "fos", "font", "h1", "h2",
    "a1", "k1", "k2", "a2", "size",
  ]

  mutating func readList(
    _ line: inout GraphFileLine, isDirected: Bool
  ) throws(DataError) {
    let source = try vertex(&line)
    while line.first != nil {
      try append(source, try vertex(&line), weight: 1, isDirected: isDirected, line)
    }
  }

  /// Reads a row of the matrix: arcs between all vertices or, with two modes, edges between vertices
  /// of the first and of the second.
  mutating func readRow(_ line: inout GraphFileLine, _ rowCount: Int) throws(DataError) {
    guard let vertices else { return }
    guard rowCount < vertices.firstModeCount else {
      throw line.fault(
        "the matrix has more than \(vertices.firstModeCount.counting("row"))", "remove the others")
    }
    let isOfTwoModes = vertices.firstModeCount < vertices.count
    let first = isOfTwoModes ? vertices.firstModeCount : 0
    var column = first
    while line.first != nil {
      let place = line.column
      guard column < vertices.count else {
        throw line.fault(
          "the row has more than \(vertices.count - first) numbers", "remove the others")
      }
      let word = line.text(line.word())
      guard let value = Double(decimal: word) else {
        throw line.fault("this is no number", "write 0 where there is no tie", at: place)
      }
      if value != 0 {
        hasValues = true
        if value != 1 { hasOtherValues = true }
        if usesWeights, value < 0 { throw notPositive(word, line, place) }
        try append(UInt32(rowCount), UInt32(column), weight: value, isDirected: !isOfTwoModes, line)
      }
      column += 1
    }
    guard column == vertices.count else {
      throw line.fault(
        "the row has \(column - first) of \(vertices.count - first) numbers",
        "write 0 where there is no tie")
    }
  }

  /// Makes sure that a matrix which ends here is whole.
  func endMatrix() throws(DataError) {
    guard case .matrix(let rowCount) = section, let vertices,
      rowCount < vertices.firstModeCount
    else { return }
    throw DataError(
      .badData, source: source, line: lineCount,
      problem: "the matrix has \(rowCount) of \(vertices.firstModeCount.counting("row"))",
      remedy: "write a row for every vertex")
  }
}
