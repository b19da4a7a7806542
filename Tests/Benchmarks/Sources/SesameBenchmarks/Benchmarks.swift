internal import Foundation

/// Times the library on a generated graph.
@main
enum Benchmarks {
  private static let usage = """
    sesame-benchmarks generate DIR [--people N] [--friendships M] [--seed S]
      writes edges.csv and people.csv of a graph with planted communities
      (default: 200000 people, 2000000 friendships, seed 1)
    sesame-benchmarks run DIR [--repeat K] [--threads N] [--seed S] [--json FILE]
      times every stage on these files and prints medians (default: once, all cores, seed 1)
    sesame-benchmarks --short
      does both on 2000 people and 20000 friendships, and checks the results
    """

  static func main() async {
    do {
      try await run(Array(CommandLine.arguments.dropFirst()))
    } catch {
      FileHandle.standardError.write(Data("sesame-benchmarks: \(error)\n".utf8))
      exit(1)
    }
  }

  private static func run(_ arguments: [String]) async throws {
    switch arguments.first {
    case "generate": try generate(arguments)
    case "run": try await measure(arguments)
    case "--short" where arguments.count == 1: print(try await ShortRun.run().text)
    case "--help": print(usage)
    default: throw BenchmarkError("what to do?\n\(usage)")
    }
  }

  private static func generate(_ arguments: [String]) throws {
    let arguments = try Arguments(arguments, options: ["--people", "--friendships", "--seed"])
    let files = GraphFiles(try folder(arguments))
    let people = try arguments.count("--people") ?? 200_000
    let friendships = try arguments.count("--friendships") ?? 2_000_000
    let seed = UInt64(try arguments.count("--seed") ?? 1)
    guard people >= 40, friendships <= people * (people - 1) / 16 else {
      throw BenchmarkError("needs 40 people or more, and at most an eighth of all pairs as friends")
    }
    let graph = GeneratedGraph(people: people, friendships: friendships, seed: seed)
    try files.write(graph, seed: seed)
    let percent = Int((graph.insideShare * 100).rounded())
    print(
      "\(people) people, \(friendships) friendships, \((graph.community.max() ?? 0) + 1) planted "
        + "communities with \(percent) % of the friendships inside")
  }

  private static func measure(_ arguments: [String]) async throws {
    let arguments = try Arguments(
      arguments, options: ["--repeat", "--threads", "--seed", "--json"])
    var pipeline = Pipeline(
      files: GraphFiles(try folder(arguments)), threads: try arguments.count("--threads"),
      seed: UInt64(try arguments.count("--seed") ?? 1))
    var outcome = try await pipeline.run()
    for _ in 1..<(try arguments.count("--repeat") ?? 1) { outcome = try await pipeline.run() }
    let report = try Report(pipeline, outcome)
    print(report.text)
    if let path = arguments["--json"] { try report.write(to: path) }
  }

  private static func folder(_ arguments: Arguments) throws -> String {
    guard arguments.words.count == 2 else {
      throw BenchmarkError("one folder is needed; see --help")
    }
    return arguments.words[1]
  }
}
