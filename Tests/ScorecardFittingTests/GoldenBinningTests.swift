import Foundation
import ScorecardFitting
import Tables
import Testing
import TextFormats

/// Bins held against those of optbinning, written by Tests/Golden/binning.py.
@Suite struct `Bins beside optbinning's` {
  /// A column of a table as optbinning divides it.
  struct Case: Decodable, CustomTestStringConvertible {
    let table: String
    let outcome: String
    let column: String
    let trend: String
    let splits: [Double]?
    let groups: [[String]]?
    let special: [Double]?
    let weighted: Bool?
    /// Rows, events, weight of evidence and information value: of each bin, then of special codes, then of
    /// missing values.
    let rows: [[Double]]
    let informationValue: Double
    let gini: Double
    let ks: Double

    var testDescription: String { "\(table) \(column) \(trend)" }

    /// The bins, as one list with those of codes and of missing values.
    var bins: ColumnBins {
      get throws {
        if let groups {
          return try ColumnBins(
            column, .texts,
            groups.enumerated().map { Bin(.texts($1, other: $0 == 0)) } + [Bin(.missing)])
        }
        let limits: [Double?] = [nil] + (splits ?? []) + [nil]
        return try ColumnBins(
          column, .numbers,
          zip(limits, limits.dropFirst()).map { Bin(.numbers(from: $0, below: $1)) }
            + (special ?? []).map { Bin(.specialNumbers([$0])) } + [Bin(.missing)])
      }
    }

    var options: BinningOptions {
      var options = BinningOptions()
      options.usual.trend = BinTrend(rawValue: trend) ?? .free
      options.usual.rareShare = 0
      options.usual.specialCodes = (special ?? []).map { "\($0)" }
      return options
    }
  }

  private static let project = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static let cases: [Case] = {
    let file = project.appending(path: "Tests/Golden/binning.json")
    return (try? JSONDecoder().decode([Case].self, from: Data(contentsOf: file))) ?? []
  }()

  /// The tables, each with weights of 1 to 4 in turn.
  private static func tables() throws -> [String: Table] {
    let sources =
      [
        ("german-credit.csv.gz", "Tests/Golden/german-credit.csv.gz", "creditability", ["bad"]),
        ("lastfm-credit/people.csv", "Graphs/lastfm-credit/people.csv", "default_next_month", nil),
        ("tolokers/people.tsv", "Graphs/tolokers/people.tsv", "banned", nil),
      ] as [(String, String, String, Set<String>?)]
    var tables: [String: Table] = [:]
    for (name, path, outcome, events) in sources {
      var options = TableReadingOptions()
      options.identifier = .name("row")
      let file = project.appending(path: path).path(percentEncoded: false)
      var table = try Table(contentsOf: file, options: options)
        .declaring(outcome: outcome, events: events)
      try table.append(Column("w", .integers((0..<table.rowCount).map { 1 + $0 % 4 })))
      tables[name] = table
    }
    return tables
  }

  @Test func `have the same weights of evidence and information values`() async throws {
    let tables = try Self.tables()
    #expect(Self.cases.count > 150)
    for known in Self.cases {
      let table = try #require(tables[known.table])
      let weights = known.weighted == true ? "w" : nil
      let binning = try await Binning(
        of: table, outcome: known.outcome, weights: weights, bins: BinDefinitions([known.bins]))
      let found = try #require(binning.columns.first)
      // Where optbinning has one line for special codes, there are none.
      let hasLine = known.special == nil
      let place = found.counts.count - 1
      let rows =
        hasLine ? known.rows.enumerated().filter { $0.offset != place }.map(\.element) : known.rows
      // Texts that are missing are its special code.
      let isMissingSpecial = known.groups != nil && known.rows[place][0] > 0
      let expected =
        isMissingSpecial ? Array(known.rows.prefix(place + 1)) : rows
      #expect(found.counts.count == expected.count, "\(known.testDescription)")
      for (bin, row) in expected.enumerated() {
        #expect(found.counts[bin].weight == row[0], "\(known.testDescription)")
        #expect(found.counts[bin].eventWeight == row[1], "\(known.testDescription)")
        #expect(isClose(found.evidence[bin].weightOfEvidence, row[2]), "\(known.testDescription)")
        #expect(isClose(found.evidence[bin].informationValue, row[3]), "\(known.testDescription)")
      }
      #expect(isClose(found.informationValue, known.informationValue), "\(known.testDescription)")
      #expect(isClose(found.gini, known.gini), "\(known.testDescription)")
      #expect(isClose(found.kolmogorovSmirnov, known.ks), "\(known.testDescription)")
    }
  }

  @Test func `tell no less`() async throws {
    let tables = try Self.tables()
    var better = 0
    for known in Self.cases {
      let table = try #require(tables[known.table])
      let binning = try await Binning(
        of: table, outcome: known.outcome, weights: known.weighted == true ? "w" : nil,
        columns: [known.column], options: known.options)
      let value = binning.columns.first?.informationValue ?? 0
      #expect(value >= known.informationValue - 1e-9, "\(known.testDescription)")
      if value > known.informationValue + 1e-6 { better += 1 }
    }
    // Finer prebins find more in many columns.
    #expect(better > 30)
  }
}
