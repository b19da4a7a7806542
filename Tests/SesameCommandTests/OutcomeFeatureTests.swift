import Testing

/// What `--outcome-features` and `--exclude-kinds` do to the output.
struct OutcomeFeatureTests {
  private static let files: [String: FileContent] = [
    "t.csv": "from,to,kind\na,b,loan\nb,c,gift\nc,a,loan\nc,d,gift\nd,e,gift\n",
    "p.csv": "id,late,town\na,1,x\nb,0,y\nc,0,x\nd,1,y\ne,,x\n",
  ]

  @Test func `columns of outcomes are written, and the summary tells of the folds`() async throws {
    let outcome = try await Program.run(
      "features t.csv --people p.csv --outcome late --outcome-features --folds 2 --over friends "
        + "--outcome-levels town",
      in: try Folder(Self.files))
    #expect(outcome.status == 0, "\(outcome.standardError)")
    let header = outcome.rows[0]
    for name in [
      "late_fold", "neighbor_late_excess_oof", "community_late_excess_oof", "late_pagerank_oof",
      "level_town_late_excess_oof",
    ] {
      #expect(header.contains(name))
    }
    #expect(!header.contains { $0.hasPrefix("second_neighbor_late") })
    #expect(outcome.standardError.contains("late: 4 known, 2 with the event, in 2 folds by person"))
    let place = try #require(header.firstIndex(of: "late_fold"))
    #expect(outcome.rows.dropFirst().map { $0[place] }.last == "")
  }

  @Test func `kinds are left out, and counted`() async throws {
    let outcome = try await Program.run(
      "features t.csv --kind kind --exclude-kinds loan --features degree",
      in: try Folder(Self.files))
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(
      outcome.rows.dropFirst().map { $0.joined(separator: "=") } == ["b=1", "c=2", "d=2", "e=1"])
    #expect(outcome.standardError.contains("2 of excluded kinds left out"))
  }
}
