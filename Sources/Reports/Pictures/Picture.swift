internal import TextFormats

/// A picture of numbers, which stand in a table behind it.
package struct Picture: Sendable {
  /// What it shows.
  package enum Content: Sendable {
    case bars(BarChart)
    case lines(LineChart)
    /// A map, with the table behind it.
    case map(NetworkMap, names: [String], rows: [[Cell]])
  }

  /// A cell of the table behind a map.
  package enum Cell: Sendable, Equatable {
    case text(String)
    /// A number, with what people read.
    case number(Double?, shown: String)

    /// A whole number, its digits in groups.
    package static func count(_ count: Int) -> Cell {
      .number(Double(count), shown: count.grouped)
    }

    var shown: String {
      switch self {
      case .text(let text), .number(_, let text): text
      }
    }

    var jsonValue: JSONValue {
      switch self {
      case .text(let text): .string(text)
      case .number(let number, _): .number(orNull: number)
      }
    }
  }

  let title: String
  let summary: String
  let content: Content
  /// Whether its numbers stand nowhere else, so that every rendering has to give them.
  let isAlone: Bool

  /// Makes a picture.
  ///
  /// - Parameters:
  ///   - title: What it shows, as its heading.
  ///   - summary: What a reader should see in it, in a sentence, which is also read to who can't see it.
  ///   - content: What is drawn.
  ///   - isAlone: Whether its numbers stand nowhere else; otherwise a table of the document has them, and
  ///     renderings without pictures leave it out.
  package init(_ title: String, summary: String, _ content: Content, isAlone: Bool = true) {
    (self.title, self.summary, self.content) = (title, summary, content)
    self.isAlone = isAlone
  }

  /// The numbers behind it.
  var grid: (names: [String], rows: [[String]]) {
    switch content {
    case .bars(let chart): chart.grid
    case .lines(let chart): chart.grid
    case .map(_, let names, let rows): (names, rows.map { $0.map(\.shown) })
    }
  }

  /// The picture as an SVG element, with what it is for who can't see it.
  var svg: String {
    var writer = SVGWriter()
    let frame = Frame()
    let height =
      switch content {
      case .bars(let chart): chart.draw(&writer, in: frame)
      case .lines(let chart): chart.draw(&writer, in: frame)
      case .map(let map, _, _): map.draw(&writer, in: frame)
      }
    let name = "\(title). \(summary)".escapedForMarkup
    return
      "<svg viewBox=\"0 0 \(frame.width.svg) \(height.rounded(.up).svg)\" role=\"img\" aria-label=\"\(name)\">"
      + writer.elements + "</svg>"
  }
}
