internal import CreditScoring
internal import Files
internal import ScorecardFitting
internal import Tables
internal import TextFormats

extension CategoryMap.Entry {
  /// The names of what may be said of a column beside its category and its reason.
  static let adviceNames = ["actionable", "months", "cost", "always_given"]

  /// Takes what is said under a name.
  ///
  /// - Returns: What is wrong with it, and what to do; `nil` if nothing is.
  mutating func take(
    _ text: String, for name: String
  ) -> (problem: String, remedy: String)? {
    let shown = text.prefix(40)
    switch name {
    case "actionable":
      guard let way = ScoreModel.Actionability(word: text.lowercased()) else {
        return (
          "'\(shown)' is no way to change a value", "write true, false, increase or decrease"
        )
      }
      advice.actionable = way
    case "months":
      guard let number = Double(decimal: Array(text.utf8)[...]), let months = Int(exactly: number),
        months >= 0
      else {
        return ("'\(shown)' is no number of months", "write a whole number from 0")
      }
      advice.months = months
    case "cost":
      guard let cost = Double(decimal: Array(text.utf8)[...]), cost > 0 else {
        return ("'\(shown)' is no cost", "write a number above 0")
      }
      advice.cost = cost
    default:
      guard let isGiven = Bool(text.lowercased()) else {
        return ("'\(shown)' does not say whether the reason is always given", "write true or false")
      }
      advice.isAlwaysGiven = isGiven
    }
    return nil
  }

  /// What does not go together; the name of what is to be changed, what is wrong with it, and what to do.
  func contradiction(
    after others: [CategoryMap.Entry]
  ) -> (name: String, problem: String, remedy: String)? {
    if advice.actionable == .never, advice.months != nil || advice.cost != nil {
      return (
        "actionable", "a value that can't be changed has no months and no cost",
        "remove them, or say how it can be changed"
      )
    }
    guard advice.isAlwaysGiven, others.contains(where: \.advice.isAlwaysGiven) else { return nil }
    return (
      "always_given", "a second column whose reason is always given",
      "a card has at most one; remove it"
    )
  }
}

extension ScoreModel.Actionability {
  /// The way in the word of documents.
  var word: String {
    switch self {
    case .never: "false"
    case .eitherWay: "true"
    case .increase, .decrease: rawValue
    }
  }

  /// The way of a word.
  init?(word: String) {
    guard let way = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = way
  }
}

extension CategoryMap {
  /// Throws if texts are said to rise or to fall.
  ///
  /// - Parameters:
  ///   - names: The columns that may take part.
  ///   - people: The table that is fitted to.
  ///   - options: How; they tell which numbers are codes.
  /// - Throws: ``DataError`` that names the first such column.
  func checkAdvice(
    on names: [String], of people: Table, _ options: FittingOptions
  ) throws(DataError) {
    let advice = advice
    for name in names {
      guard let way = advice[name]?.actionable, [.increase, .decrease].contains(way),
        let column = people[name]
      else { continue }
      let isText = [.text, .date, .timestamp].contains(column.type)
      let held = isText ? column.type.plural : ColumnType.text.plural
      guard isText || options.binning.texts.contains(name) else { continue }
      throw DataError(
        .badData, source: people.sourceName,
        problem:
          "column '\(name)' holds \(held), which neither rise nor fall, and the map of categories says "
          + "'\(way.word)'",
        remedy: "write true or false there")
    }
  }

  /// What looks wrong of advice on columns that by their names hold what laws on lending protect.
  func warning(ofAdviceOn names: [String], _ people: Table) -> Message? {
    let advice = advice
    let found = names.filter { name in
      guard ProtectedColumns.contains(name), let advice = advice[name] else { return false }
      return ![nil, .never].contains(advice.actionable) || advice.months != nil
        || advice.cost != nil
    }
    guard !found.isEmpty else { return nil }
    return Message(
      "\(people.sourceName): by \(found.count == 1 ? "its name" : "their names"), "
        + "\(found.map { "'\($0)'" }.joined(separator: ", ")) \(found.count == 1 ? "is" : "are") what laws on "
        + "lending often protect: nobody is advised to change that, whatever the map of categories says; if the name "
        + "misleads, rename the column")
  }
}
