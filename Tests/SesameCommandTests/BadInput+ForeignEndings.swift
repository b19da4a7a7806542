/// Files of other programs that their names or first bytes tell, and folders that are no tables.
extension BadInput {
  private static let elsewhere = "export it as GraphML (.graphml) or CSV"

  private static func edges(
    _ file: String, _ text: FileContent, _ message: String, options: String = ""
  ) -> BadInput {
    BadInput(
      "\(file) \(options)", "features \(file) \(options)", files: [file: text], 65,
      "\(file): \(message)")
  }

  static let foreignEndings: [BadInput] = [
    edges(
      "g.lgl", "# ann\nbob\ncid\n# bob\ncid\n",
      "this is LGL of igraph, which is not read; \(elsewhere)"),
    edges(
      "g.sif", "ann pp bob\nbob pp cid\n",
      "this is SIF of Cytoscape, whose second column is the kind of a tie; name the columns (--source 1 "
        + "--target 3 --kind 2) if each line has one tie, or \(elsewhere)"),
    edges(
      "g.adjlist", "#a program\n#\nann bob cid\nbob cid\ncid\n",
      "this is an adjacency list of NetworkX, which is not read; write a line for each friendship, as "
        + "nx.write_edgelist does with data=False, or \(elsewhere)"),
    edges("g.gml", "# by hand\nann bob\n", "this is GML, which is not read; \(elsewhere)"),
    edges("g.gephi", "ann bob\n", "this is a project of Gephi, which is not read; \(elsewhere)"),
    edges("g.DOT", "// a\n", "this is DOT of Graphviz, which is not read; \(elsewhere)"),
    edges("g.g6", ">>graph6<<BW\n", "this is graph6, which is not read; \(elsewhere)"),
    edges(
      "g.feather", FileContent(bytes: Array("ARROW1\0\0".utf8) + [0xFF, 0xFF, 0xFF, 0xFF, 0, 1]),
      "the file is an Arrow file, as Feather is too; write it as Parquet, which is read, or give the table to "
        + "Sesame in Python or Swift"),
    edges(
      "g.duckdb",
      FileContent(bytes: [1, 2, 3, 4, 5, 6, 7, 8] + Array("DUCK".utf8) + [64, 0, 0, 0]),
      "the file is a DuckDB database; name a table of it, as in duckdb:FILE?TABLE"),
    edges(
      "g.avro", FileContent(bytes: Array("Obj".utf8) + [1, 4, 0x14]),
      "the file is Avro, which is not read; save it as CSV or Parquet"),
    BadInput(
      "a people table that is an Arrow file", "features edges.csv --people people.arrow",
      files: ["people.arrow": FileContent(bytes: Array("ARROW1\0\0".utf8) + [0xFF, 0xFF, 0, 1])],
      65,
      "people.arrow: the file is an Arrow file, as Feather is too; write it as Parquet, which is read, or "
        + "give the table to Sesame in Python or Swift"),
    BadInput(
      "a pattern of names", "features parts/*.parquet", 66,
      "parts/*.parquet: the file does not exist, and a name with * does not stand for several files; name a "
        + "file or a folder of Parquet files, or read them through DuckDB, as \"duckdb:?SELECT * FROM "
        + "'parts/*.parquet'\""),
  ]
}
