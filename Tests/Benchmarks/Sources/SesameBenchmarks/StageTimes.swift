/// How long each stage took, once per repetition, in the order in which stages first ran.
struct StageTimes {
  struct Stage {
    let name: String
    var seconds: [Double]

    var median: Double {
      let sorted = seconds.sorted()
      let middle = sorted.count / 2
      return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
    }
  }

  private(set) var stages: [Stage] = []

  /// Runs a stage and notes its time.
  mutating func measure<Answer>(
    _ name: String, _ body: () async throws -> Answer
  ) async rethrows -> Answer {
    let start = ContinuousClock.now
    let answer = try await body()
    let seconds = (ContinuousClock.now - start) / .seconds(1)
    if let place = stages.firstIndex(where: { $0.name == name }) {
      stages[place].seconds.append(seconds)
    } else {
      stages.append(Stage(name: name, seconds: [seconds]))
    }
    return answer
  }
}
