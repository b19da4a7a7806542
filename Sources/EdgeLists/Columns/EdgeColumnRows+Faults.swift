internal import Execution
internal import Files
internal import Identifiers
internal import Memory
internal import Tables
internal import TextFormats

extension EdgeColumnRows {
  /// What is wrong with a row.
  struct Fault: Sendable {
    enum Kind: Sendable {
      case emptySource, emptyTarget
      /// A NUL in a text of what is called so.
      case hasNUL(String)
      case weight, time, until
      case endsTooEarly
      /// The value of a further column that is no number, or beyond its scale.
      case value(Int)
      case scale(Int)
    }

    let row: Int
    let kind: Kind
  }

  /// The rows that can't be used, in order; the first alone if that stops the run.
  func faults(_ numbers: EdgeRowNumbers, _ further: [FurtherEdgeColumn]) -> [Fault] {
    let texts = textsWithNUL
    return execution.quiet.blocks(of: count) { rows in
      var found: [Fault] = []
      for row in rows {
        guard let kind = fault(row, numbers, further, texts) else { continue }
        found.append(Fault(row: row, kind: kind))
        if !setsAside { break }
      }
      return found
    }.flatMap(\.self)
  }

  /// The columns with a NUL in a text, and what they are called in messages.
  private var textsWithNUL: [(name: String, texts: TextValues)] {
    let places =
      [("source", layout.source), ("target", layout.target)]
      + (layout.kind.map { [("kind", $0)] } ?? [])
    return places.compactMap { name, place in
      guard case .strings(let texts)? = columns[place]?.values, texts.hasNUL else { return nil }
      return (name, texts)
    }
  }

  @inline(__always)
  private func fault(
    _ row: Int, _ numbers: EdgeRowNumbers, _ further: [FurtherEdgeColumn],
    _ texts: [(name: String, texts: TextValues)]
  ) -> Fault.Kind? {
    if ends[0].isEmpty(row) { return .emptySource }
    if ends[1].isEmpty(row) { return .emptyTarget }
    for (name, texts) in texts where texts.utf8(row)?.contains(0) ?? false { return .hasNUL(name) }
    if let weights = numbers.weights, !(weights[row] > 0 && weights[row].isFinite) {
      return .weight
    }
    if let times = numbers.times, !times[row].isFinite { return .time }
    if let untils = numbers.untils {
      if untils[row].isNaN || untils[row] == -.infinity { return .until }
      if let times = numbers.times, untils[row] < times[row] { return .endsTooEarly }
    }
    for place in further.indices {
      switch further[place].obstacle(row) {
      case .none: continue
      case .noNumber: return .value(place)
      case .beyondScale: return .scale(place)
      }
    }
    return nil
  }

  /// The error about a row.
  func error(_ fault: Fault, _ numbers: EdgeRowNumbers) -> DataError {
    let row = fault.row
    switch fault.kind {
    case .emptySource: return emptyError(row, "source", layout.source)
    case .emptyTarget: return emptyError(row, "target", layout.target)
    case .hasNUL(let name): return error(row, "a NUL character in the \(name)", "remove it")
    case .weight:
      let weight = text(row, layout.weight)
      return error(
        row, weight.isEmpty ? "the weight is missing" : EdgeRowRules.badWeight(weight),
        setsAside
          ? EdgeRowRules.graphWeightRemedy
          : "correct it, set such rows aside with \(.badRows, choice: "setAside"), or leave \(.weight) out"
      )
    case .time: return timeError(row, "time", layout.time)
    case .until: return timeError(row, "end", layout.until)
    case .endsTooEarly:
      let (time, until) = (numbers.times?[row] ?? 0, numbers.untils?[row] ?? 0)
      return error(
        row, "the friendship ends before it begins",
        EdgeRowRules.correction(ofEnd: until, time: time) + aside)
    case .value(let number):
      let column = layout.columns[number]
      let value = text(row, column.place)
      return error(
        row,
        value.isEmpty
          ? "the value of column '\(column.name)' is missing"
          : "value\(EdgeRowRules.token(value)) of column '\(column.name)' is not a number",
        Message("correct it, or name a column of numbers") + aside)
    case .scale(let number):
      let column = layout.columns[number]
      let largest = column.largestMagnitude.map(\.shown) ?? ""
      return error(
        row,
        "rating\(EdgeRowRules.token(text(row, column.place))) is not from -\(largest) to \(largest)",
        Message("correct it, or say how large ratings are (\(.largestRating))") + aside)
    }
  }

  private func emptyError(_ row: Int, _ what: String, _ place: Int) -> DataError {
    let name = layout.header?[place] ?? "\(place + 1)"
    return error(
      row, "the \(what) (column '\(name)') is missing or empty",
      "give every friendship two people, or leave such rows out" + aside)
  }

  private func timeError(_ row: Int, _ what: String, _ place: Int?) -> DataError {
    let time = text(row, place)
    return error(
      row,
      time.isEmpty
        ? "the \(what) is missing"
        : "\(what)\(EdgeRowRules.token(time)) is neither a point in time nor unix seconds",
      Message("correct it") + aside)
  }

  private var aside: Message {
    setsAside ? "" : ", or set such rows aside with \(.badRows, choice: "setAside")"
  }

  private func text(_ row: Int, _ place: Int?) -> String {
    place.flatMap { columns[$0]?.text(row) } ?? ""
  }

  private func error(_ row: Int, _ problem: String, _ remedy: Message) -> DataError {
    if let line = lines?[row] {
      return DataError(.badData, source: name, line: line, problem: problem, remedy: remedy)
    }
    return DataError(.badData, source: name, row: row + 1, problem: problem, remedy: remedy)
  }
}

extension TextValues {
  /// Whether a text has a NUL.
  fileprivate var hasNUL: Bool {
    switch storage {
    case .list(let texts, _): texts.hasNUL
    case .coded(_, let texts), .widelyCoded(_, let texts): texts.hasNUL
    }
  }
}
