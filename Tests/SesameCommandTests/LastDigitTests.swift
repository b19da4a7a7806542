import Testing

/// Last digits, which do not depend on the order of rows: by Python's fractions, rounded once.
struct LastDigitTests {
  private static let orders = [
    [0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0],
  ]

  private func columns(
    _ command: String, edges: [String], people: String = "id\n", _ names: String...
  ) async throws -> [[String]] {
    let folder = try Folder([
      "edges.csv": FileContent(edges.map { $0 + "\n" }.joined()), "people.csv": FileContent(people),
    ])
    let outcome = try await Program.run("features edges.csv \(command)", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    return names.map { Sheet(outcome.text)[$0] }
  }

  @Test(arguments: orders)
  func `strength and merged weights do not depend on the order of rows`(
    order: [Int]
  ) async throws {
    let ties = ["a,b,0.6", "a,c,0.3", "a,d,0.1"]
    let strength = try await columns(
      "--weight 3 --features strength", edges: order.map { ties[$0] }, "strength")
    #expect(strength[0].first == "1.0")
    let again = ["a,b,0.6", "b,a,0.3", "a,b,0.1"]
    let merged = try await columns(
      "--weight 3 --duplicates sum --features strength", edges: order.map { again[$0] },
      "strength")
    #expect(merged == [["1.0", "1.0"]])
    // Of three ties one, two and four days before the date with a half-life of three days.
    let days = ["a,b,2020-01-04", "b,a,2020-01-03", "a,b,2020-01-01"]
    for policy in ["sum", "count"] {
      let decayed = try await columns(
        "--time 3 --as-of 2020-01-05 --half-life 3d --duplicates \(policy) --features strength",
        edges: order.map { days[$0] }, "strength")
      #expect(decayed == [["1.8205113139235862", "1.8205113139235862"]])
    }
  }

  @Test func `ten ties of a tenth are one`() async throws {
    let strength = try await columns(
      "--weight 3 --features strength", edges: (0..<10).map { "me,f\($0),0.1" }, "strength")
    #expect(strength[0].first == "1.0")
  }

  @Test func `friends' means and deviations are right where numbers cancel`() async throws {
    let values: [(String, [String])] = [
      ("v", ["-1e308", "1e308", "-1e308", "1e308", "1e-300", "-1e308", "1e308"]),
      ("w", ["9007199254740992", "9007199254740996", "9007199254740992", "", "", "", ""]),
      ("x", ["1000000000.6178069", "1000000000.9698132", "", "", "", "", ""]),
    ]
    let rows = (0..<7).map { row in
      "f\(row)," + values.map { $0.1[row] }.joined(separator: ",") + "\n"
    }
    for rows in [rows, rows.reversed()] {
      let found = try await columns(
        "--people people.csv --features none --aggregate v,w,x", edges: (0..<7).map { "f\($0),me" },
        people: "id,v,w,x\n" + rows.joined() + "me,,,\n",
        "neighbor_v_mean", "neighbor_w_sd", "neighbor_x_sd")
      #expect(
        found.map(\.last) == [
          "1.4285714285714285e-301", "1.8856180831641267", "0.17600315809249878",
        ])
    }
  }

  @Test func `the median of a community is that of the same people as friends`() async throws {
    let folder = try Folder([
      "edges.csv": "me,f0\nme,f1\nf0,f1\n", "people.csv": "id,v\nf0,0.1\nf1,0.7\nme,\n",
    ])
    let friends = try await Program.run("features edges.csv --people people.csv", in: folder)
    #expect(Sheet(friends.text)["neighbor_v_median"].last == "0.39999999999999997")
    let outcome = try await Program.run(
      "communities edges.csv --people people.csv --community-table table.csv", in: folder)
    #expect(outcome.status == 0)
    let table = Sheet(try folder.text("table.csv"))
    #expect(table["v_median"] == ["0.39999999999999997"])
    #expect(table["typical"] == ["f0"])
  }

  @Test func `qualities of any size are short`() async throws {
    let folder = try Folder([
      "edges.csv": "s,t,w\na,b,1e-250\nb,c,1e-250\na,c,2e-250\nc,d,1e-250\n"
    ])
    let outcome = try await Program.run(
      "communities edges.csv --weight w --objective constant-potts --resolution 1", in: folder)
    // Four people alone: -4 / (2 · 5e-250).
    #expect(
      outcome.standardError.contains(
        "communities  4, quality (constant Potts at resolution 1) -4e+249"))
  }

  // Six cliques in a ring, and a pair that leaves its clique where the resolution is high.
  @Test func `a plateau says how many communities there are from end to end`() async throws {
    var ties = ["x,y", "x,c0p4", "y,c0p5"]
    for clique in 0..<6 {
      for one in 0..<10 {
        ties += (0..<one).map { "c\(clique)p\(one),c\(clique)p\($0)" }
      }
      ties.append("c\(clique)p0,c\((clique + 1) % 6)p1")
    }
    let folder = try Folder(["edges.csv": FileContent(ties.joined(separator: "\n"))])
    let outcome = try await Program.run(
      "communities edges.csv --resolutions 1:5:6 --scan scan.csv", in: folder)
    #expect(outcome.status == 0)
    #expect(Sheet(try folder.text("scan.csv"))["communities"] == ["6", "6", "6", "6", "7", "7"])
    #expect(
      outcome.standardError.contains("plateau      6 to 7 communities from resolution 1 to 5 "))
  }
}
