public import Files
public import Foundation
package import Memory
internal import TextFormats

/// A file format for graphs that lists people besides friendships.
public enum GraphFileFormat: Sendable, Hashable {
  /// XML as of graphml.graphdrawing.org, with one graph to a file.
  case graphML
  /// The network file (`.net`) of the program Pajek, with one network to a file.
  case pajek

  /// The format that a path's ending names, or `nil` if it names none.
  public init?(ending path: String) {
    let path = path.lowercased()
    if path.hasSuffix(".graphml") || path.hasSuffix(".graphml.gz") {
      self = .graphML
    } else if path.hasSuffix(".net") || path.hasSuffix(".net.gz") {
      self = .pajek
    } else {
      return nil
    }
  }
}

extension EdgeList {
  /// Reads a GraphML or Pajek file, or one that comes through a pipe; gzip data is expanded.
  ///
  /// People are numbered as the file lists them, and stay people without a friendship. In GraphML
  /// they are named by the nodes' data whose key has the `attr.name` `name`, where it is missing or
  /// empty by the node's `id`; in Pajek by the label, where it is missing or empty by the vertex
  /// number. If that gives one name to two people, all are called by their ids or numbers, which tell
  /// people apart, with a warning.
  ///
  /// Weights are the edges' data whose key has the `attr.name` `weight`, or their values in Pajek,
  /// where a missing one is 1 as in that program. Directions are noted in ``undirected``. The edges of
  /// all relations of a Pajek file are friendships. Nothing else is left out in silence: nested graphs
  /// and hyperedges, which are no friendships of two people, are errors.
  ///
  /// - Parameters:
  ///   - path: The file's path; `-` is standard input.
  ///   - format: What the file is.
  ///   - usesWeights: Whether weights are read; missing ones in GraphML, those that are no numbers,
  ///     and those of 0 or less are errors then.
  /// - Throws: ``DataError`` with the place of the first fault.
  /// - Complexity: O(*bytes*); the text is never in memory as a whole.
  public init(contentsOf path: String, as format: GraphFileFormat, usesWeights: Bool)
    throws(DataError)
  {
    self = try Self.whole(
      Self(
        contentsOf: path, as: format, usesWeights: usesWeights, in: .memory,
        onProgress: { _ in }, isCancelled: { false }))
  }

  /// Reads bytes in memory, as ``init(contentsOf:as:usesWeights:)-(String,_,_)`` reads a file.
  package init(
    parsing bytes: [UInt8], named name: String, as format: GraphFileFormat, usesWeights: Bool
  ) throws(DataError) {
    let options = GraphFileOptions(usesWeights: usesWeights)
    let content =
      switch format {
      case .graphML: try GraphMLReader.read(XMLReader(bytes, name: name), options)
      case .pajek: try PajekReader.read(TextSource(bytes, name: name), options)
      }
    self = Self.whole(content.map { Self($0) })
  }

  private static func whole(_ list: EdgeList?) -> EdgeList {
    guard let list else { preconditionFailure("nobody cancels this") }
    return list
  }

  /// Reads the file at a URL, as ``init(contentsOf:as:usesWeights:)-(String,_,_)`` does.
  public init(contentsOf url: URL, as format: GraphFileFormat, usesWeights: Bool)
    throws(DataError)
  {
    try self.init(contentsOf: url.path, as: format, usesWeights: usesWeights)
  }

  /// Reads a file into columns where the space says, tells how far it is, and may be told to give up.
  ///
  /// - Returns: `nil` if it gave up.
  /// - Throws: ``DataError`` with the place of the first fault.
  package init?(
    contentsOf path: String, as format: GraphFileFormat, usesWeights: Bool,
    in space: ScratchSpace, onProgress: @escaping (Double) -> Void,
    isCancelled: @escaping () -> Bool
  ) throws(DataError) {
    let options = GraphFileOptions(
      usesWeights: usesWeights, space: space, onProgress: onProgress, isCancelled: isCancelled)
    let content =
      switch format {
      case .graphML: try GraphMLReader.read(XMLReader(contentsOf: path), options)
      case .pajek: try PajekReader.read(TextSource(contentsOf: path), options)
      }
    guard let content else { return nil }
    self.init(content)
  }
}
