package import Execution
internal import Identifiers
internal import Memory
package import Tables

/// Where people's scores stand among all, in bands of so many people that nobody has a rank.
///
/// From the lowest score on, a band takes in one score after another, with all people who have it, until
/// it has the least number of people and a hundredth of all; what is left at the end joins the last band.
/// So equal scores are in one band, there are at most 100 bands, and none has fewer people than asked.
package struct PercentileBands: Sendable, Equatable {
  /// The least that the least number of people may be.
  package static let leastCount = 5
  /// The name of the column.
  package static let columnName = "percentile_band"

  /// A band.
  package struct Band: Sendable, Equatable {
    /// The lowest and the highest score in it that somebody has.
    package let scores: ClosedRange<Int>
    /// The number of people.
    package let count: Int
    /// The share of people with lower scores, and that with these and lower ones, in whole percent.
    package let percent: ClosedRange<Int>

    /// The band in words, such as `40 to 41 %`.
    package var name: String { "\(percent.lowerBound) to \(percent.upperBound) %" }
  }

  /// The bands, lowest first; none if there are fewer people than a band must have.
  package let bands: [Band]

  /// Finds the bands of some scores.
  ///
  /// - Parameters:
  ///   - counts: The number of people with each score.
  ///   - leastCount: The least number of people in a band.
  package init(of counts: [Int: Int], atLeast leastCount: Int) {
    let total = counts.values.reduce(0, +)
    let needed = max(leastCount, (total + 99) / 100)
    var groups: [(scores: ClosedRange<Int>, count: Int)] = []
    if total >= leastCount {
      var isOpen = false
      for (score, count) in counts.sorted(by: { $0.key < $1.key }) {
        if isOpen, let last = groups.last {
          groups[groups.count - 1] = (last.scores.lowerBound...score, last.count + count)
        } else {
          groups.append((score...score, count))
        }
        isOpen = groups[groups.count - 1].count < needed
      }
      if isOpen, groups.count > 1 {
        let last = groups.removeLast()
        let before = groups[groups.count - 1]
        groups[groups.count - 1] = (
          before.scores.lowerBound...last.scores.upperBound, before.count + last.count
        )
      }
    }
    var below = 0
    bands = groups.map { group in
      defer { below += group.count }
      let percent = { (count: Int) in (200 * count + total) / (2 * total) }
      return Band(
        scores: group.scores, count: group.count,
        percent: percent(below)...percent(below + group.count))
    }
  }
}

extension Scores {
  /// The bands in which people's scores stand among all.
  package func percentileBands(atLeast leastCount: Int) -> PercentileBands {
    var counts: [Int: Int] = [:]
    for row in indices { if let score = score(row) { counts[score, default: 0] += 1 } }
    return PercentileBands(of: counts, atLeast: leastCount)
  }

  /// The column of the bands.
  package func column(of bands: PercentileBands, execution: Execution) -> Column {
    let lowest = bands.bands.map(\.scores.lowerBound)
    let numbers = ScatterBuffer<UInt16>(zeroedCount: count)
    execution.forEachBlock(of: count) { rows in
      for row in rows {
        guard let score = score(row) else { continue }
        numbers[row] = UInt16(lowest.count { $0 <= score })
      }
    }
    return Column(
      PercentileBands.columnName,
      .strings(
        TextValues(
          numbers: numbers.freeze(), of: TextList(bands.bands.map(\.name)), execution: execution)))
  }
}
