internal import EdgeLists
internal import Execution
internal import Files
internal import GraphFeatures
internal import Memory
internal import ScoreValidation
internal import Tables
internal import TextFormats

extension JobRun {
  /// Reads the edge list and then the people table, if there is one; the table before most of the list
  /// where it must decide whether the list's first line is a header.
  static func readInputs(
    _ edges: Source<EdgeList>, _ source: GraphSource, in space: ScratchSpace, _ execution: Execution
  ) throws -> (edges: EdgeList, people: Table?, setAside: [SetAsideRow]) {
    var people: Table?
    var setAside = source.setAsidePeople
    let readPeople = { (execution: Execution) throws in
      guard let table = source.people else { return }
      people = try read(table, source, execution, &setAside)
    }
    let edges = try readEdges(
      edges, source, in: space, execution.reporting(0...(source.people == nil ? 1 : 0.7)),
      knownPeople: {
        try readPeople(execution.quiet)
        return people?.identifiers
      })
    if people == nil { try readPeople(execution.reporting(0.7...1)) }
    return (edges, people, edges.summary.setAside + setAside)
  }

  private static func readEdges(
    _ edges: Source<EdgeList>, _ source: GraphSource, in space: ScratchSpace,
    _ execution: Execution,
    knownPeople: () throws -> TextList?
  ) throws -> EdgeList {
    let path: String
    var format: EdgeListFormat
    switch edges {
    case .value(let list): return list
    case .file(let name, let options): (path, format) = (name, options)
    case .standardInput(let options): (path, format) = ("-", options)
    }
    if let graphFormat = format.graphFileFormat(at: path) {
      try format.check(for: graphFormat, source: path)
      return try EdgeList(
        contentsOf: path, as: graphFormat, GraphFileAttributes(format), in: space,
        execution: execution)
    }
    if let ratings = source.ratings, let largest = ratings.largest {
      format.largestMagnitudes[ColumnReference(ratings.column)] = largest
    }
    do {
      if let typed = try TypedSources.source(path) {
        return try EdgeList(
          typed, format: format, badRows: source.quarantine == nil ? .stop : .setAside,
          execution: execution)
      }
      return try EdgeList(
        reading: TextSource(contentsOf: path, execution), format: format,
        badRows: source.quarantine == nil ? .stop : .setAside, in: space, execution: execution,
        knownPeople: knownPeople)
    } catch let error as DataError {
      throw error.replacing(.badRows, with: .quarantine)
    }
  }

  /// Reads the people table of a source, which may set bad rows aside.
  static func read(
    _ table: Source<Table>, _ source: GraphSource, _ execution: Execution,
    _ setAside: inout [SetAsideRow]
  ) throws -> Table {
    guard source.quarantine != nil, let path = table.path, let options = table.options else {
      return try table.table(execution)
    }
    return try Table.reading(path, options: options, execution: execution) {
      setAside.append(SetAsideRow($0, $1))
    }
  }

  /// Reads a table whose rows are people as they stand; one in memory is checked as those of a file are.
  static func readPeople(_ table: Source<Table>, _ execution: Execution) throws -> Table {
    let people = try table.table(execution)
    if case .value = table { try people.checkPeople() }
    return people
  }

  /// Reads a table whose rows are people, and notes what is odd about it.
  mutating func readPeople(_ table: Source<Table>) async throws -> Table {
    let people = try await stage(.read) { execution in
      try await execution.run { try Self.readPeople(table, $0) }
    }
    if table.presumesIdentifier { report.summary.noteIdentifier(of: people) }
    warnAboutReading(people)
    return people
  }

  /// Reads a table whose rows are no people, and notes what is odd about it.
  mutating func readRows(_ table: Source<Table>) async throws -> Table {
    let rows = try await stage(.read) { execution in
      try await execution.run { try table.table($0) }
    }
    warnAboutReading(rows)
    return rows
  }

  /// Runs a stage on a table's rows: an error that they are to blame for names the table.
  mutating func stage<Answer>(
    _ stage: Stage, on people: Table, _ body: (Execution) async throws -> Answer
  ) async throws -> Answer {
    do {
      return try await self.stage(stage, body)
    } catch let error as ValidationError where error.code != .badSetting {
      throw DataError(
        .badData, source: people.sourceName, problem: error.problem, remedy: error.remedy)
    }
  }

  /// Reads two tables that are compared.
  mutating func readPair(_ first: Source<Table>, _ second: Source<Table>) async throws -> [Table] {
    try await stage(.read) { execution in
      try await execution.run { execution in
        try zip([first, second], [0...0.5, 0.5...1]).map { source, share in
          try Self.readPeople(source, execution.reporting(share))
        }
      }
    }
  }

  /// Notes what the list's first line was taken for, and warns of what is only likely.
  mutating func note(_ edges: EdgeList, _ people: Table?, _ source: GraphSource) {
    let list = edges.summary
    if let text = Self.columnWarning(list, edges.format ?? source.edgeFormat, source.rules) {
      report.warnings.append("\(edges.sourceName): \(text)")
    }
    report.summary.firstLine = list.firstLine
    report.summary.declaration = list.declaration
    if let first = list.firstLine, !first.isCertain {
      let (taken, other) =
        first.isHeader ? ("a header", "a friendship") : ("a friendship", "a header")
      report.warnings.append(
        "\(edges.sourceName): line \(first.line) was taken for \(taken), and may be \(other): "
          + "use \(.header, true) or \(.header, false)")
    }
    if list.indexColumnCount > 0 {
      let name = list.columnNames?.first.flatMap { RowIndexName.isUsual($0) ? $0 : nil }
      report.warnings.append(
        Self.indexWarning(edges.sourceName, list.indexColumnCount, named: name))
    }
    if list.firstColumnCountsRows {
      report.warnings.append(
        "\(edges.sourceName): column 1 numbers the rows and was taken for people: if it is an index "
          + "of the rows, use \(.source, 2) \(.target, 3)")
    }
    let spellings = SpellingMatches(among: edges.names)
    if spellings.count > 0 {
      report.warnings.append(
        "\(edges.sourceName): \(spellings.count) of \(edges.names.count) people are there in another "
          + "spelling too (\(spellings.reasons)), and count as others: write identifiers alike")
    }
    report.warnings += Self.listWarnings(
      edges, people, source, tellsBlanks: !spellings.reasons.contains("blanks"))
    report.warnings += edges.warnings
    if let people { warnAboutReading(people) }
  }

  /// What to say where nobody named the columns of both people, and others than those taken are called
  /// as such columns are.
  private static func columnWarning(
    _ list: EdgeListSummary, _ format: EdgeListFormat, _ rules: GraphRules
  ) -> Message? {
    let usual = EdgeListFormat.detected
    guard format.source == usual.source, format.target == usual.target,
      let names = list.columnNames?.map({ $0.lowercased() })
    else { return nil }
    let taken = [list.indexColumnCount, list.indexColumnCount + 1]
    for pair in EdgeLikeness.ends {
      let places = pair.compactMap { names.firstIndex(of: $0) }
      guard places.count == 2 else { continue }
      if places == taken || !rules.isDirected && places == taken.reversed() { return nil }
      return "columns \(taken[0] + 1) and \(taken[1] + 1) were taken for source and target, while "
        + "columns \(places[0] + 1) and \(places[1] + 1) are called '\(pair[0])' and '\(pair[1])': "
        + "use \(.source, places[0] + 1) \(.target, places[1] + 1)"
    }
    return nil
  }

  /// Warns if a people table has columns without a name that were passed over, and of what else was
  /// odd in reading it.
  mutating func warnAboutReading(_ people: Table) {
    report.warnings += people.readingWarnings + people.spellingWarnings
    if let warning = people.doubtfulIdentifierWarning { report.warnings.append(warning) }
    if let warning = people.headerWarning { report.warnings.append(warning) }
    guard people.indexColumnCount > 0 else { return }
    report.warnings.append(Self.indexWarning(people.sourceName, people.indexColumnCount))
  }

  /// What to say of columns in front that have no name, or that of an index.
  static func indexWarning(_ source: String, _ count: Int, named name: String? = nil) -> Message {
    if let name {
      return
        "\(source): column '\(name)' was passed over, as its name is that of an index of the rows"
    }
    return count == 1
      ? "\(source): the first column has no name and was passed over, as an index of the rows"
      : "\(source): the first \(count) columns have no name and were passed over, as an index of "
        + "the rows"
  }
}

extension Source<Table> {
  /// The table, read up to its first fault where it is not there.
  package func table(_ execution: Execution) throws -> Table {
    switch self {
    case .value(let table): table
    case .file(let path, let options):
      try Table(contentsOf: path, options: options, execution: execution)
    case .standardInput(let options):
      try Table(contentsOf: "-", options: options, execution: execution)
    }
  }
}
