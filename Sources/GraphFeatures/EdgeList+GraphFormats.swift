public import DelimitedText
public import EdgeLists
internal import IgraphCore

extension EdgeList {
  /// Reads a GraphML or Pajek file with igraph's own readers.
  ///
  /// People are named by the attribute `name` where there is one, else by the GraphML node's id or
  /// Pajek's label or number. The edge attribute `weight` gives weights.
  ///
  /// - Parameters:
  ///   - path: The file's path.
  ///   - format: What the file is.
  ///   - usesWeights: Whether weights are read; weights of 0 or less are errors then.
  /// - Throws: ``DataError`` if there is no such file, if it is malformed, or if two vertices share
  ///   a name.
  public init(contentsOf path: String, as format: GraphFileFormat, usesWeights: Bool)
    throws(DataError)
  {
    let bytes = try Input.contents(of: path)
    let source = Input.name(of: path)
    let imported: ImportedGraph
    do throws(IgraphError) {
      imported = try ImportedGraph(parsing: bytes, format: format.ofReader)
    } catch {
      throw Self.malformed(error, format, source)
    }
    var index = TextIndex()
    for name in imported.vertexNames { _ = index.insert(name) }
    guard index.count == imported.vertexCount else {
      throw DataError(
        .badData, source: source, problem: "two vertices share a name",
        remedy: "give every person a name of their own")
    }
    if usesWeights {
      guard let weights = imported.weights else {
        throw DataError(
          .badData, source: source, problem: "the edges have no attribute 'weight'",
          remedy: "leave the weights out")
      }
      if let edge = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
        throw DataError(
          .badData, source: source,
          problem: "the weight of edge \(edge + 1) is not a number greater than 0",
          remedy: "correct it or leave the weights out")
      }
    }
    self.init(
      names: index.texts, sources: imported.sources, targets: imported.targets,
      weights: usesWeights ? imported.weights : nil, sourceName: source)
  }

  /// What igraph says of a file, with its line as the place and without the texts that it quotes,
  /// since these may be people's names.
  private static func malformed(
    _ error: IgraphError, _ format: GraphFileFormat, _ source: String
  ) -> DataError {
    var reason = error.reason.replacing(/'[^']*' ?/, with: "")
    var line: Int?
    if let match = reason.firstMatch(of: /,? ?[Ll]ine (\d+):? ?/) {
      line = Int(match.1)
      reason.replaceSubrange(match.range, with: " ")
    }
    reason = String(reason.trimmingPrefix(while: \.isWhitespace)).replacing(/[.\s]+$/, with: "")
    return DataError(
      .badData, source: source, line: line, problem: "not \(format.name): \(reason)",
      remedy: "write the file again with the program it comes from")
  }
}

/// A file format for graphs that igraph reads.
public enum GraphFileFormat: Sendable, Hashable {
  /// XML as of graphml.graphdrawing.org; the first graph of the file.
  case graphML
  /// The network file (`.net`) of the program Pajek.
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

  fileprivate var name: String {
    switch self {
    case .graphML: "GraphML"
    case .pajek: "a Pajek network"
    }
  }

  var ofReader: ImportedGraph.Format {
    switch self {
    case .graphML: .graphML
    case .pajek: .pajek
    }
  }
}

extension RelationGraph {
  /// The version of the libigraph in use.
  public static var igraphVersion: String { IgraphGate.igraphVersion }
}
