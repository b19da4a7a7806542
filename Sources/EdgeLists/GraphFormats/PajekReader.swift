internal import Execution
internal import Files
internal import Memory
internal import TextFormats

/// Reads the one network of a Pajek file, line by line.
struct PajekReader {
  /// What the lines are that follow.
  enum Section {
    case beginning
    case vertices
    /// A tie in each line.
    case ties(isDirected: Bool)
    /// A person and their friends in each line.
    case lists(isDirected: Bool)
    /// A row of the matrix in each line; so many were read.
    case matrix(rowCount: Int)
  }

  let source: String
  let usesWeights: Bool
  var section = Section.beginning
  var vertices: PajekVertices?
  /// The line that says how many vertices there are.
  var verticesLine: GraphFileLine?
  var edges: GraphFileEdges
  var hasValues = false
  /// Whether a value is not the usual 1.
  var hasOtherValues = false
  /// The numbers of the relations that ties are of.
  var relations: Set<Int> = []
  var relation = 0
  var commentCount = 0
  var byteCount = 0
  var lineCount = 0

  init(_ source: String, _ options: GraphFileOptions) {
    self.source = source
    usesWeights = options.usesWeights
    edges = GraphFileEdges(options.attributes, in: options.space)
  }

  /// Reads a file.
  static func read(_ file: TextSource, _ options: GraphFileOptions) throws -> GraphFileContent {
    var reader = PajekReader(file.name, options)
    while let block = try file.next() {
      try options.execution.checkCancellation()
      try reader.read(block)
      file.report(to: options.execution)
    }
    return try reader.content()
  }

  mutating func content() throws(DataError) -> GraphFileContent {
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

  func fault(_ problem: String, _ remedy: String) -> DataError {
    DataError(.badData, source: source, problem: problem, remedy: remedy)
  }
}

// MARK: Lines

extension PajekReader {
  mutating func read(_ block: TextBlock) throws(DataError) {
    try block.checkIsText(lineCount, source)
    byteCount += block.count
    var number = lineCount
    try block.eachLine(after: &number, of: source) { line throws(DataError) in
      lineCount = line.number
      try read(line)
    }
  }

  mutating func read(_ line: consuming GraphFileLine) throws(DataError) {
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

  mutating func startSection(_ line: inout GraphFileLine) throws(DataError) {
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

  func secondNetwork(_ line: GraphFileLine, _ column: Int) -> DataError {
    line.fault(
      "the file has a second network", "write every network into a file of its own", at: column)
  }

  mutating func startVertices(_ line: inout GraphFileLine) throws(DataError) {
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
