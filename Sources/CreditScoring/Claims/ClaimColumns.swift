internal import Files
internal import Tables

/// The columns of a table of claims.
///
/// A name that is `nil` stands for the usual ones: `person` or `id`; `field`; `value`; `source`; and, where there
/// are such columns, `as_of` and `verified`. A column of weights is always named.
public struct ClaimColumns: Sendable, Equatable {
  /// Who the claim is about.
  public var person: String?
  /// What it is about: the name of a column of the result.
  public var field: String?
  /// What is claimed.
  public var value: String?
  /// Who claims it; with a catalog of sources, a kind of it or a source that it names.
  public var source: String?
  /// When it was recorded: an ISO 8601 date or unix seconds.
  public var asOf: String?
  /// Whether it was verified: true or false, or a number from 0 to 1.
  public var verified: String?
  /// How often the claim counts, above 0; `nil` for once.
  public var weight: String?

  /// The usual columns.
  public init() {}
}

/// The columns of claims in a table.
struct FoundColumns {
  let person: Column
  let field: Column
  let value: Column
  let source: Column
  let asOf: Column?
  let verified: Column?
  let weight: Column?

  init(_ columns: ClaimColumns, in table: Table) throws {
    person = try Self.column(columns.person, ["person", "id"], .person, in: table)
    field = try Self.column(columns.field, ["field"], .field, in: table)
    value = try Self.column(columns.value, ["value"], .value, in: table)
    source = try Self.column(columns.source, ["source"], .sourceColumn, in: table)
    asOf = try columns.asOf.map { try table.column(named: $0) } ?? table["as_of"]
    verified = try columns.verified.map { try table.column(named: $0) } ?? table["verified"]
    weight = try columns.weight.map { try table.column(named: $0) }
    let all = [person, field, value, source, asOf, verified, weight].compactMap { $0?.name }
    let twice = all.first { name in all.count { $0 == name } > 1 }
    guard let twice else { return }
    throw ScoreModelError(
      .unusableColumn, source: table.sourceName,
      problem: "column '\(twice)' is taken for two parts of a claim",
      remedy: "name a column for each part")
  }

  private static func column(
    _ name: String?, _ usual: [String], _ setting: Setting, in table: Table
  ) throws -> Column {
    if let name { return try table.column(named: name) }
    if let column = usual.lazy.compactMap({ table[$0] }).first { return column }
    throw ScoreModelError(
      .missingColumn, source: table.sourceName,
      problem: "no column is called '\(usual.joined(separator: "' or '"))'",
      remedy: "name the column with \(setting, "C")" as Message)
  }
}
