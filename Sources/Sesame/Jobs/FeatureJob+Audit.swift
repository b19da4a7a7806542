public import Execution
public import GraphFeatures
internal import GraphKernels
internal import Graphs
internal import ScoreValidation
internal import Tables

extension FeatureJob {
  /// Which people have data left when ties are excluded.
  public enum Survivors: Sendable, Hashable {
    /// Those who have a tie left.
    case withTies
    /// Those to whom a tie leads; without direction, those who have one.
    case withTiesIn
  }

  /// How well each column of the result alone tells a declared outcome: with all ties, without some kinds
  /// of ties, and without them among people whose data survive.
  ///
  /// The people table's own columns are looked at as well.
  ///
  /// - Parameters:
  ///   - outcome: The outcome, which the source's people table declares.
  ///   - source: Where the edges and people come from.
  ///   - kinds: The kinds of ties from which the outcome may have been made; with none, columns are looked
  ///     at once.
  ///   - survivors: Whose data survive.
  ///   - limit: The area above which a column is suspect, from 0.5 to 1.
  ///   - execution: How the work runs.
  /// - Returns: The audit.
  /// - Throws: As ``run(on:execution:)``; ``DataError`` if the outcome is not declared or the list has no
  ///   such kind; ``ValidationError`` if there are fewer than two people of a kind.
  /// - Complexity: Two runs of the job.
  public func audit(
    of outcome: String, on source: GraphSource, excluding kinds: Set<String> = [],
    survivors: Survivors = .withTies, limit: Double = 0.95, execution: Execution = Execution()
  ) async throws -> LeakageAudit {
    let all = try await run(on: source, execution: execution)
    let events = try all.table.events(ofOutcome: outcome)
    let rows = events.indices.filter { events[$0] != nil }
    let people = rows.map { all.table.identifiers[$0] }
    let outcomes = try Outcomes(rows.map { events[$0] })
    func columns(_ result: FeatureResult) -> [Column] {
      result.table.ordered(by: people).columns.dropFirst().filter { $0.role != .outcome }
    }
    guard !kinds.isEmpty else {
      return try LeakageAudit(allTies: columns(all), outcomes: outcomes, limit: limit)
    }
    var source = source
    source.rules.excludedKinds.formUnion(kinds)
    let clean = try await run(on: source, execution: execution)
    let graph = clean.graph.compressed
    let ties = survivors == .withTies ? graph.neighbors : graph.incoming
    let survives = people.map { person in
      clean.graph.row(of: person).map { ties.count(of: $0) > 0 } ?? false
    }
    return try LeakageAudit(
      allTies: columns(all), withoutExcluded: columns(clean), survivors: survives,
      outcomes: outcomes, limit: limit)
  }
}
