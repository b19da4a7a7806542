extension BadInput {
  private static let tables = "end the name in .csv, .tsv, .tab, .jsonl or .ndjson"

  /// Outputs under a name that says something else than what they would hold, or that another has.
  static let endings: [BadInput] =
    [
      ("out.parquet", "parquet"), ("out.xlsx", "xlsx"), ("out.csv.zst", "zst"),
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
        "a format under a foreign ending", "features edges.csv --format csv -o out.csv.zst", 64,
        "sesame: out.csv.zst: a table is not written as .zst; \(tables)"),
      BadInput(
        "a scan as .parquet",
        "communities edges.csv --resolutions 1:2:2 --scan scan.parquet", 64,
        "sesame: scan.parquet: a table is not written as .parquet; \(tables)"),
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
          + ".markdown or .json"),
      BadInput(
        "an explanation as .html",
        "explain edges.csv --people people.csv --model model.json --person ann -o why.html", 64,
        "sesame: why.html: a report is not written as .html; end the name in .txt, .md, "
          + ".markdown or .json, or choose with --format"),
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
