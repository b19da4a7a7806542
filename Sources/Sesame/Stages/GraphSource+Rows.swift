internal import EdgeLists
internal import Files
internal import Graphs
internal import TextFormats

extension GraphSource {
  /// Checks that there are rows whose columns can be counted.
  ///
  /// - Throws: ``GraphError`` if there is only a graph, or a file that has no such columns.
  func checkRows() throws(GraphError) {
    if case .graph = content {
      throw GraphError(
        .notApplicable, "a graph in memory does not hold the rows of its edge list",
        remedy: "give the edge list itself")
    }
    if isSnapshot {
      throw GraphError(
        .notApplicable, "a snapshot does not hold the rows of its edge list",
        remedy: "give the edge list itself")
    }
    if let path, edgeFormat.graphFileFormat(at: path) != nil {
      throw GraphError(
        .notApplicable, "GraphML, GEXF, Pajek and METIS files are read without the columns of ties",
        remedy: "write the edges as delimited text")
    }
  }
}

extension Source<EdgeList> {
  /// The further columns of a list before it is read, as far as its first rows tell; of a pipe, those
  /// that are asked for by name.
  func columnSchemas() -> [EdgeColumnSchema] {
    guard let format = options, !format.columns.isEmpty else { return [] }
    if let path, path != "-", Input.isFile(path),
      let places = try? EdgeList.furtherColumns(ofBeginningOf: path, format)
    {
      return places.map { EdgeColumnSchema(name: $0.name, holdsTexts: $0.holdsTexts) }
    }
    guard case .columns(let requests) = format.columns else { return [] }
    return requests.map {
      let number = $0.column.number
      return EdgeColumnSchema(
        name: number.map { "column_\($0)" } ?? "\($0.column)", holdsTexts: $0.content == .texts)
    }
  }
}
