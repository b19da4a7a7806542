public import Execution
public import Foundation

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
  ///   - path: The file's path; gzip data is recognized by its first bytes.
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

  /// Reads a GraphML or Pajek file on a thread of its own.
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

  /// Reads the GraphML or Pajek file at a URL on a thread of its own, as
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
