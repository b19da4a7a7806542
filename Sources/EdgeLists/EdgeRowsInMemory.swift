internal import Files
internal import Identifiers
internal import Memory
internal import Tables

/// Friendships from values in memory, each row checked by the rules of a file.
struct EdgeRowsInMemory {
  static let sourceName = "edges in memory"

  private(set) var people = TextIndex()
  private(set) var sources: [UInt32] = []
  private(set) var targets: [UInt32] = []
  private(set) var weights: [Double]?
  private(set) var times: [Double]?
  private(set) var kinds: EdgeKinds?
  private(set) var untils: [Double]?
  private(set) var columns: [EdgeColumn] = []

  /// Adds a row.
  mutating func append(_ source: String, _ target: String) throws(DataError) {
    if source.isEmpty {
      throw fault(sources.count, EdgeRowRules.emptySource, EdgeRowRules.needsTwo)
    }
    if target.isEmpty {
      throw fault(sources.count, EdgeRowRules.emptyTarget, EdgeRowRules.needsTwo)
    }
    sources.append(people.insert(source))
    targets.append(people.insert(target))
  }

  /// Takes the rows' weights.
  mutating func setWeights(_ weights: [Double]) throws(DataError) {
    if let row = weights.firstIndex(where: { !($0 > 0 && $0.isFinite) }) {
      throw fault(
        row, EdgeRowRules.badWeight("\(weights[row])"), "correct it, or leave the weights out")
    }
    self.weights = weights
  }

  /// Takes the rows' times.
  mutating func setTimes(_ times: [Double]) throws(DataError) {
    if let row = times.firstIndex(where: { !$0.isFinite }) {
      throw fault(
        row, "time\(EdgeRowRules.token("\(times[row])")) is not unix seconds",
        "write it like 1700000000")
    }
    self.times = times
  }

  /// Takes the rows' ends, once their times are there.
  mutating func setUntils(_ untils: [Double?]) throws(DataError) {
    let untils = untils.map { $0 ?? .infinity }
    if let row = untils.firstIndex(where: { $0.isNaN || $0 == -.infinity }) {
      throw fault(
        row, "end\(EdgeRowRules.token("\(untils[row])")) is not unix seconds",
        "write it like 1700000000")
    }
    if let times, let row = untils.indices.first(where: { untils[$0] < times[$0] }) {
      throw fault(
        row, "the friendship ends before it begins",
        EdgeRowRules.correction(ofEnd: untils[row], time: times[row]))
    }
    self.untils = untils
  }

  /// Takes further columns.
  mutating func setColumns(_ columns: [Column]) { self.columns = columns.map { EdgeColumn($0) } }

  /// Takes the rows' kinds.
  mutating func setKinds(_ kinds: some Sequence<String>) {
    var names = TextIndex()
    let numbers = kinds.map { names.insert($0) }
    self.kinds = EdgeKinds(names: names.texts, numbers: Buffer(numbers))
  }

  /// Checks that no text has a NUL, as in a file.
  private func checkTexts() throws(DataError) {
    if people.texts.hasNUL {
      let isOdd = people.texts.indices.map { people.texts.utf8($0).contains(0) }
      for row in sources.indices {
        for (end, person) in [("source", sources[row]), ("target", targets[row])]
        where isOdd[Int(person)] {
          throw fault(row, "a NUL character in the \(end)", "remove it")
        }
      }
    }
    if let kinds, kinds.names.hasNUL {
      let isOdd = kinds.names.indices.map { kinds.names.utf8($0).contains(0) }
      if let row = kinds.numbers.firstIndex(where: { isOdd[Int($0)] }) {
        throw fault(row, "a NUL character in the kind", "remove it")
      }
    }
  }

  /// The rows, of which none has a NUL in a text.
  func checked() throws(DataError) -> CheckedEdgeRows {
    try checkTexts()
    return CheckedEdgeRows(
      names: people.texts, sources: Buffer(sources), targets: Buffer(targets),
      weights: weights.map { Buffer($0) }, times: times.map { Buffer($0) }, kinds: kinds,
      untils: untils.map { Buffer($0) }, columns: columns, sourceName: Self.sourceName)
  }

  private func fault(_ row: Int, _ problem: String, _ remedy: Message) -> DataError {
    DataError(
      .badData, source: Self.sourceName, problem: "row \(row + 1): \(problem)", remedy: remedy)
  }
}
