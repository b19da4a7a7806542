internal import Tables

/// An attribute of nodes: a column under the name and the type that a graph file has for it.
struct GraphAttribute {
  let name: String
  let values: ColumnValues

  /// The word for the type, in GraphML and in GEXF.
  var type: String {
    switch values {
    case .integers: "long"
    case .reals: "double"
    case .booleans: "boolean"
    case .strings, .times: "string"
    }
  }

  /// The columns of a table behind the identifiers.
  ///
  /// - Parameters:
  ///   - table: The table.
  ///   - writesNames: Whether `name` must be the identifier, so that a column of that name gets another.
  /// - Returns: The attributes.
  static func list(of table: Table, writesNames: Bool) -> [GraphAttribute] {
    let columns = table.columns.dropFirst()
    var attributes = columns.map { GraphAttribute(name: $0.name, values: $0.values) }
    guard writesNames, let place = columns.firstIndex(where: { $0.name == "name" }) else {
      return attributes
    }
    let taken = Set(columns.map(\.name))
    let other = (2...).lazy.map { "name_\($0)" }.first { !taken.contains($0) } ?? ""
    attributes[place - 1] = GraphAttribute(name: other, values: columns[place].values)
    return [GraphAttribute(name: "name", values: table.columns[0].values)] + attributes
  }
}

/// The colors of communities: of the largest ones, which come first, one each.
struct CommunityColors {
  /// Red, green and blue of a color.
  typealias Color = (red: Int, green: Int, blue: Int)

  private let communities: IntegerValues

  /// Takes the communities of a column; `nil` if there is no such column of whole numbers.
  init?(_ table: Table, column: String) {
    guard case .integers(let values)? = table[column]?.values else { return nil }
    communities = values
  }

  /// The color of a person.
  func color(of row: Int) -> Color {
    guard let number = communities[row], Self.palette.indices.contains(number) else {
      return Self.others
    }
    return Self.palette[number]
  }

  /// Colors that people with any color vision tell apart.
  ///
  /// - Source: Okabe & Ito, "Color Universal Design" (2008); without black.
  private static let palette: [Color] = [
    (230, 159, 0), (86, 180, 233), (0, 158, 115), (240, 228, 66), (0, 114, 178), (213, 94, 0),
    (204, 121, 167),
  ]
  private static let others: Color = (153, 153, 153)
}
