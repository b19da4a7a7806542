internal import Execution
internal import Files
internal import Memory
internal import TextFormats

/// Reads the one network of a Pajek file, line by line.
struct PajekReader {
  /// What the lines are that follow.
  private enum Section {
    case beginning
    case vertices
    /// A tie in each line.
    case ties(isDirected: Bool)
    /// A person and their friends in each line.
    case lists(isDirected: Bool)
    /// A row of the matrix in each line; so many were read.
    case matrix(rowCount: Int)
  }

  private let source: String
  private let usesWeights: Bool
  private var section = Section.beginning
  private var vertices: PajekVertices?
  /// The line that says how many vertices there are.
  private var verticesLine: PajekLine?
  private var edges: GraphFileEdges
  private var hasValues = false
  /// Whether a value is not the usual 1.
  private var hasOtherValues = false
  /// The numbers of the relations that ties are of.
  private var relations: Set<Int> = []
  private var relation = 0
  private var commentCount = 0
  private var byteCount = 0
  private var lineCount = 0

  private init(_ source: String, _ options: GraphFileOptions) {
    self.source = source
    usesWeights = options.usesWeights
    edges = GraphFileEdges(usesWeights: options.usesWeights, in: options.space)
  }

  /// Reads a file.
  static func read(_ file: TextSource, _ options: GraphFileOptions) throws -> GraphFileContent {
    var reader = PajekReader(file.name, options)
    while let block = try file.next() {
      try options.execution.checkCancellation()
      try reader.read(block)
      options.execution.report(file.fractionRead)
    }
    return try reader.content()
  }

  private mutating func content() throws(DataError) -> GraphFileContent {
    guard byteCount > 0 else { throw fault("the file is empty", "fetch it again") }
    guard let vertices, let verticesLine else {
      throw fault("the file has no line *Vertices", "check that it is a Pajek network")
    }
    try endMatrix()
    if usesWeights, !hasValues {
      throw fault("the edges have no attribute 'weight'", "leave the weights out")
    }
    let (names, areShared) = try vertices.names(byteCount: byteCount, verticesLine)
    var warnings: [Message] = []
    if areShared {
      warnings.append(
        "\(source): several vertices share a label; people are called by the numbers of their "
          + "vertices")
    }
    if relations.count > 1 {
      warnings.append(
        "\(source): the network has \(relations.count) relations; the ties of all of them are "
          + "friendships")
    }
    if hasOtherValues, !usesWeights {
      warnings.append("\(source): the ties' values are not used; \(.weight, "weight") counts them")
    }
    return GraphFileContent(
      source: source, names: names, edges: edges, commentCount: commentCount, warnings: warnings)
  }

  private func fault(_ problem: String, _ remedy: String) -> DataError {
    DataError(.badData, source: source, problem: problem, remedy: remedy)
  }
}

// MARK: Lines

extension PajekReader {
  private mutating func read(_ block: TextBlock) throws(DataError) {
    let (bytes, end) = (block.memory, block.count)
    if block.looksLikeUTF16, lineCount == 0 {
      throw DataError(
        .badData, source: source, line: 1, column: 1, problem: "the text is UTF-16",
        remedy: "save the file as UTF-8")
    }
    byteCount += end
    var start = block.start
    while start < end {
      // The block ends with a line feed in any case.
      var stop = start
      while bytes[stop] != 0x0A, bytes[stop] != 0x0D { stop += 1 }
      stop = min(stop, end)
      lineCount += 1
      try read(PajekLine(bytes, start..<stop, number: lineCount, source: source))
      start = stop + (stop + 1 < end && bytes[stop] == 0x0D && bytes[stop + 1] == 0x0A ? 2 : 1)
    }
  }

  private mutating func read(_ line: consuming PajekLine) throws(DataError) {
    guard let first = line.first else { return }
    if first == UInt8(ascii: "%") {
      commentCount += 1
      return
    }
    if first == UInt8(ascii: "*") {
      try startSection(&line)
      return
    }
    switch section {
    case .beginning:
      throw line.fault(
        "the line is in no section of a Pajek network", "begin with *Vertices and their number")
    case .vertices: try vertices?.read(&line)
    case .ties(let isDirected): try readTie(&line, isDirected: isDirected)
    case .lists(let isDirected): try readList(&line, isDirected: isDirected)
    case .matrix(let rowCount):
      try readRow(&line, rowCount)
      section = .matrix(rowCount: rowCount + 1)
    }
  }

  private mutating func startSection(_ line: inout PajekLine) throws(DataError) {
    try endMatrix()
    let column = line.column
    _ = line.skip(UInt8(ascii: "*"))
    let name = line.keyword()
    switch name {
    case "network":
      if vertices != nil { throw secondNetwork(line, column) }
      section = .beginning
    case "vertices":
      if vertices != nil { throw secondNetwork(line, column) }
      try startVertices(&line)
    case "arcs": section = .ties(isDirected: true)
    case "edges": section = .ties(isDirected: false)
    case "arcslist": section = .lists(isDirected: true)
    case "edgeslist": section = .lists(isDirected: false)
    case "matrix": section = .matrix(rowCount: 0)
    default:
      throw line.fault(
        "the section is none that a Pajek network of friendships has", "remove it", at: column)
    }
    if name == "network" || name == "vertices" { return }
    guard vertices != nil else {
      throw line.fault("ties come before *Vertices", "write the vertices first", at: column)
    }
    relation = 0
    while line.first != nil, !line.skip(UInt8(ascii: ":")) { _ = line.word() }
    relation = line.wholeNumber() ?? 0
  }

  private func secondNetwork(_ line: PajekLine, _ column: Int) -> DataError {
    line.fault(
      "the file has a second network", "write every network into a file of its own", at: column)
  }

  private mutating func startVertices(_ line: inout PajekLine) throws(DataError) {
    let place = line
    guard let count = line.wholeNumber(), count < Int(UInt32.max) else {
      throw line.fault(
        "*Vertices is not followed by their number", "write how many vertices there are")
    }
    var firstModeCount = count
    if line.first != nil {
      let column = line.column
      guard let first = line.wholeNumber(), first <= count else {
        throw line.fault(
          "the number of the first mode's vertices is none up to \(count)", "correct it",
          at: column)
      }
      firstModeCount = first
    }
    vertices = PajekVertices(count: count, firstModeCount: firstModeCount)
    verticesLine = place
    section = .vertices
  }
}

// MARK: Ties

extension PajekReader {
  private mutating func append(
    _ source: UInt32, _ target: UInt32, weight: Double, isDirected: Bool, _ line: PajekLine
  ) throws(DataError) {
    guard edges.count < Int(UInt32.max) - 1 else {
      throw line.fault("the file has more than 4294967294 ties", "read a part of them")
    }
    relations.insert(relation)
    try edges.append(source, target, weight: weight, isDirected: isDirected, line: line.number)
  }

  /// The position of the vertex whose number comes next.
  private func vertex(_ line: inout PajekLine) throws(DataError) -> UInt32 {
    let (count, column) = (vertices?.count ?? 0, line.column)
    guard let number = line.wholeNumber() else {
      throw line.fault(
        line.first == nil ? "a tie needs two vertices" : "this is no vertex number",
        "write a number from 1 to \(count)", at: column)
    }
    guard number >= 1, number <= count else { throw line.beyond(count, at: column) }
    return UInt32(number - 1)
  }

  private mutating func readTie(
    _ line: inout PajekLine, isDirected: Bool
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

  private static func relation(_ line: inout PajekLine) -> Int? {
    let word = line.text(line.word())
    guard word.last == UInt8(ascii: ":") else { return nil }
    return Int(decimal: word.dropLast())
  }

  /// The value of a tie; `nil` if it has none, but perhaps attributes such as a color.
  private mutating func value(_ line: inout PajekLine) throws(DataError) -> Double? {
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

  private func notPositive(
    _ word: ArraySlice<UInt8>, _ line: PajekLine, _ column: Int
  ) -> DataError {
    let token = EdgeRowRules.token(String(decoding: word, as: UTF8.self))
    return line.fault(
      "weight\(token) is not a number greater than 0", EdgeRowRules.graphWeightRemedy, at: column)
  }

  /// What Pajek's manual lists for lines, in which width and color are the usual ones.
  private static let attributes: Set<String> = [
    "w", "c", "p", "s", "a", "ap", "l", "lp", "lr", "lphi", "lc", "la", "fos", "font", "h1", "h2",
    "a1", "k1", "k2", "a2", "size",
  ]

  private mutating func readList(
    _ line: inout PajekLine, isDirected: Bool
  ) throws(DataError) {
    let source = try vertex(&line)
    while line.first != nil {
      try append(source, try vertex(&line), weight: 1, isDirected: isDirected, line)
    }
  }

  /// Reads a row of the matrix: arcs between all vertices or, with two modes, edges between vertices
  /// of the first and of the second.
  private mutating func readRow(_ line: inout PajekLine, _ rowCount: Int) throws(DataError) {
    guard let vertices else { return }
    guard rowCount < vertices.firstModeCount else {
      throw line.fault(
        "the matrix has more than \(vertices.firstModeCount) rows", "remove the others")
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
  private func endMatrix() throws(DataError) {
    guard case .matrix(let rowCount) = section, let vertices,
      rowCount < vertices.firstModeCount
    else { return }
    throw DataError(
      .badData, source: source, line: lineCount,
      problem: "the matrix has \(rowCount) of \(vertices.firstModeCount) rows",
      remedy: "write a row for every vertex")
  }
}
