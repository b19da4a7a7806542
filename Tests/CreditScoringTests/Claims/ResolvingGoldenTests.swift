import CreditScoring
import Foundation
import Tables
import Testing
import TextFormats

/// What Golden/resolving.py wrote: claims, and what NumPy makes of them.
struct ResolvingGolden: Decodable, Sendable, CustomTestStringConvertible {
  struct Value: Decodable, Sendable {
    let person: String
    let field: String
    let value: String
    let claims: Int
    let reliability: Double
    let disagreement: Double
  }

  struct Source: Decodable, Sendable {
    let source: String
    let compared: Int
    let loss: Double?
    let agreement: Double?
    let weight: Double?
  }

  let name: String
  let columns: [String]
  let claims: [[String]]
  let priors: [String: Double]?
  let asOf: Double
  let halfLife: Double
  let verification: Double
  let rounds: Int
  let replaced: Int
  let values: [Value]
  let sources: [Source]

  var testDescription: String { name }

  static let all: [ResolvingGolden] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Golden/resolving.json")
    let data = try? Data(contentsOf: file)
    return data.flatMap { try? JSONDecoder().decode([ResolvingGolden].self, from: $0) } ?? []
  }()

  /// The claims as a table, perhaps in another order of rows.
  func table(order: [Int]? = nil) throws -> Table {
    let rows = (order ?? Array(claims.indices)).map { claims[$0].joined(separator: ",") }
    var options = TableReadingOptions()
    options.identifier = "row"
    return try Table(
      parsing: ([columns.joined(separator: ",")] + rows).joined(separator: "\n") + "\n",
      named: "claims.csv", options: options)
  }

  func discovery() throws -> TruthDiscovery {
    var discovery = TruthDiscovery()
    if columns.contains("weight") { discovery.columns.weight = "weight" }
    if let priors {
      discovery.asOf = asOf
      discovery.sources = try SourceCatalog(
        kinds: priors.sorted { $0.key < $1.key }.map {
          .init($0.key, reliability: $0.value, halfLife: halfLife, verification: verification)
        }, defaultKind: "bank")
    }
    return discovery
  }
}

/// Whether two numbers agree as golden ones must.
func agree(_ left: Double?, _ right: Double?, within tolerance: Double = 1e-9) -> Bool {
  guard let left, let right else { return left == nil && right == nil }
  return abs(left - right) <= tolerance * max(1, abs(right))
}

@Suite struct `Resolved claims` {
  @Test func `golden cases are there`() { #expect(ResolvingGolden.all.count == 5) }

  @Test(arguments: ResolvingGolden.all)
  func `are those of NumPy`(_ golden: ResolvingGolden) async throws {
    let resolved = try await golden.discovery().resolve(golden.table())
    let table = resolved.table
    let rows = Dictionary(uniqueKeysWithValues: table.identifiers.enumerated().map { ($1, $0) })
    for value in golden.values {
      let row = try #require(rows[value.person])
      let truth = try #require(table[value.field])
      var bytes: [UInt8] = []
      truth.values.append(row, to: &bytes)
      let found = String(decoding: bytes, as: UTF8.self)
      #expect(found == value.value, "\(value.person) \(value.field)")
      #expect(table[integers: value.field + "_claims"]?[row] == value.claims)
      #expect(agree(table[numbers: value.field + "_reliability"]?[row], value.reliability))
      #expect(agree(table[numbers: value.field + "_disagreement"]?[row], value.disagreement))
    }
    #expect(resolved.valueCount == golden.values.count)
    #expect(resolved.disputedCount == golden.values.count { $0.disagreement > 0 })
    #expect(resolved.roundCount == golden.rounds)
    #expect(resolved.replacedCount == golden.replaced)
    #expect(resolved.unsettledCount == 0)
    let sources = resolved.sourceTable
    for source in golden.sources {
      let row = try #require(Array(sources.identifiers).firstIndex(of: source.source))
      #expect(sources[integers: "compared"]?[row] == source.compared)
      for (name, value) in [
        ("loss", source.loss), ("agreement", source.agreement), ("weight", source.weight),
      ] {
        #expect(agree(sources[numbers: name]?[row], value), "\(source.source) \(name)")
      }
    }
  }
}
