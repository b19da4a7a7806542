import Foundation
import TestSupport
import Testing

/// The program `sesame` as people run it: a process with arguments, files and a standard input.
enum Program {
  /// What a run of the program left behind.
  struct Outcome: Sendable {
    let status: Int32
    let standardOutput: Data
    let standardError: String

    var text: String { String(decoding: standardOutput, as: UTF8.self) }

    /// The rows of comma-separated output in which no field is quoted.
    var rows: [[String]] { Rows.split(text) }
  }

  /// The top folder of the project.
  static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// The friendships of Graphs/uk-faculty, to be put into a test's folder.
  static func ukFaculty() throws -> FileContent {
    let file = project.appending(path: "Graphs/uk-faculty/edges.csv")
    return FileContent(bytes: Array(try Data(contentsOf: file)))
  }

  /// The program, which the build puts beside the bundle of the tests.
  static let executable: URL? = {
    let places =
      CommandLine.arguments.filter { $0.contains(".xctest") }.map { URL(filePath: $0) }
      + Bundle.allBundles.map(\.bundleURL) + [URL(filePath: CommandLine.arguments[0])]
    for place in places {
      var folder = place.deletingLastPathComponent()
      for _ in 0..<4 {
        let program = folder.appending(path: "sesame")
        let kind = try? program.resourceValues(forKeys: [.isRegularFileKey, .isExecutableKey])
        if kind?.isRegularFile == true, kind?.isExecutable == true { return program }
        folder = folder.deletingLastPathComponent()
      }
    }
    return nil
  }()

  /// Runs the program in a folder, or in the project's top folder, and waits for its end.
  static func run(
    _ arguments: [String], in folder: Folder? = nil, standardInput: FileContent = ""
  ) async throws -> Outcome {
    let capture = try Folder(["in": standardInput, "out": "", "err": ""])
    let output = try FileHandle(forWritingTo: capture.url.appending(path: "out"))
    let status = try await run(
      arguments, in: folder, capture: capture, standardOutput: output)
    return Outcome(
      status: status, standardOutput: try capture.bytes("out"),
      standardError: try capture.text("err"))
  }

  /// Runs the program with the words of a text.
  static func run(
    _ words: String, in folder: Folder? = nil, standardInput: FileContent = ""
  ) async throws -> Outcome {
    try await run(
      words.split(separator: " ").map(String.init), in: folder, standardInput: standardInput)
  }

  /// Runs the program with a standard output that nobody reads.
  static func runIntoClosedPipe(_ words: String, in folder: Folder) async throws -> Outcome {
    let capture = try Folder(["in": "", "err": ""])
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let status = try await run(
      words.split(separator: " ").map(String.init), in: folder, capture: capture,
      standardOutput: pipe.fileHandleForWriting)
    return Outcome(
      status: status, standardOutput: Data(), standardError: try capture.text("err"))
  }

  /// Runs a line of the shell in which `"$0"` is the program.
  static func shell(_ line: String, in folder: Folder) async throws -> Outcome {
    let capture = try Folder(["in": "", "out": "", "err": ""])
    let output = try FileHandle(forWritingTo: capture.url.appending(path: "out"))
    let program = try #require(executable, "the program is not beside the tests")
    let status = try await run(
      ["-c", line, program.path], of: URL(filePath: "/bin/sh"), in: folder, capture: capture,
      standardOutput: output)
    return Outcome(
      status: status, standardOutput: try capture.bytes("out"),
      standardError: try capture.text("err"))
  }

  /// Runs the program, and stops it as Ctrl-C does, or as `kill` does, once it has opened its output.
  static func stop(_ words: String, by stop: @Sendable (Process) -> Void, in folder: Folder)
    async throws -> Outcome
  {
    let capture = try Folder(["in": "", "out": "", "err": ""])
    let output = try FileHandle(forWritingTo: capture.url.appending(path: "out"))
    let status = try await run(
      words.split(separator: " ").map(String.init), in: folder, capture: capture,
      standardOutput: output
    ) { process in
      // The file that is being written shows that the program is past its beginning.
      for _ in 0..<600 where !hasOpenedOutput(process, in: folder) {
        try await Task.sleep(for: .milliseconds(50))
      }
      try await Task.sleep(for: .seconds(1))
      stop(process)
    }
    return Outcome(
      status: status, standardOutput: try capture.bytes("out"),
      standardError: try capture.text("err"))
  }

  /// Whether a process has a file open that has no name yet, or a hidden one.
  private static func hasOpenedOutput(_ process: Process, in folder: Folder) -> Bool {
    let files = FileManager.default
    let streams = "/proc/\(process.processIdentifier)/fd"
    let open = ((try? files.contentsOfDirectory(atPath: streams)) ?? [])
      .compactMap { try? files.destinationOfSymbolicLink(atPath: streams + "/" + $0) }
    return open.contains { $0.hasSuffix("(deleted)") }
      || (try? folder.names.contains { $0.hasPrefix(".") }) == true
  }

  /// Few processes run at a time, so that each has a core.
  private static let turns = Turns(3)

  private static func run(
    _ arguments: [String], of other: URL? = nil, in folder: Folder?, capture: Folder,
    standardOutput: FileHandle,
    meanwhile: (Process) async throws -> Void = { _ in }
  ) async throws -> Int32 {
    let executable = try #require(other ?? executable, "the program is not beside the tests")
    return try await turns.take {
      let process = Process()
      process.executableURL = executable
      process.arguments = arguments
      process.currentDirectoryURL = folder?.url ?? project
      process.standardInput = try FileHandle(
        forReadingFrom: capture.url.appending(path: "in"))
      process.standardOutput = standardOutput
      process.standardError = try FileHandle(forWritingTo: capture.url.appending(path: "err"))
      let (ends, end) = AsyncStream.makeStream(of: Int32.self)
      process.terminationHandler = { process in
        end.yield(
          process.terminationReason == .exit
            ? process.terminationStatus : 128 + process.terminationStatus)
        end.finish()
      }
      try process.run()
      try await meanwhile(process)
      for await status in ends { return status }
      return -1
    }
  }
}
