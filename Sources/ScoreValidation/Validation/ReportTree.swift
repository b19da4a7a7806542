internal import Files
internal import Reports
internal import TextFormats

/// What a report tells, once: text, Markdown and JSON are made of the same tree.
struct ReportTree {
  /// A value of a report.
  enum Cell {
    case text(String?)
    /// A word of a list of words, and how it is shown.
    case word(String, String)
    case whole(Int?)
    /// A number with so many decimals.
    case number(Double?, Int = 4)
    /// A score, with as many digits as it has.
    case score(Double?)
    /// A share, shown as percent.
    case percent(Double?)
    /// A chance, or another number from 0 on, as far as its digits mean something.
    case chance(Double?)
    case truth(Bool)
    /// An estimate with so many decimals, with a sign if it is a difference.
    case estimate(Estimate?, Int = 4, signed: Bool = false)
    /// An estimate of a share, shown as percent, or of a difference of shares, in percentage points.
    case share(Estimate?, signed: Bool = false)
    /// The bounds of an interval.
    case interval(ConfidenceInterval?)
    case scores([Double])
    /// Members that JSON alone has.
    case members([(key: String, value: Cell)])
  }

  /// A column of a table; without a title it is in JSON alone.
  struct Column {
    let key: String
    let title: String?

    init(_ key: String, _ title: String?) { (self.key, self.title) = (key, title) }
  }

  /// Rows of cells.
  struct Table {
    let key: String
    let columns: [Column]
    let rows: [[Cell]]
    /// Which rows text and Markdown show; `nil` for all.
    var shownRows: [Int]?
    /// Whether JSON has it, which may have all of it in another table.
    var isInJSON = true
  }

  /// A part under a heading.
  struct Section {
    let key: String
    /// Whether it is one of several in a list under the key.
    var isListed = false
    let title: String
    /// What is said before tables.
    var sentences: [String] = []
    /// What JSON has beside sentences and tables.
    var facts: [(key: String, value: Cell)] = []
    /// What pages show of the tables.
    var pictures: [Picture] = []
    var tables: [Table] = []
    /// What is said behind tables.
    var remarks: [String] = []
  }

  let format: String
  let title: String
  var facts: [(key: String, value: Cell)] = []
  var sections: [Section] = []
}

extension ReportTree {
  /// The tree as text or Markdown.
  var document: ReportDocument {
    var document = ReportDocument(title)
    for section in sections {
      document.heading(section.title)
      for sentence in section.sentences { document.add(sentence) }
      document.add(section.pictures)
      for table in section.tables {
        let shown = table.columns.indices.filter { table.columns[$0].title != nil }
        let rows = table.shownRows.map { $0.map { table.rows[$0] } } ?? table.rows
        if rows.isEmpty { continue }
        document.table(
          shown.map { table.columns[$0].title ?? "" },
          rows.map { row in shown.map { row[$0].shown } }, widest: 40)
      }
      for remark in section.remarks { document.add(remark) }
    }
    return document
  }

  /// The tree as JSON; sections are members of the document by their keys.
  var json: String {
    JSONValue.object(
      [.init("format", .string(format)), .init("title", .string(title))]
        + facts.map { .init($0.key, $0.value.value) }
        + members
    ).rendered()
  }

  /// The sections, those of a list together.
  private var members: [JSONValue.Member] {
    var keys: [String] = []
    var values: [String: [JSONValue]] = [:]
    for section in sections {
      if values[section.key] == nil { keys.append(section.key) }
      values[section.key, default: []].append(section.value)
    }
    let listed = Set(sections.filter(\.isListed).map(\.key))
    return keys.map { key in
      let values = values[key] ?? []
      return .init(key, listed.contains(key) ? .array(values) : values.first ?? .null)
    }
  }
}

extension ReportTree.Section {
  fileprivate var value: JSONValue {
    .object(
      [.init("sentences", .array((sentences + remarks).map(JSONValue.string)))]
        + facts.map { .init($0.key, $0.value.value) }
        + tables.filter(\.isInJSON).map { table in
          .init(
            table.key,
            .array(
              table.rows.map { row in
                .object(zip(table.columns, row).map { .init($0.key, $1.value) })
              }))
        })
  }
}

extension ReportTree.Cell {
  /// The cell in text and Markdown.
  var shown: String {
    switch self {
    case .text(let text): text?.printable ?? ""
    case .word(_, let words): words
    case .whole(let number): number.map { "\($0)" } ?? ""
    case .number(let number, let places): number.map { $0.fixed(places) } ?? ""
    case .score(let score): score.map(\.shortest) ?? ""
    case .percent(let share): share.map(\.percent) ?? ""
    case .chance(let chance):
      chance.map { $0 < 0.0001 ? "< 0.0001" : $0.fixed(4) } ?? ""
    case .truth(let truth): truth ? "yes" : "no"
    case .estimate(let estimate, let places, let signed):
      estimate.map { $0.shown { $0.fixed(places, signed: signed) } } ?? ""
    case .share(let estimate, let signed):
      estimate.map {
        $0.value.fixed(1, scale: 100, signed: signed) + (signed ? " points" : " %")
          + $0.bounds { $0.fixed(1, scale: 100, signed: signed) }
      } ?? ""
    case .interval(let interval):
      interval.map { "\($0.lower.shortest) to \($0.upper.shortest)" } ?? ""
    case .scores(let scores): scores.map(\.shortest).joined(separator: ", ")
    case .members: ""
    }
  }

  /// The cell in JSON.
  var value: JSONValue {
    switch self {
    case .text(let text): .string(orNull: text)
    case .word(let word, _): .string(word)
    case .whole(let number): .whole(orNull: number)
    case .number(let number, _), .score(let number), .percent(let number), .chance(let number):
      .number(orNull: number)
    case .truth(let truth): .boolean(truth)
    case .estimate(let estimate, _, _), .share(let estimate, _): estimate?.jsonValue ?? .null
    case .interval(let interval):
      interval.map {
        .object([
          .init("lower", .number($0.lower)), .init("upper", .number($0.upper)),
          .init("level", .number($0.level)),
        ])
      } ?? .null
    case .scores(let scores): .array(scores.map(JSONValue.number))
    case .members(let members): .object(members.map { .init($0.key, $0.value.value) })
    }
  }
}

extension Estimate {
  fileprivate var jsonValue: JSONValue {
    .object(
      jsonMembers + [
        .init("level", .number(orNull: interval?.level)),
        .init("method", .string(orNull: interval == nil ? nil : method?.rawValue)),
      ])
  }

  /// The value with its interval.
  func shown(_ number: (Double) -> String) -> String { number(value) + bounds(number) }

  /// The interval behind a value.
  fileprivate func bounds(_ number: (Double) -> String) -> String {
    interval.map { " (\(number($0.lower)) to \(number($0.upper)))" } ?? ""
  }

  /// The value with its interval, four decimals each.
  var words: String { ReportTree.Cell.estimate(self).shown }

  /// The same of a share, as percent.
  var percentWords: String { ReportTree.Cell.share(self).shown }
}

extension Double {
  /// The number with as many digits as it takes, at most six.
  var shortest: String {
    self == rounded() && magnitude < 1e15
      ? (self == 0 ? 0 : self).printed(decimals: 0)
      : printed(digits: 6)
  }
}
