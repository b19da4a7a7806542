internal import Sesame

/// Options on how the people table is read.
extension Arguments {
  /// The identifier of the person whom the command is about.
  func person() throws(UsageError) -> String {
    guard let person = text("--person") else {
      throw UsageError("the person is missing", remedy: "add --person ID")
    }
    return person
  }

  /// The people who are to be explained.
  func explainedPeople() throws(UsageError) -> [String] {
    guard let people = try names("--person"), !people.isEmpty else {
      throw UsageError("the person is missing", remedy: "add --person ID")
    }
    return people
  }

  /// Throws if an option about the people table is given and no people table is.
  ///
  /// - Parameters:
  ///   - readsNumbers: Whether weights or further columns of a text are read, which have a decimal mark too.
  ///   - readsTimes: Whether times of a text are read, which have an order of day, month and year too.
  /// - Throws: ``UsageError`` that names the option.
  func checkPeopleOptions(readsNumbers: Bool, readsTimes: Bool = false) throws(UsageError) {
    // A command without the option has people tables as operands.
    if has("--people") || !known("--people") { return }
    for name in [
      "--id", "--missing", "--people-header", "--decimal", "--grouping", "--date-order",
      "--unknown-people", "--outcome", "--event",
    ]
    where has(name) && !(name == "--missing" && (has("--start-from") || readsEdgeColumns))
      && !(["--decimal", "--grouping"].contains(name) && readsNumbers)
      && !(name == "--date-order" && readsTimes)
    {
      throw UsageError(
        "option '\(name)' is about the people table, and there is none",
        remedy: "add --people TABLE, or leave the option out")
    }
  }

  /// How the people table is read, as the options say.
  func peopleOptions() throws(UsageError) -> TableReadingOptions {
    let people = text("--people").map { [$0] } ?? textInputs
    try checkLayout(["--people-header"], of: people)
    try checkLayout(["--date-order"], of: has("--time") ? textInputs : people)
    try checkLayout(["--decimal", "--grouping"], of: textInputs)
    var options = TableReadingOptions()
    options.identifier = column("--id")
    options.missing = try missingValues()
    options.header = try truth("--people-header")
    options.decimal = try decimalMark()
    options.grouping = try groupingMark()
    options.dateOrder = try dateOrder()
    options.outcomes = try outcomes()
    return options
  }

  /// The tables and edge lists that are read as options on texts say.
  private var textInputs: [String] {
    operands + ["--people", "--edges"].compactMap(text)
  }

  /// How a table is read that a run wrote: its identifiers come first, its fractions have points, and what was
  /// missing is an empty field.
  func writtenTableOptions() throws(UsageError) -> TableReadingOptions {
    var options = TableReadingOptions()
    // Where only the empty field is missing, the usual spellings were written as values.
    if try list("--missing")?.contains("") ?? false { options.missing = [] }
    return options
  }

  /// The columns of what is to be predicted, and the values of each that are the event.
  ///
  /// A part of `--event` is a value of the one outcome, or `C=VALUE` for outcome `C`.
  private func outcomes() throws(UsageError) -> [OutcomeColumn] {
    let names = try names("--outcome") ?? []
    var events: [String: Set<String>] = [:]
    for part in try list("--event") ?? [] {
      let owner = names.first { part.hasPrefix("\($0)=") } ?? (names.count == 1 ? names[0] : nil)
      guard let owner else {
        if !names.isEmpty, let equals = part.firstIndex(of: "="), equals > part.startIndex {
          throw UsageError(
            "option '--event' is about '\(part[..<equals])', which is no outcome",
            remedy: "name one of \(names.joined(separator: ", ")), or add it to --outcome")
        }
        throw names.isEmpty
          ? UsageError(
            "option '--event' is about an outcome, and there is none", remedy: "add --outcome C")
          : UsageError(
            "option '--event' does not say whose event '\(part)' is",
            remedy: "write C=\(part), with C one of \(names.joined(separator: ", "))")
      }
      let value = part.hasPrefix("\(owner)=") ? String(part.dropFirst(owner.count + 1)) : part
      if value.isEmpty {
        throw UsageError("option '--event' has an empty value", remedy: "write V or V,V")
      }
      events[owner, default: []].insert(value)
    }
    return names.map { OutcomeColumn($0, events: events[$0]) }
  }

  /// The order of day, month and year in both inputs.
  func dateOrder() throws(UsageError) -> DateOrder? {
    try choice("--date-order", Choices<DateOrder>.orders)
  }

  /// The decimal mark of both inputs.
  func decimalMark() throws(UsageError) -> DecimalMark {
    try choice("--decimal", Choices<DecimalMark>.marks) ?? .point
  }

  /// What both inputs have between thousands.
  ///
  /// - Throws: ``UsageError`` if the decimal mark is the same.
  func groupingMark() throws(UsageError) -> GroupingMark? {
    let decimal = try decimalMark()
    let asked = try choice("--grouping", Choices<GroupingMark>.marks)
    guard let mark = asked else { return nil }
    switch (decimal, mark) {
    case (.comma, .comma):
      throw UsageError(
        "a comma can't be both the decimal mark and what is between thousands",
        remedy: "leave --decimal or --grouping out")
    case (.point, .point):
      throw UsageError(
        "a point can't be both the decimal mark and what is between thousands",
        remedy: "add --decimal comma")
    default: return mark
    }
  }

  /// The spellings of a missing value in a table of communities; columns are those of the people table
  /// where there is one.
  func missingOfStart() throws(UsageError) -> MissingValues {
    has("--people") ? try missingValues().inEveryColumn : try missingValues()
  }

  /// The spellings of a missing value: the usual ones and those of the option.
  ///
  /// A part of its value is a spelling for every column, or `C=TEXT` for column `C`. An empty part
  /// stands for the empty field alone, without the usual spellings.
  func missingValues() throws(UsageError) -> MissingValues {
    guard let parts = try list("--missing") else { return .standard }
    var missing: MissingValues = parts.contains("") ? [] : .standard
    for part in parts {
      if let equals = part.firstIndex(of: "="), equals > part.startIndex {
        missing = missing.adding(
          [String(part[part.index(after: equals)...])],
          inColumn: ColumnReference(String(part[..<equals])))
      } else {
        missing = missing.adding([part])
      }
    }
    return missing
  }
}

extension Choices<DateOrder> {
  static var orders: Choices {
    ["dmy": .dayMonthYear, "mdy": .monthDayYear, "ymd": .yearMonthDay]
  }
}

extension Choices<DecimalMark> {
  static var marks: Choices {
    ["comma": .comma, "point": .point]
  }
}

extension Choices<GroupingMark> {
  static var marks: Choices {
    ["comma": .comma, "point": .point, "space": .space, "apostrophe": .apostrophe]
  }
}
