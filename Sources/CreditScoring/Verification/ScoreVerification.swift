internal import Files

/// Whether every number of a scored table follows from the others, by the model that it was scored with.
///
/// ```swift
/// let scored = try Table(contentsOf: "scored.csv")
/// let result = try await CreditScorer(model: .european).verification(of: scored)
/// print(result)  // a line for each value that does not add up
/// ```
///
/// Recomputed are the points of every characteristic with a column, the sum of every category, the score,
/// whether there is one and why not, the band and the reasons. What friends' scores brought needs the
/// friendships: it is what the category of relationships has besides, and must lie within its budget, and
/// be what the figure brings where there is one. Minimum and maximum must lie within what the table leaves
/// open, which is a single number where nothing rests on other people.
public struct ScoreVerification: Sendable, Equatable {
  /// A value that does not add up.
  public struct Fault: Sendable, Equatable {
    /// The row, counted from 0.
    public let row: Int
    /// The row's place in words, such as `line 12`.
    public let place: String
    /// The column.
    public let column: String
    /// What is wrong with the value.
    public let problem: String
  }

  /// What messages call the table.
  public let source: String
  /// The number of rows.
  public let rowCount: Int
  /// The columns that were checked.
  public let checkedColumns: [String]
  /// The columns of scores that the table lacks.
  public let absentColumns: [String]
  /// Columns of points that are of no characteristic of the model.
  public let strangeColumns: [String]
  /// The columns that runs write beside scores, and that were not checked.
  public let uncheckedColumns: [String]
  /// What does not add up, row by row.
  public let faults: [Fault]

  /// The number of rows in which something does not add up.
  public var faultyRowCount: Int { Set(faults.map(\.row)).count }

  /// Whether everything adds up.
  public var isSound: Bool { faults.isEmpty }
}

extension ScoreVerification: CustomStringConvertible {
  /// A line for each fault, then how much was checked; no line has a person's name.
  public var description: String {
    let lines = faults.map { fault in
      let line = fault.place.split(separator: " ").last ?? ""
      let place = fault.place.hasPrefix("line ") ? ":\(line)" : ": \(fault.place)"
      return "\(source)\(place): column '\(fault.column)': \(fault.problem)".printable
    }
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }

  /// What the names of columns begin with of which there are many.
  static let unchecked = ["probability_", "benefit_", "change_"]

  private var summary: String {
    let checked =
      "\(rowCount.counting("row")), \(checkedColumns.count.counting("column")) checked"
    var text =
      isSound
      ? "\(checked): everything adds up"
      : "\(checked): \(faults.count.counting("value")) of \(faultyRowCount.counting("row")) "
        + (faults.count == 1 ? "does" : "do") + " not add up"
    if !absentColumns.isEmpty {
      text += "\nnot in the table: \(absentColumns.joined(separator: ", "))"
    }
    if !uncheckedColumns.isEmpty {
      var names: [String] = []
      for name in uncheckedColumns {
        let short = Self.unchecked.first(where: name.hasPrefix).map { $0 + "…" } ?? name
        if !names.contains(short) { names.append(short) }
      }
      text += "\nnot checked: \(names.joined(separator: ", "))"
    }
    if !strangeColumns.isEmpty {
      text += "\nof no characteristic of the model: \(strangeColumns.joined(separator: ", "))"
    }
    return text.printableLines
  }
}
