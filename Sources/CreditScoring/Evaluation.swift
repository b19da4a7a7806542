internal import Execution
internal import Memory
internal import Tables
internal import TextFormats

/// A model applied to the columns of a table: everyone's bin in every characteristic.
struct Evaluation: Sendable, Equatable {
  /// A characteristic with its place in the model and its bins.
  struct Item: Sendable, Equatable {
    let category: Int
    let path: String
    let characteristic: ScoreModel.Characteristic
    /// The table's column; `nil` for friends' scores and if the table lacks it.
    let column: Column?
    /// One bin number per person; none for friends' scores.
    var bins: BinNumbers
    /// The points by bin number, the first being those of a missing value.
    let points: [Int]
    /// Whether the characteristic rests on other people's data.
    let restsOnOthers: Bool
    /// For each person, whether missing data about others leave the value open; `nil` if for nobody.
    let isOpen: Buffer<Bool>?
    /// Whether it is unknown which data about others are missing behind the value.
    let hasUnknownRoom: Bool
    /// What limits the ways in which others can change the value.
    var traits: RelationColumns.Traits = []
    /// Whether value and bin are told only where enough friends contribute: with few of them, they might tell what
    /// a single friend's value is.
    var needsFriends = true
    /// For each person, whether the value rests on what is known of few people; `nil` if that is not known.
    var isOfFew: Buffer<Bool>?

    /// The least points of a known value: a missing one may bring less.
    var leastKnown: Int { points.dropFirst().min() ?? 0 }

    var friendsScores: ScoreModel.FriendsScores? {
      if case .friendsScores(let settings) = characteristic.measure { settings } else { nil }
    }
  }

  let items: [Item]
  /// What rows show of the columns.
  let facts: ColumnFacts
  /// What looks wrong although scores could be computed.
  let warnings: [String]

  /// An evaluation of which items were changed.
  init(items: [Item], facts: ColumnFacts, warnings: [String]) {
    (self.items, self.facts, self.warnings) = (items, facts, warnings)
  }

  /// Applies a model; `document` is the model as it was written, to whose places messages refer, and items that are
  /// held, in the model's order, are taken as they are.
  init(
    model: ScoreModel, document: ScoreModel, table: Table,
    relationColumns: RelationColumns? = nil, holding held: [Item?] = [], execution: Execution
  ) throws {
    let paths = document.characteristicPaths
    var items: [Item] = []
    for (number, category) in model.categories.enumerated() {
      for characteristic in category.characteristics {
        try execution.checkCancellation()
        if items.count < held.count, let item = held[items.count] {
          items.append(item)
          continue
        }
        let path = paths[characteristic.name] ?? "$"
        guard case .column(let measure) = characteristic.measure else {
          items.append(
            Item(
              category: number, path: path, characteristic: characteristic, column: nil,
              bins: .allMissing(0), points: [], restsOnOthers: true, isOpen: nil,
              hasUnknownRoom: false))
          continue
        }
        let column = table[measure.column]
        let bins: BinNumbers
        if let column {
          bins = try BinLookup(
            measure: measure, path: path, modelSource: model.sourceName, words: model.words,
            table: table, execution: execution
          ).bins(of: column)
        } else if measure.isOptional {
          bins = .allMissing(table.rowCount)
        } else {
          throw Self.missingColumn(
            measure.column, path: path, model: model, table: table,
            computed: relationColumns?.names ?? [], mayBeEmpty: true)
        }
        let isComputed = relationColumns?.names.contains(measure.column) ?? false
        let isRelationship = category.name == .interpersonalRelationships
        let restsOnOthers = RelationColumns.restOnOthers(
          measure.column, in: category.name, computed: relationColumns?.names ?? [])
        let traits = isComputed ? relationColumns?.traits[measure.column] ?? [] : []
        items.append(
          Item(
            category: number, path: path, characteristic: characteristic, column: column,
            bins: bins, points: [measure.missingPoints] + measure.bins.map(\.points),
            restsOnOthers: restsOnOthers,
            isOpen: isComputed ? relationColumns?.openValues[measure.column] : nil,
            hasUnknownRoom: restsOnOthers && !isComputed && column != nil, traits: traits,
            // Friendships alone tell nothing that is known of a friend.
            needsFriends: isRelationship || restsOnOthers && !traits.contains(.friendshipsOnly),
            isOfFew: restsOnOthers && RelationColumns.isNamedOfOneFriend(measure.column)
              ? Buffer(repeating: true, count: table.rowCount)
              : isComputed ? relationColumns?.valuesOfFew[measure.column] : nil))
      }
    }
    self.items = items
    facts = ColumnFacts(items, of: table)
    warnings = Self.warnings(of: items, facts, model: model, tableName: table.sourceName)
  }

  /// What looks wrong of the columns of a table whose rows show that.
  static func warnings(
    of items: [Item], _ facts: ColumnFacts, model: ScoreModel, tableName: String
  ) -> [String] {
    let absent = items.compactMap { item -> String? in
      guard item.column == nil, case .column(let measure) = item.characteristic.measure else {
        return nil
      }
      return measure.column
    }
    return (absent.isEmpty ? [] : [warning(of: absent, model: model, tableName: tableName)])
      + ColumnWarnings(model: model, tableName: tableName, items: items, facts: facts).texts
  }

  private static func warning(
    of absent: [String], model: ScoreModel, tableName: String
  ) -> String {
    let names = absent.map { "'\($0)'" }.joined(separator: ", ")
    let noun = absent.count == 1 ? "column" : "columns"
    return "\(tableName) has no \(noun) \(names): missing for everyone in model "
      + "'\(model.name)'"
  }

  /// The error that a column is missing.
  ///
  /// The columns computed from friendships may be what was meant, but only the file's own are listed. Where its values
  /// may all be missing, it is told how to say so.
  static func missingColumn(
    _ name: String, path: String, model: ScoreModel, table: Table, computed: Set<String>,
    mayBeEmpty: Bool = false
  ) -> ScoreModelError {
    let names = table.columns.map(\.name)
    let own = names.filter { !computed.contains($0) }
    let listed = own.prefix(40).joined(separator: ", ")
    guard ColumnListing.areLikelyNames(own) else {
      return ScoreModelError(
        .missingColumn, source: model.sourceName, path: path,
        problem: "\(table.sourceName) has no column '\(name)'",
        remedy: ColumnListing.countRemedy(own.count))
    }
    let meant = ColumnReference.nearest(to: name, among: names)
    return ScoreModelError(
      .missingColumn, source: model.sourceName, path: path,
      problem: "\(table.sourceName) has no column '\(name)'",
      remedy: (meant.map { "did you mean '\($0)'? " } ?? "") + "its columns are " + listed
        + (own.count > 40 ? " and \(own.count - 40) more" : "")
        + (mayBeEmpty
          ? "; where nobody's value is known, add an empty column, or make it optional" : ""))
  }
}

extension ScoreModel {
  /// Whether what missing values leave open of a column's points is told only where enough friends contribute.
  ///
  /// It can tell of a single friend where the column is made of friends' or communities' values, which its name tells,
  /// so that a scored table is read as it was made.
  func hidesRoom(of item: Evaluation.Item) -> Bool {
    guard item.needsFriends, case .column(let measure) = item.characteristic.measure else {
      return false
    }
    return RelationColumns.restOnOthers(
      measure.column, in: categories[item.category].name, computed: [])
  }

  /// The places of the characteristics in the model as it was written, by name.
  var characteristicPaths: [String: String] {
    var paths: [String: String] = [:]
    for (number, category) in categories.enumerated() {
      for (index, characteristic) in category.characteristics.enumerated() {
        paths[characteristic.name] = words.path(
          "$.categories[\(number)].characteristics[\(index)]")
      }
    }
    return paths
  }
}

extension ScoreModel.Characteristic {
  /// The name in words, such as `Worst delay`.
  var title: String {
    let words = String(name.map { $0 == "_" ? " " : $0 })
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  /// The reason given where the value is missing.
  var missingReason: String {
    if case .column(let measure) = measure, let reason = measure.missingReason { return reason }
    return title + " is not known"
  }
}
