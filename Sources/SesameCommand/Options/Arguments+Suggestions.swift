extension Arguments {
  /// The known name that a mistyped one is nearest to, as a question; none for a text too long for a slip.
  static func suggestion(for name: String, among names: [String]) -> String? {
    guard name.utf8.count <= 1000,
      let near = names.map({ ($0, distance(name, $0)) }).min(by: { $0.1 < $1.1 })
    else { return nil }
    // Of a short word one letter may be wrong, or its letters in another order.
    let most = name.count < 5 && name.sorted() != near.0.sorted() ? 1 : max(2, name.count / 4)
    guard near.1 <= most else { return nil }
    return "did you mean '\(near.0)'?"
  }

  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let substitution = diagonal + (right[j] == character ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
