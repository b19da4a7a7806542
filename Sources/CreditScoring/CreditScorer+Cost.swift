package import Execution

extension CreditScorer {
  /// What scoring takes: points, bins and reasons are as much as so many numbers of each person.
  package static let memoryCost = MemoryCost("scores", perVertex: 8 * 30)
}
