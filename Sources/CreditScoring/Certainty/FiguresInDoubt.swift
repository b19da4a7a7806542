internal import Execution
internal import Memory

/// What friends' scores bring if not all that is known about friends is true: for each person the expected
/// figure and how far it scatters.
///
/// A figure is *r* = (κμ + Σ *a z*) / (κ + Σ *a*). Friends are taken to be right or wrong independently of
/// each other, so that its variance is Σ *a*² var(*z*) / (κ + Σ *a*)². A friend's position *z* = *c* + *w r* has
/// the mean and the variance of the friend's own points *c*, and those of the friend's figure times *w* and
/// *w*². Two passes are made, since *w* is small: a third would move the figure by less than *w*² of the first.
struct FiguresInDoubt: Sendable {
  /// The expected figure of each person.
  let means: Buffer<Double>
  /// Its standard deviation, 0 where it is certain.
  let deviations: Buffer<Double>

  /// Finds the figures that are to be expected.
  ///
  /// - Parameters:
  ///   - found: The figures if all is true.
  ///   - shifts: By how much each person's own share of all points is expected to differ from what it is, 0
  ///     for people who are not assessed.
  ///   - variances: The variances of these shares, likewise.
  ///   - counts: Who contributes to friends' figures.
  ///   - ties: Who is tied to whom.
  ///   - terms: κ, *w*, and from how many friends on figures may be told, by each person's card.
  ///   - execution: How the work runs; changes no byte of the result.
  /// - Throws: `CancellationError` if the work was cancelled.
  init(
    around found: Relationships, shifts: Buffer<Double>, variances: Buffer<Double>,
    counts: @escaping @Sendable (Int) -> Bool, ties: any FriendTies,
    terms: CardValues<FriendsTerms>, execution: Execution
  ) throws {
    func filled(_ value: @Sendable (Int) -> Double) -> Buffer<Double> {
      let result = ScatterBuffer<Double>(zeroedCount: shifts.count)
      execution.forEachBlock(of: shifts.count) { rows in
        for row in rows { result[row] = value(row) }
      }
      return result.freeze()
    }
    let shift = { (values: Buffer<Double>) in
      let sums = try ties.weightedSums(of: values, execution: execution)
      return filled { sums[$0] / (terms[$0].priorStrength + found.strengths[$0]) }
    }
    let variance = { (values: Buffer<Double>) in
      let sums = try ties.squaredSums(of: values, execution: execution)
      return filled { row in
        let whole = terms[row].priorStrength + found.strengths[row]
        return sums[row] / (whole * whole)
      }
    }
    let first = try shift(shifts)
    let second = try shift(filled { counts($0) ? shifts[$0] + terms[$0].weight * first[$0] : 0 })
    let firstVariance = try variance(variances)
    let secondVariance = try variance(
      filled { row in
        let weight = terms[row].weight
        return counts(row) ? variances[row] + weight * weight * firstVariance[row] : 0
      })
    // Of few friends nothing is told, not even how sure their data are.
    let isTold = { @Sendable (row: Int) in
      Int(found.friendCounts[row]) >= terms[row].leastFriends
    }
    means = filled { row in
      let figure = found.figures[row]
      return isTold(row) ? min(max(figure + second[row], 0), 1) : figure
    }
    deviations = filled { isTold($0) ? secondVariance[$0].squareRoot() : 0 }
  }

  /// The figures of some of the people.
  init(means: Buffer<Double>, deviations: Buffer<Double>) {
    (self.means, self.deviations) = (means, deviations)
  }

  /// The figure of one person alone.
  func alone(_ row: Int) -> FiguresInDoubt {
    FiguresInDoubt(means: Buffer([means[row]]), deviations: Buffer([deviations[row]]))
  }
}
