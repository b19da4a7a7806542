internal import Foundation

/// What the measurement of one stage found, as JSON.
struct Measurement: Encodable {
  let stage: String
  /// The time of each repetition.
  var seconds: [Double] = []
  /// The processor time of each, of all threads: it says something on a busy machine, too.
  var processorSeconds: [Double] = []
  /// The times of the stage's parts in the last repetition, in order.
  var parts: [Part] = []
  /// The memory held before the stage and the most during it.
  var residentBytes: Int?
  var peakBytes: Int?
  /// The most during it without mapped files, if that was watched.
  var ownBytes: Int?
  /// Single numbers to compare: people, friendships, bytes written, modularity.
  var numbers: [String: Double] = [:]
  /// A checksum of each column, from the bits of its values in order.
  var checksums: [String: String] = [:]

  struct Part: Encodable {
    let name: String
    let seconds: Double
  }

  init(_ stage: String) { self.stage = stage }

  /// Times a body: as often as asked for, or until half a second or five runs have passed.
  mutating func time<Answer>(
    _ repetitions: Int?, watchingMemory: Bool = false, _ body: () async throws -> Answer
  ) async throws -> Answer {
    PeakMemory.reset()
    residentBytes = PeakMemory.current
    let watch = watchingMemory ? MemoryWatch() : nil
    defer { ownBytes = watch?.end() }
    var answer: Answer
    repeat {
      let start = ContinuousClock.now
      let ticks = clock()
      answer = try await body()
      seconds.append((ContinuousClock.now - start) / .seconds(1))
      processorSeconds.append(Double(clock() - ticks) / Double(CLOCKS_PER_SEC))
    } while repetitions.map { seconds.count < $0 }
      ?? (seconds.count < 5 && seconds.reduce(0, +) < 0.5)
    peakBytes = PeakMemory.bytes
    return answer
  }
}

/// The times of the parts of a stage.
struct Stopwatch {
  private(set) var parts: [Measurement.Part] = []

  /// Runs a part and notes its time.
  mutating func measure<Answer>(
    _ name: String, _ body: () async throws -> Answer
  ) async rethrows -> Answer {
    let start = ContinuousClock.now
    let answer = try await body()
    parts.append(Measurement.Part(name: name, seconds: (ContinuousClock.now - start) / .seconds(1)))
    return answer
  }
}
