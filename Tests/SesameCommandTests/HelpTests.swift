import Testing

/// What the program says of itself.
struct HelpTests {
  static let commands = [
    "enrich", "features", "communities", "score", "explain", "import", "model",
  ]

  @Test func `help lists every command and exit status`() async throws {
    let help = try await Program.run("help")
    #expect(help.status == 0)
    #expect(help.standardError.isEmpty)
    for command in Self.commands { #expect(help.text.contains("\n  \(command) ")) }
    for status in [0, 64, 65, 66, 70, 73, 74, 77, 130] {
      #expect(help.text.contains(try Regex("\\b\(status) [a-z]")))
    }
    #expect(try await Program.run("--help").standardOutput == help.standardOutput)
    #expect(try await Program.run("-h").standardOutput == help.standardOutput)
  }

  @Test(arguments: commands)
  func `help on a command is the same before and behind it, and fits a page's width`(
    _ command: String
  ) async throws {
    let help = try await Program.run("help \(command)")
    #expect(help.status == 0)
    #expect(help.text.hasPrefix("usage: sesame \(command) "))
    #expect(help.text.contains("--output FILE"))
    #expect(help.text.split(separator: "\n").allSatisfy { $0.count <= 120 })
    let behind = try await Program.run("\(command) --help")
    #expect(behind.standardOutput == help.standardOutput)
    // Help is given whatever else stands on the line.
    let among = try await Program.run("\(command) nothing.csv --frobnicate -h")
    #expect(among.status == 0)
    #expect(among.standardOutput == help.standardOutput)
  }

  @Test func `every option of the table of options is in the help of enrich`() async throws {
    let help = try await Program.run("help enrich").text
    let options = [
      "--source", "--target", "--weight", "--time", "--kind", "--directed", "--delimiter",
      "--header", "--comment", "--duplicates", "--self-loops", "--unknown-people", "--id",
      "--aggregate", "--features", "--method", "--resolution", "--as-of", "--half-life",
      "--model", "--seed", "--threads", "--format", "--quarantine", "--quiet", "--missing",
      "--people-header", "--decimal", "--prefix",
    ]
    for option in options { #expect(help.contains("\n  \(option)")) }
  }

  @Test func `the version names the program's and igraph's`() async throws {
    let outcome = try await Program.run("--version")
    #expect(outcome.status == 0)
    #expect(outcome.text.wholeMatch(of: /sesame \d+\.\d+\.\d+ \(igraph \d+\.\d+\.\d+\)\n/) != nil)
  }
}
