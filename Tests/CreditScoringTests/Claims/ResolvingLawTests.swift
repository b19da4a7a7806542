import CreditScoring
import Statistics
import Tables
import Testing
import TextFormats

@Suite struct `Laws of resolving` {
  private func resolve(
    _ rows: String, _ discovery: TruthDiscovery = TruthDiscovery()
  ) async throws -> ResolvedClaims {
    var options = TableReadingOptions()
    options.identifier = "row"
    return try await discovery.resolve(
      Table(parsing: "person,field,value,source" + rows, named: "claims.csv", options: options))
  }

  @Test(arguments: [
    ("5e-324", "0"), ("1e-323", "5e-324"), ("1e308", "-1e308"), ("2.2e-308", "2.1e-308"),
  ])
  func `values whose spread is no number agree or don't`(_ one: String, _ other: String)
    async throws
  {
    let resolved = try await resolve(
      "\na,x,\(one),s\na,x,\(other),t\nb,x,\(other),s\nb,x,\(other),t\n")
    for name in ["x_reliability", "x_disagreement"] {
      let numbers = try #require(resolved.table[name]?.values.numbers)
      for row in 0..<2 {
        #expect(numbers[row].map { (0...1).contains($0) } ?? false, "\(name)")
      }
    }
    #expect(resolved.table["x_disagreement"]?.values.numbers?[1] == 0)
    let losses = try #require(resolved.sourceTable["loss"]?.values.numbers)
    for row in 0..<2 { #expect(losses[row]?.isFinite ?? false) }
  }

  @Test(arguments: ResolvingGolden.all)
  func `the order of claims changes nothing but the order`(_ golden: ResolvingGolden) async throws {
    let plain = try await golden.discovery().resolve(golden.table())
    var generator = SplitMix64(seed: 7)
    for _ in 0..<5 {
      let order = golden.claims.indices.shuffled(using: &generator)
      let other = try await golden.discovery().resolve(golden.table(order: order))
      for (one, another) in [
        (plain.table, other.table), (plain.sourceTable, other.sourceTable),
      ] {
        let rows = Dictionary(
          uniqueKeysWithValues: another.identifiers.enumerated().map { ($1, $0) })
        for column in one.columns.dropFirst() {
          let values = try #require(another[column.name]).values
          for (row, name) in one.identifiers.enumerated() {
            var (left, right): ([UInt8], [UInt8]) = ([], [])
            column.values.append(row, to: &left)
            values.append(try #require(rows[name]), to: &right)
            // To the last digit.
            #expect(left == right)
          }
        }
      }
      #expect(other.roundCount == plain.roundCount)
    }
  }

  @Test func `the unit of numbers and of weights changes no more than itself`() async throws {
    let golden = try #require(ResolvingGolden.all.first { $0.name == "weights" })
    let plain = try await golden.discovery().resolve(golden.table())
    let places = (golden.columns.firstIndex(of: "value"), golden.columns.firstIndex(of: "weight"))
    let value = try #require(places.0)
    let weight = try #require(places.1)
    let claims = try golden.claims.map { claim in
      var claim = claim
      if claim[1] == "income" { claim[value] = "\(try #require(Double(claim[value])) * 1024)" }
      claim[weight] = "\(try #require(Double(claim[weight])) * 1000)"
      return claim
    }
    var options = TableReadingOptions()
    options.identifier = "row"
    let text = ([golden.columns] + claims).map { $0.joined(separator: ",") }
    let other = try await golden.discovery().resolve(
      Table(parsing: text.joined(separator: "\n") + "\n", named: "claims.csv", options: options))
    for row in 0..<plain.table.rowCount {
      let income = plain.table[numbers: "income"]?[row]
      #expect(other.table[numbers: "income"]?[row] == income.map { $0 * 1024 })
      #expect(other.table[texts: "town"]?[row] == plain.table[texts: "town"]?[row])
    }
    for source in 0..<plain.sourceTable.rowCount {
      #expect(
        agree(
          other.sourceTable[numbers: "weight"]?[source],
          plain.sourceTable[numbers: "weight"]?[source], within: 1e-12))
    }
  }

  @Test func `one source alone has its values, and nothing tells how reliable they are`()
    async throws
  {
    let resolved = try await resolve("\na,x,1,s\nb,x,2.5,s\na,y,Köln,s\nb,y,🏝,s\n")
    #expect(resolved.table[numbers: "x"] == [1, 2.5])
    #expect(resolved.table[texts: "y"] == ["Köln", "🏝"])
    #expect(resolved.table[numbers: "x_reliability"] == [nil, nil])
    #expect(resolved.sourceTable[numbers: "weight"] == [nil])
    #expect(resolved.roundCount == 0)
  }

  @Test func `an outvoted source loses weight, and what it alone claims loses reliability`()
    async throws
  {
    let resolved = try await resolve(
      "\na,x,u,s\na,x,u,t\na,x,w,l\nb,x,u,s\nb,x,u,t\nb,x,u,l\nc,x,v,l\nd,x,v,s\n")
    #expect(resolved.table[texts: "x"] == ["u", "u", "v", "v"])
    let weights = try #require(resolved.sourceTable[numbers: "weight"])
    // s and t have no loss, which counts as half a claim of two; l has one of two.
    #expect(agree(weights[0], 2 * 0.693_147_180_559_945_3, within: 1e-12))
    #expect(agree(weights[2], 0.693_147_180_559_945_3, within: 1e-12))
    let reliabilities = try #require(resolved.table[numbers: "x_reliability"])
    #expect(agree(reliabilities[0], 0.8 * (1 - 1 / 36.0), within: 1e-12))
    #expect(agree(reliabilities[2], 0.5, within: 1e-12))
    #expect(agree(reliabilities[3], 5 / 6.0, within: 1e-12))
    #expect(agree(resolved.table[numbers: "x_disagreement"]?[0], 0.2, within: 1e-12))
    #expect(resolved.disputedCount == 1)
  }

  @Test func `planted falsehoods lower a source's weight and the reliability, step by step`()
    async throws
  {
    var generator = SplitMix64(seed: 3)
    let people = 400
    let truths = (0..<people).map { _ in Int.random(in: 0..<5, using: &generator) }
    let errors = ["s", "t", "u"].map { source in
      (source, (0..<people).map { _ in Int.random(in: 0..<10, using: &generator) == 0 })
    }
    let order = (0..<people).shuffled(using: &generator)
    var last = (weight: Double.infinity, agreement: Double.infinity, reliability: Double.infinity)
    for share in 0...8 {
      let planted = Set(order.prefix(people * share / 16))
      var rows = "\n"
      for person in 0..<people {
        for (source, isFalse) in errors {
          let value = isFalse[person] ? (truths[person] + 1) % 5 : truths[person]
          rows += "p\(person),x,v\(value),\(source)\n"
        }
        let value = planted.contains(person) ? (truths[person] + 2) % 5 : truths[person]
        rows += "p\(person),x,v\(value),liar\n"
      }
      let resolved = try await resolve(rows)
      let reliabilities = try #require(resolved.table[numbers: "x_reliability"])
      let mean = reliabilities.compactMap { $0 }.reduce(0, +) / Double(people)
      let weight = try #require(resolved.sourceTable[numbers: "weight"]?[3])
      let agreement = try #require(resolved.sourceTable[numbers: "agreement"]?[3])
      #expect(weight < last.weight && agreement < last.agreement && mean < last.reliability)
      last = (weight, agreement, mean)
    }
  }
}
