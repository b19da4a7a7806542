internal import Execution
internal import GraphKernels

/// Looks for ranges of steps that all agree.
struct PlateauSearch {
  let steps: [ResolutionScan.Step]
  let threshold: Double
  let shortest: Int
  let execution: Execution

  func plateaus() throws(CancellationError) -> [ResolutionScan.Plateau] {
    var agreements: [[Double]] = []
    // For each step the first of those before it that all agree, up to it.
    var starts: [Int] = []
    for (place, step) in steps.enumerated() {
      var start = starts.last ?? 0
      if step.runAgreement ?? 1 < threshold { start = place + 1 }
      // Agreements with the steps before, as far as they matter.
      var row = [Double](repeating: 1, count: place + 1)
      for earlier in stride(from: place - 1, through: start, by: -1) {
        row[earlier] = try agreement(of: earlier, with: place)
        if row[earlier] < threshold {
          start = earlier + 1
          break
        }
      }
      agreements.append(row)
      starts.append(start)
    }
    return choose(starts).map { plateau($0, agreements) }
  }

  private func agreement(of one: Int, with later: Int) throws(CancellationError) -> Double {
    if later == one + 1, let known = steps[one].nextAgreement { return known }
    return try PartitionAgreement(steps[one].partition, steps[later].partition, execution)
      .adjustedMutualInformation
  }

  /// Takes the longest range again and again; a part of a range is one as well.
  private func choose(_ starts: [Int]) -> [ClosedRange<Int>] {
    var chosen: [ClosedRange<Int>] = []
    var isFree = [Bool](repeating: true, count: starts.count)
    while true {
      var longest: ClosedRange<Int>?
      for end in starts.indices where isFree[end] {
        var start = end
        while start > starts[end], isFree[start - 1] { start -= 1 }
        if starts[end] <= end, end - start + 1 > longest?.count ?? 0 { longest = start...end }
      }
      guard let longest, longest.count >= shortest else { break }
      chosen.append(longest)
      for step in longest { isFree[step] = false }
    }
    return chosen.sorted { $0.lowerBound < $1.lowerBound }
  }

  private func plateau(
    _ range: ClosedRange<Int>, _ agreements: [[Double]]
  ) -> ResolutionScan.Plateau {
    let sums = range.map { one in
      range.reduce(0.0) { $0 + agreements[max(one, $1)][min(one, $1)] }
    }
    let most = sums.reduce(-.infinity, max)
    let step = range.lowerBound + (sums.firstIndex(of: most) ?? 0)
    let least = range.reduce(1.0) { least, one in
      (range.lowerBound...one).reduce(least) { min($0, agreements[one][$1]) }
    }
    let counts = range.map { steps[$0].communityCount }
    return ResolutionScan.Plateau(
      steps: range,
      resolutions: steps[range.lowerBound].resolution...steps[range.upperBound].resolution,
      step: step, communityCount: steps[step].communityCount,
      communityCounts: counts.reduce(.max, min)...counts.reduce(0, max), agreement: least)
  }
}
