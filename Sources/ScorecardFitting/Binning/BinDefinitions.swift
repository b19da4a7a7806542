public import Essentials
public import Execution
internal import Files
package import Memory
internal import ScoreValidation
public import Tables
internal import TextFormats

/// The bins of some columns without what is counted of them: a document that people edit.
///
/// ```swift
/// let people = try Table(contentsOf: "people.csv").declaring(outcome: "late")
/// let bins = try BinDefinitions(contentsOf: "bins.json")
/// let binning = try await Binning(of: people, outcome: "late", bins: bins)
/// ```
///
/// A document has the ``format``; ``Binning/json`` writes one. What it tells of counts is read by people
/// alone: given back, bins are counted anew.
public struct BinDefinitions: Sendable, Equatable {
  /// The name and version of the format, which every document states.
  public static let format = "sesame-binning/1"

  /// The columns with their bins, in the order of the document.
  public let columns: [ColumnBins]
  /// The document's file, or a name for one that is in none.
  let source: String
  /// Where each column stands in the document; none for bins made in code.
  private let places: [JSONValue]

  /// Takes bins made in code.
  ///
  /// - Precondition: No two are of one column.
  public init(_ columns: [ColumnBins]) {
    precondition(Set(columns.map(\.column)).count == columns.count, "a column has one list of bins")
    self.init(columns, source: "bins", places: [])
  }

  private init(_ columns: [ColumnBins], source: String, places: [JSONValue]) {
    self.columns = columns
    self.source = source
    self.places = places
  }

  /// Whether both have the same bins, wherever they were read.
  public static func == (left: BinDefinitions, right: BinDefinitions) -> Bool {
    left.columns == right.columns
  }

  /// The bins of a column; `nil` if it has none.
  public subscript(column: String) -> ColumnBins? { columns.first { $0.column == column } }

  /// The bins of some columns alone.
  ///
  /// - Throws: ``BinningError`` if one of them has none.
  public func selecting(_ names: [String]) throws(BinningError) -> BinDefinitions {
    var kept: [Int] = []
    for name in names {
      guard let place = columns.firstIndex(where: { $0.column == name }) else {
        let missing = ColumnReference.name(name).missing(
          among: columns.map(\.column), areKnown: true, isNameOnly: true, source: source)
        throw BinningError([
          DataError(
            .badData, source: source, problem: "column '\(name)' has no bins here",
            remedy: missing.remedy)
        ])
      }
      kept.append(place)
    }
    return BinDefinitions(
      kept.map { columns[$0] }, source: source,
      places: places.isEmpty ? [] : kept.map { places[$0] })
  }
}

extension BinDefinitions {
  /// Reads bins from a JSON file.
  ///
  /// - Parameter path: The file's path; `-` is standard input.
  /// - Throws: ``BinningError`` with every fault in the document and its place.
  public init(contentsOf path: String) throws(BinningError) {
    let bytes: [UInt8]
    do throws(DataError) {
      bytes = try Input.contents(of: path, upTo: .document)
    } catch {
      throw BinningError([error])
    }
    try self.init(bytes: bytes, source: Input.name(of: path))
  }

  /// Reads bins from the JSON file at a URL.
  ///
  /// - Throws: As ``init(contentsOf:)-(String)``.
  /// - Precondition: The URL is a file's.
  public init(contentsOf file: URL) throws(BinningError) {
    precondition(file.isFileURL, "bins are read from a file")
    try self.init(contentsOf: file.path(percentEncoded: false))
  }

  /// Reads bins from JSON in memory.
  ///
  /// - Parameters:
  ///   - text: The document.
  ///   - name: What error messages call the document.
  /// - Throws: ``BinningError`` with every fault in the document and its place.
  public init(parsing text: String, named name: String = "bins") throws(BinningError) {
    try self.init(bytes: Array(text.utf8), source: name)
  }

  private init(bytes: [UInt8], source: String) throws(BinningError) {
    let document: JSONValue
    do throws(JSONFault) {
      document = try JSONValue(parsing: bytes)
    } catch {
      throw BinningError([
        DataError(
          .badData, source: source, line: error.line, column: error.column,
          problem: error.problem, remedy: error.remedy)
      ])
    }
    var decoder = BinningDecoder(source: source)
    let columns = decoder.columns(of: document)
    if !decoder.faults.isEmpty { throw BinningError(decoder.faults) }
    self.init(columns.map(\.bins), source: source, places: columns.map(\.place))
  }

  /// A fault about a column.
  func fault(_ column: Int, _ problem: String, _ remedy: String?) -> DataError {
    let place = places.isEmpty ? nil : places[column]
    return DataError(
      .badData, source: source, line: place?.line, column: place?.column, problem: problem,
      remedy: remedy)
  }
}

extension BinDefinitions {
  /// The bin of every row of a column that has bins, counted from 0.
  ///
  /// - Throws: ``BinningError`` with the place of the bins if the column holds something else; `CancellationError`
  ///   if the work was cancelled.
  /// - Precondition: The column has bins.
  package func numbers(
    of column: Column, in table: Table? = nil, _ execution: Execution = Execution(threads: 1)
  ) throws -> Buffer<UInt16> {
    guard let place = columns.firstIndex(where: { $0.column == column.name }) else {
      preconditionFailure("the column has bins")
    }
    do {
      return try columns[place].numbers(of: column, execution: execution)
    } catch let error as BinningError {
      throw BinningError(
        error.faults.map {
          fault(
            place,
            "column '\(column.name)'\(table.map { " of \($0.sourceName)" } ?? ""): \($0.problem)",
            $0.remedy)
        })
    }
  }
}

extension Binning {
  /// Counts the rows of bins that are given.
  ///
  /// - Parameters:
  ///   - table: A table that declares the outcome.
  ///   - outcome: The outcome's column.
  ///   - weights: A column with a weight greater than 0 for every row; `nil` if every row counts once.
  ///   - bins: The bins. Other columns are left alone.
  ///   - level: The confidence level of intervals, greater than 0 and less than 1.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``BinningError`` if the table lacks a column or one holds something else than its bins;
  ///   `DataError` if the outcome is not declared or the weights are not there; `ValidationError` if there is
  ///   no row with the event or without it, a weight is not greater than 0, or the level is out of
  ///   its range; `CancellationError`.
  /// - Complexity: O(*n*) per column.
  public init(
    of table: Table, outcome: String, weights: String? = nil, bins: BinDefinitions,
    level: Double = 0.95, execution: Execution = Execution()
  ) async throws {
    self = try await execution.run { execution in
      try Binning(table, outcome, weights, bins, level, execution)
    }
  }

  private init(
    _ table: Table, _ outcome: String, _ weights: String?, _ bins: BinDefinitions, _ level: Double,
    _ execution: Execution
  ) throws {
    try ConfidenceInterval.check(level: level)
    let sample = try RowSample(of: outcome, weights: weights, in: table)
    let columns = try bins.columns(of: table, outcome, weights)
    let answers = try execution.answers(columns.count) {
      place -> Result<BinnedColumn, BinningError> in
      let own = bins.columns[place]
      do {
        let numbers = try bins.numbers(of: columns[place], in: table, execution.onOneThread())
        let counts = BinCounts.count(numbers, binCount: own.bins.count, sample)
        let binner = ColumnBinner(
          column: columns[place], source: table.sourceName, options: ColumnBinningOptions(),
          usualCodes: [], sample: sample, level: level, isNamed: true,
          execution: execution.onOneThread())
        return .success(
          BinnedColumn(
            own, counts, sample.totals, level: level,
            search: try binner.chanceOfGivenBins(own.kind)))
      } catch let error as BinningError {
        return .failure(error)
      }
    }
    let faults = answers.flatMap { answer -> [DataError] in
      if case .failure(let error) = answer { error.faults } else { [] }
    }
    if !faults.isEmpty { throw BinningError(faults) }
    self.init(
      table.outcome(outcome), weights, sample, level: level, areGiven: true,
      columns: try answers.map { try $0.get() }, leftOut: [], repeated: [], tooGoodToBeTrue: [])
  }
}

extension BinDefinitions {
  /// The columns of a table that the bins are for.
  fileprivate func columns(
    of table: Table, _ outcome: String, _ weights: String?
  ) throws(BinningError) -> [Column] {
    var (found, faults) = ([Column](), [DataError]())
    for (place, bins) in columns.enumerated() {
      let name = bins.column
      guard let column = table[name] else {
        let missing = ColumnReference.name(name).missing(
          among: table.columnNames, isNameOnly: true, source: source)
        faults.append(
          fault(place, "\(table.sourceName) has no column '\(name)'", missing.remedy))
        continue
      }
      if column.role == .outcome || name == weights {
        faults.append(
          fault(
            place,
            "column '\(name)' holds \(name == weights ? "weights" : "outcomes"), and gets no bins",
            "remove its bins"))
      }
      found.append(column)
    }
    if !faults.isEmpty { throw BinningError(faults) }
    return found
  }
}
