public import Tables

extension EntityCards {
  /// What the columns of the models' scores mean, in their order, each once.
  ///
  /// - Parameter certainty: What scores tell of how sure they are; `nil` for nothing.
  /// - Returns: A description of each column.
  public func resultColumns(telling certainty: CertaintyOptions?) -> [ColumnDescription] {
    merged { $0.resultColumns(telling: certainty) }
  }

  /// What the columns of points mean, in their order, each once.
  package var pointsColumns: [ColumnDescription] { merged(\.pointsColumns) }

  /// The descriptions of each card, those of one column together.
  package func merged(_ columns: (ScoreModel) -> [ColumnDescription]) -> [ColumnDescription] {
    if isSingle { return columns(firstModel) }
    var merged: [ColumnDescription] = []
    for card in cards {
      var place = merged.count
      for column in columns(card.model).reversed() {
        if let known = merged.firstIndex(where: { $0.name == column.name }) {
          merged[known] = merged[known].joined(with: column)
          place = known
        } else {
          merged.insert(column, at: place)
        }
      }
    }
    return merged.map { column in
      var column = column
      if column.name == "score_status" { return column }
      let others = "where there is no card for the kind, or the kind's card has no such column"
      column.missing = column.missing.map { "\($0); \(others)" } ?? others
      return column
    }
  }
}

extension ColumnDescription {
  /// What the column means where it comes from two cards.
  fileprivate func joined(with other: ColumnDescription) -> ColumnDescription {
    var column = self
    func both(_ left: String?, _ right: String?) -> String? {
      guard let left, let right else { return left ?? right }
      return left.components(separatedBy: "; ").contains(right) ? left : "\(left); \(right)"
    }
    column.meaning = both(meaning, other.meaning) ?? meaning
    column.range = both(range, other.range)
    column.missing = both(missing, other.missing)
    column.source = both(source, other.source) ?? source
    if other.weights == .used { column.weights = .used }
    return column
  }
}

extension String {
  /// The parts between separators.
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
