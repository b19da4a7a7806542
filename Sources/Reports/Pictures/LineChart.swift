/// Numbers that hang on other numbers, as points or lines.
package struct LineChart: Sendable {
  /// One color's points.
  package struct Series: Sendable {
    /// How points are drawn.
    package enum Style: Sendable {
      /// A line through them.
      case line
      /// A dot at each, with its interval.
      case dots
      /// A thin broken line, for what others are compared with.
      case reference
    }

    let name: String
    let points: [Point]
    let style: Style

    /// Makes a series; points that are not finite are left out.
    package init(_ name: String, _ points: [Point], style: Style = .line) {
      (self.name, self.style) = (name, style)
      self.points = points.filter { $0.x.isFinite && $0.y.isFinite }
    }
  }

  /// A point, with the interval around its number if it has one.
  package struct Point: Sendable {
    package let x: Double
    package let y: Double
    let lower: Double?
    let upper: Double?

    /// Makes a point.
    package init(_ x: Double, _ y: Double, lower: Double? = nil, upper: Double? = nil) {
      (self.x, self.y, self.lower, self.upper) = (x, y, lower, upper)
    }
  }

  /// Which scales are powers of ten.
  package enum Logarithmic: Sendable { case none, below, both }

  let series: [Series]
  let xTitle: String
  let yTitle: String
  let xForm: NumberForm
  let yForm: NumberForm
  let logarithmic: Logarithmic
  let zero: Bool

  /// Makes a chart.
  ///
  /// - Parameters:
  ///   - series: What is drawn, the first on top.
  ///   - xTitle: What the lower scale is of.
  ///   - yTitle: What the scale at the left is of.
  ///   - xForm: How numbers of the lower scale are written.
  ///   - yForm: How numbers of the scale at the left are written.
  ///   - logarithmic: Which scales are powers of ten.
  ///   - zero: Whether the scale of numbers begins at 0.
  package init(
    _ series: [Series], xTitle: String, yTitle: String, xForm: NumberForm = .plain,
    yForm: NumberForm = .plain, logarithmic: Logarithmic = .none, zero: Bool = false
  ) {
    (self.series, self.xTitle, self.yTitle) = (series, xTitle, yTitle)
    (self.xForm, self.yForm, self.logarithmic, self.zero) = (xForm, yForm, logarithmic, zero)
  }

  /// The numbers behind the picture, for which lines of many points give some.
  var grid: (names: [String], rows: [[String]]) {
    let hasIntervals = series.contains { $0.points.contains { $0.lower != nil } }
    let rows = series.filter { $0.style != .reference }.flatMap { series in
      let step = max(1, (series.points.count + 24) / 25)
      return series.points.indices.filter { $0 % step == 0 || $0 == series.points.count - 1 }.map {
        number in
        let point = series.points[number]
        let bounds = point.lower.flatMap { lower in
          point.upper.map { "\(yForm.text(lower)) to \(yForm.text($0))" }
        }
        return [series.name, xForm.text(point.x), yForm.text(point.y)]
          + (hasIntervals ? [bounds ?? ""] : [])
      }
    }
    return (["", xTitle, yTitle] + (hasIntervals ? ["interval"] : []), rows)
  }

  func draw(_ svg: inout SVGWriter, in frame: Frame) -> Double {
    let points = series.flatMap(\.points)
    let x = Axis(points.map(\.x), kind: logarithmic == .none ? .linear : .logarithmic)
    let y = Axis(
      points.flatMap { [$0.y] + [$0.lower, $0.upper].compactMap(\.self) },
      kind: logarithmic == .both ? .logarithmic : .linear, zero: zero)
    let top =
      series.count > 1
      ? frame.legend(series.map(\.name), areReferences: series.map { $0.style == .reference }, &svg)
      : frame.top
    let plot = frame.plot(from: top, y: y, form: yForm, yTitle: yTitle, xTitle: xTitle, &svg)
    plot.scale(x, xForm, &svg)
    for (color, series) in series.enumerated().reversed() {
      let places = series.points.map { (x: plot.x(x.share($0.x)), y: plot.y($0.y)) }
      let bounds = series.points.compactMap { point in
        point.lower.flatMap { lower in point.upper.map { (point.x, plot.y(lower), plot.y($0)) } }
      }
      switch series.style {
      case .line:
        svg.path(
          bounds.map { (plot.x(x.share($0.0)), $0.1) }
            + bounds.reversed().map { (plot.x(x.share($0.0)), $0.2) }, "r s\(color % 8)",
          isClosed: true)
        svg.path(places, "l s\(color % 8)")
      case .dots:
        for (point, place) in zip(series.points, places) {
          if let lower = point.lower, let upper = point.upper {
            svg.line(place.x, plot.y(lower), place.x, plot.y(upper), "w")
          }
          svg.circle(
            place.x, place.y, 3.5, "f s\(color % 8)",
            hint: "\(xForm.text(point.x)): \(yForm.text(point.y))")
        }
      case .reference: svg.path(places, "d")
      }
    }
    return plot.end
  }
}
