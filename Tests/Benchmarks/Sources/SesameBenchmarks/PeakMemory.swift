internal import Foundation
internal import Synchronization

/// The memory that the process holds, as Linux counts it; `nil` elsewhere.
enum PeakMemory {
  /// The most so far in bytes, or since ``reset()``.
  ///
  /// This is the figure that `getrusage` calls `ru_maxrss`, without what a parent process held.
  static var bytes: Int? { status("VmHWM:") }

  /// What is held now, in bytes.
  static var current: Int? { status("VmRSS:") }

  /// What is held now without mapped files, in bytes.
  static var own: Int? { status("RssAnon:") }

  /// Forgets the peak, where the system lets a process do so.
  static func reset() {
    try? FileHandle(forWritingTo: URL(filePath: "/proc/self/clear_refs"))
      .write(contentsOf: Data("5".utf8))
  }

  private static func status(_ name: String) -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return nil
    }
    let line = status.split(separator: "\n").first { $0.hasPrefix(name) }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 }
  }
}

/// Watches the memory that the process holds without mapped files, a hundred times a second.
final class MemoryWatch: Sendable {
  private let isOver = Atomic<Bool>(false)
  private let peak = Atomic<Int>(0)

  init() {
    Thread.detachNewThread { [self] in
      while !isOver.load(ordering: .relaxed) {
        _ = peak.max(PeakMemory.own ?? 0, ordering: .relaxed)
        Thread.sleep(forTimeInterval: 0.01)
      }
    }
  }

  /// Ends watching and tells the most that was seen.
  func end() -> Int {
    isOver.store(true, ordering: .relaxed)
    return max(peak.load(ordering: .relaxed), PeakMemory.own ?? 0)
  }
}
