internal import Files
internal import TextFormats

/// Reads a document of bins, as far as it can be read: all faults are told at once.
struct BinningDecoder {
  private typealias Members = [JSONValue.Member]

  let source: String
  private(set) var faults: [DataError] = []

  init(source: String) { self.source = source }

  private static let keys = [
    "format", "outcome", "events", "weights", "level", "rows", "missing_outcomes", "event_rows",
    "columns", "left_out", "repeated", "too_good_to_be_true",
  ]
  private static let columnKeys = [
    "column", "kind", "trend", "information_value", "net_information_value", "chance", "lower",
    "upper", "gini", "kolmogorov_smirnov", "bins",
  ]
  private static let contentKeys = ["from", "below", "values", "other", "special", "missing"]
  private static let figureKeys = [
    "rows", "events", "weight", "event_weight", "share", "event_rate", "woe", "information_value",
  ]

  // MARK: Values

  private mutating func add(_ place: JSONValue, _ problem: String, _ remedy: String) {
    faults.append(
      DataError(
        .badData, source: source, line: place.line, column: place.column, problem: problem,
        remedy: remedy))
  }

  private mutating func mismatch(_ value: JSONValue, _ wanted: String) {
    add(value, "expected \(wanted), found \(value.kind)", "write \(wanted)")
  }

  /// The members of an object, of which those of other names are faults.
  private mutating func members(_ value: JSONValue, _ keys: [String]) -> Members? {
    guard case .object(let members) = value.content else {
      mismatch(value, "an object")
      return nil
    }
    for member in members where !keys.contains(member.key) {
      let meant = ColumnReference.nearest(to: member.key, among: keys)
      add(
        member.value, "the key '\(member.key.shortened)' is not known here",
        (meant.map { "did you mean '\($0)'? " } ?? "") + "the keys are "
          + keys.joined(separator: ", "))
    }
    return members
  }

  private mutating func required(
    _ key: String, _ members: Members, of value: JSONValue
  ) -> JSONValue? {
    if let member = members.first(where: { $0.key == key }) { return member.value }
    add(value, "the key '\(key)' is missing", "add it")
    return nil
  }

  private mutating func text(_ value: JSONValue) -> String? {
    guard case .string(let text) = value.content else {
      mismatch(value, "a text")
      return nil
    }
    return text
  }

  private mutating func array(_ value: JSONValue) -> [JSONValue]? {
    guard case .array(let values) = value.content else {
      mismatch(value, "an array")
      return nil
    }
    return values
  }

  private mutating func isTrue(_ value: JSONValue?) -> Bool {
    guard let value, value.content != .null else { return false }
    guard case .boolean(let isTrue) = value.content else {
      mismatch(value, "true or false")
      return false
    }
    return isTrue
  }

  // MARK: Columns

  /// The columns of a document with their bins, and where each stands.
  mutating func columns(of document: JSONValue) -> [(bins: ColumnBins, place: JSONValue)] {
    guard let members = members(document, Self.keys),
      let format = required("format", members, of: document)
    else { return [] }
    guard format.content == .string(BinDefinitions.format) else {
      add(format, "the format is not known", "write \"\(BinDefinitions.format)\"")
      return []
    }
    guard let list = required("columns", members, of: document), let values = array(list) else {
      return []
    }
    var (columns, names) = ([(bins: ColumnBins, place: JSONValue)](), Set<String>())
    for value in values {
      guard let (bins, place) = column(value) else { continue }
      if !names.insert(bins.column).inserted {
        add(place, "column '\(bins.column.shortened)' is given twice", "keep one of them")
      }
      columns.append((bins, place))
    }
    return columns
  }

  private mutating func column(_ value: JSONValue) -> (ColumnBins, JSONValue)? {
    let before = faults.count
    guard let members = members(value, Self.columnKeys) else { return nil }
    let place = required("column", members, of: value)
    let name = place.flatMap { text($0) }
    let kind = required("kind", members, of: value).flatMap { columnKind($0) }
    guard let list = required("bins", members, of: value), let values = array(list),
      let place, let name, let kind
    else { return nil }
    let bins = values.compactMap { bin($0, kind) }
    guard faults.count == before else { return (ColumnBins(unchecked: name, kind, []), place) }
    for mistake in BinMistakes(in: bins, kind).found {
      add(mistake.bin.map { values[$0] } ?? list, mistake.problem, mistake.remedy)
    }
    return (ColumnBins(unchecked: name, kind, bins), place)
  }

  private mutating func columnKind(_ value: JSONValue) -> ColumnBins.Kind? {
    guard let text = text(value) else { return nil }
    guard let kind = ColumnBins.Kind(rawValue: text) else {
      add(
        value, "'\(text.shortened)' is no kind of column",
        "write one of " + ColumnBins.Kind.allCases.map(\.rawValue).joined(separator: ", "))
      return nil
    }
    return kind
  }

  // MARK: Bins

  private mutating func bin(_ value: JSONValue, _ kind: ColumnBins.Kind) -> Bin? {
    let before = faults.count
    guard let members = members(value, Self.contentKeys + Self.figureKeys) else { return nil }
    for member in members where Self.figureKeys.contains(member.key) {
      switch member.value.content {
      case .number, .null: break
      default: mismatch(member.value, "a number")
      }
    }
    func member(_ key: String) -> JSONValue? {
      members.first { $0.key == key && $0.value.content != .null }?.value
    }
    let takesMissing = isTrue(member("missing"))
    let isOther = isTrue(member("other"))
    // A limit that is null says that there is none.
    let hasLimits = members.contains { $0.key == "from" || $0.key == "below" }
    let contents = [
      (key: "from", isGiven: hasLimits),
      (key: "values", isGiven: isOther || member("values") != nil),
      (key: "special", isGiven: member("special") != nil),
    ].filter(\.isGiven).map(\.key)
    guard contents.count < 2 else {
      add(
        value, "the bin has both " + contents.map { "'\($0)'" }.joined(separator: " and "),
        "write a bin for each")
      return nil
    }
    let content: Bin.Content? =
      switch contents.first {
      case "from"?:
        .numbers(
          from: member("from").flatMap { number($0, kind) },
          below: member("below").flatMap { number($0, kind) })
      case "values"?: self.values(member("values"), isOther, kind)
      case "special"?: member("special").flatMap { special($0, kind) }
      default: takesMissing ? .missing : nil
      }
    guard faults.count == before else { return nil }
    guard let content else {
      add(
        value, "the bin does not say what falls into it",
        "write one of " + Self.contentKeys.joined(separator: ", "))
      return nil
    }
    return Bin(content, takesMissing: takesMissing)
  }

  private mutating func number(_ value: JSONValue, _ kind: ColumnBins.Kind) -> Double? {
    switch (value.content, kind) {
    case (.number(let number), .numbers), (.number(let number), .dates): return number
    case (.string(let text), .dates):
      if let day = TimestampText.days(Array(text.utf8).span) { return day }
      add(value, "'\(text.shortened)' is no date", "write dates like 2024-02-29")
    case (_, .dates): mismatch(value, "a date")
    case (_, .numbers): mismatch(value, "a number")
    case (_, .booleans), (_, .texts):
      add(
        value, "the bin has limits, and the column holds \(kind.rawValue)",
        "write \"values\": […]")
    }
    return nil
  }

  private mutating func values(
    _ value: JSONValue?, _ isOther: Bool, _ kind: ColumnBins.Kind
  ) -> Bin.Content? {
    let elements = value.flatMap { array($0) } ?? []
    switch kind {
    case .texts: return .texts(elements.compactMap { text($0) }, other: isOther)
    case .booleans:
      switch elements.map({ isTrue($0) }) {
      case [false]: return .numbers(from: nil, below: 1)
      case [true]: return .numbers(from: 1, below: nil)
      case [false, true]: return .numbers(from: nil, below: nil)
      default:
        if let value { add(value, "the bin is not of true and false", "write [false] or [true]") }
        return nil
      }
    case .numbers, .dates:
      if let value {
        add(
          value, "the bin lists values, and the column holds \(kind.rawValue)",
          "write \"from\" and \"below\"; or \"special\" for values that stand for something else")
      }
      return nil
    }
  }

  private mutating func special(_ value: JSONValue, _ kind: ColumnBins.Kind) -> Bin.Content? {
    guard let elements = array(value) else { return nil }
    if kind == .texts { return .specialTexts(elements.compactMap { text($0) }) }
    return .specialNumbers(elements.compactMap { number($0, kind) })
  }
}
