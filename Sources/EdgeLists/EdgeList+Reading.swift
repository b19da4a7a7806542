public import Essentials
public import Execution
package import Files
internal import Tables
internal import TextFormats

extension EdgeList {
  /// Reads the file at a path, or standard input for `-`, on a thread of its own.
  ///
  /// ```swift
  /// let edges = try await EdgeList.reading("friends.csv", format: .tabSeparated)
  /// ```
  ///
  /// Cancelling the task that waits, or the execution, stops it within about a tenth of a second.
  ///
  /// - Parameters:
  ///   - path: The file's path; gzip and zstd data are recognized by their first bytes.
  ///   - format: The layout; by default people are in the first two columns, the rest is detected.
  ///   - badRows: What to do with rows that can't be used.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The list, as ``init(contentsOf:format:badRows:execution:)-(String,_,_,_)`` makes it.
  /// - Throws: ``DataError`` with the place of the first fault; `CancellationError` if the work was
  ///   cancelled.
  public static func reading(
    _ path: String, format: EdgeListFormat = .detected, badRows: BadRowPolicy = .stop,
    execution: Execution = Execution()
  ) async throws -> EdgeList {
    try await execution.run {
      try EdgeList(contentsOf: path, format: format, badRows: badRows, execution: $0)
    }
  }

  /// Reads the file at a URL on a thread of its own, as
  /// ``reading(_:format:badRows:execution:)-(String,_,_,_)`` does.
  ///
  /// - Precondition: The URL is a file's.
  public static func reading(
    _ file: URL, format: EdgeListFormat = .detected, badRows: BadRowPolicy = .stop,
    execution: Execution = Execution()
  ) async throws -> EdgeList {
    precondition(file.isFileURL, "a list is read from a file")
    return try await reading(
      file.path(percentEncoded: false), format: format, badRows: badRows, execution: execution)
  }

  /// Reads a GraphML, GEXF, Pajek or METIS file on a thread of its own.
  ///
  /// - Parameters:
  ///   - path: The file's path; `-` is standard input.
  ///   - format: What the file is.
  ///   - usesWeights: Whether weights are read.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: The list, as ``init(contentsOf:as:usesWeights:execution:)-(String,_,_,_)`` makes it.
  /// - Throws: ``DataError`` with the place of the first fault; `CancellationError` if the work was
  ///   cancelled.
  public static func reading(
    _ path: String, as format: GraphFileFormat, usesWeights: Bool,
    execution: Execution = Execution()
  ) async throws -> EdgeList {
    try await execution.run {
      try EdgeList(contentsOf: path, as: format, usesWeights: usesWeights, execution: $0)
    }
  }

  /// Reads the GraphML, GEXF, Pajek or METIS file at a URL on a thread of its own, as
  /// ``reading(_:as:usesWeights:execution:)-(String,_,_,_)`` does.
  ///
  /// - Precondition: The URL is a file's.
  public static func reading(
    _ file: URL, as format: GraphFileFormat, usesWeights: Bool,
    execution: Execution = Execution()
  ) async throws -> EdgeList {
    precondition(file.isFileURL, "a list is read from a file")
    return try await reading(
      file.path(percentEncoded: false), as: format, usesWeights: usesWeights, execution: execution)
  }
}

extension EdgeList {
  /// Throws if the beginning of a file shows that it can't be read as a format says: it is not there, is
  /// no list, or lacks a column.
  package static func check(
    beginningOf path: String, _ format: EdgeListFormat, badRows: BadRowPolicy
  ) throws {
    if let source = try TypedSources.source(path) {
      _ = try EdgeListLayout(typed: source.schema(Execution()), named: source.name, format)
      return
    }
    if format.isJSONLines(named: path) {
      // A name that is missing may come in a later line.
      _ = try Input.readableBeginning(of: path, count: 1)
      return
    }
    _ = try EdgeListBeginning(TextSource(contentsOf: path), format, badRows, knownPeople: { nil })
  }
}

extension EdgeListFormat {
  /// Throws if something is said of a GraphML, GEXF, Pajek or METIS file that it says itself.
  ///
  /// - Parameters:
  ///   - format: The format of the file.
  ///   - source: What the file is called in messages.
  /// - Throws: ``DataError`` of code `usage` that names the setting.
  package func check(for format: GraphFileFormat, source: String) throws(DataError) {
    let usual = EdgeListFormat.detected
    let name =
      switch format {
      case .graphML: "a GraphML file"
      case .gexf: "a GEXF file"
      case .pajek: "a Pajek file"
      case .metis: "a METIS file"
      }
    let settled: [(isSet: Bool, setting: Setting)] = [
      (self.source != usual.source, .source), (target != usual.target, .target),
      (!format.hasEdgeAttributes && time != nil, .time),
      (!format.hasEdgeAttributes && kind != nil, .kind),
      (!format.hasEdgeAttributes && until != nil, .until), (delimiter != nil, .delimiter),
      (header != nil, .header), (decimal != usual.decimal, .decimal),
      (grouping != usual.grouping, .grouping),
      (comments != usual.comments, .comments),
    ]
    if let (_, setting) = settled.first(where: \.isSet) {
      let remedy: Message = "leave \(setting) out"
      throw DataError(
        .usage, source: source,
        problem: "\(name) is no delimited text, and says itself what its parts are", remedy: remedy)
    }
    if format.hasEdgeAttributes {
      for (column, setting) in [
        (weight, Setting.weight), (kind, .kind), (time, .time), (until, .until),
      ] {
        guard let column, column.name == nil else { continue }
        let remedy: Message = "write the attribute's name behind \(setting)"
        throw DataError(
          .usage, source: source, problem: "\(name) has attributes with names, and no columns",
          remedy: remedy)
      }
      return
    }
    guard weight == nil || weight == .name("weight") else {
      throw DataError(
        .usage, source: source,
        problem: format == .metis
          ? "\(name) has no names of columns"
          : "\(name) has its weights in the edge attribute 'weight'",
        remedy: "write \(.weight, "weight")")
    }
  }
}
