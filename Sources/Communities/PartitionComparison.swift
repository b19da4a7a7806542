public import Execution
internal import Files
internal import Identifiers
public import Tables
internal import TextFormats

/// How much two divisions of the same people into communities say the same.
///
/// ```swift
/// let spring = CommunityAssignment(in: try Table(contentsOf: "spring.csv"))
/// let autumn = CommunityAssignment(in: try Table(contentsOf: "autumn.csv"))
/// let comparison = try await spring.compared(with: autumn)
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

extension CommunityAssignment {
  /// Compares two tables by identifier, each with a column of communities of its own.
  ///
  /// - Parameters:
  ///   - other: Another table with its column of communities.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: How much they agree about the people of both.
  /// - Throws: ``DataError`` if a table lacks its column, if several could be meant, or if the tables
  ///   share no one; `CancellationError` if the task is cancelled.
  /// - Complexity: As ``CommunityAgreement``.
  public func compared(
    with other: CommunityAssignment, execution: Execution = Execution()
  ) async throws -> PartitionComparison {
    let columnNames = (try columnName(), try other.columnName())
    let (labels, otherLabels) = (try labels(), try other.labels())
    let index = TextIndex(other.table.identifiers)
    var shared: (first: [Int], second: [Int]) = ([], [])
    for (row, identifier) in table.identifiers.enumerated() {
      guard let label = labels[row], let place = index.lookup(identifier),
        let otherLabel = otherLabels[Int(place)]
      else { continue }
      shared.first.append(label)
      shared.second.append(otherLabel)
    }
    let count = shared.first.count
    guard count > 0 else {
      // Tables in memory may be called alike.
      let isSame = table.sourceName == other.table.sourceName
      throw DataError(
        .badData, source: isSame ? "second table" : other.table.sourceName,
        problem: "no one in it has a community in "
          + (isSame ? "the first table" : table.sourceName) + " as well",
        remedy: "see whether the first columns hold the same identifiers")
    }
    return PartitionComparison(
      columnNames: columnNames, personCount: count,
      unsharedCounts: (
        labels.count { $0 != nil } - count, otherLabels.count { $0 != nil } - count
      ),
      communityCounts: (Set(shared.first).count, Set(shared.second).count),
      agreement: try await CommunityAgreement.comparing(
        shared.first, with: shared.second, execution: execution))
  }
}
