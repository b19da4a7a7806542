internal import Foundation
internal import Sesame

/// How many steps PageRank takes until a further one would change all ranks together by less than
/// 1e-9: the point at which programs are compared, whatever their own rule for an end.
struct RankSteps {
  private(set) var needed: Int

  init(_ graph: RelationGraph, threads: Int?) async throws {
    func change(after steps: Int) async throws -> Double {
      let ranks = try await graph.features([.pageRank(iterations: steps)], threads: threads)
      let next = try await graph.features([.pageRank(iterations: steps + 1)], threads: threads)
      return try zip(ranks.numbers(inColumn: "pagerank"), next.numbers(inColumn: "pagerank"))
        .reduce(0) { $0 + abs(($1.0 ?? 0) - ($1.1 ?? 0)) }
    }
    // The change falls by about the same factor in each step.
    let (early, late) = (12, 24)
    let (first, second) = (try await change(after: early), try await change(after: late))
    needed = late
    if second > Self.tolerance, first > second {
      let perStep = log(first / second) / Double(late - early)
      needed += Int((log(second / Self.tolerance) / perStep).rounded(.up))
    }
    while try await change(after: needed) > Self.tolerance { needed += 1 }
  }

  private static let tolerance = 1e-9
}
