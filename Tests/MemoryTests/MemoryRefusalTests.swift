import Foundation
import Memory
import Testing

@Suite struct `Memory that the system refuses` {
  @Test func `ends the program as it has asked to be ended`() async {
    await #expect(processExitsWith: .exitCode(74)) {
      MemoryRefusal.end { byteCount in exit(byteCount == 1 << 50 ? 74 : 1) }
      // More than any machine has addresses.
      _ = ScatterBuffer<UInt8>(zeroedCount: 1 << 50)
    }
  }

  @Test func `stops a program that has asked for nothing`() async {
    await #expect(processExitsWith: .failure) {
      _ = ScatterBuffer<UInt8>(zeroedCount: 1 << 50)
    }
  }
}
