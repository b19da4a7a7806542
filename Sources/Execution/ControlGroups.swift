#if os(Linux)

  /// The control groups that this process is in, one within the other: each may limit its memory.
  package struct ControlGroups: Sendable {
    /// The folders of the groups with memory limits, the process's own first, of either version.
    private var folders: [String] = []

    /// Finds the groups.
    ///
    /// Within a container the system names the process's group as seen from outside or from inside, and
    /// shows a part of the tree only; the mounts say which.
    ///
    /// - Parameters:
    ///   - own: What `/proc/self/cgroup` says.
    ///   - mounts: What `/proc/self/mountinfo` says.
    ///   - root: A folder in which the mounted folders lie, for tests.
    package init(own: String, mounts: String, root: String = "") {
      let groups = own.split(separator: "\n").compactMap {
        line -> (isUnified: Bool, path: String)? in
        let parts = line.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        let isUnified = parts[0] == "0" && parts[1].isEmpty
        guard isUnified || parts[1].split(separator: ",").contains("memory") else { return nil }
        return (isUnified, String(parts[2]))
      }
      for line in mounts.split(separator: "\n") {
        let fields = line.split(separator: " ")
        guard let dash = fields.firstIndex(of: "-"), fields.count > dash + 3, dash >= 5 else {
          continue
        }
        let isUnified = fields[dash + 1] == "cgroup2"
        let isMemory =
          fields[dash + 1] == "cgroup" && fields[dash + 3].split(separator: ",").contains("memory")
        guard isUnified || isMemory,
          let group = groups.first(where: { $0.isUnified == isUnified })
        else { continue }
        let top = root + fields[4]
        var folder = top + Self.path(of: group.path, below: String(fields[3]))
        while folder.hasPrefix(top) {
          folders.append(folder)
          guard folder != top else { break }
          folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
        }
      }
    }

    /// The way from the group that is mounted to the process's own; empty if it does not lie below.
    private static func path(of group: String, below mounted: String) -> String {
      if group == "/" || group == mounted || group.contains("/..") { return "" }
      if mounted == "/" { return group }
      return group.hasPrefix(mounted + "/") ? String(group.dropFirst(mounted.count)) : ""
    }

    /// The bytes that the tightest of the groups leaves; `nil` if none has a limit.
    package var room: Double? {
      folders.flatMap { folder in
        [
          Self.room(folder, limit: "memory.max", used: "memory.current"),
          Self.room(folder, limit: "memory.high", used: "memory.current"),
          Self.room(folder, limit: "memory.limit_in_bytes", used: "memory.usage_in_bytes"),
        ].compactMap { $0 }
      }.min()
    }

    /// The limit less what is used; pages of files, which can be read again, count as free.
    private static func room(_ folder: String, limit: String, used: String) -> Double? {
      guard let limit = SystemMemory.number(SystemMemory.text("\(folder)/\(limit)")),
        let used = SystemMemory.number(SystemMemory.text("\(folder)/\(used)"))
      else { return nil }
      var free = 0.0
      for line in SystemMemory.text("\(folder)/memory.stat")?.split(separator: "\n") ?? [] {
        let parts = line.split(separator: " ")
        guard parts.count == 2, ["inactive_file", "active_file"].contains(parts[0]) else {
          continue
        }
        free += Double(parts[1]) ?? 0
      }
      return max(0, limit - used + min(free, used))
    }
  }
#endif
