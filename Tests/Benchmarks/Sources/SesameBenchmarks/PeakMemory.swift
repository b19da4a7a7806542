internal import Foundation

/// The most memory that the process has held.
enum PeakMemory {
  /// The peak so far in bytes, as Linux counts it; `nil` elsewhere.
  ///
  /// This is the figure that `getrusage` calls `ru_maxrss`, without what a parent process held.
  static var bytes: Int? {
    guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8) else {
      return nil
    }
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { Int($0.filter(\.isNumber)) }.map { $0 * 1024 }
  }
}
