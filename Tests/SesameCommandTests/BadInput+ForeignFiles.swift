/// Files that are no lists, and would pass for some.
extension BadInput {
  private static let known =
    "convert it to CSV, two people a line; delimited text, JSON lines (.jsonl), Parquet, tables of databases, GraphML "
    + "(.graphml), GEXF (.gexf), Pajek (.net), Matrix Market (.mtx), NCOL (.ncol), METIS (.metis) and snapshots are read"
  private static let elsewhere = "export it as GraphML (.graphml) or CSV"

  private static func edges(
    _ name: String, _ text: FileContent, _ message: String, options: String = ""
  ) -> BadInput {
    BadInput(
      name, "features edges.csv \(options)", files: ["edges.csv": text], 65,
      "edges.csv: \(message)")
  }

  static let foreignFiles: [BadInput] = [
    edges(
      "friends in a JSON object", "{\"3032\": [2605, 13], \"13\": [7, 8]}",
      "this is JSON, not a list of friendships; \(known)"),
    edges(
      "friends in a JSON array", "[[1,2],[2,3]]",
      "this is JSON, not a list of friendships; \(known)"),
    edges(
      "JSON over several lines, behind a byte-order mark", "\u{FEFF}\n[\n  [1, 2],\n  [2, 3]\n]\n",
      "this is JSON, not a list of friendships; \(known)"),
    edges(
      "JSON lines", "{\"source\": 1, \"target\": 2}\n{\"source\": 2, \"target\": 3}\n",
      "these are JSON lines, not delimited text; read them with --edge-format json-lines"),
    edges(
      "JSON, bad rows to be set aside", "[[1,2],[2,3]]",
      "this is JSON, not a list of friendships; \(known)", options: "--quarantine bad.tsv"),
    edges(
      "the page of an error", "<html><body>\n404, Not Found\n</body></html>\n",
      "this is a page of HTML, not a list of friendships; download the data themselves"),
    edges(
      "XML", "<?xml version=\"1.0\"?>\n<rows><row a=\"1\" b=\"2\"/></rows>\n",
      "this is XML, not a list of friendships; \(known)"),
    edges(
      "a piece of XML", "<rows>\n<row a=\"1\" b=\"2\"/></rows>\n",
      "this is HTML or XML, not a list of friendships; \(known)"),
    edges(
      "GraphML under another name", "<?xml version=\"1.0\"?>\n<graphml><graph/></graphml>\n",
      "this is GraphML, not delimited text; rename the file to end in .graphml"),
    edges(
      "GEXF", "<?xml version=\"1.0\"?>\n<gexf version=\"1.3\"></gexf>\n",
      "this is GEXF, not delimited text; rename the file to end in .gexf"),
    edges(
      "GML", "Creator \"a program\"\ngraph\n[\n  node\n  [\n    id 1\n  ]\n]\n",
      "this is GML, which is not read; \(elsewhere)"),
    edges(
      "GML that begins with its graph", "graph [\n  node [ id 1 ]\n]\n",
      "this is GML, which is not read; \(elsewhere)"),
    edges(
      "DOT", "graph friends {\n  1 -- 2;\n  2 -- 3;\n}\n",
      "this is DOT of Graphviz, which is not read; \(elsewhere)"),
    edges(
      "a Pajek network under another name", "*Vertices 2\n1 \"x\"\n2 \"y\"\n*Edges\n1 2\n",
      "this is a Pajek network, not delimited text; rename the file to end in .net"),
    edges(
      "a zip archive", FileContent(bytes: [0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2]),
      "the file is a zip archive, as spreadsheets are too; unpack it first, or save a spreadsheet as "
        + "CSV"),
    edges(
      "bzip2", FileContent(bytes: Array("BZh91AY&SY".utf8) + [1, 2, 0, 9]),
      "the file is compressed by bzip2; decompress it first, or compress it by gzip or zstd, which are read"
    ),
    edges(
      "a tar archive", FileContent(bytes: tar),
      "the file is a tar archive; unpack it with 'tar -xf', and give the file in it that holds the data (in "
        + "archives of KONECT out.…)"),
    BadInput(
      "a tar archive that is compressed by bzip2", "features out.tar.bz2",
      files: ["out.tar.bz2": FileContent(bytes: Array("BZh91AY&SY".utf8) + [1, 2, 0, 9])], 65,
      "out.tar.bz2: the file is a tar archive, compressed by bzip2; unpack it with 'tar -xf', and give the "
        + "file in it that holds the data (in archives of KONECT out.…)"),
    edges(
      "xz", FileContent(bytes: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4]),
      "the file is compressed by xz; decompress it first, or compress it by gzip or zstd, which are read"
    ),
    edges(
      "zstd data that end too early", FileContent(bytes: [0x28, 0xB5, 0x2F, 0xFD, 4, 0]),
      "the zstd data ends too early; the file is incomplete, fetch it again"),
    BadInput(
      "a people table that is a spreadsheet", "features edges.csv --people people.xlsx",
      files: ["people.xlsx": FileContent(bytes: [0x50, 0x4B, 3, 4, 20, 0, 6, 0, 8, 0, 0, 0])], 65,
      "people.xlsx: the file is a zip archive, as spreadsheets are too; unpack it first, or save a "
        + "spreadsheet as CSV"),
  ]

  /// A header as of the first tar programs, which had no mark, and an empty block.
  private static let tar: [UInt8] = {
    var header = [UInt8](repeating: 0, count: 1024)
    for (place, text) in [(0, "out.friends"), (100, "0000644"), (124, "00000000003"), (156, "0")] {
      header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8)
    }
    let sum = header.prefix(512).reduce(8 * 0x20) { $0 + Int($1) }
    let digits = String(sum, radix: 8)
    header.replaceSubrange(
      148..<154, with: (String(repeating: "0", count: 6 - digits.count) + digits).utf8)
    return header
  }()

  /// Weights, indexes of rows and options that concern them.
  static let listOptions: [BadInput] = [
    BadInput(
      "a weight with a decimal comma among semicolons", "features edges.csv --weight w",
      files: ["edges.csv": "a;b;w\nann;bob;2,0\n"], 65,
      "edges.csv:2:9: weight '2,0' is not a number greater than 0; say --decimal comma if the comma "
        + "is the decimal mark"),
    BadInput(
      "a weight with a point where there are decimal commas",
      "features edges.csv --weight w --decimal comma",
      files: ["edges.csv": "a;b;w\nann;bob;2.5\n"], 65,
      "edges.csv:2:9: weight '2.5' is not a number greater than 0; leave --decimal comma out if the "
        + "point is the decimal mark"),
    BadInput(
      "a weight in percent", "features edges.csv --weight w",
      files: ["edges.csv": "a,b,w\nann,bob,10%\n"], 65,
      "edges.csv:2:9: weight '10%' is not a number greater than 0; correct it, set such rows aside "
        + "with --quarantine, or leave --weight out"),
    BadInput(
      "a decimal mark without weights and people", "features edges.csv --decimal comma", 64,
      "sesame: option '--decimal' is about the people table, and there is none; add --people TABLE, "
        + "or leave the option out"),
    BadInput(
      "bad rows of a GraphML file", "features g.graphml --weight weight --quarantine bad.tsv", 64,
      "sesame: option '--quarantine' sets rows aside, and GraphML, GEXF, Pajek and METIS files have none; leave "
        + "it out"),
    BadInput(
      "bad rows of a Pajek file", "features g.net --quarantine bad.tsv", 64,
      "sesame: option '--quarantine' sets rows aside, and GraphML, GEXF, Pajek and METIS files have none; leave "
        + "it out"),
    BadInput(
      "an edge list by write.table of R with unusual names", "features edges.csv",
      files: ["edges.csv": "\"p\" \"q\" \"w\"\n\"1\" \"ann\" \"bob\" 3\n\"2\" \"bob\" \"cid\" 4\n"],
      65,
      "edges.csv:2:1: expected 3 fields, found 4; check the separator; if an index of the rows comes "
        + "first, name the columns with --source and --target"),
    BadInput(
      "a people table by write.table of R", "features edges.csv --people people.csv",
      files: ["people.csv": "\"id\",\"age\"\n\"1\",\"ann\",31\n\"2\",\"bob\",45\n"], 65,
      "people.csv:2:1: expected 2 fields, found 3; check the separator and the quotes; if an index of "
        + "the rows comes first, say which column identifies people, as with --id id"),
    BadInput(
      "a date without a day", "features edges.csv --time time --as-of 2012-01", 64,
      "sesame: option '--as-of' takes unix seconds or an ISO 8601 date, not '2012-01'; write it like "
        + "2012-01-31, 2012-01-31T12:30:00Z or 1328013000"),
    BadInput(
      "a half-life in minutes or months",
      "features edges.csv --time time --as-of 2021-01-01 --half-life 1m", 64,
      "sesame: option '--half-life' has no unit m, which may be minutes or months; write 60s for "
        + "minutes or 30d for months of 30 days"),
    BadInput(
      "a half-life in minutes or months, for communities from date to date",
      "communities edges.csv --time time --dates 2020-02-01,2021-01-01 --half-life 1.5m", 64,
      "sesame: option '--half-life' has no unit m, which may be minutes or months; write 90s for "
        + "minutes or 45d for months of 30 days"),
  ]
}
