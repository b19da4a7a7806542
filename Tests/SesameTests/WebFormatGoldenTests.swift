import EdgeLists
import Sesame
import Tables
import Testing

/// Lists that SciPy and igraph wrote, and what NetworkX counts in them: Tests/Golden/web_formats.py.
@Suite struct WebFormatGoldenTests {
  private static let files: [(file: String, golden: String, directed: Bool, weighted: Bool)] = [
    ("general.mtx", "general", true, true), ("symmetric.mtx", "symmetric", false, true),
    ("pattern.mtx", "symmetric", false, false), ("rectangular.mtx", "rectangular", false, true),
    ("faculty.ncol", "ncol", true, true), ("snap.txt", "snap", true, false),
    ("out.faculty", "konect", true, true), ("out.memberships", "memberships", false, false),
    ("faculty.graph", "metis", false, true),
  ]

  @Test(arguments: files.indices)
  func `equal what others read`(number: Int) async throws {
    let (file, golden, directed, weighted) = Self.files[number]
    var job = FeatureJob.nothing(seed: 1)
    let features: [Feature] = directed ? [.inDegree, .outDegree] : [.degree]
    job.features = .only(features + (weighted ? [.strength] : []))
    let result = try await job.run(
      on: GraphSource(
        edges: .file(
          "\(root)/Tests/Golden/web/\(file)",
          EdgeListFormat(weight: weighted ? "weight" : nil)),
        rules: GraphRules(directed: directed)))
    // METIS's graph has weights of vertices too.
    let unused = result.report.warnings.map(\.description).filter { $0.contains("not used") }
    #expect(unused.allSatisfy { $0.hasSuffix("of vertices are not used") })
    let expected = try Table(contentsOf: "\(root)/Tests/Golden/web/\(golden).csv")
    let places = result.table.places(of: expected.identifiers)
    #expect(result.table.rowCount == expected.rowCount)
    for column in expected.columns.dropFirst() where column.name != "strength" || weighted {
      let wanted = try #require(column.values.numbers)
      let values = try #require(result.table[column.name]?.values.numbers)
      for (row, place) in places.enumerated() {
        #expect(values[Int(try #require(place))] == wanted[row], "\(column.name) of row \(row)")
      }
    }
  }

  @Test func `a symmetric matrix has both directions`() async throws {
    var job = FeatureJob.nothing(seed: 1)
    job.features = [.inDegree, .outDegree]
    let result = try await job.run(
      on: GraphSource(
        edges: "\(root)/Tests/Golden/web/pattern.mtx", rules: GraphRules(directed: true)))
    let (coming, leading) = (
      try result.table.integers(inColumn: "in_degree"),
      try result.table.integers(inColumn: "out_degree")
    )
    #expect(Array(coming) == Array(leading))
    #expect(result.graph.summary.bothWaysCount == 577)
  }
}
