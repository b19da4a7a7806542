public import Graphs
public import Statistics
public import Tables

/// Columns made of an outcome, and on whose outcomes each row of them rests.
public struct OutcomeColumns: Sendable {
  /// Whether a row is of a person whose outcome others' columns rest on, or of one to be scored.
  public enum Role: Sendable, Hashable {
    /// The outcome is known: the row rests on the outcomes outside of a fold, from 0.
    case training(fold: Int)
    /// The outcome is known and comes before all folds in the order of time: the row rests on nobody's.
    case first
    /// The outcome is unknown, or not used: the row rests on all of the outcomes, in the order of time
    /// on the earlier ones.
    case serving
  }

  /// The columns, in the order of their dictionary.
  public let columns: [Column]
  /// The folds.
  public let folds: Folds
  /// How many outcomes each source has: for each fold, and at the end for the rows to be scored.
  let totals: [OutcomeTotal]

  init(columns: [Column], folds: Folds, totals: [OutcomeTotal]) {
    (self.columns, self.folds, self.totals) = (columns, folds, totals)
  }

  /// The columns for a model: all but the first two.
  ///
  /// These say what a row rests on, which differs between people a model is fitted on and people to be
  /// scored.
  public var modelColumns: [Column] { Array(columns.dropFirst(2)) }

  /// What the row of a person is.
  public func role(ofRow row: Int) -> Role {
    if let fold = folds.fold(ofRow: row) { return .training(fold: fold) }
    return folds.isTraining(row: row) ? .first : .serving
  }

  /// How many people's outcomes a row rests on; never the person's own.
  public func outcomeCount(ofRow row: Int) -> Int {
    let source = folds.source(ofRow: row)
    return source < 0 ? 0 : totals[Int(source)].known
  }

  /// How many of these people had the event.
  public func eventCount(ofRow row: Int) -> Int {
    let source = folds.source(ofRow: row)
    return source < 0 ? 0 : totals[Int(source)].events
  }

  /// A table of the graph's people: identifiers, then ``columns``.
  ///
  /// - Throws: ``DataError`` if the identifier column has the name of one of them.
  /// - Precondition: The graph has as many people as the columns.
  public func table(for graph: RelationGraph) throws -> Table {
    var table = graph.identifierTable
    for column in columns { try table.append(column) }
    return table
  }
}

/// The outcomes of a source.
struct OutcomeTotal: Sendable, Equatable {
  var known = 0
  var events = 0

  /// The event rate of some people with so many more at that of all, less that of all; `nil` without
  /// outcomes.
  ///
  /// The rate of all differs between folds, and is the lower the more events a fold has that is left
  /// out: a rate that holds it would tell people of one fold from those of another by their outcomes.
  func excess(known count: UInt32, events: UInt32, pseudoFriends: Double) -> Double? {
    guard known > 0 else { return nil }
    // Whole numbers, so that it is 0 where the rates are equal.
    let difference = Int(events) * known - Int(count) * self.events
    return Double(difference) / (Double(known) * (pseudoFriends + Double(count)))
  }
}
