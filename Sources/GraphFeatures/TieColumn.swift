internal import Execution
internal import Files
internal import GraphKernels
internal import Graphs
internal import Tables

/// A column of what the rows of an edge list say of people.
struct TieColumn: Sendable {
  /// What the kernel computes for it.
  let figure: TieFigure
  /// Its entry in a data dictionary, its name among it.
  fileprivate(set) var description: ColumnDescription

  /// All columns of a selection, in their order: window by window, of the rows themselves and then of
  /// each further column.
  ///
  /// - Throws: ``GraphError`` if the list does not keep a column, has no times for windows, or if two
  ///   columns would have one name.
  static func all(
    _ selection: TieSelection, in schema: GraphSchema
  ) throws(GraphError) -> [TieColumn] {
    if !selection.windows.isEmpty, !schema.hasTimes {
      throw GraphError(
        .notApplicable, "windows of time need friendships with times",
        remedy: "name the column of their times (\(.time))")
    }
    let columns = try selection.columns(in: schema)
    var result: [TieColumn] = []
    let spans: [TieWindow?] = [nil] + selection.windows.map { .some($0) }
    for (window, span) in spans.enumerated() {
      for direction in schema.isDirected ? TieDirection.allCases : [.either] {
        let group = TieGroup(
          window: window, span: span, direction: direction, hasTimes: schema.hasTimes, selection)
        result += group.ofRows
      }
      for (number, column) in columns.enumerated() {
        for direction in schema.isDirected ? TieDirection.allCases : [.either] {
          let group = TieGroup(
            window: window, span: span, direction: direction, hasTimes: schema.hasTimes, selection)
          result +=
            column.holdsTexts
            ? group.ofTexts(column, number)
            : group.ofNumbers(column, number, isDirected: schema.isDirected)
        }
      }
    }
    try settleNames(of: &result)
    return result
  }

  /// Throws if two columns would have one name; a text's share whose name is taken, as that of text `a_7d`
  /// and that of `a` in a window of seven days, gets _2, _3 behind it.
  private static func settleNames(of columns: inout [TieColumn]) throws(GraphError) {
    var names: Set<String> = []
    for column in columns where !column.isShare && !names.insert(column.description.name).inserted {
      throw GraphError(
        .badData, "two columns of ties would be called '\(column.description.name)'",
        remedy: "rename a column of the edge list, or leave one out")
    }
    for place in columns.indices where columns[place].isShare {
      let name = columns[place].description.name
      var (unique, number) = (name, 1)
      while !names.insert(unique).inserted {
        number += 1
        unique = "\(name)_\(number)"
      }
      columns[place].description.name = unique
    }
  }

  /// Whether it is the share of one text.
  private var isShare: Bool { if case .levelShare = figure.statistic { true } else { false } }

  /// What the columns take, and the rows by person.
  static func costs(_ columns: [TieColumn]) -> [MemoryCost] {
    if columns.isEmpty { return [] }
    return columns.map { .column($0.description.name) }
      + [MemoryCost("rows by person", perVertex: 24, perEdge: 8)]
  }
}

extension TieSelection {
  /// The columns of a list of which statistics are wanted.
  func columns(in schema: GraphSchema) throws(GraphError) -> [EdgeColumnSchema] {
    guard let columns else { return schema.edgeColumns }
    var found: [EdgeColumnSchema] = []
    for name in columns {
      guard let column = schema.edgeColumns.first(where: { $0.name == name }) else {
        throw GraphError(
          .notApplicable, "the edge list keeps no column '\(name)'",
          remedy: "name it where the list is read (\(.tieColumns))")
      }
      found.append(column)
    }
    return found
  }
}

/// The columns of one window and direction.
private struct TieGroup {
  let window: Int
  let span: TieWindow?
  let direction: TieDirection
  let hasTimes: Bool
  let selection: TieSelection

  init(
    window: Int, span: TieWindow?, direction: TieDirection, hasTimes: Bool,
    _ selection: TieSelection
  ) {
    self.window = window
    self.span = span
    self.direction = direction
    self.hasTimes = hasTimes
    self.selection = selection
  }

  /// The columns of the rows themselves.
  var ofRows: [TieColumn] {
    let none = "without rows"
    var columns = [
      column(
        nil, .rows, "rows", "number of rows \(rows), none merged", range: "0 and up",
        unit: "rows")
    ]
    if selection.statistics.contains(.partners) {
      columns += [
        column(
          nil, .partners, "partners", "number of different people in rows \(rows)",
          range: "0 and up", unit: "people"),
        column(
          nil, .rowConcentration, "concentration",
          "sum of the squares of partners' shares of the rows \(rows): 1 with one partner",
          range: "0 to 1", missing: none, source: Self.herfindahl),
      ]
    }
    guard hasTimes, selection.statistics.contains(.times) else { return columns }
    return columns + [
      column(
        nil, .firstTime, "first_time", "time of the first row \(rows)",
        unit: "seconds since 1970", missing: none),
      column(
        nil, .lastTime, "last_time", "time of the last row \(rows)",
        unit: "seconds since 1970", missing: none),
      column(
        nil, .meanGap, "mean_gap", "mean time between successive rows \(rows)",
        range: "0 and up", unit: "seconds", missing: "below two rows"),
      column(
        nil, .gapVariation, "gap_variation",
        "standard deviation (of the population) of the times between successive rows \(rows) over their mean: 0 if they "
          + "are regular",
        range: "0 and up", missing: "below three rows, or if all are at one time"),
    ]
  }

  /// The columns of a column of numbers.
  func ofNumbers(_ list: EdgeColumnSchema, _ number: Int, isDirected: Bool) -> [TieColumn] {
    let none = "where no row has a value"
    let what = "of '\(list.name)' in rows \(rows)"
    let plain: [(TieStatistics, TieStatistic, String, String, String?)] = [
      (.mean, .mean, "mean", "mean \(what)", nil),
      (
        .standardDeviation, .standardDeviation, "sd",
        "standard deviation (of the population) \(what)", "0 and up"
      ),
      (.minimum, .minimum, "min", "smallest value \(what)", nil),
      (.maximum, .maximum, "max", "largest value \(what)", nil),
    ]
    var columns = [count(list, number)]
    if selection.statistics.contains(.sum) {
      columns.append(
        column(
          (list, number), .sum, "sum", "exact sum \(what), rounded once; 0 without rows",
          range: "as of the column", unit: Self.unit,
          missing: "where there are rows and none has a value"))
    }
    columns += plain.filter { selection.statistics.contains($0.0) }.map {
      column(
        (list, number), $0.1, $0.2, $0.3, range: $0.4 ?? "as of the column", unit: Self.unit,
        missing: none)
    }
    if selection.statistics.contains(.negativeShare) {
      columns.append(
        column(
          (list, number), .negativeShare, "share_negative",
          "share below zero of the values \(what)", range: "0 to 1", missing: none))
    }
    if selection.statistics.contains(.concentration) {
      columns.append(
        column(
          (list, number), .concentration, "concentration",
          "sum of the squares of partners' shares of the values \(what), taken without their signs: "
            + "1 with one partner",
          range: "0 to 1", missing: "where no row has a value but 0", source: Self.herfindahl))
    }
    guard isDirected, direction == .either, selection.statistics.contains(.flow) else {
      return columns
    }
    let when = span.map { " in the \($0.name) before the date" } ?? ""
    return columns + [
      column(
        (list, number), .net, "net", "sum of '\(list.name)' coming in minus going out\(when)",
        range: "as of the column", unit: Self.unit,
        missing: "where rows come in of which none has a value, or go out of which none has"),
      column(
        (list, number), .reciprocity, "reciprocity",
        "share of '\(list.name)' given\(when) that came back: the lesser of given and received, added "
          + "up over partners, over all that was given",
        range: "0 to 1", missing: "where nothing was given, or a value is below zero",
        source: "Squartini, Picciolo, Ruzzenenti and Garlaschelli 2013, doi:10.1038/srep02729"),
    ]
  }

  /// The columns of a column of texts.
  func ofTexts(_ list: EdgeColumnSchema, _ number: Int) -> [TieColumn] {
    let none = "where no row has a text"
    guard selection.statistics.contains(.levels) else { return [count(list, number)] }
    let what = "'\(list.name)' in rows \(rows)"
    return [
      count(list, number),
      column(
        (list, number), .levels, "levels", "number of different texts of \(what)",
        range: "0 and up", unit: "texts"),
      column(
        (list, number), .entropy, "entropy",
        "entropy of the shares of texts of \(what): 0 if all are alike", range: "0 and up",
        unit: "nats", missing: none),
    ]
      + shares(list, number, "share of the texts of \(what) that are", missing: none) + [
        column(
          (list, number), .otherShare, "other_share",
          "share of the texts of \(what) that are none of those with a share of their own",
          range: "0 to 1", missing: none)
      ]
  }

  /// The shares of the most frequent texts; before the list is read nobody knows which these are.
  private func shares(
    _ list: EdgeColumnSchema, _ number: Int, _ subject: String, missing: String
  ) -> [TieColumn] {
    guard let levels = list.levels?.prefix(selection.levelCount) else {
      var open = column(
        (list, number), .levelShare(0), LevelShare.openName,
        LevelShare.openMeaning(
          subject, mostFrequent: selection.levelCount, "in the rows before the date"),
        range: "0 to 1", missing: missing)
      open.description = open.description.ofTexts
      return [open]
    }
    return zip(levels, LevelShare.names(of: Array(levels))).enumerated().map { place, level in
      column(
        (list, number), .levelShare(place), level.1, "\(subject) '\(level.0)'", range: "0 to 1",
        missing: missing)
    }
  }

  private func count(_ list: EdgeColumnSchema, _ number: Int) -> TieColumn {
    column(
      (list, number), .count, "count", "number of rows \(rows) with a value of '\(list.name)'",
      range: "0 and up", unit: "rows")
  }

  private static let unit = "the column's unit"
  private static let herfindahl = "the Herfindahl index"

  /// Which rows are meant.
  private var rows: String {
    let way =
      switch direction {
      case .either: "with the person"
      case .incoming: "to the person"
      case .outgoing: "from the person"
      }
    return way + (span.map { ", in the \($0.name) before the date" } ?? "")
  }

  private func column(
    _ list: (schema: EdgeColumnSchema, number: Int)?, _ statistic: TieStatistic, _ suffix: String,
    _ meaning: String, range: String? = nil, unit: String? = nil, missing: String? = nil,
    source: String? = nil
  ) -> TieColumn {
    let way =
      switch direction {
      case .either: "tie_"
      case .incoming: "tie_in_"
      case .outgoing: "tie_out_"
      }
    let name =
      way + (list.map { "\($0.schema.name)_" } ?? "") + suffix + (span.map { "_\($0.name)" } ?? "")
    let origin = list.map { "column '\($0.schema.name)' of the edge list" } ?? "the edge list"
    return TieColumn(
      figure: TieFigure(
        column: list?.number, window: window, direction: direction, statistic: statistic),
      description: ColumnDescription(
        name, statistic.isCount ? .integer : .decimal, meaning, range: range, unit: unit,
        missing: missing, source: source.map { "\(origin); \($0)" } ?? origin, weights: .ignored))
  }
}
