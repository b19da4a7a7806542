internal import Files
package import Tables

/// By what people with an outcome are set apart from each other, and into how many folds.
///
/// ```swift
/// let rule = FoldRule.byCommunity(5)
/// ```
///
/// Folds of people say how well a column does for people whose friends' outcomes are known. Where new
/// people come in groups that nothing is known of, whole communities or components say more: friends are
/// mostly in one fold then, and their outcomes are not used.
///
/// A fold of one person, or few, would be a trap. Without the person's own outcome the event rate of a
/// small group falls where the person has the event and rises where not: given the group, the column is
/// a function of the very outcome that it must not know. With a few folds, dealt out by a hash, all people
/// of a fold share what is left out, and no column tells which of them has the event. Between folds a trace
/// remains, as in all cross-validation: what is left out of one fold is in the others. What a column is
/// worth is therefore asked of nested folds:
/// see `RelationGraph.outcomeColumns(of:named:_:evaluating:of:communities:seed:execution:)`.
public struct FoldRule: Sendable, Hashable {
  enum Unit: Sendable, Hashable {
    case person, community, component
    case column(String)
  }

  let unit: Unit
  /// The number of folds.
  public let count: Int

  /// The number of folds if nobody says otherwise.
  public static let defaultCount = 5

  /// Folds of single people.
  public static func byPerson(_ count: Int = defaultCount) -> FoldRule {
    FoldRule(unit: .person, count: count)
  }

  /// Folds of whole communities.
  public static func byCommunity(_ count: Int = defaultCount) -> FoldRule {
    FoldRule(unit: .community, count: count)
  }

  /// Folds of whole connected components.
  public static func byComponent(_ count: Int = defaultCount) -> FoldRule {
    FoldRule(unit: .component, count: count)
  }

  /// Folds by a column of the people table.
  ///
  /// With dates or numbers, folds are in their order, which stands for time: people are parted into one
  /// window more than there are folds, and each rests on the outcomes of earlier windows alone, the first on
  /// none. People without a date or number are in no fold; their outcomes are not used. With other texts, or
  /// true and false, people of one value are in one fold, and those without a value each by themself.
  public static func byColumn(_ name: String, _ count: Int = defaultCount) -> FoldRule {
    FoldRule(unit: .column(name), count: count)
  }

  /// By what people are set apart: `person`, `community`, `component`, or a column's name.
  public var name: String {
    switch unit {
    case .person: "person"
    case .community: "community"
    case .component: "component"
    case .column(let name): name
    }
  }

  /// The rule of that name: one of the three units, else a column.
  public static func named(_ name: String, _ count: Int = defaultCount) -> FoldRule {
    switch name {
    case "person": .byPerson(count)
    case "community": .byCommunity(count)
    case "component": .byComponent(count)
    default: .byColumn(name, count)
    }
  }

  /// What the values of a column are by which people are put into folds.
  public enum Values: String, Sendable, Hashable {
    /// Dates, in the order of which folds are.
    case dates
    /// Numbers, in the order of which folds are.
    case numbers
    /// Texts, or true and false, each of which stays together.
    case texts
  }

  /// What the values of the rule's column are in a table of people; `nil` for a rule without a column, and
  /// if the table lacks it.
  package func values(in people: TableSchema) -> Values? {
    guard let column = column.flatMap({ people[$0] }) else { return nil }
    if column.holdsDates { return .dates }
    return [.integer, .decimal].contains(column.type) ? .numbers : .texts
  }

  /// The rule in words, behind "folds".
  package func phrase(_ values: Values?) -> String {
    let order = values.flatMap { $0.areInOrder ? ", in the order of its \($0)" : nil }
    return "by \(name.printable)" + (order ?? "")
  }

  /// What the rule keeps together, or puts into order, in the plural.
  func units(_ values: Values?) -> String {
    switch (unit, values) {
    case (.person, _): "people with an outcome"
    case (.community, _): "communities of people with an outcome"
    case (.component, _): "components of people with an outcome"
    case (.column(let name), let values?) where values.areInOrder:
      "later \(values) in column '\(name)' of people with an outcome"
    case (.column(let name), _): "groups in column '\(name)' of people with an outcome"
    }
  }

  /// Whether communities are needed.
  public var needsCommunities: Bool { unit == .community }

  /// Whether a community's people are all in one fold, so that none of them rests on another's outcome:
  /// communities don't reach beyond components.
  var keepsCommunitiesWhole: Bool { unit == .community || unit == .component }

  /// The column of the people table that is read; `nil` for none.
  var column: String? { if case .column(let name) = unit { name } else { nil } }
}

extension FoldRule.Values {
  /// Whether folds are in the order of the values.
  package var areInOrder: Bool { self != .texts }

  /// One of the values.
  package var singular: String { String(rawValue.dropLast()) }
}

extension FoldRule.Values: CustomStringConvertible {
  /// `dates`, `numbers` or `texts`.
  public var description: String { rawValue }
}
