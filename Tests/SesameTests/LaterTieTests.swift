import Sesame
import Statistics
import Testing

/// Time moves one way: nothing that happens at a date or later changes what is known as of it.
@Suite struct LaterTieTests {
  @Test(arguments: DatedMode.all)
  func `a tie more or less at a date or later changes nothing before it`(mode: DatedMode)
    async throws
  {
    var generator = SplitMix64(seed: 11)
    let village = try DatedVillage(seed: 5)
    let dates = DatedVillage.dates
    for place in [1, 2] {
      let date = dates[place]
      let moment = try #require(Timestamp.seconds(date))
      let alone = try await mode.table(village, date).bits
      let panel = try await mode.panel(village).table
      for change in 0..<3 {
        var other = village
        switch change {
        case 0:
          let later = other.rows.indices.filter { other.rows[$0].time >= moment }
          other.rows.remove(at: try #require(later.randomElement(using: &generator)))
        case 1:
          // At the very moment, before all other rows, and of people whom nobody knows.
          var row = DatedVillage.row(&generator, earliest: 0)
          row.time = moment
          row.until = nil
          (row.source, row.note) = ("new", "new")
          other.rows.insert(row, at: 0)
        default:
          let days = (moment - DatedVillage.start) / DatedVillage.day
          let row = DatedVillage.row(&generator, earliest: days)
          other.rows.insert(row, at: other.rows.count / 2)
        }
        let changed = try await mode.table(other, date).bits
        #expect(changed == alone, "\(date), change \(change)")
        let changedPanel = try await mode.panel(other).table
        for earlier in dates[...place] {
          let rows = try changedPanel.rows(asOf: earlier).bits
          for (name, values) in try panel.rows(asOf: earlier).bits {
            // A column that no later date has any more was missing here.
            let now = rows[name] ?? values.map { _ in "-" }
            #expect(now == values, "\(name) at \(earlier), change \(change) at \(date)")
          }
        }
      }
    }
  }

  @Test(arguments: [
    (DuplicatePolicy.first, 4.0, 4.0), (.last, 7.0, 4.0), (.sum, 11.0, 4.0), (.max, 7.0, 4.0),
  ])
  func `duplicates are merged by time, of what lies before the date`(
    policy: DuplicatePolicy, later: Double, earlier: Double
  ) async throws {
    // The later row stands first.
    let edges = try EdgeList(
      sources: ["a", "a"], targets: ["b", "b"], weights: [7, 4], times: [20, 10])
    var job = FeatureJob.nothing(seed: 1)
    job.features = [.strength]
    let source = GraphSource(edges: .value(edges), rules: GraphRules(duplicates: policy))
    let table = try await PanelJob(job, at: ["20", "20.5"]).run(on: source).table
    #expect(try table.numbers(inColumn: "strength") == [earlier, earlier, later, later])
  }

  @Test func `a tie counts from its time up to, and without, its end`() async throws {
    let edges = try EdgeList(
      sources: ["a"], targets: ["b"], times: [10], untils: [20])
    let people = try Table(["id": ["a", "b"]])
    var job = FeatureJob.nothing(seed: 1)
    job.features = [.degree]
    let table = try await PanelJob(job, at: ["10", "10.5", "19.5", "20"])
      .run(on: GraphSource(edges: .value(edges), people: .value(people))).table
    #expect(try table.numbers(inColumn: "degree") == [0, 0, 1, 1, 1, 1, 0, 0])
  }
}
