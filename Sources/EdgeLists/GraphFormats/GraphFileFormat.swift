public import Essentials
public import Execution
internal import Files
package import Memory
internal import TextFormats

/// A file format for graphs that lists people besides friendships.
public enum GraphFileFormat: Sendable, Hashable {
  /// XML as of graphml.graphdrawing.org, with one graph to a file.
  case graphML
  /// The XML of Gephi (`.gexf`), of versions 1.1 to 1.3.
  case gexf
  /// The network file (`.net`) of the program Pajek, with one network to a file.
  case pajek
  /// The graph file (`.metis`, `.graph`) of the program METIS.
  case metis

  /// The format that a path's ending names, or `nil` if it names none.
  public init?(ending path: String) {
    let path = Compression.removed(from: path.lowercased())
    if path.hasSuffix(".graphml") {
      self = .graphML
    } else if path.hasSuffix(".gexf") {
      self = .gexf
    } else if path.hasSuffix(".net") {
      self = .pajek
    } else if path.hasSuffix(".metis") || path.hasSuffix(".graph") {
      self = .metis
    } else {
      return nil
    }
  }

  /// Whether edges have attributes of any name; the other formats have weights alone.
  package var hasEdgeAttributes: Bool { self == .graphML || self == .gexf }
}

extension EdgeList {
  /// Reads a GraphML, GEXF, Pajek or METIS file, or one that comes through a pipe; gzip and zstd data are expanded.
  ///
  /// People are numbered as the file lists them, and stay people without a friendship. In GraphML
  /// they are named by the nodes' data whose key has the `attr.name` `name`, where it is missing or
  /// empty by the node's `id`; in GEXF and Pajek by the label, where it is missing or empty by the vertex
  /// number, or the node's `id`. If that gives one name to two people, all are called by their ids or numbers, which tell
  /// people apart, with a warning. METIS's vertices have numbers alone.
  ///
  /// Weights are the edges' data whose key has the `attr.name` `weight`, or their values in Pajek,
  /// where a missing one is 1 as in that program; in GEXF they are the edges' `weight`, which is 1 where it is
  /// missing, or their values of the attribute with that title. Directions are noted in ``undirected``. The edges of
  /// all relations of a Pajek file are friendships. Nothing else is left out in silence: nested graphs and nodes
  /// and hyperedges, which are no friendships of two people, are errors.
  ///
  /// - Parameters:
  ///   - path: The file's path; `-` is standard input.
  ///   - format: What the file is.
  ///   - usesWeights: Whether weights are read; missing ones in GraphML, those that are no numbers,
  ///     and those of 0 or less are errors then.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` with the place of the first fault; `CancellationError` if the work was
  ///   cancelled.
  /// - Complexity: O(*bytes*); the text is never in memory as a whole.
  public init(
    contentsOf path: String, as format: GraphFileFormat, usesWeights: Bool,
    execution: Execution = Execution()
  ) throws {
    try self.init(
      contentsOf: path, as: format, GraphFileAttributes(usesWeights: usesWeights), in: .memory,
      execution: execution)
  }

  /// Reads the file at a URL, as ``init(contentsOf:as:usesWeights:execution:)-(String,_,_,_)`` does.
  public init(
    contentsOf url: URL, as format: GraphFileFormat, usesWeights: Bool,
    execution: Execution = Execution()
  ) throws {
    try self.init(
      contentsOf: url.path, as: format, usesWeights: usesWeights, execution: execution)
  }

  /// Reads bytes in memory, as ``init(contentsOf:as:usesWeights:execution:)-(String,_,_,_)`` reads a
  /// file.
  package init(
    parsing bytes: [UInt8], named name: String, as format: GraphFileFormat, usesWeights: Bool
  ) throws {
    try self.init(
      parsing: bytes, named: name, as: format, GraphFileAttributes(usesWeights: usesWeights))
  }

  /// Reads bytes in memory with some of the edges' attributes.
  package init(
    parsing bytes: [UInt8], named name: String, as format: GraphFileFormat,
    _ attributes: GraphFileAttributes
  ) throws {
    let options = GraphFileOptions(attributes: attributes)
    let content =
      switch format {
      case .graphML: try GraphMLReader.read(XMLReader(bytes, name: name), options)
      case .gexf: try GEXFReader.read(XMLReader(bytes, name: name), options)
      case .pajek: try PajekReader.read(TextSource(bytes, name: name), options)
      case .metis: try MetisReader.read(TextSource(bytes, name: name), options)
      }
    self.init(content)
  }

  /// Reads a file, with some of the edges' attributes, into columns where the space says.
  package init(
    contentsOf path: String, as format: GraphFileFormat, _ attributes: GraphFileAttributes,
    in space: ScratchSpace, execution: Execution
  ) throws {
    self = try execution.asBlockingWhole { execution in
      let options = GraphFileOptions(attributes: attributes, space: space, execution: execution)
      let content =
        switch format {
        case .graphML: try GraphMLReader.read(XMLReader(contentsOf: path, execution), options)
        case .gexf: try GEXFReader.read(XMLReader(contentsOf: path, execution), options)
        case .pajek: try PajekReader.read(TextSource(contentsOf: path, execution), options)
        case .metis: try MetisReader.read(TextSource(contentsOf: path, execution), options)
        }
      return EdgeList(content)
    }
  }
}
