import Execution
import Testing

@testable import SesameCommand

/// How fast work is, and how long it will take.
struct ProgressMeterTests {
  private func progress(
    _ fraction: Double, _ stage: String = "read", isMeasured: Bool = true, bytes: Int? = nil
  ) -> Execution.Progress {
    Execution.Progress(
      stage: stage, fractionCompleted: fraction, isMeasured: isMeasured, byteCount: bytes)
  }

  @Test func `the rest is judged by the last half of the time`() throws {
    var meter = ProgressMeter()
    // Slow at first, then at 4 % of the call in a second, which is 95 % of a run at most.
    for second in 1...10 { _ = meter.note(progress(Double(second) / 1000), at: Double(second)) }
    for second in 11...20 {
      _ = meter.note(progress(0.01 + 0.04 * Double(second - 10)), at: Double(second))
    }
    let remaining = try #require(meter.remaining(at: 20))
    #expect(abs(remaining - (1 - 0.95 * 0.41) / (0.95 * 0.04)) < 0.001)
    // Without news it becomes longer, since the speed falls.
    #expect(try #require(meter.remaining(at: 30)) > remaining)
  }

  @Test func `nobody can tell at the beginning, nor of what tells nothing`() {
    var meter = ProgressMeter()
    #expect(meter.remaining(at: 0.5) == nil && meter.remaining(at: 5) == nil)
    _ = meter.note(progress(0.5), at: 0.1)
    #expect(meter.remaining(at: 0.5) == nil)
    _ = meter.note(progress(0.6), at: 4)
    #expect(meter.remaining(at: 5) != nil)
    _ = meter.note(progress(0, isMeasured: false), at: 6)
    #expect(meter.remaining(at: 7) == nil)
    #expect(meter.fraction == 0.95 * 0.6)
  }

  @Test func `a call after another goes on from where that ended`() {
    var meter = ProgressMeter()
    _ = meter.note(progress(1), at: 1)
    #expect(meter.fraction == 0.95)
    _ = meter.note(progress(0.5, "write"), at: 2)
    #expect(abs(meter.fraction - (0.95 + 0.05 * 0.95 * 0.5)) < 1e-12)
    _ = meter.note(progress(0.75, "write"), at: 2)
    _ = meter.note(progress(0.1, "write"), at: 3)
    #expect(meter.fraction < 1 && meter.fraction > 0.995)
    meter.finish()
    #expect(meter.fraction == 1)
  }

  @Test func `another stage, column or silence is news`() {
    var meter = ProgressMeter()
    let told = [
      progress(0), progress(0.1), progress(0.1, isMeasured: false), progress(0.1),
      progress(0.2, "build"),
    ]
    #expect(told.map { meter.note($0, at: 0) } == [true, false, true, true, true])
  }

  @Test func `the rate is that of the input that is being read`() {
    var meter = ProgressMeter()
    _ = meter.note(progress(0, bytes: 0), at: 0)
    _ = meter.note(progress(0.1, bytes: 3_000_000), at: 2)
    #expect(meter.bytesPerSecond(at: 2) == 1_500_000)
    #expect(meter.bytesPerSecond(at: 4) == 750_000)
    // The next input begins anew.
    _ = meter.note(progress(0.7, bytes: 1000), at: 10)
    #expect(meter.bytesPerSecond(at: 10.5) == nil)
    _ = meter.note(progress(0.8, "build"), at: 20)
    #expect(meter.bytesPerSecond(at: 20) == nil)
  }

  @Test func `what is shown fits, and tells most where there is room`() {
    var meter = ProgressMeter()
    _ = meter.note(progress(0, bytes: 0), at: 0)
    _ = meter.note(progress(0.5, bytes: 120_000_000), at: 10)
    let filled = String(repeating: "#", count: 14) + String(repeating: ".", count: 16)
    #expect(
      meter.bar(at: 10, columns: 120) == "[\(filled)] 47 %  read  12 MB/s, 0:10, 0:11 left")
    #expect(meter.bar(at: 10, columns: 62) == "[\(filled)] 47 %  read  0:10, 0:11 left")
    #expect(meter.bar(at: 10, columns: 41) == "[#####.....] 47 %  read  0:10, 0:11 left")
    #expect(meter.bar(at: 10, columns: 32) == "[#####.....] 47 %  read  0:10")
    #expect(meter.bar(at: 10, columns: 20) == "47 %  read  0:10")
    #expect(
      meter.bar(at: 10, columns: 10) == "47 % 0:10" || meter.bar(at: 10, columns: 10).count < 10)
    for columns in 0...200 {
      #expect(meter.bar(at: 10, columns: columns).count < max(1, columns) || columns == 0)
    }
    #expect(meter.bar(at: 10, columns: 1).isEmpty)
  }

  @Test func `names from outside command no terminal`() {
    var meter = ProgressMeter()
    _ = meter.note(progress(0.5, "\u{1B}[31m\u{9B}2J"), at: 2)
    for text in [meter.bar(at: 2, columns: 80), meter.line(at: 2), meter.json(at: 2)] {
      #expect(!text.contains("\u{1B}") && !text.contains("\u{9B}"))
    }
  }

  @Test func `the mark of silent work goes to and fro`() {
    var meter = ProgressMeter()
    _ = meter.note(progress(0, "communities", isMeasured: false), at: 0)
    let bars = stride(from: 1.0, to: 12, by: 0.2).map { meter.bar(at: $0, columns: 100) }
    #expect(bars.allSatisfy { $0.contains("<=>") && $0.contains(ProgressMeter.silence) })
    #expect(Set(bars.map { $0.prefix(32) }).count == 28)
  }
}
