import Communities
import EdgeLists
import Foundation
import GraphFeatures
import Graphs
import Tables
import TestSupport
import Testing
import TextFormats

/// Half-lives after which nothing is left of old friendships.
@Suite struct `Faded friendships` {
  private static let header = "source,target,weight,time\n"
  private static let timed = EdgeListFormat(weight: "weight", time: "time")

  /// Two groups with recent ties of several ages, tied by one that is 20 half-lives old.
  private static let recent = """
    a,b,2,1000
    b,c,1,990
    a,c,3,980
    c,d,1,800
    d,e,2,1000
    e,f,5,970
    d,f,1,1000

    """

  /// Ties of people with recent ties, of a pair of their own and of one with a stranger.
  private static let old = """
    a,e,7,-11000
    f,b,1,-100000
    x,y,1,-20000
    x,a,1,-20000

    """

  private static let methods: [CommunityMethod] = [
    .leiden(), .louvain(), .labelPropagation, .infomap(), .walktrap(), .fastGreedy,
    .leadingEigenvector(), .spinglass(), .leiden(optimizing: .constantPotts, resolution: 0.1),
  ]

  // From shortly after the newest tie to thousands of half-lives after it; half-lives of 10 s.
  @Test(arguments: [1001.0, 3000, 11_000, 20_000, 1e6, 1e300])
  func `count as if they had been taken out by hand`(asOf: Double) async throws {
    let whole = try graph(
      Self.header + Self.recent + Self.old, format: Self.timed, asOf: asOf, halfLife: 10)
    let byHand = try graph(Self.header + Self.recent, format: Self.timed, asOf: asOf, halfLife: 10)
    #expect(whole.summary.fadedCount == 4)
    #expect(byHand.summary.fadedCount == 0)
    #expect(whole.friendshipCount == 7)
    #expect(Array(whole.identifiers) == Array(byHand.identifiers))
    let (one, other) = (try await whole.features(.all), try await byHand.features(.all))
    #expect(one.columns.map(\.name) == other.columns.map(\.name))
    for column in one.columns.dropFirst() {
      let (found, expected) = (
        try one.numbers(inColumn: column.name), try other.numbers(inColumn: column.name)
      )
      for (value, wanted) in zip(found, expected) {
        let (value, wanted) = (try #require(value), try #require(wanted))
        #expect(abs(value - wanted) <= 1e-12 * max(1, abs(wanted)), "\(column.name)")
      }
    }
    for method in Self.methods where asOf < 1e300 {
      let (found, expected) = (
        try await whole.communities(using: method, seed: 1),
        try await byHand.communities(using: method, seed: 1)
      )
      #expect(found.membership == expected.membership, "\(method.name)")
    }
  }

  @Test func `leave the same answers thousands of half-lives after the newest`() async throws {
    let lines = Self.header + Self.recent + Self.old
    let near = try graph(lines, format: Self.timed, asOf: 1010, halfLife: 10)
    let far = try graph(lines, format: Self.timed, asOf: 101_010, halfLife: 10)
    let features: FeatureSelection = [.pageRank, .constraint, .eigenvectorCentrality]
    #expect(try await near.features(features) == (try await far.features(features)))
    for method in Self.methods.dropLast() {
      let found = try await near.communities(using: method, seed: 1)
      #expect(try await far.communities(using: method, seed: 1) == found)
      #expect(found.modularity != nil)
    }
  }

  @Test func `strengths are those at the date, as far as they can be written`() async throws {
    let lines = Self.header + Self.recent + Self.old
    // The newest ties are 100 half-lives old: everyone's strength is what it was then, halved 100 times.
    let near = try graph(lines, format: Self.timed, asOf: 1000.5, halfLife: 10)
    let far = try graph(lines, format: Self.timed, asOf: 2000.5, halfLife: 10)
    let (now, later) = (
      try await near.features([.strength]).numbers(inColumn: "strength"),
      try await far.features([.strength]).numbers(inColumn: "strength")
    )
    for (strength, halved) in zip(now, later) {
      let expected = try #require(strength) * 0x1p-100
      #expect(abs(try #require(halved) - expected) <= 1e-12 * expected)
    }
    // a, of ties of 2 and 3 that are 0.05 and 2.05 half-lives old.
    let first = try #require(now[0])
    #expect(abs(first - (2 * exp2(-0.05) + 3 * exp2(-2.05))) < 1e-15)
    // Nothing that could be written is left after 2000 half-lives.
    let last = try graph(lines, format: Self.timed, asOf: 21_000, halfLife: 10)
    let none = try await last.features([.strength]).numbers(inColumn: "strength")
    #expect(none.allSatisfy { $0 == 0 })
  }

  @Test(arguments: [1e-300, 1e-7, 1, 1e300])
  func `fade beside the others, whatever the unit of weights`(unit: Double) throws {
    // 1022 half-lives before the newest is just in, 1023 is out.
    let lines = """
      source,target,weight,time
      a,b,\(unit),1023
      c,d,\(unit),1
      e,f,\(unit),0
      g,h,\(unit),0
      g,h,\(unit / 2),0
      """
    let built = try graph(lines, format: Self.timed, asOf: 1024, halfLife: 1)
    #expect(built.friendshipCount == 2)
    #expect(built.summary.fadedCount == 3)
    #expect(Array(built.identifiers) == ["a", "b", "c", "d"])
  }

  @Test func `leave people of the table without friends, and are counted`() async throws {
    let table = people(["x", "y", "a"])
    let built = try graph(
      Self.header + Self.recent + Self.old, people: table, format: Self.timed, asOf: 1001,
      halfLife: 10)
    #expect(Array(built.identifiers).prefix(4) == ["x", "y", "a", "b"])
    let degrees = try await built.features([.degree]).numbers(inColumn: "degree").map { $0 }
    #expect(Array(degrees.prefix(3)) == [0, 0, 2])
    let summary = built.summary
    #expect(summary.rowCount == built.friendshipCount + summary.fadedCount)
  }

  @Test(arguments: [1001.0, 1e6])
  func `are the same from a snapshot`(asOf: Double) async throws {
    let built = try graph(
      Self.header + Self.recent + Self.old, format: Self.timed, asOf: asOf, halfLife: 10)
    let again = try opened(snapshot(of: built))
    expectSame(again, built)
    #expect(again.summary == built.summary)
    #expect(try await again.features(.all) == (try await built.features(.all)))
    let method = CommunityMethod.leiden(optimizing: .constantPotts, resolution: 0.1)
    #expect(
      try await again.communities(using: method, seed: 1)
        == (try await built.communities(using: method, seed: 1)))
  }

  @Test func `a density is compared with weights at the date`() async throws {
    // At the date every weight is below 2^-2000: no community is as dense as 0.1.
    let built = try graph(Self.header + Self.recent, format: Self.timed, asOf: 21_000, halfLife: 10)
    let found = try await built.communities(
      using: .leiden(optimizing: .constantPotts, resolution: 0.1), seed: 1)
    #expect(found.count == built.personCount)
    #expect(try await built.communities(using: .leiden(), seed: 1).count < built.personCount)
  }
}
