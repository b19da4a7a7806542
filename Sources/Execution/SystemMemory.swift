internal import Essentials
internal import LibC

/// What the machine has room for at the moment.
package enum SystemMemory {
  /// The bytes of memory that a program can take without others being pushed out: of the machine, of
  /// the groups of processes to which a limit applies, and of the addresses that `ulimit` leaves.
  package static var available: Double {
    min(ofMachine, AddressSpace.roomForLists ?? .infinity)
  }

  /// The same without regard to addresses.
  package static var ofMachine: Double {
    #if os(Linux)
      let machine = kibibytes("MemAvailable:", in: text("/proc/meminfo"))
      let group = ControlGroups(
        own: text("/proc/self/cgroup") ?? "", mounts: text("/proc/self/mountinfo") ?? "")
      return min(machine ?? .infinity, group.room ?? .infinity)
    #else
      // What others use can be compressed or written to the disk; a quarter stays with the system.
      return Double(ProcessInfo.processInfo.physicalMemory) * 0.75
    #endif
  }

  /// The bytes that are free on the disk of a directory.
  package static func free(in directory: String) -> Double {
    var status = statvfs()
    guard unsafe statvfs(directory, &status) == 0 else { return 0 }
    return Double(status.f_bavail) * Double(status.f_frsize)
  }

  #if os(Linux)
    private static func kibibytes(_ name: String, in text: String?) -> Double? {
      let line = text?.split(separator: "\n").first { $0.hasPrefix(name) }
      return number(line?.split(separator: " ").dropFirst().first.map(String.init)).map {
        $0 * 1024
      }
    }

    static func text(_ path: String) -> String? {
      FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    static func number(_ text: String?) -> Double? {
      text.flatMap { Double($0.filter { !$0.isWhitespace }) }
    }
  #endif
}
