import Databases
import Execution
import Foundation
import TestSupport
import Testing

@Suite(.blocking) struct `Other programs` {
  @Test func `A program gets what it is sent, and its answer is read, however long both are`()
    throws
  {
    let program = try ChildProgram("cat", [], Execution())
    let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try program.send(bytes.span)
    program.closeInput()
    var answer: [UInt8] = []
    while let more = try program.read() { answer += more }
    #expect(answer == bytes)
    #expect(try program.end().ending == .status(0))
  }

  @Test func `Neither stream of a program waits for the other`() throws {
    let script = "head -c 2000000 /dev/zero >&2; head -c 2000000 /dev/zero; echo last >&2; exit 3"
    let program = try ChildProgram("bash", ["-c", script], Execution())
    var count = 0
    while let more = try program.read() { count += more.count }
    #expect(count == 2_000_000)
    #expect(try program.end().ending == .status(3))
  }

  @Test func `What a program says is kept beside how it ended`() throws {
    let program = try ChildProgram("bash", ["-c", "echo wrong >&2; exit 7"], Execution())
    let (ending, messages) = try program.end()
    #expect(ending == .status(7))
    #expect(messages == "wrong\n")
  }

  @Test func `A program that is killed has ended by a signal`() throws {
    let program = try ChildProgram("bash", ["-c", "kill -9 $$"], Execution())
    #expect(try program.end().ending == .signal(9))
  }

  @Test func `A program that takes nothing does not stop who sends`() throws {
    let program = try ChildProgram("true", [], Execution())
    let bytes = [UInt8](repeating: 65, count: 1_000_000)
    try program.send(bytes.span)
    #expect(try program.end().ending == .status(0))
  }

  @Test func `A program finds variables in its environment, and others not`() throws {
    let program = try ChildProgram(
      "bash", ["-c", "echo \"$SESAME_TEST-${HOME-none}-${PATH:+there}\""],
      environment: ["SESAME_TEST": "ä b", "HOME": nil], Execution())
    #expect(try program.read().map { String(decoding: $0, as: UTF8.self) } == "ä b-none-there\n")
  }

  @Test func `A program that is missing is told from one that fails`() {
    #expect {
      try ChildProgram("sesame-no-such-program", [], Execution())
    } throws: { ($0 as? SpawnFailure)?.isMissing == true }
  }

  @Test(.timeLimit(.minutes(5)))
  func `Cancelled work ends a program with all that it started, at once`() throws {
    let folder = try Folder()
    let script =
      "sleep 1000 & echo $! > \(folder.path("other")); echo $$ > \(folder.path("own")); wait"
    let wait = try timeToLeave(after: 0.3) { execution in
      try ChildProgram("bash", ["-c", script], execution).read()
    }
    #expect(wait < .milliseconds(500))
    for name in ["own", "other"] {
      let number = try #require(
        pid_t(String(decoding: folder.bytes(name), as: UTF8.self).filter(\.isNumber)))
      // The system may take a moment to forget a process whose parent is gone.
      for _ in 0..<200 where isAlive(number) { usleep(5000) }
      #expect(!isAlive(number))
    }
  }

  @Test func `A program that ignores requests to end is ended all the same`() throws {
    let program = try ChildProgram(
      "bash", ["-c", "trap '' INT; echo ready; while true; do sleep 1; done"], Execution())
    #expect(try program.hears("ready"))
    let start = ContinuousClock.now
    program.terminate()
    #expect(ContinuousClock.now - start < .milliseconds(500))
    #expect(try program.end().ending == .signal(9))
  }

  @Test(.timeLimit(.minutes(10)))
  func `Whoever a program leaves behind with its streams is not waited for`() throws {
    // The second is in a group of its own, and can't be ended with the program.
    for other in ["sleep 100", "setsid sleep 100"] {
      let program = try ChildProgram(
        "bash", ["-c", "\(other) & echo some; echo wrong >&2; exit 4"], Execution())
      let start = ContinuousClock.now
      var answer: [UInt8] = []
      while let more = try program.read() { answer += more }
      let (ending, messages) = try program.end()
      #expect(ContinuousClock.now - start < .seconds(10))
      #expect(ending == .status(4) && messages == "wrong\n" && answer == Array("some\n".utf8))
    }
  }

  @Test(.timeLimit(.minutes(10)))
  func `All that a program wrote before its end is read, and nothing more is sent`() throws {
    let program = try ChildProgram(
      "bash", ["-c", "setsid sleep 100 & head -c 60000 /dev/zero; exit 0"], Execution())
    usleep(500_000)
    var count = 0
    while let more = try program.read() { count += more.count }
    #expect(count == 60_000)
    let bytes = [UInt8](repeating: 65, count: 1_000_000)
    try program.send(bytes.span)
    #expect(try program.end().ending == .status(0))
  }

  /// Whether there is such a process that has not ended.
  private func isAlive(_ number: pid_t) -> Bool {
    guard kill(number, 0) == 0 else { return false }
    let state = try? String(contentsOfFile: "/proc/\(number)/stat", encoding: .utf8)
    return state.map { !$0.contains(") Z") } ?? true
  }
}
