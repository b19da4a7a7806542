import Foundation
import Testing

/// Ties that are nothing beside others of the same graph, and means of rows in any order.
struct LightTieTests {
  private func table(
    _ command: String, edges: String, people: String = ""
  ) async throws -> Sheet {
    let folder = try Folder(["edges.csv": FileContent(edges), "people.csv": FileContent(people)])
    let outcome = try await Program.run("features edges.csv \(command)", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    return Sheet(outcome.text)
  }

  private func numbers(_ sheet: Sheet, _ column: String) -> [Double] {
    sheet[column].map { Double($0) ?? .nan }
  }

  private func isClose(_ one: Double, _ other: Double) -> Bool {
    abs(one - other) <= 1e-12 * abs(other)
  }

  // By hand: with a and b at 1 and the eigenvalue 1, i is twice the light weight.
  @Test func `someone with light ties leaves the others their eigenvector centrality`()
    async throws
  {
    let found = numbers(
      try await table(
        "--weight w --features eigenvector_centrality",
        edges: "s,t,w\ni,a,\(0x1p-690)\ni,b,\(0x1p-690)\na,b,1\n"), "eigenvector_centrality")
    #expect(isClose(found[0], 0x1p-689))
    #expect(isClose(found[1], 1) && isClose(found[2], 1))
    #expect(found.max() == 1)
  }

  // By hand: c is 1, b and d are the root of 1/2, and a is half of what 3652 days leave of its tie.
  @Test func `an old friendship leaves the others their eigenvector centrality`() async throws {
    let found = numbers(
      try await table(
        "--time day --as-of 2020-01-02 --half-life 5d --features eigenvector_centrality",
        edges: "s,t,day\na,b,2010-01-01\nb,c,2020-01-01\nc,d,2020-01-01\n"),
      "eigenvector_centrality")
    let root = 0.5.squareRoot()
    for (value, expected) in zip(found, [exp2(-3652 / 5.0) / 2, root, 1, root]) {
      #expect(isClose(value, expected))
    }
    #expect(found.count == 4)
  }

  // Python's fractions, rounded once.
  @Test(arguments: [-920, -400, 0, 900])
  func `light ties keep their part in constraint`(exponent: Int) async throws {
    func power(_ exponent: Int) -> Double {
      Double(sign: .plus, exponent: exponent, significand: 1)
    }
    let edges =
      "s,t,w\nX,Y,1\ni,b,\(power(exponent - 45))\nb,c,\(power(exponent))\n"
      + "i,c,\(power(exponent - 72))\n"
    let found = numbers(
      try await table("--weight w --features constraint", edges: edges), "constraint")
    for (value, expected) in zip(found, [1, 1, 1.9999999999999432, 0.9999999999999432, 1]) {
      #expect(abs(value - expected) <= 2 * expected.ulp)
    }
    #expect(found.count == 5)
  }

  // The exact mean of 0.7, 0.8 and 0.9 is nearer to 0.8 than to any other number.
  @Test(arguments: ["789", "798", "879", "897", "978", "987"])
  func `means of friends and of communities do not hang on the order of rows`(
    order: String
  ) async throws {
    let folder = try Folder([
      "edges.csv": "p,x\np,y\np,z\nx,y\ny,z\nx,z\n",
      "people.csv": FileContent(
        "id,share\n" + zip("xyz", order).map { "\($0),0.\($1)\n" }.joined() + "p,0.3\n"),
    ])
    let outcome = try await Program.run(
      "features edges.csv --people people.csv --features community --aggregate share", in: folder)
    let sheet = Sheet(outcome.text)
    let row = try #require(sheet["id"].firstIndex(of: "p"))
    for column in ["neighbor_share_mean", "community_share_mean"] {
      #expect(sheet[column][row] == "0.8", "\(outcome.text)")
    }
    // By Python's fractions and decimals, rounded once.
    #expect(isClose(numbers(sheet, "neighbor_share_sd")[row], 0.08164965809277264))
    // Python: the exact mean of 0.3, 0.7, 0.8 and 0.9.
    let table = try await Program.run(
      "communities edges.csv --people people.csv --community-table table.csv", in: folder)
    #expect(table.status == 0)
    let communities = Sheet(try folder.text("table.csv"))
    #expect(communities["share_mean"] == ["0.675"])
  }
}
