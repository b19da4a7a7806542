internal import Files
package import Reports
internal import TextFormats

/// A report on everybody: one document in several forms.
public struct PopulationReport: Sendable {
  /// What is told.
  package let document: ReportDocument

  init(document: ReportDocument) { self.document = document }

  /// The report as plain text of about 100 columns, with a table in place of each picture.
  public var text: String { document.text }

  /// The report as Markdown, with a table in place of each picture.
  public var markdown: String { document.markdown }

  /// The report as one page that needs nothing else: no script, no request; light, dark and for print.
  public var html: String { document.html() }

  /// The report as JSON: sections with sentences, tables and the numbers of pictures.
  public var json: String { document.json }
}

extension ReportDocument {
  /// The document as JSON: sections with sentences, tables and the numbers of pictures.
  var json: String {
    JSONValue.object([.init("format", .string("sesame-report/1"))] + jsonMembers).rendered()
  }
}
