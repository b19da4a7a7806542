internal import Files
public import ScoreValidation
public import Tables

/// How well each column alone tells an outcome, with all ties and without those from which the outcome may
/// have been made.
///
/// Ties that made the outcome tell it: a column of them is too good to be true. To leave them out is not
/// enough, for who has few others is then without data, and that tells the outcome as well. So columns are
/// looked at three times: with all ties, without the excluded ones, and without them among people whose
/// data survive.
///
/// ```swift
/// let rated = Column("rating", .reals([0.9, 0.8, 0.1, 0.2]))
/// let left = Column("rating", .reals([0.9, nil, 0.1, 0.7]))
/// let outcomes = try Outcomes([false, false, true, true])
/// let audit = try LeakageAudit(
///   allTies: [rated], withoutExcluded: [left], survivors: [true, false, true, true],
///   outcomes: outcomes)
/// audit.findings[0].allTies.areaUnderCurve          // 1
/// audit.findings[0].amongSurvivors?.areaUnderCurve  // 1
/// ```
public struct LeakageAudit: Sendable, Equatable {
  /// What one column tells.
  public struct Finding: Sendable, Equatable {
    /// The column's name.
    public let name: String
    /// With all ties.
    public let allTies: ColumnSuspicion.Finding
    /// Without the excluded ties; `nil` if none are excluded, or the column is not there without them.
    public let withoutExcluded: ColumnSuspicion.Finding?
    /// Without them, among people whose data survive; `nil` also if of these too few have the event or too
    /// few have not.
    public let amongSurvivors: ColumnSuspicion.Finding?

    /// Whether the column is too good to be true in any of the three.
    public var isTooGood: Bool {
      allTies.isTooGood || withoutExcluded?.isTooGood ?? false
        || amongSurvivors?.isTooGood ?? false
    }
  }

  /// The columns, those first that tell most with all ties.
  public let findings: [Finding]
  /// The area above which a column is suspect.
  public let limit: Double
  /// How many people have an outcome.
  public let personCount: Int
  /// How many of them have data without the excluded ties; `nil` if none are excluded.
  public let survivorCount: Int?
  /// How many of these had the event.
  public let survivorEventCount: Int?

  /// The names of the columns that are too good to be true.
  public var tooGoodToBeTrue: [String] { findings.filter(\.isTooGood).map(\.name) }

  /// Looks at columns one by one.
  ///
  /// - Parameters:
  ///   - allTies: Columns made with all ties, without identifiers and without the outcome.
  ///   - withoutExcluded: The columns of the same names made without the excluded ties; `nil` if none are
  ///     excluded.
  ///   - survivors: Whether the data of each person survive; `nil` if all do.
  ///   - outcomes: The outcomes of the same rows.
  ///   - limit: The area above which a column is suspect, from 0.5 to 1.
  /// - Throws: ``ValidationError`` if columns differ in length or share a name, the limit is out of its
  ///   range, or there are fewer than two people of a kind.
  /// - Complexity: O(*n* log *n*) per column.
  public init(
    allTies: [Column], withoutExcluded: [Column]? = nil, survivors: [Bool]? = nil,
    outcomes: Outcomes, limit: Double = 0.95
  ) throws(ValidationError) {
    let all = try ColumnSuspicion(of: allTies, outcomes: outcomes, limit: limit)
    var (clean, surviving): (ColumnSuspicion?, ColumnSuspicion?)
    var survivorCounts: (all: Int, events: Int)?
    if let withoutExcluded {
      clean = try ColumnSuspicion(of: withoutExcluded, outcomes: outcomes, limit: limit)
      let rest = try outcomes.keeping(survivors ?? Array(repeating: true, count: outcomes.count))
      survivorCounts = (rest.knownCount, rest.eventCount)
      if rest.eventCount > 1, rest.nonEventCount > 1 {
        surviving = try ColumnSuspicion(of: withoutExcluded, outcomes: rest, limit: limit)
      }
    }
    self.limit = limit
    personCount = outcomes.knownCount
    survivorCount = survivorCounts?.all
    survivorEventCount = survivorCounts?.events
    findings = all.findings.map { finding in
      Finding(
        name: finding.name, allTies: finding,
        withoutExcluded: clean?.findings.first { $0.name == finding.name },
        amongSurvivors: surviving?.findings.first { $0.name == finding.name })
    }
  }

  /// The findings as a table: for each column the area under the curve with its interval of 95 %, three
  /// times, and whether it is too good to be true.
  public var table: Table {
    typealias Look = (name: String, finding: (Finding) -> ColumnSuspicion.Finding?)
    let looks: [Look] = [
      ("all_ties", { $0.allTies }), ("without_excluded", { $0.withoutExcluded }),
      ("among_survivors", { $0.amongSurvivors }),
    ]
    var columns = [Column("column", .strings(findings.map { Optional($0.name) }))]
    for look in looks {
      let found = findings.map(look.finding)
      columns += [
        Column("\(look.name)_area", .reals(found.map { $0?.areaUnderCurve })),
        Column("\(look.name)_lower", .reals(found.map { $0?.interval?.lower })),
        Column("\(look.name)_upper", .reals(found.map { $0?.interval?.upper })),
      ]
    }
    columns.append(Column("too_good", .booleans(findings.map { Optional($0.isTooGood) })))
    return Table(columns)
  }
}

extension LeakageAudit: CustomStringConvertible {
  /// The columns that are too good to be true, one a line, or that there is none.
  public var description: String {
    let suspects = findings.filter(\.isTooGood)
    if suspects.isEmpty { return "no column tells the outcome too well" }
    return suspects.map { finding in
      let looks: [(String, ColumnSuspicion.Finding?)] = [
        ("all ties", finding.allTies), ("without excluded", finding.withoutExcluded),
        ("among survivors", finding.amongSurvivors),
      ]
      let areas = looks.compactMap { name, found in
        found.map { "\(Self.rounded($0.areaUnderCurve)) (\(name))" }
      }
      return "\(finding.name.printable): area under the curve \(areas.joined(separator: ", "))"
    }.joined(separator: "\n")
  }

  private static func rounded(_ area: Double) -> String {
    let thousandths = Int((area * 1000).rounded())
    return "\(thousandths / 1000).\(String(1000 + thousandths % 1000).dropFirst())"
  }
}
