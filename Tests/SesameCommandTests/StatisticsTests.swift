import Testing

/// Further statistics of friends, asked for on the command line.
@Suite struct `Statistics of friends` {
  private func folder() throws -> Folder {
    try Folder([
      "edges.csv": """
      source,target,weight,kind
      ann,bob,2,family
      bob,cid,1,work
      cid,ann,1,work
      dan,ann,4,family

      """,
      "people.csv": """
      id,age,town,since
      ann,30,Oslo,2020-01-01
      bob,40,Ny York,2020-01-03
      cid,50,Oslo,
      dan,,,2020-01-05

      """,
    ])
  }

  private static let command =
    "features edges.csv --people people.csv --features none --aggregate age,town,since "
    + "--weight weight --kind kind --quiet --directed"

  @Test func `a least number of friends that nobody has is told`() async throws {
    let run = try await Program.run(
      "features edges.csv --people people.csv --features none --aggregate age --minimum-friends 9",
      in: folder())
    #expect(
      run.standardError.contains(
        "warning: nobody has 9 friends, so that nothing is told of friends' values but how many there "
          + "are; the most that somebody has are 3: ask for fewer (--minimum-friends)\n"))
  }

  @Test func `columns come by column, circle and statistic`() async throws {
    let run = try await Program.run(
      "\(Self.command) --statistics share_below=45,q90,weighted_mean,levels=1,mode "
        + "--over friends,kind=family", in: folder())
    #expect(run.status == 0)
    #expect(
      run.rows.first?.dropFirst(4).map { String($0) } == [
        "neighbor_age_count", "neighbor_age_q90", "neighbor_age_weighted_mean",
        "neighbor_age_share_below_45", "family_neighbor_age_count", "family_neighbor_age_q90",
        "family_neighbor_age_weighted_mean", "family_neighbor_age_share_below_45",
        "neighbor_town_count", "neighbor_town_share_Oslo", "neighbor_town_share_other",
        "neighbor_town_mode", "family_neighbor_town_count", "family_neighbor_town_share_Oslo",
        "family_neighbor_town_share_other", "family_neighbor_town_mode", "neighbor_since_count",
        "neighbor_since_q90", "neighbor_since_weighted_mean", "neighbor_since_share_below_45",
        "family_neighbor_since_count", "family_neighbor_since_q90",
        "family_neighbor_since_weighted_mean", "family_neighbor_since_share_below_45",
      ])
    // Ann: Bob by a tie of weight 2, Cid of weight 1; Dan has no age.
    #expect(
      run.rows[1].dropFirst(4).prefix(3).map { String($0) } == ["2", "49.0", "43.333333333333336"])
  }

  @Test func `the dictionary has every column`() async throws {
    let folder = try folder()
    let options = "--statistics standard,coverage,shrunk_mean,entropy --over friends,second,ties-in"
    let table = try await Program.run("\(Self.command) \(options)", in: folder)
    let dictionary = try await Program.run(
      "\(Self.command) \(options) --explain-columns --format markdown", in: folder)
    #expect(table.status == 0 && dictionary.status == 0)
    for name in table.rows.first ?? [] { #expect(dictionary.text.contains(name)) }
  }

  @Test func `all numeric columns but some are aggregated`() async throws {
    let run = try await Program.run(
      "features edges.csv --people people.csv --features none --aggregate-except age", in: folder())
    #expect(run.status == 0)
    #expect(run.rows.first?.count == 4)
    #expect(run.standardError.contains("age (left out)"))
  }
}
