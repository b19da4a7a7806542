internal import Files

/// Errors, warnings and summaries with the program's options in place of the library's settings.
enum OptionNames {
  /// The text of an error.
  static func text(of error: any Error) -> String {
    (error as? any MessageError)?.text(naming: text) ?? "\(error)"
  }

  /// The option that stands for a setting, with its value if there is one.
  @Sendable static func text(_ setting: Setting, _ value: String?) -> String {
    let value: String? =
      switch setting {
      case .isDirected: nil
      case .header, .peopleHeader: value.map { $0 == "true" ? "yes" : $0 == "false" ? "no" : $0 }
      default: value
      }
    return name(of: setting) + (value.map { " \($0)" } ?? "")
  }

  private static func name(of setting: Setting) -> String {
    switch setting {
    case .edges: "EDGES"
    case .people: "--people"
    case .unknownPeople: "--unknown-people"
    case .quarantine: "--quarantine"
    case .source: "--source"
    case .target: "--target"
    case .weight: "--weight"
    case .header: "--header"
    case .comments: "--comment"
    case .identifier: "--id"
    case .missing: "--missing"
    case .decimal: "--decimal"
    case .column: "--column"
    case .columnPrefix: "--prefix"
    case .isDirected: "--directed"
    case .duplicates: "--duplicates"
    case .selfLoops: "--self-loops"
    case .halfLife: "--half-life"
    case .time: "--time"
    case .tieColumns: "--tie-columns"
    case .windows: "--windows"
    case .peopleHeader: "--people-header"
    case .on: "yes"
    }
  }
}
