internal import Essentials
internal import Files
internal import Memory
internal import TextFormats

extension ReportDocument {
  /// The document as one page of HTML that needs nothing else: no script, no request, one style.
  ///
  /// The page's content security policy forbids everything but its own style, whose hash it names.
  ///
  /// - Parameter language: The language of its words.
  /// - Returns: The page.
  package func html(language: String = "en") -> String {
    let style = PageStyle.sheet
    let hash = Data(SHA256.hash(Array(style.utf8))).base64EncodedString()
    let headings = parts.compactMap { if case .heading(let text) = $0 { text } else { nil } }
    var lines = [
      "<!doctype html>", "<html lang=\"\(language)\">", "<head>", "<meta charset=\"utf-8\">",
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-\(hash)'; img-src data:\">",
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<meta name=\"referrer\" content=\"no-referrer\">", "<link rel=\"icon\" href=\"data:,\">",
      "<title>\(title.escapedForMarkup)</title>", "<style>\(style)</style>", "</head>", "<body>",
      "<main>",
      "<h1>\(title.escapedForMarkup)</h1>",
    ]
    if headings.count > 3 {
      let links = headings.indices.map {
        "<li><a href=\"#s\($0)\">\(headings[$0].escapedForMarkup)</a></li>"
      }
      lines.append("<nav aria-label=\"Contents\"><ul>\(links.joined())</ul></nav>")
    }
    var number = 0
    for part in parts {
      if case .heading(let text) = part {
        lines.append("<h2 id=\"s\(number)\">\(text.escapedForMarkup)</h2>")
        number += 1
      } else {
        lines.append(Self.html(part))
      }
    }
    return (lines + ["</main>", "</body>", "</html>"]).joined(separator: "\n") + "\n"
  }

  private static func html(_ part: Part) -> String {
    switch part {
    case .heading: ""
    case .subheading(let text): "<h3>\(text.escapedForMarkup)</h3>"
    case .sentence(let text): "<p>\(text.escapedForMarkup)</p>"
    case .warning(let text): "<p class=\"note\">\(text.escapedForMarkup)</p>"
    case .list(let items, let isNumbered): html(items, isNumbered ? "ol" : "ul")
    case .code(let words): "<pre>\(words.escapedForMarkup)</pre>"
    case .table(let grid): html(grid)
    case .pictures(let pictures, let isWide):
      "<div class=\"\(isWide ? "wide" : "pictures")\">\(pictures.map(html).joined())</div>"
    }
  }

  private static func html(_ items: [String], _ kind: String) -> String {
    "<\(kind)>\(items.map { "<li>\($0.escapedForMarkup)</li>" }.joined())</\(kind)>"
  }

  /// A picture with its heading above and its numbers behind, unless a table has them.
  private static func html(_ picture: Picture) -> String {
    let title = picture.title.escapedForMarkup
    var numbers = ""
    if picture.isAlone {
      let (names, rows) = picture.grid
      let table = html(Grid(names: names, rows: rows), caption: picture.title)
      numbers = "<details><summary>The numbers: \(title)</summary>\(table)</details>"
    }
    return
      "<figure><figcaption><h3>\(title)</h3><p>\(picture.summary.escapedForMarkup)</p></figcaption>"
      + picture.svg + numbers + "</figure>"
  }

  private static func html(_ grid: Grid, caption: String? = nil) -> String {
    let classes = grid.names.indices.map { grid.isText($0) ? "" : " class=\"n\"" }
    let head = zip(grid.names, classes).map { name, style in
      name.isEmpty ? "<td></td>" : "<th scope=\"col\"\(style)>\(name.escapedForMarkup)</th>"
    }
    let rows = grid.rows.map { row in
      "<tr>" + zip(row, classes).map { "<td\($1)>\($0.escapedForMarkup)</td>" }.joined() + "</tr>"
    }
    let title = caption.map { "<caption>\($0.escapedForMarkup)</caption>" } ?? ""
    // A table that is wider than the page scrolls by itself, by keyboard as well.
    return
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"\((caption ?? grid.names.joined(separator: ", ")).escapedForMarkup)\">"
      + "<table>\(title)<thead><tr>\(head.joined())</tr></thead><tbody>\(rows.joined())</tbody></table></div>"
  }
}

extension String {
  /// The text, printable, with what HTML and XML would take for markup escaped, also in attributes.
  var escapedForMarkup: String {
    XMLText.escaped(printable).replacing("'", with: "&#39;")
  }
}
