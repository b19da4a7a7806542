extension EdgeList: CustomStringConvertible {
  /// How many friendships and people there are, and what is known of them: one line, whatever the size.
  public var description: String {
    let columns = [
      weights == nil ? nil : "weights", times == nil ? nil : "times", kinds == nil ? nil : "kinds",
    ].compactMap { $0 }
    let count = sources.count
    return "\(count) \(count == 1 ? "friendship" : "friendships") of \(names.count) people "
      + "(\(sourceName)"
      + (columns.isEmpty ? ")" : "; \(columns.joined(separator: ", ")))")
  }
}
