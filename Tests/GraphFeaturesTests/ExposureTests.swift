import EdgeLists
import Execution
import Files
import GraphFeatures
import Graphs
import Statistics
import Tables
import TestSupport
import Testing
import TextFormats

/// What those are like who share people's things.
@Suite struct ExposureTests {
  private func graph(
    _ lines: String, people: Table? = nil, largestHub: Int = 100, weighted: Bool = false
  ) throws -> RelationGraph {
    try RelationGraph(
      EdgeList(
        parsing: lines, named: "visits.csv",
        format: EdgeListFormat(
          weight: weighted ? .number(3) : nil, delimiter: .comma, header: false)),
      people: people, rules: GraphRules(twoMode: TwoModeRules(largestHub: largestHub)))
  }

  private let visits = "ann,s\nbob,s\ncid,s\nann,d\nbob,d\ndan,x\n"

  private func village(_ values: [Double?]) -> Table {
    people(["ann", "bob", "cid", "dan"], Column("bad", .reals(values)))
  }

  @Test func `means over the others of each thing are averaged, and the largest is told`()
    async throws
  {
    let table = try await graph(visits, people: village([1, 0, 0, 1])).exposure(to: ["bad"])
    #expect(
      table.columns.map(\.name) == [
        "id", "resource_count", "largest_resource_size", "exposure_bad_count", "exposure_bad_mean",
        "exposure_bad_max",
      ])
    #expect(table["resource_count"]?.values == .integers([2, 2, 1, 1]))
    #expect(table["largest_resource_size"]?.values == .integers([3, 3, 3, 1]))
    #expect(table["exposure_bad_count"]?.values == .integers([2, 2, 1, 0]))
    #expect(table["exposure_bad_mean"]?.values == .reals([0, 0.75, 0.5, nil]))
    #expect(table["exposure_bad_max"]?.values == .reals([0, 1, 0.5, nil]))
  }

  @Test func `hubs and missing values expose nobody`() async throws {
    let known = try graph(visits, people: village([nil, 0.5, nil, nil]), largestHub: 2)
    let table = try await known.exposure(to: ["bad"])
    #expect(table["exposure_bad_count"]?.values == .integers([1, 0, 0, 0]))
    #expect(table["exposure_bad_mean"]?.values == .reals([0.5, nil, nil, nil]))
    #expect(table["largest_resource_size"]?.values == .integers([3, 3, 3, 1]))
  }

  @Test func `ties to a thing are the weights of its people`() async throws {
    let lines = "ann,s,7\nbob,s,1\ncid,s,3\n"
    let graph = try graph(lines, people: village([9, 0, 1, nil]), weighted: true)
    let table = try await graph.exposure(to: ["bad"])
    #expect(table["exposure_bad_mean"]?.values == .reals([0.75, 6.6, 63.0 / 8, nil]))
  }

  @Test(arguments: [false, true])
  func `a person's own value leaves no trace, and equal values have that mean`(
    weighted: Bool
  ) async throws {
    var generator = SplitMix64(seed: 21)
    let names = (0..<30).map { "p\($0)" }
    for _ in 0..<30 {
      let lines = randomLines(&generator, people: 30, rows: 120).joined(separator: "\n")
      var values: [Double?] = names.map { _ in
        Int.random(in: 0..<5, using: &generator) == 0
          ? nil : Double.random(in: -1...1, using: &generator) * 1e10
      }
      let person = Int.random(in: 0..<30, using: &generator)
      func exposure(_ values: [Double?]) async throws -> Table {
        let table = people(names, Column("x", .reals(values)))
        return try await graph(lines, people: table, weighted: weighted).exposure(to: ["x"])
      }
      let before = try await exposure(values)
      for own in [1e-300, 0.1, -7e15, 1e300, nil] {
        values[person] = own
        let after = try await exposure(values)
        for column in after.columns.dropFirst() {
          let wanted = try #require(before[column.name]?.values.numbers)
          #expect(column.values.numbers?[person]?.bitPattern == wanted[person]?.bitPattern)
        }
      }
      let same = try await exposure(names.map { _ in 0.7 })
      #expect(
        try #require(same["exposure_x_mean"]?.values.numbers).allSatisfy { $0 == nil || $0 == 0.7 })
    }
  }

  @Test func `values at the ends of the range of numbers stop nothing`() async throws {
    for weights in [["1e306", "1e306", "1e-300"], ["1e-300", "1e300", "1"]] {
      let lines = zip(["ann", "bob", "cid"], weights).map { "\($0),s,\($1)\n" }.joined()
      let table = village([1.7e308, 1.7e308, 1.7e308, nil])
      let exposure = try await graph(lines, people: table, weighted: true).exposure(to: ["bad"])
      #expect(exposure["exposure_bad_mean"]?.values == .reals([1.7e308, 1.7e308, 1.7e308, nil]))
    }
  }

  @Test func `without things shared there is no exposure`() async throws {
    let plain = try TestSupport.graph("a,b\n")
    await #expect(throws: GraphError.self) { try await plain.exposure(to: []) }
    await #expect(throws: DataError.self) { try await graph(visits).exposure(to: ["wealth"]) }
    let none = try await graph(visits).exposure(to: [])
    #expect(none.columns.map(\.name) == ["id", "resource_count", "largest_resource_size"])
  }
}
