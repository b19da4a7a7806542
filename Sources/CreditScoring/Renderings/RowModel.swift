/// A model as far as a row of a table decides it: what a statement of SQL and a document of PMML compute.
///
/// Friends' scores need the whole graph. In a model that has them the points of interpersonal
/// relationships are told, by a column of the table that `sesame score` or `sesame enrich` wrote.
struct RowModel {
  /// A characteristic that reads a column.
  struct Item {
    let category: ScoreCategory
    let characteristic: ScoreModel.Characteristic
    let measure: ScoreModel.ColumnMeasure
    /// The points that losses are counted from.
    let baseline: Int
    /// Its place in the model as it was written.
    let path: String

    /// Whether a value makes something known about a category.
    func canBack(_ category: ScoreCategory) -> Bool {
      self.category == category && characteristic.budget > 0
    }

    /// The bins in an order in which the first that takes a value is the one: special numbers lie within
    /// intervals too, and what is left falls in the bin of other texts.
    var binsInTurn: [ScoreModel.Bin] {
      let rank = { (bin: ScoreModel.Bin) -> Int in
        switch bin.values {
        case .specialNumbers: 0
        case .texts(_, other: true): 2
        default: 1
        }
      }
      return (0...2).flatMap { part in measure.bins.filter { rank($0) == part } }
    }

    /// Whether one of its bins takes every text that no bin lists.
    var hasOtherTexts: Bool { measure.bins.contains(where: \.takesOtherTexts) }

    /// Whether its values have a bin each: texts need not, and numbers may be neither 0 nor 1.
    var coversEverything: Bool {
      measure.bins.contains { bin in
        switch bin.values {
        case .numbers: true
        case .texts(_, let other): other
        case .booleans, .specialNumbers: false
        }
      }
    }
  }

  /// The model that is applied.
  let model: ScoreModel
  /// The characteristics in the model's order, without those of a category whose points are told.
  let items: [Item]
  /// The budget of interpersonal relationships, if their points are told.
  let toldBudget: Int?

  /// The column that tells the points of interpersonal relationships.
  static let toldColumn = ScoreCategory.interpersonalRelationships.rawValue

  init(_ model: ScoreModel) {
    let applied = model.effective
    let paths = model.characteristicPaths
    self.model = applied
    let isTold = applied.friendsScores != nil
    toldBudget =
      isTold
      ? applied.categories.first { $0.name == .interpersonalRelationships }?.budget : nil
    items = applied.categories.filter { !isTold || $0.name != .interpersonalRelationships }
      .flatMap { category in
        category.characteristics.compactMap { characteristic in
          guard case .column(let measure) = characteristic.measure else { return nil }
          return Item(
            category: category.name, characteristic: characteristic, measure: measure,
            baseline: applied.baseline(of: characteristic, measure),
            path: paths[characteristic.name] ?? "$")
        }
      }
  }

  /// The items that reasons may name, in the order of equal losses.
  ///
  /// Nothing in a table says how many friends contribute, so that relationships are never told of.
  var reasonItems: [Item] {
    items.filter { $0.category != .interpersonalRelationships }
      .sorted { $0.characteristic.precedes($1.characteristic) }
  }

  /// The least whole number of points that data must back; 0 if none are needed.
  var neededPoints: Int { max(0, Int(model.neededCoverage.rounded(.up))) }

  /// The item whose reason is given even behind four others; `nil` if there is none.
  var alwaysGiven: Item? {
    items.first { $0.measure.isAlwaysGiven && $0.category != .interpersonalRelationships }
  }

  /// Why the model can't be rendered: what takes more than a row.
  ///
  /// - Returns: The place in the model, the problem and the remedy of each.
  var limits: [(path: String, problem: String, remedy: String)] {
    var limits: [(String, String, String)] = []
    if model.coverage.mostBands != nil {
      limits.append(
        (
          model.words.path("$.coverage.most_bands"),
          "a limit of the bands that an interval touches can't be rendered",
          "remove it, or score with the model itself"
        ))
    }
    return limits
  }

  /// The columns that are read, each once, in the order of first use, the told one last.
  var columns: [String] {
    var known: Set<String> = []
    return (items.map(\.measure.column) + (toldBudget == nil ? [] : [Self.toldColumn]))
      .filter { known.insert($0).inserted }
  }
}

extension ScoreModel {
  /// The points of the categories other than interpersonal relationships.
  var coverablePoints: Int {
    categories.filter { $0.name != .interpersonalRelationships }.map(\.budget).reduce(0, +)
  }

  /// How many of these points data must back.
  ///
  /// A little less is enough, for the sake of minima that are no exact doubles.
  var neededCoverage: Double { coverage.minimum * Double(coverablePoints) - 1e-9 }
}

extension ScoreModel.Bin {
  /// Whether it takes every text that no bin lists.
  var takesOtherTexts: Bool {
    if case .texts(_, other: true) = values { true } else { false }
  }
}

extension ScoreModel.Characteristic {
  /// Whether of two equal losses this characteristic's comes first: the larger budget, then the name.
  func precedes(_ other: ScoreModel.Characteristic) -> Bool {
    budget != other.budget ? budget > other.budget : name < other.name
  }
}
