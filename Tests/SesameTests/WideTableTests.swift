import Sesame
import Tables
import Testing

/// People of whom very much is known.
@Suite struct `Wide tables` {
  private static func schema(_ count: Int) -> GraphSchema {
    GraphSchema(
      people: TableSchema(
        [.init("id", .text)] + (0..<count).map { .init("column_\($0)_of_many", .integer) }))
  }

  /// The least time of several.
  private func time(_ body: () throws -> Void) rethrows -> Duration {
    var least = Duration.seconds(1000)
    for _ in 0..<3 { least = min(least, try ContinuousClock().measure(body)) }
    return least
  }

  /// Eight times as many columns; their square is 64 times as much.
  @Test(.timeLimit(.minutes(4)), arguments: ["all", "exceptions", "named", "shown"])
  func `are planned in time that grows with their columns`(_ kind: String) throws {
    func duration(_ count: Int) throws -> Duration {
      let schema = Self.schema(count)
      let names = schema.people?.columns.dropFirst().map(\.name) ?? []
      var job = FeatureJob(seed: 1)
      job.statistics = [.mean]
      switch kind {
      case "exceptions": job.aggregates = .everyNumericColumnBut(Array(names.dropFirst(count / 2)))
      case "named": job.aggregates = .columns(names)
      case "shown": job.columns = names.map { "neighbor_\($0)_mean" } + names
      default: break
      }
      return try time {
        _ = try job.plan(for: schema)
        #expect(try job.dictionary(for: schema).columns.count > count)
      }
    }
    let (few, many) = (try duration(1500), try duration(12_000))
    #expect(many < few * 24, "\(few) and \(many)")
  }

  @Test func `tell the aggregated columns apart from those that are not written`() async throws {
    let count = 400
    let people = Table(
      [Column("id", .strings(["a", "b", "c"]))]
        + (0..<count).map { Column("v_\($0)", .integers([$0, nil, 3 - $0])) })
    let edges = try EdgeList([("a", "b"), ("b", "c")])
    let source = GraphSource(edges: .value(edges), people: .value(people))
    var job = FeatureJob.nothing(seed: 1)
    job.aggregates = .everyNumericColumn
    let all = try await job.run(on: source)
    #expect(all.table.columnNames == (try job.dictionary(for: source.schema()).columns.map(\.name)))
    job.columns = ["neighbor_v_7_mean", "v_399"]
    let some = try await job.run(on: source)
    #expect(some.table == (try all.table.selecting(["neighbor_v_7_mean", "v_399"])))
    #expect(some.report.summary.aggregates?.names == ["v_7"])
    #expect(some.report.summary.aggregates?.others.count == count - 1)
  }
}
