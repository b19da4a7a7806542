import Statistics
import Testing

/// All expected numbers by SciPy.
@Suite struct `The normal distribution` {
  @Test(arguments: [
    (0.975, 1.959963984540054), (0.5, 0), (0.9, 1.2815515655446004), (1e-10, -6.361340902404056),
    (0.999999, 4.753424308817087), (1e-300, -37.0470962993612),
  ])
  func `has its quantiles`(share: Double, expected: Double) {
    #expect(abs(NormalDistribution.quantile(share) - expected) <= 1e-14 * abs(expected))
  }

  @Test func `has its tails, also far out`() {
    #expect(abs(NormalDistribution.bothTails(-1.959963984540054) - 0.05) < 1e-15)
    #expect(abs(NormalDistribution.upperTail(30) / 4.906713927147908e-198 - 1) < 1e-12)
    #expect(NormalDistribution.upperTail(0) == 0.5)
  }
}

@Suite struct `Quantiles of a list` {
  @Test func `are NumPy's`() {
    let list = [1.0, 2, 4, 8]
    #expect(Quantile.take(0, ofSorted: list.span) == 1)
    #expect(Quantile.take(1, ofSorted: list.span) == 8)
    #expect(Quantile.take(0.5, ofSorted: list.span) == 3)
    #expect(Quantile.take(0.1, ofSorted: list.span) == 1.3)
    #expect(Quantile.take(0.7, ofSorted: [0.1, 0.1, 0.1].span) == 0.1)
    #expect(Quantile.take(0.7, ofSorted: [5].span) == 5)
  }
}

@Suite struct `A Cholesky factor` {
  @Test func `solves linear equations`() throws {
    // Above the diagonal is what must not be read.
    let solver = try #require(
      CholeskySolver([4, .nan, .nan, 2, 5, .nan, -2, 1, 6], count: 3))
    let solution = solver.solve([2, 15, 18])
    for (found, expected) in zip(solution, [1.0, 2, 3]) { #expect(abs(found - expected) < 1e-14) }
  }

  @Test(arguments: [1, 7, 8, 9, 40])
  func `solves as many equations as there are numbers`(count: Int) throws {
    var generator = SplitMix64(seed: 3)
    let rows = (0..<count).map { _ in
      (0..<count).map { _ in Double.random(in: -1...1, using: &generator) }
    }
    var matrix: [Double] = []
    for row in rows.indices {
      for column in rows.indices {
        let product = zip(rows[row], rows[column]).reduce(0) { $0 + $1.0 * $1.1 }
        matrix.append(product + (row == column ? 1 : 0))
      }
    }
    let expected = (0..<count).map { Double($0 % 5) - 1.5 }
    let right = (0..<count).map { row in
      (0..<count).reduce(0) { $0 + matrix[row * count + $1] * expected[$1] }
    }
    let solver = try #require(CholeskySolver(matrix, count: count))
    for (found, expected) in zip(solver.solve(right), expected) {
      #expect(abs(found - expected) < 1e-11)
    }
  }

  @Test func `does not exist for a matrix that is not positive definite`() {
    #expect(CholeskySolver([1, 1, 1, 1], count: 2) == nil)
    #expect(CholeskySolver([-1], count: 1) == nil)
    #expect(CholeskySolver([.nan], count: 1) == nil)
    #expect(CholeskySolver([], count: 0) != nil)
  }
}

@Suite struct `Streams of random numbers` {
  @Test func `differ by number and by seed, and are the same each time`() {
    var firsts: Set<UInt64> = []
    for seed in 0..<20 {
      for number in 0..<20 {
        var generator = SplitMix64(seed: UInt64(seed), stream: number)
        firsts.insert(generator.next())
      }
    }
    #expect(firsts.count == 400)
    var (one, other) = (SplitMix64(seed: 1, stream: 2), SplitMix64(seed: 1, stream: 2))
    #expect(one.next() == other.next())
  }
}
