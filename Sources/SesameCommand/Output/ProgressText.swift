internal import Files
internal import Sesame
internal import TextFormats

/// How far a run is, as it is shown.
extension ProgressMeter {
  /// What is said of work that does not tell how far it is.
  static let silence = "does not tell how far it is"

  /// The bar in one line of a terminal, which it never fills to the last column: there it would wrap.
  ///
  /// Where there is little room the rate goes first, then the bar becomes shorter, then what is being done is
  /// cut short, and at last the bar itself goes.
  ///
  /// - Parameters:
  ///   - time: The seconds since the start, which also move the mark of work that tells nothing.
  ///   - columns: The width of the terminal.
  /// - Returns: The line, without anything that a terminal obeys.
  func bar(at time: Double, columns: Int) -> String {
    let room = columns - 1
    let percent = latest.isMeasured ? "\(Int(fraction * 100)) %" : ""
    let words = words
    let wordsWidth = TerminalText(words, atMost: .max).width
    let times = [Self.clock(time), remaining(at: time).map { "\(Self.clock($0)) left" }]
      .compactMap(\.self).joined(separator: ", ")
    let rate = bytesPerSecond(at: time).map { "\(Self.bytes($0))/s, " } ?? ""
    let shapes: [(length: Int, end: String, leastWords: Int)] = [
      (30, rate + times, .max), (30, times, .max), (10, times, 12), (10, Self.clock(time), 8),
      (0, Self.clock(time), 1),
    ]
    for (length, end, leastWords) in shapes {
      let start = [mark(length, at: time), percent].filter { !$0.isEmpty }.joined(separator: " ")
      let left = room - start.count - end.count - 2 * Self.gap.count
      guard left >= min(wordsWidth, leastWords) else { continue }
      return [start, TerminalText(words, atMost: left).text, end].filter { !$0.isEmpty }
        .joined(separator: Self.gap)
    }
    return room > 0 ? TerminalText(percent + Self.clock(time), atMost: room).text : ""
  }

  private static let gap = "  "

  /// What is being done, and how much was done where nobody knows of how much.
  private var words: String {
    let more = latest.byteCount.map { "\(Self.bytes(Double($0))) read" } ?? Self.silence
    return [label, latest.isMeasured ? "" : more].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// The bar itself, or a mark that goes to and fro in it.
  private func mark(_ length: Int, at time: Double) -> String {
    if length == 0 { return "" }
    let filled = Int((fraction * Double(length)).rounded())
    var cells = Array(
      String(repeating: "#", count: filled) + String(repeating: ".", count: length - filled))
    if !latest.isMeasured {
      let most = length - 3
      let step = Int(time * 5) % (2 * most)
      let place = min(step, 2 * most - step)
      cells.replaceSubrange(place..<place + 3, with: "<=>")
    }
    return "[" + String(cells) + "]"
  }

  /// A line for a log.
  func line(at time: Double) -> String {
    let parts = [
      latest.isMeasured ? "\(Int(fraction * 100)) %" : "", words,
      bytesPerSecond(at: time).map { "\(Self.bytes($0))/s" } ?? "", "\(Self.clock(time)) elapsed",
      remaining(at: time).map { "\(Self.clock($0)) left" } ?? "",
    ]
    return "sesame: " + parts.filter { !$0.isEmpty }.joined(separator: ", ").printable + "\n"
  }

  /// A line for a program: an object of JSON.
  func json(at time: Double) -> String {
    let number = { (value: Double?) -> String in
      // Thousandths are finer than anyone measures.
      value.map { JSONText.number(($0 * 1000).rounded() / 1000) } ?? "null"
    }
    var members = [
      ("stage", JSONText.quoted(latest.stage.printable)),
      ("fraction", number(fraction)),
      ("measured", "\(latest.isMeasured)"),
      ("elapsed", number(time)),
      ("remaining", number(fraction < 1 ? remaining(at: time) : 0)),
    ]
    if let column = latest.columnName {
      members.insert(("column", JSONText.quoted(column.printable)), at: 1)
    }
    if let count = latest.byteCount {
      members += [("bytes", "\(count)"), ("bytes_per_second", number(bytesPerSecond(at: time)))]
    }
    return "{" + members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ") + "}\n"
  }

  /// A time as clocks show it: `0:12`, `1:02:03`.
  private static func clock(_ seconds: Double) -> String {
    let seconds = Int(min(max(0, seconds.rounded()), 1e9))
    let parts = [seconds / 3600, seconds / 60 % 60, seconds % 60]
    let shown = parts[0] > 0 ? parts : Array(parts.dropFirst())
    return shown.enumerated().map { place, part in
      place > 0 && part < 10 ? "0\(part)" : "\(part)"
    }.joined(separator: ":")
  }

  /// A size in the largest unit of which it has one.
  private static func bytes(_ count: Double) -> String {
    let units = ["B", "kB", "MB", "GB", "TB"]
    var (value, place) = (count, 0)
    while value >= 999.5, place < units.count - 1 { (value, place) = (value / 1000, place + 1) }
    let tenths = Int((value * 10).rounded())
    let text =
      value < 9.95 && place > 0 ? "\(tenths / 10).\(tenths % 10)" : "\(Int(value.rounded()))"
    return "\(text) \(units[place])"
  }
}
