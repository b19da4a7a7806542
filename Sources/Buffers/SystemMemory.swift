internal import Foundation

/// What the machine has room for at the moment.
package enum SystemMemory {
  /// The bytes of memory that a program can take without others being pushed out: of the machine, and
  /// of the group of processes to which a limit applies.
  package static var available: Double {
    #if os(Linux)
      let machine = kibibytes("MemAvailable:", in: text("/proc/meminfo"))
      return min(machine ?? .infinity, ofControlGroup ?? .infinity)
    #else
      // What others use can be compressed or written to the disk; a quarter stays with the system.
      return Double(ProcessInfo.processInfo.physicalMemory) * 0.75
    #endif
  }

  /// The bytes that are free on the disk of a directory.
  package static func free(in directory: String) -> Double {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: directory)
    return (attributes?[.systemFreeSize] as? NSNumber)?.doubleValue ?? 0
  }

  #if os(Linux)
    /// What the limit of this process's control group, or of one around it, leaves.
    private static var ofControlGroup: Double? {
      let root = "/sys/fs/cgroup"
      let own = text("/proc/self/cgroup")?.split(separator: "\n").first { $0.hasPrefix("0::") }
      var folder = root + (own.map { $0.dropFirst(3) } ?? "")
      var least = room(
        limit: "\(root)/memory/memory.limit_in_bytes", used: "\(root)/memory/memory.usage_in_bytes",
        statistics: "\(root)/memory/memory.stat")
      while folder.hasPrefix(root) {
        let left = room(
          limit: "\(folder)/memory.max", used: "\(folder)/memory.current",
          statistics: "\(folder)/memory.stat")
        if let left { least = min(least ?? left, left) }
        folder = (folder as NSString).deletingLastPathComponent
      }
      return least
    }

    /// The limit less what is used; file pages that nobody needs count as free.
    private static func room(limit: String, used: String, statistics: String) -> Double? {
      guard let limit = number(text(limit)), let used = number(text(used)) else { return nil }
      let idle = text(statistics)?.split(separator: "\n").first { $0.hasPrefix("inactive_file ") }
      return max(0, limit - used + (number(idle?.split(separator: " ").last.map(String.init)) ?? 0))
    }

    private static func kibibytes(_ name: String, in text: String?) -> Double? {
      let line = text?.split(separator: "\n").first { $0.hasPrefix(name) }
      return number(line?.split(separator: " ").dropFirst().first.map(String.init)).map {
        $0 * 1024
      }
    }

    private static func text(_ path: String) -> String? {
      FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    private static func number(_ text: String?) -> Double? {
      text.flatMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
  #endif
}
