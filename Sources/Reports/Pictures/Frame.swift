/// The sheet that a picture is drawn on: as wide as a telephone shows without scaling, so that letters are never
/// smaller than 12 pixels.
struct Frame {
  let width = 358.0
  let top = 4.0
  /// How high the part between the axes is.
  var height = 190.0

  /// Writes what each color means, and returns where the picture goes on below.
  func legend(
    _ names: [String], areReferences: [Bool] = [], style: String = "s", _ svg: inout SVGWriter
  ) -> Double {
    var (x, y) = (0.0, top + 10)
    for (number, name) in names.enumerated() {
      let name = name.fitting(width - 20)
      if x > 0, x + 18 + name.drawnWidth > width { (x, y) = (0, y + 17) }
      if number < areReferences.count, areReferences[number] {
        svg.line(x, y - 4, x + 12, y - 4, "d")
      } else {
        svg.rectangle(x, y - 9, 11, 11, "f \(style)\(number % 8)")
      }
      svg.text(name, x + 16, y)
      x += 16 + name.drawnWidth + 14
    }
    return y + 12
  }

  /// Draws the scale of numbers at the left, and returns the space beside it.
  func plot(
    from top: Double, y: Axis, form: NumberForm, yTitle: String, xTitle: String,
    _ svg: inout SVGWriter
  ) -> Plot {
    let labels = y.ticks.map(form.tick)
    let left = (labels.map(\.drawnWidth).max() ?? 0) + 8
    svg.text(yTitle.fitting(width), 0, top + 10, style: "t m")
    let plot = Plot(
      left: left, top: top + 22, width: width - left - 8, height: height, yAxis: y, xTitle: xTitle,
      frameWidth: width)
    for (tick, label) in zip(y.ticks, labels) {
      svg.line(left, plot.y(tick), left + plot.width, plot.y(tick), tick == 0 ? "a" : "g")
      svg.text(label, left - 6, plot.y(tick) + 4, .end)
    }
    return plot
  }
}

/// The space between the axes of a picture.
struct Plot {
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  let yAxis: Axis
  let xTitle: String
  let frameWidth: Double

  private var bottom: Double { top + height }
  /// Where the picture ends, below the title of the lower axis.
  var end: Double { bottom + (xTitle.isEmpty ? 22 : 40) }

  func x(_ share: Double) -> Double { left + width * share }
  func y(_ value: Double) -> Double { bottom - height * yAxis.share(value) }

  /// Writes a scale of numbers below.
  func scale(_ axis: Axis, _ form: NumberForm, _ svg: inout SVGWriter) {
    let labels = axis.ticks.map(form.tick)
    let widest = (labels.map(\.drawnWidth).max() ?? 0) + 8
    let every = max(1, Int((widest * Double(labels.count) / width).rounded(.up)))
    for (number, tick) in axis.ticks.enumerated() {
      let place = x(axis.share(tick))
      svg.line(place, bottom, place, bottom + 4, "a")
      guard number % every == 0 else { continue }
      let half = labels[number].drawnWidth / 2
      svg.text(labels[number], min(place, frameWidth - half), bottom + 17, .middle)
    }
    svg.line(left, bottom, left + width, bottom, "a")
    title(&svg)
  }

  /// Writes names below, of which as many are shown as there is room for.
  func names(_ names: [String], _ svg: inout SVGWriter) {
    let step = width / Double(max(1, names.count))
    let widest = (names.map(\.drawnWidth).max() ?? 0) + 8
    let every = max(1, Int((widest / step).rounded(.up)))
    for (number, name) in names.enumerated() where number % every == 0 {
      let name = name.fitting(width)
      let half = name.drawnWidth / 2
      let place = max(half, min(left + step * (Double(number) + 0.5), frameWidth - half))
      svg.text(name, place, bottom + 17, .middle)
    }
    svg.line(left, bottom, left + width, bottom, "a")
    title(&svg)
  }

  private func title(_ svg: inout SVGWriter) {
    guard !xTitle.isEmpty else { return }
    let title = xTitle.fitting(frameWidth)
    let half = title.drawnWidth / 2
    svg.text(
      title, max(half, min(left + width / 2, frameWidth - half)), bottom + 35, .middle, style: "t m"
    )
  }
}

extension String {
  /// About how wide the text is drawn at 12 pixels, in a common typeface without serifs.
  var drawnWidth: Double {
    unicodeScalars.reduce(0) { sum, scalar in
      switch scalar.value {
      case 0x20, 0x27, 0x2C, 0x2E, 0x3A, 0x3B, 0x7C, 0x202F: sum + 4.1
      case 0x66, 0x69, 0x6A, 0x6C, 0x72, 0x74, 0x28, 0x29, 0x2D: sum + 4.9
      case 0x25, 0x6D: sum + 11.8
      case 0x41...0x5A, 0x77: sum + 9.4
      case ..<0x2E80: sum + 7.7
      default: sum + 12.5
      }
    }
  }

  /// The text, cut short with a sign where it is drawn wider.
  func fitting(_ width: Double) -> String {
    guard drawnWidth > width else { return self }
    var text = self
    while !text.isEmpty, text.drawnWidth + 12 > width { text.removeLast() }
    return text + "…"
  }
}
