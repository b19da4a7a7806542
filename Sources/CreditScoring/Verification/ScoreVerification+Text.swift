internal import Files

extension ScoreVerification: CustomStringConvertible {
  /// A line for each fault, then how much was checked; no line has a person's name.
  public var description: String { text() }

  /// The same with what to do to have everything checked.
  ///
  /// - Parameters:
  ///   - friendships: What to do where what friends' scores brought is taken as stated.
  ///   - columns: What to do where columns beside scores are not checked.
  /// - Returns: Lines of text.
  public func text(friendships: String? = nil, columns: String? = nil) -> String {
    let lines = faults.map { fault in
      let line = fault.place.split(separator: " ").last ?? ""
      let place = fault.place.hasPrefix("line ") ? ":\(line)" : ": \(fault.place)"
      return "\(source)\(place): column '\(fault.column)': \(fault.problem)".printable
    }
    return (lines + summary(friendships, columns).map(\.printableLines)).joined(separator: "\n")
      + "\n"
  }

  /// What the names of columns begin with of which there are many.
  static let unchecked = ["probability_", "benefit_", "change_"]

  private func summary(_ friendships: String?, _ columns: String?) -> [String] {
    let remedy = { (text: String?) in text.map { "; \($0)" } ?? "" }
    var lines = [result]
    if let doubtOfFriendships { lines.append(doubtOfFriendships) }
    if takenAsStatedCount > 0 {
      lines.append(
        "taken as stated, since it follows from friendships: \(ScoreCategory.interpersonalRelationships.rawValue) "
          + "of \(takenAsStatedCount.counting("person", "people")), and what minimum and maximum have of it"
          + remedy(friendships))
    }
    if undecidedCount > 0 {
      lines.append(
        "taken as stated, since it follows from how sure values are: whether the score of "
          + undecidedCount.counting("person", "people") + " is too uncertain to be given"
          + remedy(columns))
    }
    if !absentColumns.isEmpty {
      lines.append("not in the table: \(Self.shortened(absentColumns))")
    }
    if !addedUpColumns.isEmpty {
      lines.append("checked only to add up: \(Self.shortened(addedUpColumns))")
    }
    if !uncheckedColumns.isEmpty {
      lines.append("not checked: \(Self.shortened(uncheckedColumns))" + remedy(columns))
    }
    if !strangeColumns.isEmpty {
      lines.append(
        "of no characteristic of the model: \(strangeColumns.joined(separator: ", "))")
    }
    return lines
  }

  private var result: String {
    let checked =
      "\(rowCount.counting("row")), \(checkedColumns.count.counting("column")) checked"
    if !isSound {
      return "\(checked): \(faults.count.counting("value")) of \(faultyRowCount.counting("row")) "
        + (faults.count == 1 ? "does" : "do") + " not add up"
    }
    return takenAsStatedCount + undecidedCount == 0
      ? "\(checked): everything adds up" : "\(checked): what can be computed again adds up"
  }

  /// Names, those of many columns together.
  private static func shortened(_ names: [String]) -> String {
    var short: [String] = []
    for name in names {
      let text = unchecked.first(where: name.hasPrefix).map { $0 + "…" } ?? name
      if !short.contains(text) { short.append(text) }
    }
    return short.joined(separator: ", ")
  }
}
