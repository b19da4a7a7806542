import Execution
import Foundation
import Tables
import TestSupport
import Testing

/// Tables from a pipe of which nobody knows when more will come.
@Suite struct `Input that stalls` {
  @Test(
    .timeLimit(.minutes(2)), .ownThreads, arguments: ["", "id,age\nann,31\nbo"], [true, false])
  func `is waited for until the work is cancelled`(beginning: String, byTask: Bool) async throws {
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data(beginning.utf8))
    let execution = Execution()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    let task = Task(executorPreference: HelperExecutor.shared) {
      try await Table.reading(path, execution: execution)
    }
    try await Task.sleep(for: .milliseconds(200))
    if byTask { task.cancel() } else { execution.cancel() }
    // Not that the table is empty, or ends in the middle of a line.
    await #expect(throws: CancellationError.self) { try await task.value }
    try pipe.fileHandleForWriting.close()
  }

  @Test(.timeLimit(.minutes(2)), .ownThreads)
  func `is read to its end where it goes on`() async throws {
    let pipe = Pipe()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    let task = Task(executorPreference: HelperExecutor.shared) { try await Table.reading(path) }
    for text in ["id,a", "ge\nann,", "31\n"] {
      try await Task.sleep(for: .milliseconds(150))
      try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    }
    try pipe.fileHandleForWriting.close()
    let table = try await task.value
    #expect(table == (try Table(["id": ["ann"], "age": [31]])))
  }
}
