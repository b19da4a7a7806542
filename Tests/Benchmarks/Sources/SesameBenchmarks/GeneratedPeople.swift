/// The people table of a generated graph: six columns about everyone's life and the fifteen columns
/// of the built-in score card, partly missing.
///
/// Each value depends on a standing, half of it shared by the planted community, so that friends
/// resemble each other.
enum GeneratedPeople {
  /// A column: how often a value is missing and how a value comes about.
  private struct Generator: Sendable {
    let name: String
    /// The probability that a value is missing.
    let missing: Double
    /// The digits after the point; 0 makes a column of whole numbers.
    let digits: Int
    /// The value for a standing and a random number, both from 0 to 1.
    let value: @Sendable (_ standing: Double, _ random: Double) -> Double
  }

  private static let generators = [
    Generator(name: "age", missing: 0.02, digits: 0) { 18 + 40 * $1 + 20 * $0 },
    Generator(name: "income", missing: 0.08, digits: 2) { 900 + 1500 * $0 / ($1 + 0.05) },
    Generator(name: "monthly_spending", missing: 0.03, digits: 2) { 400 + 2600 * $1 * $0 },
    Generator(name: "messages_per_week", missing: 0.1, digits: 0) { 250 * $1 * $1 + 20 * $0 },
    Generator(name: "distance_to_center", missing: 0.05, digits: 1) { 60 * $1 * (1 - $0) },
    Generator(name: "account_age_days", missing: 0, digits: 0) { 3600 * $1 + 300 * $0 },

    Generator(name: "on_time_share", missing: 0.05, digits: 3) { 1 - (1 - $0) * $1 * 0.8 },
    Generator(name: "worst_delay_months", missing: 0.05, digits: 0) { 9 * $1 * (1 - $0) },
    Generator(name: "credit_age_months", missing: 0.1, digits: 0) { 150 * $1 + 60 * $0 },
    Generator(name: "utilization", missing: 0.1, digits: 3) { 1.4 * $1 * (1 - $0) },
    Generator(name: "inquiries_12m", missing: 0.05, digits: 0) { 9 * $1 * $1 * (1.2 - $0) },
    Generator(name: "active_months", missing: 0.02, digits: 0) { 12 - 11 * $1 * (1 - $0) },
    Generator(name: "spending_volatility", missing: 0.05, digits: 3) { 1.6 * $1 * (1.1 - $0) },
    Generator(name: "essential_spend_share", missing: 0.1, digits: 3) { 0.3 * $1 + 0.4 * $0 },
    Generator(name: "income_stability", missing: 0.15, digits: 3) { 1 - $1 * (1.1 - $0) * 0.9 },
    Generator(name: "savings_buffer_months", missing: 0.2, digits: 1) { 9 * $1 * $0 },
    Generator(name: "contract_completion_share", missing: 0.3, digits: 2) { 1 - $1 * (1 - $0) },
    Generator(name: "payment_ratio", missing: 0.1, digits: 3) { $1 * (0.4 + 0.6 * $0) },
    Generator(name: "verified_fields", missing: 0.05, digits: 0) { 4 * $1 + 3 * $0 },
    Generator(name: "address_tenure_months", missing: 0.1, digits: 0) { 120 * $1 * $0 },
    Generator(name: "phone_tenure_months", missing: 0.1, digits: 0) { 90 * $1 },
  ]

  /// The names of the columns after the identifier.
  static var columnNames: [String] { generators.map(\.name) }

  /// The table as comma-separated values.
  static func text(of graph: GeneratedGraph, seed: UInt64) -> [UInt8] {
    var random = RandomSource(seed: seed &+ 1)
    let count = (graph.community.max() ?? 0) + 1
    let standings = (0..<count).map { _ in random.unit() }
    var bytes = Array((["id"] + columnNames).joined(separator: ",").utf8)
    bytes.append(UInt8(ascii: "\n"))
    for (person, community) in graph.community.enumerated() {
      bytes += "\(PersonNumber.identifier(of: person, among: graph.community.count))".utf8
      let standing = (standings[community] + random.unit()) / 2
      for generator in generators {
        bytes.append(UInt8(ascii: ","))
        let isMissing = random.unit() <= generator.missing
        let value = generator.value(standing, random.unit())
        if !isMissing { append(value, digits: generator.digits, to: &bytes) }
      }
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }

  /// Writes a number from 0 with so many digits after the point, without zeros at its end.
  private static func append(_ value: Double, digits: Int, to bytes: inout [UInt8]) {
    let scale = [1, 10, 100, 1000][digits]
    let scaled = Int((value * Double(scale)).rounded(.down))
    bytes += "\(scaled / scale)".utf8
    var rest = scaled % scale
    var unit = scale / 10
    if rest > 0 { bytes.append(UInt8(ascii: ".")) }
    while rest > 0 {
      bytes.append(UInt8(ascii: "0") + UInt8(rest / unit))
      rest %= unit
      unit /= 10
    }
  }
}

/// Identifiers of people: whole numbers in no order and with gaps, as account numbers are.
enum PersonNumber {
  static func identifier(of person: Int, among count: Int) -> Int {
    var bits = 24
    while count > 1 << (bits - 2) { bits += 1 }
    // An odd factor permutes the numbers below a power of two.
    return (person * 2_654_435_761 + 40_503) & (1 << bits - 1)
  }
}
