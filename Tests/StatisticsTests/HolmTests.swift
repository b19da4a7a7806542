import Statistics
import Testing

@Suite struct `Several tests` {
  @Test func `are adjusted as R's p.adjust does by Holm's method`() {
    // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")
    let adjusted = Holm.adjusted([0.01, 0.04, 0.03, 0.005])
    for (found, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(found - expected) < 1e-15)
    }
    #expect(Holm.adjusted([]) == [])
    #expect(Holm.adjusted([0.7, 0.6]) == [1, 1])
  }
}
