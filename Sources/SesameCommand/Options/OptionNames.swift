internal import Files
internal import Sesame

/// Errors, warnings and summaries with the program's options in place of the library's settings.
enum OptionNames {
  /// The text of an error.
  static func text(of error: any Error) -> String {
    (error as? any MessageError)?.text(naming: text) ?? "\(error)"
  }

  /// The option that stands for a setting, with its value if there is one, or the value alone.
  @Sendable static func text(_ setting: Setting?, _ value: Setting.Value?) -> String {
    guard let setting else { return value.map(word) ?? "" }
    if setting == .graphFile { return "rename the file to end in " + (value.map(word) ?? "") }
    let value: Setting.Value? =
      switch setting {
      // A switch, and one whose value is a file.
      case .isDirected, .badRows, .quarantine, .includesPageRank, .includesActivation,
        .includesSybilRank, .replacesTable:
        nil
      case .needsCommonPeople: .choice("add")
      case .fileFormat: value == .choice("jsonLines") ? .choice("json-lines") : value
      case .friendsScoresMode: value == .choice("lagged") ? .choice("earlier") : value
      default: value
      }
    return name(of: setting)
      + (value.map { " \(word($0, inList: lists.contains(setting)))" } ?? "")
  }

  /// The settings whose options take lists.
  private static let lists: Set<Setting> = [
    .missing, .outcome, .events, .aggregates, .columns, .leftOut, .leftOutColumns, .trustedColumns,
    .excludedKinds, .tieColumns, .windows,
  ]

  /// A value as it is typed.
  private static func word(_ value: Setting.Value) -> String { word(value, inList: false) }

  /// A value as it is typed, alone or as the one element of a list.
  private static func word(_ value: Setting.Value, inList: Bool) -> String {
    switch value {
    case .text(let text):
      let text = inList ? ListText.text(of: [text]) : text
      return isEmbedded || text.contains { " \"'".contains($0) } ? quoted(text) : text
    case .number(let number): return "\(number)"
    case .choice(let name): return isEmbedded ? quoted(name) : name
    case .flag(let isOn): return isOn ? "yes" : "no"
    case .spelling(let spelling, let column):
      return quoted(ListText.text(of: ["\(column)=\(spelling ?? "<the text>")"]))
    }
  }

  /// Whether whoever made the run puts messages into other words, for which values must be told from
  /// what follows: in quotes.
  private static var isEmbedded: Bool { EmbeddedRun.current != nil }

  /// A word in quotes that a shell takes off.
  private static func quoted(_ word: String) -> String {
    "'\(word.replacing("'", with: "'\\''"))'"
  }

  private static func name(of setting: Setting) -> String {
    switch setting {
    case .edges: "EDGES"
    case .people: "--people"
    case .unknownPeople, .needsCommonPeople: "--unknown-people"
    case .badRows, .quarantine: "--quarantine"
    case .source: "--source"
    case .target: "--target"
    case .weight: "--weight"
    case .time: "--time"
    case .kind: "--kind"
    case .until: "--until"
    case .delimiter: "--delimiter"
    case .header: "--header"
    case .comments: "--comment"
    case .fileFormat: "--edge-format"
    case .identifier: "--id"
    case .score: "--score"
    case .higherIs: "--higher-is"
    case .missing: "--missing"
    case .outcome: "--outcome"
    case .events: "--event"
    case .aggregates: "--aggregate"
    case .columns: "--columns"
    case .showsPoints: "--points"
    case .previous: "--previous"
    case .decimal, .peopleDecimal: "--decimal"
    case .grouping, .peopleGrouping: "--grouping"
    case .dateOrder: "--date-order"
    case .column: "--column"
    case .columnPrefix: "--prefix"
    case .replacesTable: "--replace-table"
    case .isDirected: "--directed"
    case .duplicates: "--duplicates"
    case .selfLoops: "--self-loops"
    case .asOf: "--as-of"
    case .halfLife: "--half-life"
    case .leftOut, .leftOutColumns: "--leave-out"
    case .trustedColumns: "--trust"
    case .categoryMapWriting: "--write-categories"
    case .categories: "--categories"
    case .coverage: "--coverage"
    case .otherCategory: "--default-category"
    case .leastInformationValue: "--least-iv"
    case .excludedKinds: "--exclude-kinds"
    case .folds: "--folds"
    case .foldRule: "--fold-by"
    case .twoMode: "--two-mode"
    case .largestHub: "--hub-limit"
    case .tieColumns: "--tie-columns"
    case .windows: "--windows"
    case .peopleHeader: "--people-header"
    case .memoryLimit: "--memory"
    case .largestRating: "--largest-rating"
    case .seeds: "--seeds"
    case .features: "--features"
    case .statistics: "--statistics"
    case .minimumFriends: "--minimum-friends"
    case .circles: "--over"
    case .exposure: "--exposure"
    case .communities: "--runs"
    case .communityShareCount: "--community-shares"
    case .ties: "--tie-columns"
    case .ratings: "--ratings"
    case .methods: "--influence"
    case .outcomeFeatures: "--outcome-features"
    case .levelColumns: "--outcome-levels"
    case .includesPageRank, .includesActivation, .includesSybilRank:
      "--outcome-influence " + outcomeMethod(setting).rawValue
    case .friendsScoresMode: "--relationships"
    case .snapshotWriting: "'sesame import EDGES -o FILE'"
    case .graphFile: "EDGES"
    case .day: "--date"
    case .person: "--person"
    case .field: "--field"
    case .value: "--value"
    case .sourceColumn: "--source-column"
    }
  }

  /// The method that a setting switches on.
  private static func outcomeMethod(_ setting: Setting) -> InfluenceSelection.Method {
    switch setting {
    case .includesPageRank: .personalizedPageRank
    case .includesActivation: .activation
    default: .sybilRank
    }
  }
}
