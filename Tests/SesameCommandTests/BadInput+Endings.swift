extension BadInput {
  private static let tables = "end the name in .csv, .tsv, .tab, .jsonl, .ndjson, .parquet or .pq"

  /// Outputs under a name that says something else than what they would hold, or that another has.
  static let endings: [BadInput] =
    [
      ("out.orc", "orc"), ("out.xlsx", "xlsx"), ("out.csv.xz", "xz"),
      ("out.csv.bz2", "bz2"), ("out.XLSX", "xlsx"), ("out.xlsx.gz", "xlsx"),
    ].map { name, ending in
      BadInput(
        "a table as .\(ending)", "features edges.csv -o \(name)", 64,
        "sesame: \(name): a table is not written as .\(ending); \(tables)")
    }
    + [
      BadInput(
        "a table as JSON", "features edges.csv -o out.json", 64,
        "sesame: out.json: a table is not written as .json; \(tables), or choose with --format"),
      BadInput(
        "an ending with a slip", "enrich edges.csv --people people.csv -o out.cvs", 64,
        "sesame: out.cvs: a table is not written as .cvs; \(tables), or choose with --format"),
      BadInput(
        "a format under a foreign ending", "features edges.csv --format csv -o out.csv.xz", 64,
        "sesame: out.csv.xz: a table is not written as .xz; \(tables)"),
      BadInput(
        "a scan as .feather",
        "communities edges.csv --resolutions 1:2:2 --scan scan.feather", 64,
        "sesame: scan.feather: a table is not written as .feather; \(tables)"),
      BadInput(
        "Parquet as gzip data", "features edges.csv -o out.parquet.gz", 64,
        "sesame: out.parquet.gz: Parquet is compressed within, not as a file; leave .gz out of the name"
      ),
      BadInput(
        "Parquet under a name of gzip data", "features edges.csv --format parquet -o out.csv.gz",
        64,
        "sesame: out.csv.gz: Parquet is compressed within, not as a file; leave .gz out of the name"
      ),
      BadInput(
        "a report as Parquet", "features edges.csv --explain-columns -o out.parquet", 64,
        "sesame: out.parquet: a report is not written as .parquet; end the name in .txt, .md, .markdown, "
          + ".json, .html or .htm"),
      BadInput(
        "scores as a stream of Parquet",
        "score people.csv --relationships off --stream -o out.parquet",
        64,
        "sesame: option '--stream' writes csv or tsv: the types of Parquet's columns are known at the "
          + "table's end only; choose another format, or leave --stream out"),
      BadInput(
        "events as .xlsx",
        "communities edges.csv --time time --dates 2020-02-15 --events events.xlsx", 64,
        "sesame: events.xlsx: a table is not written as .xlsx; \(tables)"),
      BadInput(
        "a community table as .json", "communities edges.csv --community-table t.json", 64,
        "sesame: t.json: a table is not written as .json; \(tables), or choose with --format"),
      BadInput(
        "a community graph as .graphml", "communities edges.csv --community-graph g.graphml", 64,
        "sesame: g.graphml: a table is not written as .graphml; \(tables), or choose with --format"),
      BadInput(
        "a comparison as .ods", "communities people.csv --compare people.csv -o out.ods", 64,
        "sesame: out.ods: a table is not written as .ods; \(tables)"),
      BadInput(
        "a scored table as .sav", "score people.csv --model model.json -o out.sav", 64,
        "sesame: out.sav: a table is not written as .sav; \(tables)"),
      BadInput(
        "bad rows as .jsonl", "features edges.csv --quarantine bad.jsonl", 64,
        "sesame: bad.jsonl: bad rows are not written as .jsonl; end the name in .tsv, .tab or .csv"),
      BadInput(
        "a snapshot as .csv", "import edges.csv -o g.csv", 64,
        "sesame: g.csv: a snapshot is not written as .csv; end the name in .sgraph"),
      BadInput(
        "a model as .csv", "model 2015 -o m.csv", 64,
        "sesame: m.csv: a model is not written as .csv; end the name in .json, .txt, .md, .markdown, "
          + ".pmml or .xml, or choose with --as"),
      BadInput(
        "an explanation as .pdf",
        "explain edges.csv --people people.csv --model model.json --person ann -o why.pdf", 64,
        "sesame: why.pdf: a report is not written as .pdf; end the name in .txt, .md, "
          + ".markdown, .json, .html or .htm"),
      BadInput(
        "an explanation as .graphml",
        "explain edges.csv --people people.csv --model model.json --person ann -o why.graphml", 64,
        "sesame: why.graphml: a report is not written as .graphml; end the name in .txt, .md, "
          + ".markdown, .json, .html or .htm, or choose with --format"),
      BadInput(
        "one place, spelled in two ways",
        "communities edges.csv -o c.csv --community-graph ./c.csv",
        64,
        "sesame: --output and --community-graph name the same file; name another for "
          + "--community-graph"),
      BadInput(
        "one new place through a folder",
        "communities edges.csv -o c.csv --community-graph folder/../c.csv",
        64,
        "sesame: --output and --community-graph name the same file; name another for "
          + "--community-graph"),
      BadInput(
        "standard output under another name",
        "communities edges.csv --community-table /dev/stdout", 64,
        "sesame: --output and --community-table would both go to standard output; name a file for "
          + "--community-table"),
      BadInput(
        "two results besides in one place",
        "communities edges.csv --community-table t.csv --community-graph ./t.csv", 64,
        "sesame: --community-table and --community-graph name the same file; name another for "
          + "--community-graph"),
      BadInput(
        "bad rows in place of an input", "features edges.csv --quarantine ./edges.csv", 64,
        "sesame: ./edges.csv is an input of this run; give --quarantine another file"),
      BadInput(
        "a result besides in place of an input",
        "communities edges.csv --people people.csv --community-table ./people.csv", 64,
        "sesame: ./people.csv is an input of this run; give --community-table another file"),
    ]
}
