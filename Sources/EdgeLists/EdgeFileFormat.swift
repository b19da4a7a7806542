internal import Files
internal import Tables

/// A format of files of friendships, as they lie on the web.
///
/// What a file itself says is recognized: KONECT's and Matrix Market's by their first line, SNAP's by its
/// comments, the others by their endings.
public enum EdgeFileFormat: Sendable, Hashable, CaseIterable {
  /// Delimited text, of which nothing else is presumed.
  case delimited
  /// The lists of the Stanford Large Network Dataset Collection, whose comments say whether friendships
  /// have a direction, and how many there are.
  case snap
  /// The lists of the KONECT project (`out.…`), whose first line says what they are.
  case konect
  /// The coordinate format of Matrix Market (`.mtx`).
  case matrixMarket
  /// The large graph layout's list of edges (`.ncol`): two names and a weight, if there is one, in each
  /// line.
  case ncol
  /// The graph file of METIS (`.metis`, `.graph`): each line has the neighbors of a vertex.
  case metis
  /// XML as of graphml.graphdrawing.org (`.graphml`).
  case graphML
  /// The XML of Gephi (`.gexf`).
  case gexf
  /// The network file of the program Pajek (`.net`).
  case pajek
  /// A JSON object in each line (`.jsonl`, `.ndjson`), whose first two names are the people unless others are
  /// named.
  case jsonLines

  /// The name of the format.
  package var title: String {
    switch self {
    case .delimited: "delimited text"
    case .snap: "SNAP"
    case .konect: "KONECT"
    case .matrixMarket: "Matrix Market"
    case .ncol: "NCOL"
    case .metis: "METIS"
    case .graphML: "GraphML"
    case .gexf: "GEXF"
    case .pajek: "Pajek"
    case .jsonLines: "JSON lines"
    }
  }

  /// The format of lists that a file's ending stands for.
  init?(endingOfList path: String) {
    let path = Compression.removed(from: path.lowercased())
    if path.hasSuffix(".mtx") {
      self = .matrixMarket
    } else if path.hasSuffix(".ncol") {
      self = .ncol
    } else {
      return nil
    }
  }
}

extension EdgeListFormat {
  /// The format in which the file at a path lists vertices besides edges, as it is said or the path's
  /// ending tells; `nil` for a list of edges.
  package func graphFileFormat(at path: String) -> GraphFileFormat? {
    switch fileFormat {
    // A table of a database may be named as such a file is.
    case nil:
      GraphFileFormat(ending: path).flatMap { TypedSources.isNamed(by: path) ? nil : $0 }
    case .graphML: .graphML
    case .gexf: .gexf
    case .pajek: .pajek
    case .metis: .metis
    case .delimited, .snap, .konect, .matrixMarket, .ncol, .jsonLines: nil
    }
  }
}

extension EdgeListSummary {
  /// What a file says of itself, in the words of its format.
  public struct Declaration: Sendable, Equatable {
    /// The format.
    public let format: EdgeFileFormat
    /// The file's own words, such as `coordinate real symmetric`; empty where it has none.
    public var words = ""
    /// Whether friendships have a direction; `nil` if the file does not say.
    public var isDirected: Bool?
    /// Whether friendships lead from people of one kind to others of another, who may have the same
    /// numbers: the names of the latter begin with ``secondPrefix`` then.
    public var isBipartite = false

    /// What the names of a second kind of people begin with.
    public static let secondPrefix = "right:"
  }
}

extension EdgeListSummary.Declaration: CustomStringConvertible {
  /// The format and what the file says.
  public var description: String {
    let remark =
      isBipartite
      ? "people of two kinds, the second called \(Self.secondPrefix)…"
      : isDirected.map { $0 ? "directed" : "undirected" }
    return ([format.title + (words.isEmpty ? "" : " \(words)")] + [remark].compactMap(\.self))
      .joined(separator: ": ")
  }
}
