import Execution
import Foundation
import Synchronization
import Testing

@Suite struct `Helping threads` {
  private final class Counter: Sendable {
    let value = Atomic(0)
  }

  @Test(arguments: [1, 2, 3, 8, 100])
  func `work that threads share is done once, whoever comes`(_ count: Int) {
    for _ in 0..<200 {
      let (taken, done) = (Counter(), Counter())
      Helpers.run(count) {
        while taken.value.add(1, ordering: .relaxed).oldValue < 50 {
          done.value.add(1, ordering: .relaxed)
        }
      }
      #expect(done.value.load(ordering: .relaxed) == 50)
    }
  }

  @Test func `shared work may share parts of it again`() {
    let (outer, inner) = (Counter(), Counter())
    Helpers.run(4) {
      while outer.value.add(1, ordering: .relaxed).oldValue < 20 {
        let taken = Counter()
        Helpers.run(4) {
          while taken.value.add(1, ordering: .relaxed).oldValue < 10 {
            inner.value.add(1, ordering: .relaxed)
          }
        }
      }
    }
    #expect(inner.value.load(ordering: .relaxed) == 200)
  }

  @Test func `work of its own ends although its giver waits for nothing`() async {
    let answer = await withCheckedContinuation { continuation in
      Helpers.start { continuation.resume(returning: 42) }
    }
    #expect(answer == 42)
  }
}

#if os(Linux)
  @Suite struct `Limits of control groups` {
    private func folder(_ files: [String: String]) throws -> String {
      let root = FileManager.default.temporaryDirectory.path + "/groups-\(UUID().uuidString)"
      for (path, text) in files {
        let file = URL(filePath: root + path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try text.write(to: file, atomically: true, encoding: .utf8)
      }
      return root
    }

    private let unified = "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n"

    @Test func `the tightest group counts, however far around the process it is`() throws {
      let root = try folder([
        "/sys/fs/cgroup/a/memory.max": "1000000\n", "/sys/fs/cgroup/a/memory.current": "400000\n",
        "/sys/fs/cgroup/a/b/memory.max": "max\n", "/sys/fs/cgroup/a/b/memory.current": "400000\n",
        "/sys/fs/cgroup/a/b/c/memory.max": "5000000\n",
        "/sys/fs/cgroup/a/b/c/memory.current": "400000\n",
      ])
      defer { try? FileManager.default.removeItem(atPath: root) }
      #expect(ControlGroups(own: "0::/a/b/c\n", mounts: unified, root: root).room == 600_000)
      #expect(ControlGroups(own: "0::/d\n", mounts: unified, root: root).room == nil)
    }

    @Test func `a group is found where a container shows a part of the tree`() throws {
      let root = try folder([
        "/sys/fs/cgroup/job/memory.max": "700\n", "/sys/fs/cgroup/job/memory.current": "500\n",
        "/sys/fs/cgroup/job/memory.stat": "anon 100\ninactive_file 50\nactive_file 25\n",
      ])
      defer { try? FileManager.default.removeItem(atPath: root) }
      let mounts = "30 23 0:26 /docker/x /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n"
      #expect(ControlGroups(own: "0::/docker/x/job\n", mounts: mounts, root: root).room == 275)
    }

    @Test func `groups of the first version are walked as well`() throws {
      let root = try folder([
        "/cg/memory/out/memory.limit_in_bytes": "900\n",
        "/cg/memory/out/memory.usage_in_bytes": "100\n",
        "/cg/memory/out/in/memory.limit_in_bytes": "9223372036854771712\n",
        "/cg/memory/out/in/memory.usage_in_bytes": "100\n",
      ])
      defer { try? FileManager.default.removeItem(atPath: root) }
      let mounts = "31 23 0:27 / /cg/memory rw - cgroup cgroup rw,memory\n"
      let own = "5:cpu,cpuacct:/z\n4:memory:/out/in\n0::/\n"
      #expect(ControlGroups(own: own, mounts: mounts, root: root).room == 800)
    }
  }
#endif
