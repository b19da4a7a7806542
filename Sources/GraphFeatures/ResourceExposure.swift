internal import Execution
internal import Files
internal import GraphKernels
internal import Graphs
internal import Tables

/// What a column of the people table becomes over those who share a person's resources.
enum ResourceExposure: String, CaseIterable {
  case count, mean, max

  /// The column of how many resources a person has.
  static let countName = "resource_count"
  /// The column of how many people the largest of these has.
  static let largestName = "largest_resource_size"

  /// The columns for some columns of the people table, those of the resources themselves first.
  static func columns(for columns: [String]) -> [ColumnDescription] {
    let list = "the list of people and resources"
    return [
      ColumnDescription(
        countName, .integer, "number of resources that the person has", range: "0 and up",
        unit: "resources", source: list, weights: .ignored),
      ColumnDescription(
        largestName, .integer, "number of people who have the largest of these, hubs included",
        range: "1 and up", unit: "people", missing: "without resources", source: list,
        weights: .ignored),
    ] + columns.flatMap { column in allCases.map { $0.column(of: column) } }
  }

  /// The name of the column.
  func columnName(of column: String) -> String { "exposure_\(column)_\(rawValue)" }

  private func column(of column: String) -> ColumnDescription {
    let means = "the resources' means of '\(column)' over their other people"
    let (what, missing, unit): (String, String?, String) =
      switch self {
      case .count: ("number of resources of which another person has '\(column)'", nil, "resources")
      case .mean: ("mean of \(means)", "where nobody else has a value", "the column's unit")
      case .max: ("largest of \(means)", "where nobody else has a value", "the column's unit")
      }
    return ColumnDescription(
      columnName(of: column), self == .count ? .integer : .decimal, what,
      range: self == .count ? "0 and up" : "as of the column", unit: unit, missing: missing,
      source: "Van Vlasselaer et al. (2017), doi:10.1287/mnsc.2016.2489",
      weights: self == .count ? .ignored : .used)
  }

  /// The column's values.
  func values(of exposure: Exposure) -> ColumnValues {
    switch self {
    case .count: .integers(exposure.count)
    case .mean: .reals(missingAsNaN: exposure.mean)
    case .max: .reals(missingAsNaN: exposure.maximum)
    }
  }

  /// What the columns of a column take, and what is added up for each resource.
  static func costs(of column: String) -> [MemoryCost] {
    [
      MemoryCost("exposure to \(column)", perVertex: 8 * Double(allCases.count)) { _, _ in
        Double(allCases.count) * MemoryCost.columnOverhead
      },
      MemoryCost("resources", perVertex: 100),
    ]
  }
}

extension GraphError {
  /// That people of the graph share nothing that is known.
  static let lacksResources = GraphError(
    .notApplicable, "the graph has no resources that people share",
    remedy: "read a list of people and resources (\(.twoMode))")

  /// That no row of the list is between people.
  static let rowsOfResources = GraphError(
    .notApplicable,
    "the list's rows are of people and what they share, and columns of ties and ratings are made of "
      + "rows between people", remedy: "leave these columns out")
}
