import Files
import Foundation
import Memory
import Reports
import Testing
import TextFormats

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A document with a part of every kind, whose words hold what markup is made of.
private func everything() -> ReportDocument {
  var document = ReportDocument("People & <friends>")
  document.add("A \"sentence\" with <b>markup</b>.")
  document.warn("Don't miss 'this'.")
  for number in 1...4 { document.heading("Part <\(number)>") }
  document.subheading("Below")
  document.list(["one & only", "<two>"])
  document.list(["first", "second"], isNumbered: true)
  document.code("sesame report 'a b.csv' --people <p>")
  document.table(["column", "n<"], [["a|b", "1"], ["<script>alert(1)</script>", "22"]])
  document.add([
    Picture(
      "Bars <1>", summary: "Two & one.",
      .bars(
        BarChart(
          lying: ["<a>", "b"],
          [.init("x", [1, nil], intervals: [(0.5, 2), nil]), .init("y", [-3, .nan])],
          valueTitle: "points"))),
    Picture(
      "Standing", summary: "Many.",
      .bars(
        BarChart(
          standing: (0..<40).map { "\($0)" }, [.init("n", (0..<40).map(Double.init))],
          kindTitle: "k", valueTitle: "people"))),
    Picture(
      "Lines", summary: "Up.",
      .lines(
        LineChart(
          [
            .init(
              "a", [.init(0, 0), .init(1, 0.5, lower: 0.25, upper: 0.75), .init(.infinity, 1)]),
            .init("b", [.init(0, 0), .init(1, 1)], style: .reference),
          ], xTitle: "x", yTitle: "y", xForm: .percent, yForm: .percent))),
    Picture(
      "None", summary: "Nothing at all.",
      .lines(LineChart([.init("a", [])], xTitle: "x", yTitle: "y", logarithmic: .both))),
    Picture(
      "Map", summary: "Three.",
      .map(
        NetworkMap(
          [
            .init(x: 0, y: 0, size: 4, color: 0, label: "1", hint: "<1>"),
            .init(x: 1, y: 2, size: 0, color: 9, hint: ""),
          ], [.init(0, 1, weight: 3)], legend: ["low", "high"]), names: ["c", "of"],
        rows: [[.count(1000), .number(nil, shown: "–")]])),
  ])
  return document
}

@Suite struct `Pages` {
  @Test func `are well-formed, with every word as it was given`() throws {
    let html = everything().html()
    // What HTML closes by itself is closed for a parser of XML.
    let xml = html.replacing("<!doctype html>", with: "")
      .replacing(/<(meta|link)([^>]*)>/) { "<\($0.output.1)\($0.output.2)/>" }
    let collector = Collector()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = collector
    #expect(parser.parse(), "\(parser.parserError.map { "\($0)" } ?? "") \(parser.lineNumber)")
    for words in [
      "People & <friends>", "A \"sentence\" with <b>markup</b>.", "<script>alert(1)</script>",
      "Part <2>", "one & only", "sesame report 'a b.csv' --people <p>", "Bars <1>",
    ] {
      #expect(collector.text.contains(words))
    }
    #expect(!collector.elements.contains("script"))
    #expect(collector.elements.count { $0 == "svg" } == 5)
    // The numbers of each picture stand in a table, beside the table that is one by itself.
    #expect(collector.elements.count { $0 == "table" } == 6)
  }

  @Test func `need nothing else, and allow nothing but their own style`() throws {
    let html = everything().html()
    #expect(!html.contains("http://") && !html.contains("https://"))
    #expect(!html.contains("style=\""))
    let style = try #require(html.firstMatch(of: /<style>(.*?)<\/style>/.dotMatchesNewlines()))
    let hash = Data(SHA256.hash(Array(style.output.1.utf8))).base64EncodedString()
    #expect(html.contains("default-src 'none'; style-src 'sha256-\(hash)'"))
  }

  @Test func `have one heading of the first kind, and links to the parts`() {
    let html = everything().html()
    #expect(html.matches(of: /<h1>/).count == 1)
    for number in 0..<4 {
      #expect(html.contains("href=\"#s\(number)\"") && html.contains("<h2 id=\"s\(number)\">"))
    }
  }

  @Test func `hold names that turn or move the cursor as their codes`() {
    var document = ReportDocument("a\u{1B}[2Jb\u{202E}c")
    document.table(["\u{0}"], [["\u{2028}"]])
    let html = document.html()
    #expect(!html.unicodeScalars.contains { [0x1B, 0x202E, 0, 0x2028].contains($0.value) })
    #expect(html.contains("\\u{1B}"))
  }

  @Test func `draw no coordinate that is not a number`() {
    let html = everything().html()
    #expect(!html.contains("nan") && !html.contains("inf"))
  }
}

@Suite struct `Other forms of a document` {
  @Test func `text and Markdown have a table for each picture`() {
    let document = everything()
    #expect(document.text.contains("Bars <1>") && document.text.contains("0.5 to 2"))
    #expect(document.markdown.contains("### Bars \\<1\\>"))
    #expect(document.markdown.contains("```text\nsesame report 'a b.csv' --people <p>\n```"))
  }

  @Test func `a picture beside a table gives its numbers in pages alone`() {
    var document = ReportDocument("t")
    document.add([
      Picture(
        "P", summary: "s",
        .bars(BarChart(lying: ["kind"], [.init("x", [7])], valueTitle: "v")), isAlone: false)
    ])
    #expect(document.text == "t\n" && document.markdown == "# t\n")
    #expect(document.html().contains("<svg") && !document.html().contains("<table"))
  }

  @Test func `JSON has numbers as numbers, and null where there is none`() throws {
    let json = JSONValue.object(everything().jsonMembers).rendered()
    #expect(json.contains("\"columns\": [\"c\", \"of\"], \"rows\": [[1000, null]]"))
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let sections = try #require(document["sections"] as? [[String: Any]])
    let pictures = sections.flatMap { $0["pictures"] as? [[String: Any]] ?? [] }
    #expect(pictures.count == 5)
    let series = try #require(pictures[0]["series"] as? [[String: Any]])
    #expect((series[0]["values"] as? [Any])?.first as? Double == 1)
    #expect((series[1]["values"] as? [Any])?.last is NSNull)
    #expect((series[0]["lower"] as? [Any])?.first as? Double == 0.5)
  }

  @Test func `another document's headings become parts`() {
    var inner = ReportDocument("inner")
    inner.heading("A")
    inner.add("in A")
    inner.heading("B")
    inner.add("in B")
    var outer = ReportDocument("outer")
    outer.heading("Whole")
    outer.append(inner)
    #expect(
      outer.markdown == "# outer\n\n## Whole\n\n### A\n\nin A\n\n### B\n\nin B\n")
  }
}

/// What a page has, as a parser of XML sees it.
private final class Collector: NSObject, XMLParserDelegate {
  var elements: [String] = []
  var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) { elements.append(name) }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }
}
