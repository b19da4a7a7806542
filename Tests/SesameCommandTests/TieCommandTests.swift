import Foundation
import Testing

/// Ties' own columns on the command line.
struct TieCommandTests {
  private static let files: [String: FileContent] = [
    "t.csv": """
    from,to,day,amount,kind
    ann,bob,2024-01-01,5,rent
    ann,bob,2024-01-30,2.5,rent
    bob,ann,2024-01-31,-3,gift
    bob,cid,2024-02-01,9,gift

    """
  ]

  @Test func `columns of transfers come out under their names`() async throws {
    let folder = try Folder(Self.files)
    let outcome = try await Program.run(
      "features t.csv --directed --time day --as-of 2024-02-01 --features none --tie-columns "
        + "amount,kind --windows 7d --quiet", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let rows = outcome.rows
    let header = try #require(rows.first)
    func field(_ row: Int, _ name: String) throws -> String {
      rows[row][try #require(header.firstIndex(of: name), "\(name)")]
    }
    #expect(try field(1, "tie_out_amount_sum") == "7.5")
    #expect(try field(1, "tie_out_amount_sum_7d") == "2.5")
    #expect(try field(1, "tie_amount_net") == "-10.5")
    #expect(try field(2, "tie_in_kind_share_rent") == "1.0")
    #expect(try field(2, "tie_rows_7d") == "2")
    #expect(rows.count == 3)
  }

  @Test func `a zero has no sign, whatever the order of rows`() async throws {
    for rows in ["x,y,0\nx,z,-0\n", "x,z,-0\nx,y,0\n"] {
      let outcome = try await Program.run(
        "features t.csv --features none --tie-columns k --columns tie_k_min,tie_k_max,tie_k_sum "
          + "--quiet", in: Folder(["t.csv": FileContent("a,b,k\n" + rows)]))
      #expect(outcome.rows.dropFirst().allSatisfy { $0.dropFirst().allSatisfy { $0 == "0.0" } })
    }
  }

  @Test func `the dictionary tells of every column before the list is read`() async throws {
    let folder = try Folder(Self.files)
    let outcome = try await Program.run(
      "features t.csv --directed --time day --as-of 2024-02-01 --features none --tie-columns all "
        + "--windows 7d --explain-columns", in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    for name in ["tie_out_amount_sum_7d (decimal", "tie_kind_levels (whole", "tie_kind_share_… ("] {
      #expect(outcome.text.contains(name), "\(name)")
    }
  }

  @Test func `a snapshot holds no rows`() async throws {
    let folder = try Folder(Self.files)
    _ = try await Program.run("import t.csv -o t.sgraph", in: folder)
    let outcome = try await Program.run("features t.sgraph --tie-columns amount", in: folder)
    #expect(outcome.status == 64)
    #expect(
      outcome.standardError.contains(
        "a snapshot does not hold the rows of its edge list, and '--tie-columns' needs them; give the "
          + "edge list in place of the snapshot"))
  }

  @Test func `friendships that are over are told of and don't count`() async throws {
    let folder = try Folder(["e.csv": "a,b,1,5\nb,c,2,\nc,d,3,9\n"])
    let outcome = try await Program.run(
      "features e.csv --time 3 --as-of 5 --until 4 --features degree", in: folder)
    #expect(outcome.text == "id,degree\nb,1\nc,2\nd,1\n")
    #expect(outcome.standardError.contains("2 of 3 rows (1 over at the date)"))
  }

  @Test func `a text whose share would have a window's name gets another`() async throws {
    let outcome = try await Program.run(
      "features t.csv --features none --time day --as-of 2024-01-05 --tie-columns k=text --windows 7d "
        + "--columns tie_k_share_fam_7d,tie_k_share_fam_7d_2",
      in: try Folder([
        "t.csv": "a,b,day,k\nx,y,2024-01-01,fam\ny,z,2024-01-02,fam_7d\nz,x,2023-01-03,fam\n"
      ]))
    #expect(outcome.status == 0, "\(outcome.standardError)")
    // The share of fam_7d at all times, and that of fam in the last week.
    #expect(
      outcome.rows.dropFirst().map { $0.joined(separator: " ") } == [
        "x 0.0 1.0", "y 0.5 0.5", "z 0.5 0.0",
      ])
  }
}
