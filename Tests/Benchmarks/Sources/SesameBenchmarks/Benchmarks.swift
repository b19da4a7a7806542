internal import Foundation
internal import Sesame

/// Times the library on generated graphs, stage by stage.
@main
enum Benchmarks {
  private static let usage = """
    sesame-benchmarks generate DIR [--model communities|r-mat] [--people N] [--friendships M]
        [--scale S] [--edges-per-person E] [--repetitions yes|no] [--names yes|no] [--columns C]
        [--seed S]
      writes edges.csv, with --names yes also edges-names.csv, and people.csv with so many columns
      (0 leaves it out); default: communities, 200000 people, 2000000 distinct friendships;
      R-MAT has 2^scale people and keeps repetitions
    sesame-benchmarks generate-table FILE [--rows N]
      writes the table that the stage 'write' writes, for other programs to read
    sesame-benchmarks stage NAME,... [--edges FILE] [--people FILE] [--output FILE] [--rows N]
        [--outcome C] [--event V,...] [--model FILE] [--repeat K] [--threads N] [--seed S]
        [--iterations I] [--answers DIR] [--watch-memory yes|no]
      times stages and prints JSON: \(Stage.allCases.map(\.rawValue).joined(separator: ", "))
      (default: repeated until half a second or five runs have passed; all cores; Leiden with two
      iterations)
    sesame-benchmarks --short
      runs every stage on small graphs and checks the answers
    """

  /// Waits for the work rather than being asynchronous itself: a first thread that ends as those do
  /// makes valgrind crash.
  static func main() {
    let isDone = DispatchSemaphore(value: 0)
    Task.detached {
      do {
        try await run(Array(CommandLine.arguments.dropFirst()))
      } catch {
        FileHandle.standardError.write(Data("sesame-benchmarks: \(error)\n".utf8))
        exit(1)
      }
      isDone.signal()
    }
    isDone.wait()
  }

  private static func run(_ arguments: [String]) async throws {
    switch arguments.first {
    case "generate": try await generate(arguments)
    case "generate-table":
      let arguments = try Arguments(arguments, options: ["--rows"])
      let rows = try arguments.count("--rows") ?? 1_000_000
      try NumberTable(rowCount: rows).table.write(to: arguments.word("one file"))
    case "stage": try await measure(arguments)
    case "--short" where arguments.count == 1:
      for line in try await ShortRun.run() {
        let time = line.seconds.map { String($0) }.joined(separator: " ")
        print("\(line.stage): \(time) s, \((line.peakBytes ?? 0) >> 20) MiB")
      }
      print("Every stage gave what it must.")
    case "--help": print(usage)
    default: throw BenchmarkError("what to do?\n\(usage)")
    }
  }

  private static func generate(_ arguments: [String]) async throws {
    let arguments = try Arguments(
      arguments,
      options: [
        "--model", "--people", "--friendships", "--scale", "--edges-per-person", "--repetitions",
        "--names", "--columns", "--seed",
      ])
    let files = GraphFiles(try arguments.word("one folder"))
    let seed = UInt64(try arguments.count("--seed") ?? 1)
    let styles = try arguments.isYes("--names") ?? false ? IdentifierStyle.allCases : [.integers]
    let columns = arguments["--columns"].flatMap { Int($0) } ?? GeneratedPeople.columnNames.count
    let model: any FriendshipModel
    let friendships: Int
    let distinct: Bool
    if arguments["--model"] == "r-mat" {
      let scale = try arguments.count("--scale") ?? 20
      guard scale <= 31 else { throw BenchmarkError("a scale is at most 31") }
      model = RecursiveMatrixModel(scale: scale, seed: seed)
      friendships = (try arguments.count("--edges-per-person") ?? 16) << scale
      distinct = try !(arguments.isYes("--repetitions") ?? true)
    } else {
      let people = try arguments.count("--people") ?? 200_000
      friendships = try arguments.count("--friendships") ?? 2_000_000
      distinct = try !(arguments.isYes("--repetitions") ?? false)
      guard people >= 100, people < UInt32.max, friendships <= people * (people - 1) / 16 else {
        throw BenchmarkError("needs 100 people or more, and at most an eighth of all pairs")
      }
      model = CommunityModel(people: people, seed: seed)
    }
    try await files.writeEdges(
      of: model, count: friendships, distinct: distinct, styles: styles, seed: seed)
    if columns > 0 { try await files.writePeople(of: model, columns: columns, seed: seed) }
  }

  private static func measure(_ arguments: [String]) async throws {
    let arguments = try Arguments(
      arguments,
      options: [
        "--edges", "--people", "--output", "--rows", "--repeat", "--threads", "--seed",
        "--iterations", "--answers", "--watch-memory", "--outcome", "--event", "--model",
      ])
    let stages = try arguments.word("stages, with commas between them").split(separator: ",").map {
      guard let stage = Stage(rawValue: String($0)) else {
        throw BenchmarkError("there is no stage '\($0)'; see --help")
      }
      return stage
    }
    var run = StageRun(edges: arguments["--edges"], people: arguments["--people"])
    run.output = arguments["--output"]
    run.model = arguments["--model"]
    run.outcome = arguments["--outcome"].map { name in
      OutcomeColumn(
        name, events: arguments["--event"].map { Set($0.split(separator: ",").map(String.init)) })
    }
    run.rows = try arguments.count("--rows") ?? run.rows
    run.repetitions = try arguments.count("--repeat")
    run.threads = try arguments.count("--threads")
    run.seed = UInt64(try arguments.count("--seed") ?? 1)
    run.leidenIterations = try arguments.count("--iterations") ?? run.leidenIterations
    run.watchesMemory = try arguments.isYes("--watch-memory") ?? false
    run.answers = arguments["--answers"].map { URL(filePath: $0, directoryHint: .isDirectory) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    print(String(decoding: try encoder.encode(await run.run(stages)), as: UTF8.self))
  }
}
