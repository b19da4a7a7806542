internal import Files
package import Reports
internal import ScoreValidation
internal import Tables

extension Binning {
  /// The bins as plain text of at most 100 columns with a bar for each weight of evidence; long texts are
  /// cut short.
  public var text: String { document.text }

  /// The bins as Markdown with a table for each column.
  public var markdown: String { document.markdown }

  /// The bins as a page with pictures that needs nothing else.
  public var html: String { document.html() }

  /// What is told, for every form that people read.
  package var document: ReportDocument {
    var document = ReportDocument("Bins for \(outcome.name)")
    for sentence in sampleSentences { document.add(sentence) }
    if !columns.isEmpty {
      document.heading("Columns, the largest net information value first")
      let sorted = ranking.compactMap { self[$0] }
      document.add([overviewPicture(sorted)])
      document.table(
        [
          "column", "IV", "net IV", "\(Int((100 * level).rounded())) %", "Gini", "KS", "bins",
          "trend",
        ],
        sorted.map(\.overview), widest: 30)
    }
    let remarks = leftOutSentences + repeatedSentences + suspicionSentences
    if !remarks.isEmpty { document.heading("What to know of other columns, and of these") }
    for remark in remarks { document.add(remark) }
    let largest = columns.flatMap(\.weightsOfEvidence).map(\.magnitude).max() ?? 0
    for column in ranking.compactMap({ self[$0] }) {
      document.heading("\(column.name): information value \(column.informationValue.fixed(4))")
      document.add([column.picture])
      document.table(
        ["bin", "rows", "share", "events", "rate", "WOE", "IV"], column.rows,
        pictures: column.bars(largest), widest: 28, wrapsFirst: true)
    }
    return document
  }

  /// What each column tells, for a page.
  private func overviewPicture(_ columns: [BinnedColumn]) -> Picture {
    let shown = columns.prefix(20)
    let rest = columns.count - shown.count
    return Picture(
      "Net information value",
      summary: "Without what chance adds, with intervals at \(Int((100 * level).rounded())) %."
        + (rest > 0 ? " The \(rest) columns that tell less are in the table." : ""),
      .bars(
        BarChart(
          lying: shown.map(\.name),
          [
            .init(
              "net information value", shown.map(\.correctedInformationValue),
              intervals: shown.map { $0.interval?.bounds })
          ], valueTitle: "net information value", form: .decimals(3))), isAlone: false)
  }

  private var sampleSentences: [String] {
    let events = outcome.events.map { " (" + $0.sorted().joined(separator: ", ") + ")" } ?? ""
    let unknown =
      missingCount == 0
      ? "" : " " + missingCount.counting("row") + " without an outcome left out."
    return [
      "\(rowCount.counting("row")), \(eventCount) with the event\(events).\(unknown)"
        + (weights.map {
          " Rows have the weights of column '\($0)': shares and rates are weighted."
        }
          ?? ""),
      "WOE, the weight of evidence of a bin, is ln(its share of non-events / its share of events): "
        + "above 0 the event is rarer than overall. IV, the information value, adds up the difference "
        + "of these shares times WOE.",
      "Net IV is without what chance adds on average: more where there are more bins, and for texts by each "
        + "text that was grouped. Its interval is beside it; below 0.02 little is told. Bars show WOE on one scale "
        + "for all columns." + (areGiven ? " The bins were given; their rows are counted." : ""),
    ]
  }

  // MARK: Remarks

  private var leftOutSentences: [String] {
    LeftOutColumn.Reason.allCases.compactMap { reason in
      let names = leftOut.filter { $0.reason == reason }.map { column in
        column.name + (column.oddText.map { " (\($0))" } ?? "")
      }
      return names.isEmpty ? nil : "No bins, \(reason.words): \(names.joined(separator: ", "))."
    }
  }

  private var repeatedSentences: [String] {
    repeated.map { column in
      let words =
        switch column.relation {
        case .equal: "has the values of"
        case .rising: "puts rows in the order of"
        case .falling: "puts rows in the opposite order of"
        case .renamed: "has other words for the texts of"
        }
      return "\(column.name) \(words) \(column.original): take one of them."
    }
  }

  private var suspicionSentences: [String] {
    tooGoodToBeTrue.map { finding in
      "\(finding.name) alone tells the outcome too well (area under the curve "
        + "\(finding.areaUnderCurve.fixed(4))): was it made after the outcome, or from it?"
    }
  }
}

extension BinnedColumn {
  /// The row of the overview.
  fileprivate var overview: [String] {
    [
      name, informationValue.fixed(4), correctedInformationValue.fixed(4),
      interval.map { "\($0.lower.fixed(4)) to \($0.upper.fixed(4))" } ?? "",
      gini.fixed(4), kolmogorovSmirnov.fixed(4), "\(counts.count { $0.rows > 0 })",
      trend?.rawValue ?? "",
    ]
  }

  /// The bins that are shown: those that are only there for values that no row has are not.
  private var shown: [Int] {
    bins.bins.indices.filter { place in
      let bin = bins.bins[place]
      return counts[place].rows > 0 || !bin.isForOthers && bin.content != .missing
    }
  }

  /// The weight of evidence of each bin, for a page.
  fileprivate var picture: Picture {
    Picture(
      name, summary: "Weight of evidence: above 0 the event is rarer than overall.",
      .bars(
        BarChart(
          lying: shown.map { bins.bins[$0].label(bins.kind) },
          [.init("weight of evidence", shown.map { weightsOfEvidence[$0] })],
          valueTitle: "weight of evidence", form: .decimals(3))), isAlone: false)
  }

  /// A row per bin.
  fileprivate var rows: [[String]] {
    shown.map { place in
      let (counts, evidence) = (counts[place], evidence[place])
      return [
        bins.bins[place].label(bins.kind), "\(counts.rows)", evidence.share.percent,
        "\(counts.events)", counts.eventRate?.percent ?? "", evidence.weightOfEvidence.fixed(4),
        evidence.informationValue.fixed(4),
      ]
    }
  }

  /// A bar per bin behind a line of names: to the left where the event is more common than overall, to the
  /// right where it is rarer; as long as allowed for the largest weight of evidence of all columns.
  fileprivate func bars(_ largest: Double) -> [String] {
    let width = 6
    let blanks = { String(repeating: " ", count: $0) }
    return ["  more│fewer events"]
      + shown.map { weightsOfEvidence[$0] }.map { woe in
        let length = largest > 0 ? Int((woe.magnitude / largest * Double(width)).rounded()) : 0
        let bar = String(repeating: "█", count: length)
        return woe < 0 ? blanks(width - length) + bar + "│" : blanks(width) + "│" + bar
      }
  }
}
