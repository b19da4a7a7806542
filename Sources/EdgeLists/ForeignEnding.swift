internal import Files

/// Endings of files of other graph programs, whose lines would pass for a list of friendships.
enum ForeignEnding {
  /// What is wrong with a file of that name; `nil` if its ending stands for none of them, or if it is said
  /// what the file is.
  static func fault(
    of name: String, _ format: EdgeListFormat
  ) -> (problem: String, remedy: Message)? {
    guard format.fileFormat == nil, let word = FileEnding(name).word else { return nil }
    if word == "sif" {
      // Whoever names the columns knows what is in the middle.
      if format.target != EdgeListFormat.detected.target { return nil }
      return (
        "this is SIF of Cytoscape, whose second column is the kind of a tie",
        "name the columns (\(.source, "1") \(.target, "3") \(.kind, "2")) if each line has one tie, or "
          + elsewhere
      )
    }
    if word == "adjlist" || word == "multiline_adjlist" {
      return (
        "this is an adjacency list of NetworkX, which is not read",
        "write a line for each friendship, as nx.write_edgelist does with data=False, or "
          + elsewhere
      )
    }
    guard let program = programs[word] else { return nil }
    return ("this is \(program), which is not read", elsewhere)
  }

  private static let elsewhere: Message = "export it as GraphML (.graphml) or CSV"

  private static let programs = [
    "lgl": "LGL of igraph", "gml": "GML", "gephi": "a project of Gephi",
    "dot": "DOT of Graphviz", "gv": "DOT of Graphviz", "graph6": "graph6", "g6": "graph6",
    "sparse6": "sparse6", "s6": "sparse6", "gdf": "GDF of GUESS", "cys": "a session of Cytoscape",
  ]
}
