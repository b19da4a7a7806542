public import DelimitedText
public import GraphFeatures
public import Tables

/// How much two divisions of the same people into communities say the same.
///
/// ```swift
/// let comparison = try await PartitionComparison(
///   Table(contentsOf: "spring.csv"), Table(contentsOf: "autumn.csv"))
/// print(comparison.agreement.adjustedMutualInformation)
/// ```
public struct PartitionComparison: Sendable {
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
  ///   - threads: How many threads; `nil` for all cores. Changes no byte of the result.
  /// - Throws: ``DataError`` if a table lacks the column or the tables share no one;
  ///   `CancellationError` if the task is cancelled.
  /// - Complexity: As ``CommunityAgreement``.
  public init(
    _ first: Table, _ second: Table, column: ColumnReference? = nil, threads: Int? = nil
  ) async throws {
    let (one, other) = (
      try GivenCommunities(in: first, column: column).labels(),
      try GivenCommunities(in: second, column: column).labels()
    )
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
    agreement = try await CommunityAgreement(shared.first, shared.second, threads: threads)
    personCount = shared.first.count
    unsharedCounts = (
      one.count { $0 != nil } - personCount, other.count { $0 != nil } - personCount
    )
    communityCounts = (Set(shared.first).count, Set(shared.second).count)
  }

  /// The measures as a table: a name and a number a row.
  public var table: Table {
    let rows: [(String, Double)] = [
      ("people", Double(personCount)),
      ("people_only_in_first", Double(unsharedCounts.first)),
      ("people_only_in_second", Double(unsharedCounts.second)),
      ("communities_in_first", Double(communityCounts.first)),
      ("communities_in_second", Double(communityCounts.second)),
      ("adjusted_rand_index", agreement.adjustedRandIndex),
      ("normalized_mutual_information", agreement.normalizedMutualInformation),
      ("adjusted_mutual_information", agreement.adjustedMutualInformation),
      ("variation_of_information", agreement.variationOfInformation),
    ]
    return Table([
      Column("measure", .strings(rows.map(\.0))), Column("value", .reals(rows.map(\.1))),
    ])
  }
}
