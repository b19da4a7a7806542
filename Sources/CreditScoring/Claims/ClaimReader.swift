internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

/// Reads a table of claims.
struct ClaimReader: CheckedColumnReader {
  /// The most fields: each has several columns in the result.
  static let mostFields = 10_000

  let table: Table
  let execution: Execution
  private let job: TruthDiscovery
  private let columns: FoundColumns
  private(set) var warnings: [String] = []

  init(_ job: TruthDiscovery, _ table: Table, _ execution: Execution) throws {
    (self.job, self.table, self.execution) = (job, table, execution)
    columns = try FoundColumns(job.columns, in: table)
    try job.marks.check(source: table.sourceName)
  }

  /// The claims of all rows.
  mutating func read() throws -> ReadClaims {
    var claims = ReadClaims()
    claims.sourceName = table.sourceName
    claims.personName = columns.person.name
    (claims.personOfRow, claims.people) = try numbers(of: columns.person, "person")
    (claims.fieldOfRow, claims.fields) = try numbers(of: columns.field, "field")
    try checkFields(claims.fields)
    try readSources(&claims)
    try readValues(&claims)
    try readCircumstances(&claims)
    return claims
  }

  /// A number for each text of a column, in order of first appearance, and the texts.
  private func numbers(
    of column: Column, _ part: String
  ) throws -> (numbers: [UInt32], texts: TextList) {
    let values = column.values
    try check(column, "is empty", "write the \(part) of every claim" as Message) { row in
      if case .strings(let texts) = values { return texts.utf8(row)?.isEmpty ?? true }
      return values.isMissing(row)
    }
    var index = TextIndex()
    var numbers: [UInt32] = []
    numbers.reserveCapacity(table.rowCount)
    var bytes: [UInt8] = []
    for row in 0..<table.rowCount {
      if row & 0xFFFF == 0 { try execution.checkCancellation() }
      bytes.removeAll(keepingCapacity: true)
      _ = column.append(row, to: &bytes)
      numbers.append(index.insert(bytes.span))
    }
    return (numbers, index.texts)
  }

  /// Throws unless all columns of the result can have the names that they get.
  private func checkFields(_ fields: TextList) throws(ScoreModelError) {
    if fields.isEmpty {
      throw ScoreModelError(
        .unusableColumn, source: table.sourceName, problem: "there are no claims",
        remedy: "add a row for each")
    }
    if fields.count > Self.mostFields {
      throw ScoreModelError(
        .unusableColumn, source: table.sourceName,
        problem: "column '\(columns.field.name)' names \(fields.count) fields, and no more than "
          + "\(Self.mostFields) can be resolved",
        remedy: "name the column with \(.field, "C")" as Message)
    }
    var names: Set<String> = [columns.person.name]
    let hasDates = columns.asOf != nil
    for name in fields.flatMap({ ResolvedClaims.columnNames(ofField: $0, hasDates: hasDates) })
    where !names.insert(name).inserted {
      throw ScoreModelError(
        .unusableColumn, source: table.sourceName,
        problem: "two columns of the result would be called '\(name.shortened)'",
        remedy: "rename the field")
    }
  }

  private func readSources(_ claims: inout ReadClaims) throws {
    let (numbers, sources) = try numbers(of: columns.source, "source")
    let order = sources.indices.sorted {
      sources.utf8($0).lexicographicallyPrecedes(sources.utf8($1))
    }
    var ranks = [UInt32](repeating: 0, count: sources.count)
    for (rank, source) in order.enumerated() { ranks[source] = UInt32(rank) }
    (claims.sources, claims.ranks, claims.order) = (sources, ranks, Array(order))
    claims.sourceOfRow = numbers.map { ranks[Int($0)] }
    guard let catalog = job.sources else { return }
    let kinds = sources.map { catalog.kind(ofSource: $0) }
    let isUnknown = kinds.map { $0 == nil }
    try check(
      columns.source, fault: { catalog.fault(ofSource: sources[Int(numbers[$0])]) }
    ) { isUnknown[Int(numbers[$0])] }
    claims.catalog = order.compactMap { kinds[$0] }
  }

  /// Reads dates, verifications and weights.
  private mutating func readCircumstances(_ claims: inout ReadClaims) throws {
    if let column = columns.asOf {
      if job.sources != nil, job.asOf == nil {
        throw ScoreModelError(
          .missingColumn, source: table.sourceName,
          problem:
            "column '\(column.name)' tells when claims were recorded, and nothing tells as of "
            + "when they are used", remedy: "give the date (\(.asOf))" as Message)
      }
      let dates = try dates(column, missing: -.infinity, notAfter: job.asOf)
      (claims.dates, claims.dateColumn) = (dates, column)
      if let asOf = job.asOf {
        claims.ages = filled { dates[$0].isFinite ? (asOf - dates[$0]) / 86_400 : 0 }
      }
    }
    if let column = columns.verified {
      claims.verified = try shares(
        column.name, "does not say whether the claim was verified",
        "write true or false, or a number from 0 to 1")
      if job.sources == nil {
        warnings.append(
          "column '\(column.name)' of \(table.sourceName) changes nothing without a catalog of sources, "
            + "which says what a verification is worth")
      }
    }
    let weights = try weights()
    let read = claims
    claims.factors = filled { row in
      let kind = read.catalog?[Int(read.sourceOfRow[row])]
      return (weights?[row] ?? 1) * read.reliability(ofRow: row, ifRight: kind?.reliability ?? 1)
    }
  }

  private func weights() throws -> OptionalValues<Double>? {
    guard let column = columns.weight else { return nil }
    let numbers = column.values.isNumeric ? column.values.numbers : nil
    try check(
      column, "is no weight from 0.000001 to 1000000000",
      "say for every claim how often it counts; only how weights compare matters"
    ) { row in
      numbers.flatMap { $0[row] }.map { !(1e-6...1e9).contains($0) } ?? true
    }
    return numbers
  }
}

extension ClaimReader {
  /// Reads the values, whose types hang on the fields.
  private mutating func readValues(_ claims: inout ReadClaims) throws {
    let contents = ClaimContents(columns.value, FieldReading(job.missing, job.marks), execution)
    let types = ClaimTypes(contents, claims.fieldOfRow, fieldCount: claims.fields.count)
    for field in claims.fields.indices {
      if let code = types.codeRow(ofField: field) {
        warnings.append(
          "field '\(claims.fields[field].shortened)': \(table.place(ofRow: code, in: columns.value)) of column "
            + "'\(columns.value.name)' is a code, such as one with leading zeros, so that all values of the field are "
            + "texts, though most look like numbers")
      }
      guard let odd = types.oddRow(ofField: field) else { continue }
      let count = types.otherCount(ofField: field)
      throw ScoreModelError(
        .unusableColumn, source: table.sourceName,
        problem: "field '\(claims.fields[field].shortened)' is of numbers, but for \(count) of "
          + "\(types.valueCount(ofField: field).counting("value")): "
          + "\(table.place(ofRow: odd, in: columns.value)) of column '\(columns.value.name)'"
          + (count == 1 ? "" : " is the first"),
        remedy: "correct it, or read what stands for no value as missing (\(.missing))" as Message)
    }
    claims.kinds = types.kinds
    let isText = types.kinds.map { if case .texts = $0 { true } else { false } }
    var index = TextIndex()
    var bytes: [UInt8] = []
    let values = ScatterBuffer<Double>(zeroedCount: table.rowCount)
    for row in 0..<table.rowCount {
      if row & 0xFFFF == 0 { try execution.checkCancellation() }
      guard isText[Int(claims.fieldOfRow[row])] else {
        values[row] = contents.numbers[row]
        continue
      }
      bytes.removeAll(keepingCapacity: true)
      let hasText = contents[row] != .missing && columns.value.append(row, to: &bytes)
      values[row] = hasText ? Double(index.insert(bytes.span)) : .nan
    }
    (claims.values, claims.texts) = (values.freeze(), index.texts)
    guard claims.values.contains(where: { !$0.isNaN }) else {
      throw ScoreModelError(
        .unusableColumn, source: table.sourceName, problem: "no claim has a value",
        remedy: "name the column with \(.value, "C")" as Message)
    }
  }
}
