package import TextFormats

extension ReportDocument {
  /// The document's members in JSON: its title, and a list of sections, each with a title, sentences, tables and
  /// pictures, whose numbers are numbers.
  package var jsonMembers: [JSONValue.Member] {
    var sections: [(title: String, members: [String: [JSONValue]])] = [("", [:])]
    func add(_ key: String, _ value: JSONValue) {
      sections[sections.count - 1].members[key, default: []].append(value)
    }
    for part in parts {
      switch part {
      case .heading(let text), .subheading(let text): sections.append((text, [:]))
      case .sentence(let text), .warning(let text), .code(let text): add("sentences", .string(text))
      case .list(let items, _): items.forEach { add("sentences", .string($0)) }
      case .table(let grid): add("tables", grid.jsonValue)
      case .pictures(let pictures, _): pictures.forEach { add("pictures", $0.jsonValue) }
      }
    }
    return [
      .init("title", .string(title)),
      .init(
        "sections",
        .array(
          sections.filter { !$0.title.isEmpty || !$0.members.isEmpty }.map { section in
            .object(
              [.init("title", .string(section.title))]
                + ["sentences", "tables", "pictures"].map {
                  .init($0, .array(section.members[$0] ?? []))
                })
          })),
    ]
  }
}

extension ReportDocument.Grid {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("columns", .array(names.map(JSONValue.string))),
      .init("rows", .array(rows.map { .array($0.map(JSONValue.string)) })),
    ])
  }
}

extension Picture {
  fileprivate var jsonValue: JSONValue {
    let content: [JSONValue.Member] =
      switch content {
      case .bars(let chart):
        [
          .init("kinds", .array(chart.kinds.map(JSONValue.string))),
          .init("series", .array(chart.series.map(\.jsonValue))),
        ]
      case .lines(let chart): [.init("series", .array(chart.series.map(\.jsonValue)))]
      case .map(_, let names, let rows):
        [
          .init("columns", .array(names.map(JSONValue.string))),
          .init("rows", .array(rows.map { .array($0.map(\.jsonValue)) })),
        ]
      }
    return .object(
      [.init("title", .string(title)), .init("summary", .string(summary))] + content)
  }
}

extension BarChart.Series {
  fileprivate var jsonValue: JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(name)), .init("values", .array(values.map(JSONValue.number(orNull:)))),
    ]
    if !intervals.isEmpty {
      members += [
        .init("lower", .array(intervals.map { .number(orNull: $0?.lower) })),
        .init("upper", .array(intervals.map { .number(orNull: $0?.upper) })),
      ]
    }
    return .object(members)
  }
}

extension LineChart.Series {
  fileprivate var jsonValue: JSONValue {
    .object([
      .init("name", .string(name)), .init("x", .array(points.map { .number($0.x) })),
      .init("y", .array(points.map { .number($0.y) })),
      .init("lower", .array(points.map { .number(orNull: $0.lower) })),
      .init("upper", .array(points.map { .number(orNull: $0.upper) })),
    ])
  }
}
