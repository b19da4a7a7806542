import Communities
import EdgeLists
import Execution
import Foundation
import Graphs
import Memory
import Tables
import TestSupport
import Testing

@Suite struct `Scan of resolutions` {
  /// 256 people in 16 groups of 16, four of which make a larger one: each has about 13 friends in the
  /// group, 4 in the larger one and 1 outside, as in Arenas, Díaz-Guilera & Pérez-Vicente (2006),
  /// doi:10.1103/PhysRevLett.96.114102.
  private func nested() throws -> RelationGraph {
    var state: UInt64 = 5
    func draw() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) * 0x1p-53
    }
    var lines: [String] = []
    for one in 0..<256 {
      for other in (one + 1)..<256 {
        let odds =
          one / 16 == other / 16 ? 13.0 / 15 : one / 64 == other / 64 ? 4.0 / 48 : 1.0 / 192
        if draw() < odds { lines.append("\(one),\(other)") }
      }
    }
    return try graph(lines.joined(separator: "\n"), people: people((0..<256).map { "\($0)" }))
  }

  @Test func `both levels of nested communities are plateaus`() async throws {
    let resolutions = ResolutionScan.resolutions(in: 0.1...10, count: 21)
    let found = try await nested().resolutionScan(
      ResolutionScan.Options(resolutions: resolutions), seed: 1)
    #expect(found.steps.map(\.resolution) == resolutions)
    let planted = [64, 16].map { size in (0..<256).map { $0 / size } }
    for labels in planted {
      let plateau = try #require(
        found.plateaus.first { $0.communityCount == labels[255] + 1 })
      let agreement = try await CommunityAgreement.comparing(
        found.steps[plateau.step].membership, with: labels)
      #expect(agreement.adjustedRandIndex == 1)
      #expect(plateau.agreement > 0.95)
      #expect(plateau.resolutions.contains(labels[255] == 3 ? 0.5 : 2.5))
    }
    // The rest is one community, and people falling apart.
    #expect(found.plateaus.allSatisfy { [1, 4, 16].contains($0.communityCount) })
    for (one, other) in zip(found.steps, found.steps.dropFirst()) {
      let agreement = try await CommunityAgreement.comparing(one.membership, with: other.membership)
      #expect(one.nextAgreement == agreement.adjustedMutualInformation)
    }
    #expect(found.steps.last?.nextAgreement == nil)
    let table = found.table
    #expect(
      table.columns.map(\.name) == [
        "resolution", "communities", "modularity", "quality", "run_agreement", "next_agreement",
        "plateau",
      ])
    let numbers = try #require(table["plateau"]?.values.numbers)
    for (number, plateau) in found.plateaus.enumerated() {
      #expect(plateau.steps.allSatisfy { numbers[$0] == Double(number) })
      let counts = plateau.steps.map { found.steps[$0].communityCount }
      #expect(plateau.communityCounts.lowerBound == counts.min())
      #expect(plateau.communityCounts.upperBound == counts.max())
    }
  }

  @Test func `a random graph has no scale of its own`() async throws {
    var state: UInt64 = 1
    func draw() -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % 150
    }
    let lines = (0..<600).map { _ in "\(draw()),\(draw())" }
    let found = try await graph(lines.joined(separator: "\n")).resolutionScan(
      ResolutionScan.Options(
        resolutions: ResolutionScan.resolutions(in: 0.1...5, count: 12)), seed: 1)
    // Only all together, if at all.
    #expect(found.plateaus.allSatisfy { $0.communityCount < 4 })
    #expect(found.steps.contains { $0.runAgreement ?? 1 < 0.5 })
  }

  @Test func `the steps are what the method finds, at best`() async throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/communities/karate.edges").path
    let karate = try RelationGraph(EdgeList(contentsOf: path))
    for method in [CommunityMethod.leiden(), .louvain(), .leiden(optimizing: .constantPotts)] {
      let found = try await karate.resolutionScan(
        ResolutionScan.Options(resolutions: [0.25, 1, 3], runs: 4), using: method, seed: 3)
      for step in found.steps {
        let method = try #require(method.atResolution(step.resolution))
        var qualities: [Double] = []
        for seed in 3..<7 as Range<UInt64> {
          qualities.append(
            try #require(await karate.communities(using: method, seed: seed).quality))
        }
        #expect(step.quality == qualities.max())
        let own = try await karate.communities(labels: step.membership)
        #expect(own.modularity == step.modularity && own.count == step.communityCount)
      }
    }
  }

  @Test func `threads change nothing, nor whether searches are made side by side`() async throws {
    let built = try nested()
    let resolutions = ResolutionScan.resolutions(in: 0.3...3, count: 4)
    let options = ResolutionScan.Options(resolutions: resolutions, runs: 2, shortest: 2)
    let expected = try await built.resolutionScan(
      options, seed: 1, execution: Execution(threads: 1))
    for threads in [2, 3, 16] {
      let found = try await built.resolutionScan(
        options, seed: 1,
        execution: Execution(threads: threads))
      #expect(found.steps == expected.steps && found.plateaus == expected.plateaus)
    }
    let short = try await RepeatedSearch(
      built, .leiden(), seed: 1, Execution(threads: 2, memoryLimit: 1)
    ).scan(options)
    #expect(short.steps == expected.steps)
  }

  @Test func `odd graphs and odd scans`() async throws {
    let empty = try graph("a,a\n", people: people(["a", "b", "c"]))
    let none = try await empty.resolutionScan(
      ResolutionScan.Options(resolutions: [1, 2, 3]), seed: 1)
    #expect(none.steps.map(\.communityCount) == [3, 3, 3])
    #expect(none.steps.allSatisfy { $0.modularity == nil && $0.quality == nil })
    #expect(none.plateaus.isEmpty)
    let pair = try await graph("a,b\n").resolutionScan(
      ResolutionScan.Options(resolutions: [0.5], runs: 1, shortest: 1), seed: 1)
    #expect(pair.steps[0].runAgreement == nil && pair.steps[0].nextAgreement == nil)
    #expect(pair.plateaus.map(\.steps) == [0...0])
    #expect(pair.plateaus.map(\.communityCount) == [1])
    #expect(CommunityMethod.infomap().atResolution(1) == nil)
    #expect(ResolutionScan.resolutions(in: 0.1...10, count: 3) == [0.1, 1, 10])
    #expect(
      ResolutionScan.resolutions(in: 0.001...1000, count: 7)[1...5] == [0.01, 0.1, 1, 10, 100])
    #expect(ResolutionScan.resolutions(in: 1...8, count: 4).map { $0.rounded() } == [1, 2, 4, 8])
  }

  @Test func `progress never falls`() async throws {
    let seen = Shared<[Double]>([])
    _ = try await graph("a,b\nb,c\nc,a\n").resolutionScan(
      ResolutionScan.Options(resolutions: [0.5, 1, 2]), seed: 1,
      execution: Execution { part in
        seen.withLock { $0.append(part.fractionCompleted) }
      })
    let parts = seen.withLock { $0 }
    #expect(parts == parts.sorted() && parts.last == 1)
  }
}
