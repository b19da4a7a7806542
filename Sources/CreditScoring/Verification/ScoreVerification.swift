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
/// whether there is one and why not, the band and the reasons. Each number must follow from those that the table
/// states: what friends' scores brought from the points that are stated of friends, so that one wrong value is
/// told in its own row and not in those of all whose friends' figures rest on it. Without friendships what they
/// brought is what the category of relationships has besides, and is only known to lie within its budget and to
/// be what the figure brings where there is one: ``takenAsStatedCount``. Minimum and maximum must be what
/// results; without friendships, or where it is not known what is missing behind a column over friends or
/// communities, they must lie within what the table leaves open.
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
  public internal(set) var checkedColumns: [String]
  /// The columns of scores that the table lacks.
  public internal(set) var absentColumns: [String]
  /// Columns of points that are of no characteristic of the model.
  public let strangeColumns: [String]
  /// The columns that runs write beside scores, and that were not checked.
  public internal(set) var uncheckedColumns: [String]
  /// The columns of a change of which only was checked that they add up.
  public internal(set) var addedUpColumns: [String] = []
  /// What does not add up, row by row.
  public internal(set) var faults: [Fault]
  /// The number of people of whom what friends' scores brought was taken as the table states it, since no
  /// friendships are given.
  public internal(set) var takenAsStatedCount = 0
  /// The number of people of whom it was taken as stated whether their score is too uncertain to be given, since that
  /// rests on how sure values are.
  public internal(set) var undecidedCount = 0
  /// The number of people of whom what friends' scores brought was compared.
  public internal(set) var comparedFigureCount = 0
  /// The number of people of whom it differs.
  public internal(set) var differingFigureCount = 0

  /// The number of rows in which something does not add up.
  public var faultyRowCount: Int { Set(faults.map(\.row)).count }

  /// Whether all that was checked adds up.
  public var isSound: Bool { faults.isEmpty }

  /// What to say if the friends' figures of most rows differ, as those of other friendships do; `nil` else.
  public var doubtOfFriendships: String? {
    guard comparedFigureCount >= 2, 2 * differingFigureCount > comparedFigureCount else {
      return nil
    }
    return "\(differingFigureCount) of \(comparedFigureCount) rows' friends' figures differ: "
      + "these are perhaps not the friendships of that run"
  }
}
