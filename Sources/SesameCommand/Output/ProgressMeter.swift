internal import Sesame

/// How far a run is, how fast it reads, and how long it will take: times are seconds since its start.
struct ProgressMeter {
  /// What was told last.
  private(set) var latest = Execution.Progress(fractionCompleted: 0)
  /// The finished part of the run, from 0 to 1, which never falls.
  private(set) var fraction = 0.0
  /// The part of the run that is the call whose progress comes in.
  ///
  /// A run is a call that does the work, and shorter ones that write what came out: each is taken for most of
  /// what is left, since nobody knows how many will come.
  private var share = 0...Self.usualShare
  private static let usualShare = 0.95
  private var toldFraction = 0.0
  /// When the run was how far, the oldest first.
  private var samples: [(time: Double, fraction: Double)] = [(0, 0)]
  /// When reading began, and how much had been read then and was read last.
  private var reading: (time: Double, start: Int, count: Int)?

  /// The seconds after which a speed is told.
  private static let patience = 1.0

  /// Notes what is told.
  ///
  /// - Returns: Whether it is about another stage or column than before, or about work that tells how far
  ///   it is where the work before did not.
  mutating func note(_ progress: Execution.Progress, at time: Double) -> Bool {
    let isNews =
      (latest.stage, latest.columnName) != (progress.stage, progress.columnName)
      || latest.isMeasured != progress.isMeasured
    latest = progress
    noteReading(progress.byteCount, at: time)
    guard progress.isMeasured else { return isNews }
    if progress.fractionCompleted < toldFraction {
      let rest = 1 - share.upperBound
      share = share.upperBound...(share.upperBound + Self.usualShare * rest)
    }
    toldFraction = progress.fractionCompleted
    let reached = share.lowerBound + toldFraction * (share.upperBound - share.lowerBound)
    guard reached > fraction else { return isNews }
    fraction = reached
    samples.append((time, fraction))
    return isNews
  }

  /// Notes that all is done.
  mutating func finish() {
    latest = Execution.Progress(fractionCompleted: 1)
    fraction = 1
  }

  private mutating func noteReading(_ count: Int?, at time: Double) {
    guard let count else {
      reading = nil
      return
    }
    // Where less was read than before it is of another input.
    let before = reading.flatMap { $0.count <= count ? $0 : nil }
    reading = (before?.time ?? time, before?.start ?? count, count)
  }

  /// The seconds that the rest will take, by the speed of the last half of the time; `nil` while nobody can
  /// tell.
  func remaining(at time: Double) -> Double? {
    guard latest.isMeasured, time >= Self.patience, fraction < 1 else { return nil }
    let start = samples.last { $0.time <= time / 2 } ?? samples[0]
    let speed = (fraction - start.fraction) / (time - start.time)
    return speed > 0 ? (1 - fraction) / speed : nil
  }

  /// The bytes that are read in a second; `nil` where nothing is read, or not for long.
  func bytesPerSecond(at time: Double) -> Double? {
    guard let reading, time - reading.time >= Self.patience, reading.count > reading.start else {
      return nil
    }
    return Double(reading.count - reading.start) / (time - reading.time)
  }

  /// What is being done, in the words of the work.
  var label: String {
    [latest.stage, latest.columnName ?? ""].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
