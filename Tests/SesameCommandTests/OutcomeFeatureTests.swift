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

  private static let model = """
    {"format": "sesame-score-model/1", "name": "t", "version": "1", "purpose": "x",
    "description": "x", "scale": {"minimum": 0, "maximum": 300},
    "bands": [{"name": "poor", "from": 0}], "coverage": {"minimum": 0.0, "required": []},
    "categories": [{"name": "credit_history", "weight": 1, "characteristics": [{"name": "c",
    "column": "COLUMN", "description": "d", "direction": "lower_is_better",
    "budget": 300, "bins": [{"below": 0, "points": 300}, {"from": 0, "points": 0}],
    "missing": {"points": 100}, "optional": true, "reason": "r"}]}]}
    """

  @Test(arguments: [
    ("neighbor_late_excess_oof", "--outcome-features --folds 2"),
    ("community_late_excess_oof", "--outcome-features --folds 2 --runs 2"),
    ("level_town_late_excess_oof", "--outcome-features --folds 2 --outcome-levels town"),
    ("goodness", "--ratings stars --directed"),
    ("tie_stars_mean", "--tie-columns stars"),
  ])
  func `a score that rests on such columns, ratings or rows is explained`(
    column: String, options: String
  ) async throws {
    let folder = try Folder(
      Self.files.merging([
        "m.json": FileContent(Self.model.replacing("COLUMN", with: column)),
        "t.csv": FileContent(
          "from,to,kind,stars\na,b,loan,1\nb,c,gift,-1\nc,a,loan,2\nc,d,gift,2\n"
            + "d,e,gift,-2\n"),
      ]) { $1 })
    let usual = "t.csv --people p.csv --outcome late \(options) --model m.json"
    let scored = try await Program.run("enrich \(usual) --columns score,\(column)", in: folder)
    #expect(scored.status == 0, "\(scored.standardError)")
    for row in scored.rows.dropFirst() {
      let told = try await Program.run("explain \(usual) --person \(row[0])", in: folder)
      #expect(told.status == 0, "\(told.standardError)")
      #expect(told.text.contains(row[1]), "\(told.text)")
      if options.hasPrefix("--outcome-features") {
        let others = try await Program.run("influence \(usual) --person \(row[0])", in: folder)
        #expect(others.status == 0, "\(others.standardError)")
        let ring = try await Program.run(
          "influence \(usual) --person \(row[0]) --plant-ring 3", in: folder)
        #expect(ring.status == 0, "\(ring.standardError)")
      }
    }
  }
}
