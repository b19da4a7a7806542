/// Numbers of several kinds, as bars from 0.
package struct BarChart: Sendable {
  /// One color's bars.
  package struct Series: Sendable {
    let name: String
    let values: [Double?]
    let intervals: [(lower: Double, upper: Double)?]

    /// Makes a series; `nil` where there is no value, and intervals as many as values or none.
    package init(
      _ name: String, _ values: [Double?], intervals: [(lower: Double, upper: Double)?] = []
    ) {
      self.name = name
      self.values = values.map { $0.flatMap { $0.isFinite ? $0 : nil } }
      self.intervals = intervals
    }
  }

  let kinds: [String]
  let series: [Series]
  let form: NumberForm
  let isUpright: Bool
  let valueTitle: String
  let kindTitle: String

  /// Makes bars that lie, one row for each kind, which suits names.
  package init(
    lying kinds: [String], _ series: [Series], valueTitle: String, form: NumberForm = .count
  ) {
    (self.kinds, self.series, self.form, isUpright) = (kinds, series, form, false)
    (self.valueTitle, kindTitle) = (valueTitle, "")
  }

  /// Makes bars that stand, one place for each kind, which suits ranges of numbers.
  package init(
    standing kinds: [String], _ series: [Series], kindTitle: String, valueTitle: String,
    form: NumberForm = .count
  ) {
    (self.kinds, self.series, self.form, isUpright) = (kinds, series, form, true)
    (self.valueTitle, self.kindTitle) = (valueTitle, kindTitle)
  }

  /// All numbers that have a place in the picture.
  private var all: [Double] {
    series.flatMap { series in
      series.values.compactMap(\.self)
        + series.intervals.compactMap(\.self).flatMap { [$0.lower, $0.upper] }
    }
  }

  /// The numbers behind the picture.
  var grid: (names: [String], rows: [[String]]) {
    let hasIntervals = series.map { !$0.intervals.isEmpty }
    let names = zip(series, hasIntervals).flatMap { series, has in
      has ? [series.name, series.name + ", interval"] : [series.name]
    }
    let rows = kinds.indices.map { kind in
      [kinds[kind]]
        + zip(series, hasIntervals).flatMap { series, has in
          let value = series.values[kind].map(form.text) ?? ""
          guard has else { return [value] }
          let bounds = series.intervals[kind].map {
            "\(form.text($0.lower)) to \(form.text($0.upper))"
          }
          return [value, bounds ?? ""]
        }
    }
    return ([kindTitle.isEmpty ? "" : kindTitle] + names, rows)
  }

  func draw(_ svg: inout SVGWriter, in frame: Frame) -> Double {
    let top = series.count > 1 ? frame.legend(series.map(\.name), &svg) : frame.top
    return isUpright ? standing(&svg, frame, from: top) : lying(&svg, frame, from: top)
  }

  private func lying(_ svg: inout SVGWriter, _ frame: Frame, from top: Double) -> Double {
    let axis = Axis(all, zero: true, count: 4)
    let longest = kinds.map(\.drawnWidth).max() ?? 0
    let isBeside = longest <= frame.width * 0.4
    let left = isBeside ? longest + 8 : 4
    // Numbers stand behind the bars, on either side of 0 where there are numbers below.
    let room = all.map { form.text($0).drawnWidth }.max().map { $0 + 6 } ?? 0
    let start = left + (axis.lower < 0 ? room : 0)
    let width = frame.width - start - room
    func place(_ value: Double) -> Double { start + width * axis.share(value) }
    let thickness = series.count == 1 ? 14.0 : 11.0
    let label = isBeside ? 0.0 : 15.0
    let step = label + thickness * Double(series.count) + 8
    for (kind, name) in kinds.enumerated() {
      let y = top + step * Double(kind)
      let name = name.fitting(frame.width)
      if isBeside {
        svg.text(name, left - 6, y + (step - 8) / 2 + 4, .end)
      } else {
        svg.text(name, left + 3, y + 12)
      }
      for (color, series) in series.enumerated() {
        guard let value = series.values[kind] else { continue }
        let y = y + label + thickness * Double(color)
        let (from, to) = (min(place(0), place(value)), max(place(0), place(value)))
        let style =
          axis.lower < 0 && self.series.count == 1
          ? (value < 0 ? "f neg" : "f pos") : "f s\(color % 8)"
        svg.rectangle(
          from, y + 1, to - from, thickness - 2, style, hint: "\(kinds[kind]): \(form.text(value))")
        var end = value < 0 ? from : to
        if kind < series.intervals.count, let (lower, upper) = series.intervals[kind] {
          svg.line(place(lower), y + thickness / 2, place(upper), y + thickness / 2, "w")
          end = value < 0 ? min(end, place(lower)) : max(end, place(upper))
        }
        svg.text(
          form.text(value), end + (value < 0 ? -4 : 4), y + thickness / 2 + 4,
          value < 0 ? .end : .start)
      }
    }
    let bottom = top + step * Double(kinds.count)
    svg.line(place(0), top - 2, place(0), bottom - 4, "a")
    svg.text(valueTitle.fitting(frame.width), frame.width / 2, bottom + 10, .middle, style: "t m")
    return bottom + 18
  }

  private func standing(_ svg: inout SVGWriter, _ frame: Frame, from top: Double) -> Double {
    let axis = Axis(all, zero: true, count: 4)
    let plot = frame.plot(
      from: top, y: axis, form: form, yTitle: valueTitle, xTitle: kindTitle, &svg)
    let step = plot.width / Double(max(1, kinds.count))
    let thickness = step * (kinds.count > 30 ? 1 : 0.84) / Double(series.count)
    for (color, series) in series.enumerated() {
      for (kind, value) in series.values.enumerated() {
        guard let value else { continue }
        let x =
          plot.left + step * (Double(kind) + 0.5) + thickness
          * (Double(color) - Double(self.series.count) / 2)
        let (from, to) = (plot.y(max(0, value)), plot.y(min(0, value)))
        svg.rectangle(
          x, from, thickness, to - from, "f s\(color % 8)",
          hint: "\(kinds[kind]): \(form.text(value))")
        if kind < series.intervals.count, let (lower, upper) = series.intervals[kind] {
          svg.line(x + thickness / 2, plot.y(lower), x + thickness / 2, plot.y(upper), "w")
        }
      }
    }
    plot.names(kinds, &svg)
    return plot.end
  }
}
