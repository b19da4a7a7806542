internal import Files
internal import Memory
internal import TextFormats

/// The first lines of a list in a format that says something of itself.
struct ListPreamble {
  /// What the file says.
  var declaration: EdgeListSummary.Declaration
  /// How its rows are laid out.
  var format: EdgeListFormat
  /// Where the first line lies that may be a row, and its number.
  var start = (position: 0, line: 1)
  /// How many comment lines lie before it.
  var commentCount = 0
  /// How many rows the file says that it has, and in which line.
  var rowCount: (count: Int, line: Int)?
  /// How many vertices there are, those of the first column and of the second, which are the same unless
  /// the list is bipartite, and where the file says so; `nil` if it does not.
  var vertexCounts: VertexCounts?
  /// How many fields a row must have; `nil` for any number.
  var fieldCount: Int?
  /// Whether a wrong number of rows is an error, and not only to be told.
  var isBinding = true
  /// Whether rows have weights that are not read.
  var hasUnusedWeights = false

  struct VertexCounts {
    let sources: Int
    let targets: Int
    let place: GraphFileLine
  }

  private init(_ format: EdgeFileFormat, _ list: EdgeListFormat) {
    declaration = EdgeListSummary.Declaration(format: format)
    self.format = list
  }

  /// What the beginning of a file tells.
  enum Finding {
    /// It says nothing of itself.
    case none
    /// The beginning is too short to tell.
    case open
    case preamble(ListPreamble)
  }

  /// Looks at the beginning of a file.
  ///
  /// - Parameters:
  ///   - bytes: The beginning, up to a line end.
  ///   - hasEnd: Whether it is the whole file.
  ///   - source: The file's name.
  ///   - format: How it was said to be laid out.
  /// - Returns: What it tells.
  /// - Throws: ``DataError`` if it is not what its name or the format says, or has a fault.
  static func find(
    in bytes: [UInt8], hasEnd: Bool, of source: String, _ format: EdgeListFormat
  ) throws(DataError) -> Finding {
    if format.fileFormat == .delimited { return .none }
    var lines = BeginningLines(bytes, source)
    let wanted = format.fileFormat ?? EdgeFileFormat(endingOfList: source)
    guard let first = lines.next() else { return .none }
    if first.isBanner || wanted == .matrixMarket {
      try format.checkColumns(of: .matrixMarket, source)
      return try matrixMarket(first, &lines, hasEnd: hasEnd, format)
    }
    if let words = KonectWords(first) {
      try format.checkColumns(of: .konect, source)
      return .preamble(try konect(words, &lines, format, source))
    }
    switch wanted {
    case .konect:
      throw first.fault(
        "the first line does not say what a list of KONECT is",
        "begin with a line such as '% sym unweighted'", at: 1)
    case .ncol: return .preamble(ncol(format))
    default: break
    }
    if let snap = snap(first, &lines, format) { return .preamble(snap) }
    return wanted == .snap ? .preamble(plainSNAP(format)) : .none
  }
}

// MARK: Lists whose comments say something

extension ListPreamble {
  private static func ncol(_ format: EdgeListFormat) -> ListPreamble {
    var preamble = ListPreamble(.ncol, format.spaced(comments: "#"))
    preamble.hasUnusedWeights = format.weight == nil
    return preamble
  }

  private static func plainSNAP(_ format: EdgeListFormat) -> ListPreamble {
    var format = format
    format.header = format.header ?? false
    return ListPreamble(.snap, format)
  }

  /// What comments say as those of SNAP do: `# Directed graph …`, `# Nodes: 4 Edges: 3`.
  private static func snap(
    _ first: GraphFileLine, _ lines: inout BeginningLines, _ format: EdgeListFormat
  ) -> ListPreamble? {
    var preamble = plainSNAP(format)
    var line: GraphFileLine? = first
    while var comment = line, comment.skip(UInt8(ascii: "#")) {
      let words = comment.words.map { $0.lowercased() }
      if words.count > 1, words[1].hasPrefix("graph"), preamble.declaration.isDirected == nil {
        if words[0] == "directed" { preamble.declaration.isDirected = true }
        if words[0] == "undirected" { preamble.declaration.isDirected = false }
      }
      if words.count == 4, words[0] == "nodes:", words[2] == "edges:", let count = Int(words[3]) {
        preamble.rowCount = (count, comment.number)
      }
      line = lines.next()
    }
    guard preamble.declaration.isDirected != nil else { return nil }
    preamble.isBinding = false
    return preamble
  }

  private static func konect(
    _ words: KonectWords, _ lines: inout BeginningLines, _ format: EdgeListFormat, _ source: String
  ) throws(DataError) -> ListPreamble {
    var list = format.spaced(comments: "%")
    if list.time == .name("time") { list.time = .number(4) }
    var preamble = ListPreamble(.konect, list)
    preamble.declaration.words = words.text
    preamble.declaration.isBipartite = words.isBipartite
    preamble.declaration.isDirected = words.isBipartite ? nil : words.isDirected
    preamble.hasUnusedWeights = words.isWeighted && format.weight == nil
    if format.weight != nil, !words.isWeighted {
      throw DataError(
        .badData, source: source, line: 1, problem: "the list says that it has no weights",
        remedy: "leave \(.weight) out")
    }
    if var second = lines.next(), second.skip(UInt8(ascii: "%")), let place = Optional(second),
      let counts = second.counts, 1...3 ~= counts.count
    {
      preamble.rowCount = (counts[0], place.number)
      if counts.count > 1 {
        let targets = counts.count > 2 ? counts[2] : counts[1]
        guard words.isBipartite || targets == counts[1] else {
          throw place.fault(
            "the numbers of sources and targets differ in a list that is not bipartite",
            "correct them")
        }
        if !words.isBipartite || counts.count == 3 {
          preamble.vertexCounts = VertexCounts(
            sources: counts[1], targets: targets, place: place)
        }
      }
    }
    return preamble
  }
}

// MARK: Matrix Market

extension ListPreamble {
  private static func matrixMarket(
    _ first: GraphFileLine, _ lines: inout BeginningLines, hasEnd: Bool, _ format: EdgeListFormat
  ) throws(DataError) -> Finding {
    let banner = try MatrixBanner(first)
    var preamble = ListPreamble(.matrixMarket, format.spaced(comments: "%"))
    preamble.declaration.words = banner.text
    preamble.fieldCount = banner.hasValues ? 3 : 2
    preamble.hasUnusedWeights = banner.hasValues && format.weight == nil
    if format.weight != nil {
      if !banner.hasValues {
        throw first.fault("a pattern matrix has no weights", "leave \(.weight) out", at: 1)
      }
      if banner.isSkew {
        throw first.fault(
          "each number of a skew-symmetric matrix is negative at its other place, and no weight",
          "leave \(.weight) out", at: 1)
      }
    }
    while let line = lines.next() {
      if line.first == UInt8(ascii: "%") {
        preamble.commentCount += 1
        continue
      }
      if line.first == nil { continue }
      let place = line
      guard let counts = line.counts, counts.count == 3 else {
        throw place.fault(
          "the line does not have the numbers of rows, of columns and of entries", "correct it")
      }
      let isSquare = counts[0] == counts[1]
      if banner.isSymmetric, !isSquare {
        throw place.fault(
          "a symmetric matrix has as many rows as columns",
          "correct their numbers or the first line")
      }
      preamble.declaration.isBipartite = !isSquare
      preamble.declaration.isDirected = isSquare ? !banner.isSymmetric : nil
      preamble.vertexCounts = VertexCounts(sources: counts[0], targets: counts[1], place: place)
      preamble.rowCount = (counts[2], place.number)
      preamble.start = (lines.position, lines.number)
      return .preamble(preamble)
    }
    if !hasEnd { return .open }
    throw DataError(
      .badData, source: lines.source,
      problem: "the matrix has no line with the numbers of rows, of columns and of entries",
      remedy: "fetch the file again")
  }
}

extension EdgeListFormat {
  /// The layout of rows whose fields are separated by blanks and that have no header, where nothing else
  /// is said.
  fileprivate func spaced(comments: String) -> EdgeListFormat {
    var format = self
    format.delimiter = delimiter ?? .spaces
    format.header = header ?? false
    if self.comments == EdgeListFormat.detected.comments { format.comments = comments }
    if weight == .name("weight") { format.weight = .number(3) }
    return format
  }

  /// Throws if people are said to be in other columns than those of a format.
  fileprivate func checkColumns(
    of fileFormat: EdgeFileFormat, _ file: String
  ) throws(DataError) {
    for (column, usual, setting) in [(source, 1, Setting.source), (target, 2, .target)]
    where column.number != usual {
      throw DataError(
        .usage, source: file,
        problem: "a file of \(fileFormat.title) has people in its first two columns",
        remedy: "leave \(setting) out" as Message)
    }
  }
}

extension EdgeListFormat {
  /// How a part of a file is read whose beginning may say what it is: as rows, of which nothing is
  /// counted.
  package func ofSample(_ beginning: [UInt8], named source: String) -> EdgeListFormat {
    let finding = try? ListPreamble.find(in: beginning, hasEnd: true, of: source, self)
    guard case .preamble(let preamble)? = finding else { return self }
    var format = preamble.format
    format.fileFormat = .delimited
    return format
  }
}

extension ListPreamble {
  /// Throws if rows are not laid out as the file says.
  func check(_ layout: EdgeListLayout, _ source: String) throws(DataError) {
    guard let fieldCount, layout.hasRows, layout.fieldCount != fieldCount else { return }
    throw DataError(
      .badData, source: source, line: layout.firstLine, column: 1,
      problem: "expected \(fieldCount.counting("field")), found \(layout.fieldCount)",
      remedy: "correct the rows, or what the first line says of them")
  }
}
