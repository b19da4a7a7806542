import Foundation
import Testing

/// A PostgreSQL server of the tests: started once, reached through a socket in a folder of its own, and gone
/// with the tests.
actor PostgreSQLTestServer {
  static let shared = PostgreSQLTestServer()

  /// Whether tests need a server: where none is installed they are skipped, unless it is required.
  static let isWanted =
    binaries != nil || ProcessInfo.processInfo.environment["SESAME_REQUIRE_POSTGRESQL"] == "1"

  /// The folder of the server's programs.
  private static let binaries: String? = {
    let files = FileManager.default
    let versions = (try? files.contentsOfDirectory(atPath: "/usr/lib/postgresql")) ?? []
    let debian = versions.sorted { $0.localizedStandardCompare($1) == .orderedDescending }
      .map { "/usr/lib/postgresql/\($0)/bin" }
    let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return (debian + path.map(String.init)).first {
      files.isExecutableFile(atPath: $0 + "/initdb")
        && files.isExecutableFile(atPath: $0 + "/pg_ctl")
    }
  }()

  private struct Running {
    let folder: String
    /// Its standard input ends with the tests, and the server with that.
    let input: Pipe
    let process: Process
  }

  private var running: Running?

  /// The folder of the socket.
  func folder() throws -> String {
    if let running { return running.folder }
    let binaries = try #require(Self.binaries, "PostgreSQL's server is not installed")
    let folder = "/tmp/sesame-postgresql-\(ProcessInfo.processInfo.processIdentifier)"
    let process = Process()
    let isRoot = geteuid() == 0
    process.executableURL = URL(filePath: "/usr/bin/env")
    // The server refuses to run as root.
    process.arguments =
      (isRoot ? ["runuser", "-u", "postgres", "--"] : []) + [
        "bash", "-c", Self.script, folder, binaries,
      ]
    process.currentDirectoryURL = URL(filePath: "/tmp")
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    var answer = ""
    while !answer.hasSuffix("ready\n") {
      let data = output.fileHandleForReading.availableData
      try #require(!data.isEmpty, "the server did not start: \(answer)")
      answer += String(decoding: data, as: UTF8.self)
    }
    running = Running(folder: folder, input: input, process: process)
    return folder
  }

  /// Makes a database of its own for a test, and returns its address.
  func database() throws -> String {
    let folder = try folder()
    let name = "test_" + UUID().uuidString.prefix(8).lowercased()
    try Self.psql(folder, "postgres", "CREATE DATABASE \(name)")
    return Self.address(folder, name)
  }

  static func address(_ folder: String, _ database: String, user: String = "postgres") -> String {
    "postgresql://\(user)@\(folder.replacing("/", with: "%2F"))/\(database)"
  }

  /// Runs SQL as the server's owner, and returns what it prints.
  @discardableResult
  static func psql(_ folder: String, _ database: String, _ sql: String) throws -> String {
    let result = try Command.run(
      "psql",
      ["-X", "-A", "-t", "-h", folder, "-U", "postgres", "-d", database, "-v", "ON_ERROR_STOP=1"],
      input: sql)
    try #require(result.status == 0, "\(result.errors)")
    return result.output
  }

  private static let script = """
    folder=$0 binaries=$1
    rm -rf "$folder" && mkdir -m 755 "$folder" || exit 1
    trap 'cd /; "$binaries/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null; rm -rf "$folder"' EXIT
    "$binaries/initdb" -D "$folder/data" -U postgres -A trust -E UTF8 --locale=C --no-sync || exit 1
    echo 'local all bob scram-sha-256' > "$folder/hba"
    cat "$folder/data/pg_hba.conf" >> "$folder/hba" && cp "$folder/hba" "$folder/data/pg_hba.conf"
    "$binaries/pg_ctl" -D "$folder/data" -w -l "$folder/log" \\
      -o "-k $folder -c listen_addresses='' -c fsync=off -c max_connections=50" start || exit 1
    echo ready
    read -r _
    """
}

/// Other programs, run to compare with.
enum Command {
  struct Result {
    let status: Int
    let output: String
    let errors: String
  }

  static func run(
    _ program: String, _ arguments: [String], input: String = "",
    environment: [String: String] = [:]
  ) throws -> Result {
    let folder = try Folder([:])
    try Data(input.utf8).write(to: folder.url.appending(path: "in"))
    for name in ["out", "err"] { try Data().write(to: folder.url.appending(path: name)) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: folder.url.appending(path: "in"))
    process.standardOutput = try FileHandle(forWritingTo: folder.url.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: folder.url.appending(path: "err"))
    try process.run()
    process.waitUntilExit()
    let text = { (name: String) in
      String(
        decoding: try Data(contentsOf: folder.url.appending(path: name)), as: UTF8.self)
    }
    return Result(
      status: Int(process.terminationStatus), output: try text("out"), errors: try text("err"))
  }

  /// Whether a program is there.
  static func exists(_ program: String) -> Bool {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(program)")
    }
  }
}
