internal import Files
internal import Reports
internal import Sesame
internal import Tables
internal import TextFormats

/// What an output's ending says about its format, and which endings are refused, lest a file hold
/// something else than its name says.
struct OutputEndings<Format> {
  /// What is written, as a message says it.
  let subject: String
  /// The endings, each with its format.
  let formats: KeyValuePairs<String, Format>
  /// The format of a name without an ending, or with `.txt`.
  let plain: Format
  /// Whether an unknown ending is refused, since another format might be meant by it.
  let hasChoice: Bool
  /// Whether an unknown ending is refused though there is nothing to choose: a program would take the
  /// file for what its ending says.
  var takesOwnAlone = false
  /// The option by which another format is chosen.
  var option = "--format"

  /// The format of an output at a path, `-` for standard output: what its ending says, or what is
  /// asked for with `--format` if the ending says nothing or if that overrules it.
  func format(
    of path: String, asked: Format? = nil, overrules: Bool = false
  ) throws(UsageError) -> Format {
    let ending = FileEnding(path)
    guard let word = ending.word, path != "-" else { return asked ?? plain }
    let own = formats.first { $0.key == word }?.value
    if own == nil, ending.isForeign || takesOwnAlone || !hasChoice && Self.isOthers(word) {
      throw refusal(of: path, word)
    }
    if overrules, let asked { return asked }
    if let own { return own }
    if word == "txt" || !hasChoice { return asked ?? plain }
    guard let asked else { throw refusal(of: path, word) }
    return asked
  }

  private func refusal(of path: String, _ word: String) -> UsageError {
    let names = formats.map { "." + $0.key }
    let list =
      names.count == 1
      ? names[0] : names.dropLast().joined(separator: ", ") + " or " + names[names.count - 1]
    let choose = hasChoice && !FileEnding(path).isForeign ? ", or choose with \(option)" : ""
    return UsageError(
      "\(path): \(subject) not written as .\(word)", remedy: "end the name in \(list)\(choose)")
  }

  /// Whether an ending stands for another of the program's formats.
  private static func isOthers(_ word: String) -> Bool {
    [
      "csv", "tsv", "tab", "jsonl", "ndjson", "json", "md", "markdown", "html", "graphml", "gexf",
      "net", "sgraph", "parquet", "pq",
    ].contains(word)
  }
}

extension OutputEndings<TableFormat> {
  static var table: Self {
    OutputEndings(
      subject: "a table is",
      formats: [
        "csv": .csv, "tsv": .tsv, "tab": .tsv, "jsonl": .jsonLines, "ndjson": .jsonLines,
        "parquet": .parquet, "pq": .parquet,
      ], plain: .csv, hasChoice: true)
  }
}

/// What can be written for people, for pages and for programs.
protocol Report {
  var text: String { get }
  var markdown: String { get }
  var json: String { get }
  /// What a page shows.
  var document: ReportDocument { get }
}

extension Explanation: Report {}
extension Disclosure: Report {}
extension UnscoredEntity: Report {}
extension GraphEvidence: Report {}
extension Binning: Report {}
extension ValidationReport: Report {}
extension DriftReport: Report {}
extension PersonInfluence: Report {}
extension RingInfluence: Report {}
extension DataDictionary: Report {}
extension PopulationReport: Report {}
extension ResolutionScan: Report {}

/// How a report is written.
enum ExplanationFormat {
  case text, markdown, json, html

  func text(of report: some Report) -> String {
    switch self {
    case .text: report.text.printableLines
    case .markdown: report.markdown.printableLines
    case .json: report.json
    case .html: report.document.html()
    }
  }

  /// Several reports one after another, on one page; of JSON an object with a list of them, however many there
  /// are.
  func text(of reports: [any Report], named name: String) -> String {
    if self == .html {
      var page = reports[0].document
      for report in reports.dropFirst() { page.continue(with: report.document) }
      return page.html()
    }
    let texts = reports.map { text(of: $0) }
    guard self == .json else { return texts.joined(separator: "\n") }
    let elements = texts.map { text in text.hasSuffix("\n") ? String(text.dropLast()) : text }
    return "{\"\(name)\": [\n\(elements.joined(separator: ",\n"))\n]}\n"
  }
}

extension OutputEndings<ExplanationFormat> {
  /// The format of a report, if the ending is one of a report alone.
  static func report(at path: String) -> ExplanationFormat? {
    guard let word = FileEnding(path).word, word != "txt" else { return nil }
    return explanation.formats.first { $0.key == word }?.value
  }

  static var explanation: Self {
    OutputEndings(
      subject: "a report is",
      formats: [
        "txt": .text, "md": .markdown, "markdown": .markdown, "json": .json,
        "html": .html, "htm": .html,
      ], plain: .text, hasChoice: true)
  }
}

extension OutputEndings<Void> {
  static var snapshot: Self {
    OutputEndings(subject: "a snapshot is", formats: ["sgraph": ()], plain: (), hasChoice: false)
  }

  static var model: Self {
    OutputEndings(subject: "a model is", formats: ["json": ()], plain: (), hasChoice: false)
  }
}

extension OutputEndings<Void> {
  static var parameters: Self {
    OutputEndings(subject: "parameters are", formats: ["json": ()], plain: (), hasChoice: false)
  }

  static var plainText: Self {
    OutputEndings(subject: "a text is", formats: ["txt": ()], plain: (), hasChoice: false)
  }

  static var history: Self {
    OutputEndings(subject: "a history is", formats: ["csv": ()], plain: (), hasChoice: false)
  }
}

extension OutputEndings<GraphOutputFormat> {
  static var graph: Self {
    OutputEndings(
      subject: "a graph is", formats: ["graphml": .graphML, "gexf": .gexf], plain: .graphML,
      hasChoice: false, takesOwnAlone: true)
  }
}

extension OutputEndings<ModelForm> {
  static var modelForm: Self {
    OutputEndings(
      subject: "a model is",
      formats: [
        "json": .json, "txt": .table, "md": .markdown, "markdown": .markdown, "pmml": .pmml,
        "xml": .pmml,
      ], plain: .json, hasChoice: true, option: "--as")
  }
}

extension OutputEndings<Delimiter> {
  static var badRows: Self {
    OutputEndings(
      subject: "bad rows are", formats: ["tsv": .tab, "tab": .tab, "csv": .comma], plain: .tab,
      hasChoice: false)
  }
}
