import Foundation

/// A score model as its document says, evaluated one person at a time in the plainest way: nothing
/// here comes from the library.
struct NaiveCard {
  struct Characteristic {
    let name: String
    let category: String
    let column: String?
    let budget: Int
    let bins: [[String: Any]]
    let missingPoints: Int
    let reason: String
    let missingReason: String

    /// The points of a field as it stands in a CSV file; empty is missing.
    func points(_ field: String) -> Int {
      if field.isEmpty { return missingPoints }
      for bin in bins {
        let points = bin["points"] as? Int ?? -1
        if let values = bin["values"] as? [Any] {
          if values.contains(where: { ($0 as? String) == field }) { return points }
        } else if bin["other"] == nil, let number = Double(field) {
          let from = (bin["from"] as? NSNumber)?.doubleValue ?? -.infinity
          let below = (bin["below"] as? NSNumber)?.doubleValue ?? .infinity
          if from <= number, number < below { return points }
        }
      }
      return bins.first { $0["other"] as? Bool == true }?["points"] as? Int ?? -1
    }
  }

  let characteristics: [Characteristic]

  init(_ document: Data) throws {
    let object = try JSONSerialization.jsonObject(with: document) as? [String: Any] ?? [:]
    var characteristics: [Characteristic] = []
    for category in object["categories"] as? [[String: Any]] ?? [] {
      for part in category["characteristics"] as? [[String: Any]] ?? [] {
        let name = part["name"] as? String ?? ""
        let missing = part["missing"] as? [String: Any] ?? [:]
        let words = name.replacingOccurrences(of: "_", with: " ")
        characteristics.append(
          Characteristic(
            name: name, category: category["name"] as? String ?? "",
            column: part["column"] as? String, budget: part["budget"] as? Int ?? 0,
            bins: part["bins"] as? [[String: Any]] ?? [],
            missingPoints: missing["points"] as? Int ?? 0, reason: part["reason"] as? String ?? "",
            missingReason: missing["reason"] as? String
              ?? words.prefix(1).uppercased() + words.dropFirst() + " is not known"))
      }
    }
    self.characteristics = characteristics
  }

  /// The reasons of a person: by points lost, then by budget, then by name, each
  /// text once, and no more than four.
  ///
  /// What friends' scores bring is what the other characteristics leave of the category's points.
  func reasons(_ row: [String: String], relationshipPoints: Int, tellsOfRelationships: Bool)
    -> [String]
  {
    let relationships = characteristics.filter { $0.category == "interpersonal_relationships" }
    let others = relationships.compactMap { part in part.column.map { part.points(row[$0] ?? "") } }
    var losses: [(lost: Int, budget: Int, name: String, reason: String)] = []
    for part in characteristics {
      if part.category == "interpersonal_relationships", !tellsOfRelationships { continue }
      let field = part.column.map { row[$0] ?? "" }
      let points = field.map(part.points) ?? relationshipPoints - others.reduce(0, +)
      guard points < part.budget else { continue }
      losses.append(
        (
          part.budget - points, part.budget, part.name,
          field == "" ? part.missingReason : part.reason
        ))
    }
    losses.sort { left, right in
      if left.lost != right.lost { return left.lost > right.lost }
      if left.budget != right.budget { return left.budget > right.budget }
      return left.name < right.name
    }
    // A sentence is said once.
    let reasons = losses.enumerated().filter { place, loss in
      !losses[..<place].contains { $0.reason == loss.reason }
    }
    return reasons.prefix(4).map(\.element.reason)
  }
}
