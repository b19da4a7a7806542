internal import Execution
internal import Files
internal import Identifiers
internal import TextFormats

/// Reads the graph file of METIS: a line of numbers, and then the neighbors of each vertex in a line.
struct MetisReader {
  /// What the first line says.
  struct Header {
    let place: GraphFileLine
    let vertexCount: Int
    let edgeCount: Int
    var hasSizes = false
    var weightCount = 0
    var hasEdgeWeights = false
  }

  let source: String
  let options: GraphFileOptions
  var header: Header?
  /// The neighbors of all vertices, each edge at both its ends.
  var neighbors = MetisNeighbors()
  var commentCount = 0
  var lineCount = 0

  /// Reads a file.
  static func read(_ file: TextSource, _ options: GraphFileOptions) throws -> GraphFileContent {
    var reader = MetisReader(source: file.name, options: options)
    while let block = try file.next(options.execution) {
      try options.execution.checkCancellation()
      try reader.read(block)
      file.report(to: options.execution)
    }
    try options.execution.checkCancellation()
    return try reader.content()
  }

  private mutating func read(_ block: TextBlock) throws(DataError) {
    try block.checkIsText(lineCount, source)
    var number = lineCount
    try block.eachLine(after: &number, of: source) { line throws(DataError) in try read(line) }
    lineCount = number
  }

  private mutating func read(_ line: consuming GraphFileLine) throws(DataError) {
    if line.first == UInt8(ascii: "%") {
      commentCount += 1
      return
    }
    guard let header else {
      if line.first != nil { self.header = try Header(line) }
      return
    }
    guard neighbors.vertexCount < header.vertexCount else {
      if line.first == nil { return }
      throw line.fault(
        "the file has a line for more than \(header.vertexCount.counting("vertex", "vertices"))",
        "remove it, or correct the number of vertices")
    }
    try readVertex(&line, header)
  }

  private mutating func readVertex(
    _ line: inout GraphFileLine, _ header: Header
  ) throws(DataError) {
    neighbors.startVertex(line: line.number)
    // A vertex without neighbors may go without its own numbers too.
    if line.first == nil { return }
    for _ in 0..<header.weightCount + (header.hasSizes ? 1 : 0) {
      let column = line.column
      guard line.first != nil, Double(decimal: line.text(line.word())) != nil else {
        throw line.fault(
          "the vertex lacks a size or weight that the first line announces",
          "correct the line, or the first one", at: column)
      }
    }
    let vertex = neighbors.vertexCount
    while line.first != nil {
      let column = line.column
      guard let number = line.wholeNumber(), number >= 1, number <= header.vertexCount else {
        throw line.fault(
          "the neighbor is no whole number from 1 to \(header.vertexCount)",
          "correct it, or the number of vertices", at: column)
      }
      if number == vertex {
        throw line.fault(
          "the vertex is its own neighbor, which METIS does not have", "remove it", at: column)
      }
      var weight = 1.0
      if header.hasEdgeWeights { weight = try edgeWeight(&line) }
      neighbors.append(UInt32(number - 1), header.hasEdgeWeights ? weight : nil)
    }
  }

  private func edgeWeight(_ line: inout GraphFileLine) throws(DataError) -> Double {
    let column = line.column
    guard line.first != nil else {
      throw line.fault(
        "the last neighbor has no weight, as the first line announces", "give it one", at: column)
    }
    let word = line.text(line.word())
    guard let weight = Double(decimal: word), weight > 0 || !options.usesWeights else {
      throw line.fault(
        EdgeRowRules.badWeight(String(decoding: word, as: UTF8.self)),
        EdgeRowRules.graphWeightRemedy, at: column)
    }
    return weight
  }

  private func content() throws -> GraphFileContent {
    guard let header else {
      throw DataError(
        .badData, source: source,
        problem: lineCount == 0 ? "the file is empty" : "the file has no line of numbers",
        remedy: "fetch it again")
    }
    if options.usesWeights, !header.hasEdgeWeights {
      throw header.place.fault("the edges have no weights", "leave \(.weight) out", at: 1)
    }
    guard neighbors.vertexCount == header.vertexCount else {
      throw header.place.fault(
        "the file says that it has \(header.vertexCount.counting("vertex", "vertices")), and has "
          + "lines for \(neighbors.vertexCount)",
        "fetch it again, or write an empty line for each vertex without neighbors", at: 1)
    }
    try neighbors.checkSymmetry(source, options.execution)
    guard neighbors.count == 2 * header.edgeCount else {
      throw header.place.fault(
        "the file says that it has \(header.edgeCount.counting("edge")), and has "
          + "\(neighbors.count / 2)",
        "fetch it again, or correct the number", at: 1)
    }
    return try content(header)
  }

  private func content(_ header: Header) throws(DataError) -> GraphFileContent {
    var edges = GraphFileEdges(options.attributes, in: options.space)
    try neighbors.eachEdge { source, target, weight, line throws(DataError) in
      try edges.append(source, target, weight: weight, isDirected: false, line: line)
    }
    var names = TextListBuilder()
    var name: [UInt8] = []
    for vertex in 0..<header.vertexCount {
      name.removeAll(keepingCapacity: true)
      name.appendDecimal(vertex + 1)
      names.append(name[...])
    }
    var warnings: [Message] = []
    if header.hasEdgeWeights, !options.usesWeights {
      warnings.append(
        "\(source): the edges' weights are not used; \(.weight, "weight") counts them")
    }
    if header.weightCount > 0 || header.hasSizes {
      warnings.append("\(source): the sizes and weights of vertices are not used")
    }
    return GraphFileContent(
      source: source, names: names.list, edges: edges, commentCount: commentCount,
      warnings: warnings,
      declaration: EdgeListSummary.Declaration(format: .metis, isDirected: false))
  }
}

extension MetisReader.Header {
  /// Reads the first line: the numbers of vertices and edges, the format, the number of weights.
  init(_ line: GraphFileLine) throws(DataError) {
    let place = line
    let words = line.words
    guard let counts = line.counts, 2...4 ~= words.count else {
      throw place.fault(
        "the first line does not have the numbers of vertices and of edges, a format such as 011 and a "
          + "number of weights",
        "correct it")
    }
    guard counts[0] < Int(UInt32.max), counts[1] < 1 << 40 else {
      throw place.fault("there are more than 4294967294 vertices", "correct their number")
    }
    self.place = place
    (vertexCount, edgeCount) = (counts[0], counts[1])
    guard words.count > 2 else { return }
    let flags = Array(words[2].utf8)
    guard 1...3 ~= flags.count, flags.allSatisfy({ [0x30, 0x31].contains($0) }) else {
      throw place.fault(
        "the format is none of three digits 0 or 1", "write 001 for weights of edges")
    }
    hasEdgeWeights = flags[flags.count - 1] == 0x31
    hasSizes = flags.count == 3 && flags[0] == 0x31
    if flags.count > 1, flags[flags.count - 2] == 0x31 {
      weightCount = words.count > 3 ? counts[3] : 1
      guard 1...1_000_000 ~= weightCount else {
        throw place.fault("the number of weights is none from 1 to 1000000", "correct it")
      }
    } else if words.count > 3, counts[3] != 0 {
      throw place.fault(
        "the line has a number of weights, and its format no weights of vertices",
        "write the format 010, or remove the number")
    }
  }
}
