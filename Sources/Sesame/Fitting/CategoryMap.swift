public import CreditScoring
internal import Tables

/// Which category each of some columns belongs to, what a person is told of it, and what a person can change.
///
/// A file of it is CSV with the columns `column` and `category` and perhaps others, or a JSON object with a category
/// for each column, or with an object of `category` and the others:
///
/// ```text
/// column,category,reason,actionable,months,cost,always_given
/// income,fulfillment_capacity,The income is low,increase,6,2,
/// delays,credit_history,,false,,,
/// ```
///
/// - `reason` is the sentence that a person is given whom the column has cost points; where there is none a fit makes
///   one of the column's name.
/// - `actionable`, `months`, `cost` and `always_given` mean what they mean in the document of a model
///   (``ScoreModel/formatDescription``, ``ScoreModel/ColumnAdvice``); where they are empty, it is what holds there.
///
/// Further columns of the file are not read, unless their names are nearly those of the ones above, which is an error;
/// ``csv`` has one with the categories that there are.
public struct CategoryMap: Sendable, Equatable {
  /// The columns in order, some perhaps without a category.
  private(set) var entries: [Entry] = []

  struct Entry: Sendable, Equatable {
    let column: String
    var category: ScoreCategory?
    var reason: String?
    var advice = ScoreModel.ColumnAdvice()
  }

  /// Makes an empty map.
  public init() {}

  init(entries: [Entry]) { self.entries = entries }

  /// The columns that have a category.
  public var columns: [String] { entries.filter { $0.category != nil }.map(\.column) }

  /// The category of a column; `nil` if it has none.
  public subscript(column: String) -> ScoreCategory? {
    get { entries.first { $0.column == column }?.category }
    set {
      if let place = entries.firstIndex(where: { $0.column == column }) {
        entries[place].category = newValue
      } else {
        entries.append(Entry(column: column, category: newValue))
      }
    }
  }

  /// What a person is told of a column that has cost points, by the column's name.
  public var reasons: [String: String] {
    get {
      Dictionary(
        entries.compactMap { entry in entry.reason.map { (entry.column, $0) } },
        uniquingKeysWith: { _, last in last })
    }
    set {
      for place in entries.indices { entries[place].reason = newValue[entries[place].column] }
      let known = Set(entries.map(\.column))
      for (column, reason) in newValue.sorted(by: { $0.key < $1.key })
      where !known.contains(column) {
        entries.append(Entry(column: column, category: nil, reason: reason))
      }
    }
  }

  /// What is said of how people can change columns' values, by the columns' names.
  public var advice: [String: ScoreModel.ColumnAdvice] {
    get {
      Dictionary(
        entries.filter { $0.advice != .init() }.map { ($0.column, $0.advice) },
        uniquingKeysWith: { _, last in last })
    }
    set {
      for place in entries.indices {
        entries[place].advice = newValue[entries[place].column] ?? .init()
      }
      let known = Set(entries.map(\.column))
      for (column, advice) in newValue.sorted(by: { $0.key < $1.key })
      where !known.contains(column) {
        entries.append(Entry(column: column, advice: advice))
      }
    }
  }

  /// The map as CSV, with an empty category where there is none, and beside it the words that it may be.
  public var csv: String {
    let words = ScoreCategory.allCases.map(\.rawValue).joined(separator: " or ")
    return Table([
      Column("column", .strings(entries.map(\.column))),
      Column("category", .strings(entries.map { $0.category?.rawValue })),
      Column("reason", .strings(entries.map(\.reason))),
      Column("actionable", .strings(entries.map { $0.advice.actionable?.word })),
      Column("months", .integers(entries.map(\.advice.months))),
      Column("cost", .reals(entries.map(\.advice.cost))),
      Column("always_given", .booleans(entries.map { $0.advice.isAlwaysGiven ? true : nil })),
      Column("one_of", .strings(entries.map { _ in words })),
    ]).text(as: .csv)
  }
}
