/// What Leiden optimizes.
package enum LeidenObjective: Sendable, Equatable {
  /// Modularity: edges inside communities against those expected by degree.
  case modularity
  /// The constant Potts model: edges inside communities against a fixed density, the resolution.
  case constantPotts
}
