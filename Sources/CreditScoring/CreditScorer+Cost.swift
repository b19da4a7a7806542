package import Execution

extension CreditScorer {
  /// What scoring takes: points, bins and reasons are as much as so many numbers of each person.
  package static let memoryCost = MemoryCost("scores", perVertex: 8 * 30)

  /// What it takes besides to tell how sure scores are: a reliability of each of some 20 columns, and the
  /// ends of intervals and probabilities.
  package static let certaintyMemoryCost = MemoryCost("certainty", perVertex: 8 * 30)
}
