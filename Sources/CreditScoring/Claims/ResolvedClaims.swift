internal import Files
internal import Identifiers
internal import Memory
public import Tables

/// The values that are most likely true, and what is to be thought of their sources.
public struct ResolvedClaims: Sendable {
  /// A row per person, in order of first appearance, and of each field `C` columns: `C`, the value;
  /// `C_reliability`, the probability that it is true; `C_source`, the source with the most weight of those that claim
  /// just this value, the first by name of equal ones; `C_as_of`, if claims have dates, the latest at which this
  /// value is claimed, as the claim has it; `C_claims`, how many claims count; `C_disagreement`, which part of their
  /// weight, 0 to 1, speaks against the value.
  ///
  /// With *s* the share of the weight that agrees, and *a* the probability that a source which agrees is
  /// right, the reliability is *s* · (1 − Π (1 − *a*)), the product over the sources that agree. *a* is the
  /// source's agreement over the claims compared and one more, which is right with probability ½, or that of its
  /// kind. Numbers agree in part: by 1 − distance, if that is above 0. A source that was never compared is right
  /// as often as its kind, or as all sources together; the reliability is missing if nothing was compared.
  public let table: Table
  /// A row per source, in order of first appearance: `claims`, those that count; `compared`, those on values that
  /// other sources claim too; `agreement`, 0 to 1; `loss`, 0 or more; and `weight`, missing if none was compared.
  public let sourceTable: Table
  /// How many rows have no value.
  public let missingCount: Int
  /// How many claims later ones of the same source took the place of.
  public let replacedCount: Int
  /// How many claims count.
  public let claimCount: Int
  /// How many values there are.
  public let valueCount: Int
  /// How many of them are disputed: a claim says something else.
  public let disputedCount: Int
  /// How often weights were found.
  public let roundCount: Int
  /// How many values the last round changed; 0 if the truths stand still.
  public let unsettledCount: Int
  /// What looks wrong although values could be found.
  public let warnings: [String]

  init(
    _ read: ReadClaims, _ values: ResolvedValues, _ trust: SourceTrust, warnings: [String]
  ) throws {
    let claims = values.claims
    table = Self.table(read, values, trust)
    sourceTable = Self.sourceTable(read, claims, trust)
    claimCount = claims.rows.count
    replacedCount = claims.replacedCount
    missingCount = read.rowCount - claims.rows.count - claims.replacedCount
    valueCount = claims.count
    disputedCount = values.disputedCount
    roundCount = trust.roundCount
    unsettledCount = trust.changedCount
    self.warnings = warnings + Self.warnings(read, trust)
  }

  /// What makes truths doubtful.
  private static func warnings(_ read: ReadClaims, _ trust: SourceTrust) -> [String] {
    var warnings: [String] = []
    if trust.changedCount > 0 {
      warnings.append(
        "after \(trust.roundCount.counting("round")) \(trust.changedCount.counting("value")) of "
          + "\(read.sourceName) still changed: sources are too much alike to choose between them")
    }
    if read.catalog == nil, trust.records.count(where: { $0.comparedCount > 0 }) == 2 {
      warnings.append(
        "\(read.sourceName): of two sources that contradict each other nothing tells which is right: a third "
          + "one does, or a catalog with their reliabilities")
    }
    return warnings
  }

  /// The names of a field's columns.
  static func columnNames(ofField name: String, hasDates: Bool) -> [String] {
    let notes: [ValueNote] =
      [.reliability, .source] + (hasDates ? [.asOf] : []) + [.claims, .disagreement]
    return [name] + notes.map { $0.columnName(for: name) }
  }

  private static func table(
    _ read: ReadClaims, _ values: ResolvedValues, _ trust: SourceTrust
  ) -> Table {
    let claims = values.claims
    var valuesOfField = [[Int]](repeating: [], count: read.fields.count)
    for value in 0..<claims.count {
      valuesOfField[Int(read.fieldOfRow[Int(claims.rows[claims.offsets[value]])])].append(value)
    }
    var columns = [Column(read.personName, .strings(read.people))]
    for (field, own) in valuesOfField.enumerated() {
      var places = [Int?](repeating: nil, count: read.people.count)
      for value in own {
        places[Int(read.personOfRow[Int(claims.rows[claims.offsets[value]])])] = value
      }
      let names = columnNames(ofField: read.fields[field], hasDates: read.dateColumn != nil)
      let contents =
        [
          column(
            places.map { $0.map { claims.values[Int(trust.truths[$0])] } }, read.kinds[field],
            read.texts)
        ] + values.notes(of: places, read)
      columns += zip(names, contents).map { Column($0, $1) }
    }
    return Table(columns, sourceName: read.sourceName)
  }

  /// Numbers as values of a field.
  private static func column(
    _ values: [Double?], _ kind: ReadClaims.Kind, _ texts: TextList
  ) -> ColumnValues {
    switch kind {
    case .numbers(areWhole: true): .integers(values.map { $0.map { Int($0) } })
    case .numbers(areWhole: false): .reals(values)
    case .booleans: .booleans(values.map { $0.map { $0 == 1 } })
    case .texts: .strings(values.map { $0.map { texts[Int($0)] } })
    }
  }

  private static func sourceTable(
    _ read: ReadClaims, _ claims: GroupedClaims, _ trust: SourceTrust
  ) -> Table {
    var counts = [Int](repeating: 0, count: read.sources.count)
    for source in claims.sources { counts[Int(source)] += 1 }
    let records = read.ranks.map { trust.records[Int($0)] }
    return Table(
      [
        Column("source", .strings(read.sources)),
        Column("claims", .integers(read.ranks.map { counts[Int($0)] })),
        Column("compared", .integers(records.map { $0.comparedCount })),
        Column("agreement", .reals(records.map(\.agreement))),
        Column("loss", .reals(records.map(\.loss))),
        Column("weight", .reals(records.map(\.weight))),
      ], sourceName: "sources")
  }
}
