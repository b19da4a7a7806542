package import Reports
package import Tables

extension DataDictionary {
  /// The dictionary as a page that needs nothing else.
  public var html: String { document.html() }

  /// The dictionary, for a page.
  package var document: ReportDocument {
    var document = ReportDocument("What each column means")
    document.table(
      ["column", "type", "meaning", "range", "unit", "missing", "weights", "source"],
      columns.map { column in
        [
          column.title, column.kind, column.meaning, column.range ?? "", column.unit ?? "",
          column.missing ?? "never", column.weights?.rawValue ?? "", column.source,
        ]
      }, widest: .max)
    return document
  }
}
