/// Writes the elements of one SVG picture.
///
/// Pictures carry classes instead of colors, so that the page's style decides them for light, dark and print.
struct SVGWriter {
  private var parts: [String] = []

  /// The elements that were written, one behind the other.
  var elements: String { parts.joined() }

  /// Writes a line between two points.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ style: String) {
    parts.append(
      "<line class=\"\(style)\" x1=\"\(x1.svg)\" y1=\"\(y1.svg)\" x2=\"\(x2.svg)\" y2=\"\(y2.svg)\"/>"
    )
  }

  /// Writes a rectangle; none without an extent.
  mutating func rectangle(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, _ style: String,
    hint: String? = nil
  ) {
    guard width > 0, height > 0 else { return }
    let place = "x=\"\(x.svg)\" y=\"\(y.svg)\" width=\"\(width.svg)\" height=\"\(height.svg)\""
    element("rect", "class=\"\(style)\" \(place)", hint)
  }

  /// Writes a circle.
  mutating func circle(
    _ x: Double, _ y: Double, _ radius: Double, _ style: String, hint: String? = nil
  ) {
    element(
      "circle", "class=\"\(style)\" cx=\"\(x.svg)\" cy=\"\(y.svg)\" r=\"\(radius.svg)\"", hint)
  }

  /// Writes a line through points, closed to an area if asked for.
  mutating func path(_ points: [(x: Double, y: Double)], _ style: String, isClosed: Bool = false) {
    guard points.count > 1 else { return }
    let places = points.map { "\($0.x.svg) \($0.y.svg)" }
    parts.append(
      "<path class=\"\(style)\" d=\"M\(places.joined(separator: "L"))\(isClosed ? "Z" : "")\"/>")
  }

  /// Where a text's place is.
  enum Anchor: String { case start, middle, end }

  /// Writes a text whose baseline is at a point.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, _ anchor: Anchor = .start, style: String = "t"
  ) {
    let place = anchor == .start ? "" : " text-anchor=\"\(anchor.rawValue)\""
    parts.append(
      "<text class=\"\(style)\" x=\"\(x.svg)\" y=\"\(y.svg)\"\(place)>\(text.escapedForMarkup)</text>"
    )
  }

  private mutating func element(_ name: String, _ attributes: String, _ hint: String?) {
    parts.append(
      hint.map { "<\(name) \(attributes)><title>\($0.escapedForMarkup)</title></\(name)>" }
        ?? "<\(name) \(attributes)/>")
  }
}

extension Double {
  /// The number as a coordinate, with one decimal at most.
  var svg: String {
    let tenths = Int((self * 10).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }
}
