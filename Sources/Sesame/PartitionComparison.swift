public import Communities
internal import Files
internal import Identifiers
public import Tables
public import TextFormats

/// How much two divisions of the same people into communities say the same.
///
/// ```swift
/// let comparison = try await PartitionComparison(
///   Table(contentsOf: "spring.csv"), Table(contentsOf: "autumn.csv"))
/// print(comparison.agreement.adjustedMutualInformation)
/// ```
public struct PartitionComparison: Sendable {
  /// The columns of communities that are compared, by name.
  public let columnNames: (first: String, second: String)
  /// The number of people whom both tables place in a community; the measures are about them.
  public let personCount: Int
  /// The number of people whom only the first table places, and only the second.
  public let unsharedCounts: (first: Int, second: Int)
  /// The number of communities that these people are in, by the first and by the second table.
  public let communityCounts: (first: Int, second: Int)
  /// How much the divisions of these people agree.
  public let agreement: CommunityAgreement

  /// Compares two tables by identifier.
  ///
  /// - Parameters:
  ///   - first: A table with a column of communities; whatever its values are, equal ones are one
  ///     community, and where the value is missing the person is in none.
  ///   - second: Another one.
  ///   - column: The column of communities in both; `nil` as in ``GivenCommunities/column``.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` if a table lacks the column or the tables share no one;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: As ``CommunityAgreement``.
  public init(
    _ first: Table, _ second: Table, column: ColumnReference? = nil,
    execution: Execution = Execution()
  ) async throws {
    try await self.init(
      GivenCommunities(in: first, column: column), GivenCommunities(in: second, column: column),
      execution: execution)
  }

  /// Compares two tables by identifier, each with a column of communities of its own.
  ///
  /// - Parameters:
  ///   - first: A table with its column of communities.
  ///   - second: Another one.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: ``DataError`` if a table lacks its column, if several could be meant, or if the tables
  ///   share no one; `CancellationError` if the task is cancelled.
  /// - Complexity: As ``CommunityAgreement``.
  public init(
    _ first: GivenCommunities, _ second: GivenCommunities, execution: Execution = Execution()
  ) async throws {
    columnNames = (try first.columnName(), try second.columnName())
    let (one, other) = (try first.labels(), try second.labels())
    let (first, second) = (first.table, second.table)
    let index = TextIndex(second.identifiers)
    var shared: (first: [Int], second: [Int]) = ([], [])
    for (row, identifier) in first.identifiers.enumerated() {
      guard let label = one[row], let place = index.lookup(identifier),
        let otherLabel = other[Int(place)]
      else { continue }
      shared.first.append(label)
      shared.second.append(otherLabel)
    }
    guard !shared.first.isEmpty else {
      throw DataError(
        .badData, source: second.sourceName,
        problem: "no one in it has a community in \(first.sourceName) as well",
        remedy: "see whether the first columns hold the same identifiers")
    }
    agreement = try await CommunityAgreement.comparing(
      shared.first, with: shared.second, execution: execution)
    personCount = shared.first.count
    unsharedCounts = (
      one.count { $0 != nil } - personCount, other.count { $0 != nil } - personCount
    )
    communityCounts = (Set(shared.first).count, Set(shared.second).count)
  }

  /// The measures as a table: a name and a number a row.
  public var table: Table {
    let counts: [(String, Int)] = [
      ("people", personCount), ("people_only_in_first", unsharedCounts.first),
      ("people_only_in_second", unsharedCounts.second),
      ("communities_in_first", communityCounts.first),
      ("communities_in_second", communityCounts.second),
    ]
    let measures: [(String, Double)] = [
      ("adjusted_rand_index", agreement.adjustedRandIndex),
      ("normalized_mutual_information", agreement.normalizedMutualInformation),
      ("adjusted_mutual_information", agreement.adjustedMutualInformation),
      ("variation_of_information", agreement.variationOfInformation),
    ].map { ($0, abs($1) < 1e-12 ? 0 : $1) }  // where parts cancel out but for rounding
    let numbers = counts.map { Double($0.1) } + measures.map(\.1)
    // Counts are whole numbers to whoever reads them.
    let texts = counts.map { "\($0.1)" } + measures.map { "\($0.1)" }
    return Table([
      Column("measure", .strings(counts.map(\.0) + measures.map(\.0))),
      Column("value", .reals(numbers), spelling: TextList(texts)),
    ])
  }
}
