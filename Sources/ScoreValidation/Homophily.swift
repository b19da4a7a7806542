public import Execution
public import Memory
internal import Statistics

/// Whether ties join people of like values more than chance would, with a test.
///
/// ```swift
/// // A path of four people, 1 and 2 against 3 and 4.
/// let homophily = try await Homophily(
///   sources: [0, 1, 2], targets: [1, 2, 3], values: [0, 0, 1, 1], directed: false,
///   permutations: 199, seed: 1)
/// homophily.coefficient   // 0.3333…
/// ```
///
/// For numbers the coefficient is the correlation of the values at both ends of ties, each tie counting
/// by its weight; for texts the share of ties within a kind, less what strengths alone would give, over
/// the largest that is possible. In an undirected graph each tie counts from both ends.
///
/// Ties of people without a value, and ties of a person to themself, are left out, and counted.
///
/// - Source: Newman, "Mixing patterns in networks", *Physical Review E* 67 (2003) 026126,
///   [doi:10.1103/PhysRevE.67.026126](https://doi.org/10.1103/PhysRevE.67.026126).
public struct Homophily: Sendable, Equatable {
  /// The assortativity coefficient: 1 if ties join equals only, 0 by chance; `nil` where it is undefined:
  /// without ties, or if all ends of ties have one value.
  public let coefficient: Double?
  /// The jackknife standard error over ties; `nil` where the coefficient is undefined without some tie.
  ///
  /// It is the root of the sum, over ties, of the squared change of the coefficient without the tie.
  public let standardError: Double?
  /// The chance of a coefficient at least as large if values were shuffled among those who have one.
  ///
  /// One more than the shuffles that reach it, over one more than all; `nil` without a coefficient or
  /// shuffles. It is of one side: unlike ends are no homophily.
  public let pValue: Double?
  /// The mean of the coefficient over shuffles.
  public let shuffledMean: Double?
  /// The standard deviation of the coefficient over shuffles.
  public let shuffledDeviation: Double?
  /// The number of ties that count.
  public let tieCount: Int
  /// The number of ties left out because an end has no value, or because both ends are one person.
  public let omittedTieCount: Int
  /// The number of people with a value.
  public let valueCount: Int

  /// The interval of the coefficient by its standard error, taken as normally distributed and cut at -1
  /// and 1; `nil` without a standard error.
  ///
  /// - Throws: ``ValidationError`` if the level is not greater than 0 and less than 1.
  public func interval(level: Double = 0.95) throws(ValidationError) -> ConfidenceInterval? {
    try ConfidenceInterval.check(level: level)
    guard let coefficient, let standardError else { return nil }
    return .normal(coefficient, standardError, level: level, within: -1...1)
  }
}

extension Homophily {
  /// Finds how alike the numbers at both ends of ties are.
  ///
  /// - Parameters:
  ///   - sources: One end of each tie, as the place of its value.
  ///   - targets: The other end.
  ///   - weights: A finite weight greater than 0 per tie; `nil` if all count alike.
  ///   - values: A finite number per person, or `nil` where there is none.
  ///   - directed: Whether a tie goes from its source to its target only.
  ///   - permutations: The number of shuffles; 0 for none. The smallest p-value is 1 over one more.
  ///   - seed: The seed of the shuffles; the number of threads changes nothing.
  ///   - execution: How the work runs.
  /// - Throws: ``ValidationError`` if lists differ in length, an end has no place among the values, or a
  ///   number is out of its range; `CancellationError`.
  /// - Complexity: O(*m* + *n*) for *m* ties and *n* people, and that again per shuffle.
  public init(
    sources: Buffer<UInt32>, targets: Buffer<UInt32>, weights: Buffer<Double>? = nil,
    values: [Double?], directed: Bool, permutations: Int, seed: UInt64,
    execution: Execution = Execution()
  ) async throws {
    self = try await execution.run { execution in
      if let row = values.firstIndex(where: { !($0?.isFinite ?? true) }) {
        throw ValidationError.unfinished("the value", row: row)
      }
      let ties = try ValuedTies(
        sources, targets, weights, isKnown: values.map { $0 != nil }, directed: directed)
      let numbers = values.compactMap { $0 }
      let mixing = NumericMixing(ties, numbers)
      return try Homophily(ties, execution) {
        mixing.coefficient(of: numbers)
      } error: {
        mixing.jackknifeError(numbers)
      } shuffles: { execution in
        try Self.shuffles(permutations, seed, numbers, execution) { mixing.coefficient(of: $0) }
      }
    }
  }

  /// Finds how often ties join people of one kind.
  ///
  /// - Parameters:
  ///   - sources: One end of each tie, as the place of its kind.
  ///   - targets: The other end.
  ///   - weights: A finite weight greater than 0 per tie; `nil` if all count alike.
  ///   - kinds: A text per person, or `nil` where there is none.
  ///   - directed: Whether a tie goes from its source to its target only.
  ///   - permutations: The number of shuffles; 0 for none. The smallest p-value is 1 over one more.
  ///   - seed: The seed of the shuffles; the number of threads changes nothing.
  ///   - execution: How the work runs.
  /// - Throws: ``ValidationError`` if lists differ in length, an end has no place among the kinds, or a
  ///   weight is out of its range; `CancellationError`.
  /// - Complexity: O(*m* + *n*) for *m* ties and *n* people, and that again per shuffle.
  public init(
    sources: Buffer<UInt32>, targets: Buffer<UInt32>, weights: Buffer<Double>? = nil,
    kinds: [String?], directed: Bool, permutations: Int, seed: UInt64,
    execution: Execution = Execution()
  ) async throws {
    self = try await execution.run { execution in
      let ties = try ValuedTies(
        sources, targets, weights, isKnown: kinds.map { $0 != nil }, directed: directed)
      var numbers: [String: Int32] = [:]
      let codes = kinds.compactMap { $0 }.map { kind in
        let number = numbers[kind] ?? Int32(numbers.count)
        numbers[kind] = number
        return number
      }
      let mixing = NominalMixing(ties, kindCount: numbers.count)
      return try Homophily(ties, execution) {
        mixing.coefficient(of: codes)
      } error: {
        mixing.jackknifeError(codes)
      } shuffles: { execution in
        try Self.shuffles(permutations, seed, codes, execution) { mixing.coefficient(of: $0) }
      }
    }
  }

  private init(
    _ ties: ValuedTies, _ execution: Execution, coefficient: () -> Double?,
    error: () -> Double?, shuffles: (Execution) throws -> [Double?]
  ) throws {
    tieCount = ties.count
    omittedTieCount = ties.omittedCount
    valueCount = ties.valueCount
    self.coefficient = coefficient()
    guard let value = self.coefficient else {
      (standardError, pValue, shuffledMean, shuffledDeviation) = (nil, nil, nil, nil)
      return
    }
    standardError = error()
    // A shuffle may leave all ends of ties with one value: that counts as not less alike.
    let shuffled = try shuffles(execution).map { $0 ?? 1 }
    guard !shuffled.isEmpty else {
      (pValue, shuffledMean, shuffledDeviation) = (nil, nil, nil)
      return
    }
    // Equal but for rounding is equal.
    let asLarge = shuffled.count { $0 >= value - 1e-12 }
    pValue = Double(asLarge + 1) / Double(shuffled.count + 1)
    let moments = Moments(shuffled.span)
    shuffledMean = moments.mean
    shuffledDeviation = moments.deviation
  }

  private static func shuffles<Value: Sendable>(
    _ count: Int, _ seed: UInt64, _ values: [Value], _ execution: Execution,
    _ coefficient: @Sendable ([Value]) -> Double?
  ) throws -> [Double?] {
    guard count >= 0 else {
      throw ValidationError(
        .badSetting, "the number of permutations is not negative", remedy: "take 999")
    }
    return try execution.answers(count) { number in
      var generator = SplitMix64(seed: seed, stream: number)
      return coefficient(values.shuffled(using: &generator))
    }
  }
}
