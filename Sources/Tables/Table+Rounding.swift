package import Files

extension Table {
  /// Warnings of columns with whole numbers that a 64-bit decimal number can't hold: what is computed of
  /// such a column is of the nearest numbers that it can.
  ///
  /// - Parameter names: The columns to look at; what is absent or no whole number does not matter.
  /// - Returns: A warning for each column concerned.
  package func roundingWarnings(ofColumns names: [String]) -> [Message] {
    names.compactMap { name in
      guard let column = self[name], case .integers(let values) = column.values else { return nil }
      let count = values.roundedCount
      return count == 0
        ? nil
        : "\(sourceName): column '\(name)' has \(count) whole "
          + "\(count == 1 ? "number" : "numbers") beyond 2^53 that aggregates round; "
          + "leave it out if they are identifiers"
    }
  }
}

extension IntegerValues {
  /// How many of the numbers no decimal number of 64 bits equals.
  fileprivate var roundedCount: Int {
    guard case .wide = storage else { return 0 }
    return count { value in
      value.map { Int(exactly: Double($0)) != $0 } ?? false
    }
  }
}
