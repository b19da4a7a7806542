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

  @Test(arguments: ["community", "component"])
  func `folds of whole communities have no columns over communities`(unit: String) async throws {
    let folder = try Folder([
      "t.csv": "a,b\nb,c\nd,e\ne,f\n", "p.csv": "id,late\na,1\nb,0\nc,0\nd,1\ne,0\nf,1\n",
    ])
    let outcome = try await Program.run(
      "features t.csv --people p.csv --outcome late --outcome-features --folds 2 --fold-by \(unit)",
      in: folder)
    #expect(outcome.status == 0, "\(outcome.standardError)")
    #expect(!outcome.rows[0].contains { $0.hasPrefix("community_late") })
  }

  @Test func `only what the columns that are written need is computed`() async throws {
    let folder = try Folder(Self.files)
    let words =
      "features t.csv --people p.csv --outcome late --outcome-features --folds 2 --outcome-levels town"
    let whole = try await Program.run(words, in: folder)
    for name in [
      "neighbor_late_excess_oof", "community_late_count_oof", "late_activation_oof",
      "level_town_late_count_oof",
    ] {
      let alone = try await Program.run("\(words) --columns \(name)", in: folder)
      let place = try #require(whole.rows[0].firstIndex(of: name))
      #expect(alone.rows.map { $0[1] } == whole.rows.map { $0[place] })
      #expect(alone.standardError.contains("communities") == name.hasPrefix("community"))
    }
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
