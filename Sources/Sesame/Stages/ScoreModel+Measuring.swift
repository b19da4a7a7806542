internal import Communities
internal import CreditScoring
internal import GraphFeatures
internal import Tables

extension ScoreModel {
  /// The model with the stability of communities, as it was measured, in the characteristics that are made of them.
  ///
  /// - Parameters:
  ///   - consensus: The communities; the model stays as it is without several runs of them.
  ///   - people: The people table, whose own columns no run made.
  /// - Returns: The model.
  func measured(_ consensus: CommunityConsensus?, besides people: Table) -> ScoreModel {
    guard let stability = consensus?.meanStability else { return self }
    return stating(stability: stability) { name in
      people[name] == nil && Communities.areNeeded(for: [name])
    }
  }
}
