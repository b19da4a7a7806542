public import Execution
internal import GraphKernels
internal import Graphs

/// How much two divisions of the same people say the same.
public struct CommunityAgreement: Sendable, Hashable {
  /// The share of pairs of people on which both agree, beyond what chance gives.
  ///
  /// - Range: at most 1, for equal divisions; about 0 for unrelated ones.
  /// - Source: Hubert & Arabie, "Comparing partitions" (1985),
  ///   [doi:10.1007/BF01908075](https://doi.org/10.1007/BF01908075).
  public let adjustedRandIndex: Double
  /// The mutual information of both divisions over the arithmetic mean of their entropies.
  ///
  /// - Range: 0 to 1; even unrelated divisions into many communities come near 1.
  public let normalizedMutualInformation: Double
  /// The same beyond what chance gives, over the same mean.
  ///
  /// - Range: at most 1, for equal divisions; about 0 for unrelated ones.
  /// - Source: Vinh, Epps & Bailey, "Information theoretic measures for clusterings comparison"
  ///   (2010), [jmlr.org/papers/v11/vinh10a](https://jmlr.org/papers/v11/vinh10a.html).
  public let adjustedMutualInformation: Double
  /// The information in one division that the other does not tell, both ways, in nats.
  ///
  /// - Range: from 0, for equal divisions, to twice the logarithm of the number of people.
  /// - Source: Meilă, "Comparing clusterings – an information based distance" (2007),
  ///   [doi:10.1016/j.jmva.2006.11.013](https://doi.org/10.1016/j.jmva.2006.11.013).
  public let variationOfInformation: Double

  /// Compares two divisions.
  ///
  /// - Parameters:
  ///   - first: One label per person; equal labels are one community.
  ///   - second: Labels of the same people in the same order.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Returns: How much they agree.
  /// - Throws: `CancellationError` if the task is cancelled.
  /// - Complexity: O(*people*) for what is observed; for what chance gives, the pairs of different
  ///   community sizes times the overlaps that are not out of the question.
  /// - Precondition: As many labels in both.
  public static func comparing(
    _ first: [Int], with second: [Int], execution: Execution = Execution()
  ) async throws -> CommunityAgreement {
    precondition(first.count == second.count, "divisions of the same people")
    return try await Computation.run(execution) { computation in
      CommunityAgreement(
        try PartitionAgreement(
          CanonicalPartition(labels: first), CanonicalPartition(labels: second),
          computation.execution))
    }
  }

  init(_ agreement: PartitionAgreement) {
    adjustedRandIndex = agreement.adjustedRandIndex
    normalizedMutualInformation = agreement.normalizedMutualInformation
    adjustedMutualInformation = agreement.adjustedMutualInformation
    variationOfInformation = agreement.variationOfInformation
  }
}

extension Communities {
  /// How much these communities and others of the same people say the same.
  ///
  /// - Precondition: Both divide the same number of people.
  public func agreement(
    with other: Communities, execution: Execution = Execution()
  ) async throws -> CommunityAgreement {
    precondition(personCount == other.personCount, "divisions of the same people")
    return try await Computation.run(execution) {
      CommunityAgreement(try PartitionAgreement(partition, other.partition, $0.execution))
    }
  }
}
