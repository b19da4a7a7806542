internal import Execution
internal import Files
internal import Graphs
internal import Tables

/// What is computed of ratings that the edge list's rows hold, from mistrust to trust: columns that a job
/// adds.
///
/// ```swift
/// let edges = Source<EdgeList>.file("ratings.csv", EdgeListFormat(columns: ["rating"]))
/// var job = FeatureJob(seed: 1)
/// job.ratings = RatingSelection(column: "rating", largest: 10)
/// let result = try await job.run(on: GraphSource(edges: edges))
/// ```
///
/// Of several ratings of one pair the last counts, by time where the list has times, and of one time the
/// last row; rows count as in ``TieSelection``, and ratings do not decay. For ``Method`` ratings have a
/// direction whether or not the graph has one. Where a job also has ``FeatureJob/influence``, that goes
/// along positive ratings, in proportion to them, in place of friendships: in a graph without direction
/// both ways, with the ratings of both directions added. The report says how many ratings are left out.
public struct RatingSelection: Sendable, Hashable {
  /// A way to judge those who give and receive ratings.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// ``RelationGraph/fairnessAndGoodness(of:coldStart:tolerance:iterationLimit:execution:)``: columns
    /// `fairness` and `goodness`.
    case fairnessAndGoodness = "fairness_and_goodness"
    /// REV2 without behavior, with ``prior`` for both: columns `rev2_fairness` and `rev2_goodness`.
    case rev2
  }

  /// The edge list's column of ratings, which is read with it: see ``EdgeListFormat/columns``.
  public var column: String
  /// The best rating, above 0, the worst being minus this; `nil` for the largest there is without its sign.
  public var largest: Double?
  /// The methods whose columns are shown.
  public var methods: Set<Method>
  /// The numbers of people without ratings.
  public var coldStart = RatingColdStart.missing
  /// What REV2's fairness and goodness are drawn to.
  public var prior = RatingPrior.median
  /// As how many ratings that counts.
  public var priorWeight = 1.0

  /// Asks for what ratings say.
  ///
  /// - Precondition: `largest`, if given, is positive and finite.
  public init(
    column: String, largest: Double? = nil, _ methods: Set<Method> = Set(Method.allCases)
  ) {
    precondition(largest.map { $0 > 0 && $0.isFinite } ?? true, "the best rating is above 0")
    self.column = column
    self.largest = largest
    self.methods = methods
  }
}

extension RatingSelection.Method {
  /// The names of its columns.
  var columnNames: [String] {
    let prefix = self == .rev2 ? "rev2_" : ""
    return ["\(prefix)fairness", "\(prefix)goodness"]
  }
}

extension RatingSelection {
  /// The methods that are shown, in the order of their columns.
  var shownMethods: [Method] { Method.allCases.filter(methods.contains) }

  /// The columns' entries in a data dictionary.
  var columns: [ColumnDescription] {
    shownMethods.flatMap { method in
      let names = method.columnNames
      let source =
        method == .rev2
        ? "Kumar et al. (2018), doi:10.1145/3159652.3159729, without behavior"
        : "Kumar et al. (2016), doi:10.1109/ICDM.2016.0033"
      let drawn = method == .rev2 ? ", drawn to a prior where ratings are few" : ""
      return [
        ColumnDescription(
          names[0], .decimal,
          "how close the ratings in '\(column)' that the person gave are to what is rated\(drawn)",
          range: "0 to 1",
          missing: missing("gave"), source: source, weights: .ignored),
        ColumnDescription(
          names[1], .decimal,
          "mean of the ratings in '\(column)' that the person received, those of the fair counting "
            + "more\(drawn)", range: "−1 to 1", missing: missing("received"),
          source: source, weights: .ignored),
      ]
    }
  }

  private func missing(_ verb: String) -> String? {
    switch coldStart {
    case .fixed: nil
    case .missing: "for who \(verb) no rating"
    case .mean, .median: "if nobody \(verb) a rating"
    }
  }

  /// The names of all columns, shown or not.
  package static let columnNames = Method.allCases.flatMap(\.columnNames)

  /// The same with the methods besides that columns of some names need.
  func including(_ names: Set<String>) -> RatingSelection {
    var selection = self
    selection.methods.formUnion(
      Method.allCases.filter { !names.isDisjoint(with: $0.columnNames) })
    return selection
  }

  /// What computing the columns takes.
  var costs: [MemoryCost] {
    columns.map { .column($0.name) } + [MemoryCost("ratings", perVertex: 56, perEdge: 48)]
  }

  /// The same with the name of the column, which has its number for one if the list has no header.
  ///
  /// - Throws: ``GraphError`` if the list does not keep the column, or it holds texts.
  func resolved(in schema: GraphSchema) throws(GraphError) -> RatingSelection {
    let names = [column, "column_\(column)"]
    let columns = names.lazy.compactMap { name in schema.edgeColumns.first { $0.name == name } }
    guard let found = columns.first else {
      throw GraphError(
        .notApplicable, "the edge list keeps no column '\(column)' of ratings",
        remedy: Int(column) == nil
          ? "name it where the list is read (\(.tieColumns))"
          : "give its name, which is in the list's header")
    }
    if found.holdsTexts {
      throw GraphError(
        .notApplicable, "column '\(column)' of the edge list holds texts, not ratings",
        remedy: "name a column of numbers")
    }
    var selection = self
    selection.column = found.name
    return selection
  }
}
