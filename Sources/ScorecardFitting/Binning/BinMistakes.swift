/// What is wrong with the bins of a column: values that fall in no bin, or in two.
struct BinMistakes {
  /// One thing that is wrong, and what to do.
  struct Mistake {
    /// The bin, counted from 0; `nil` if it is about all of them.
    let bin: Int?
    let problem: String
    let remedy: String
  }

  private let bins: [Bin]
  private let kind: ColumnBins.Kind
  private(set) var found: [Mistake] = []

  /// The largest number of bins.
  static let mostBins = 10_000

  /// Looks for mistakes.
  ///
  /// - Parameters:
  ///   - bins: The bins in their order.
  ///   - kind: What the column holds.
  init(in bins: [Bin], _ kind: ColumnBins.Kind) {
    self.bins = bins
    self.kind = kind
    guard bins.count <= Self.mostBins else {
      add(nil, "there are \(bins.count) bins", "merge some, so that there are 10000 at most")
      return
    }
    checkKinds()
    guard found.isEmpty else { return }
    switch kind {
    case .texts: checkTexts()
    case .booleans: checkTruths()
    case .numbers, .dates: checkNumbers()
    }
    checkMissing()
  }

  private mutating func add(_ bin: Int?, _ problem: String, _ remedy: String) {
    found.append(Mistake(bin: bin, problem: problem, remedy: remedy))
  }

  private mutating func checkKinds() {
    var hasSpecial = false
    for (place, bin) in bins.enumerated() {
      let isOfTexts =
        switch bin.content {
        case .texts, .specialTexts: true
        case .numbers, .specialNumbers: false
        case .missing: kind == .texts
        }
      if isOfTexts != (kind == .texts) {
        add(
          place,
          isOfTexts
            ? "the bin is of texts, and the column of \(kind.rawValue)"
            : "the bin is of numbers, and the column of texts",
          "write a bin of \(kind.rawValue)")
      }
      if hasSpecial, bin.isOrdinary {
        add(place, "the bin stands behind those of special codes or missing values", "move it up")
      }
      hasSpecial = hasSpecial || !bin.isOrdinary
      let isFinite =
        switch bin.content {
        case .numbers(let from, let below): [from, below].allSatisfy { $0?.isFinite ?? true }
        case .specialNumbers(let numbers): numbers.allSatisfy(\.isFinite)
        default: true
        }
      if !isFinite { add(place, "a number is not finite", "leave out a limit that there is not") }
    }
  }

  // MARK: Numbers

  private mutating func checkNumbers() {
    var reached: Double?
    var last: Int?
    for (place, bin) in bins.enumerated() {
      guard case .numbers(let from, let below) = bin.content else { continue }
      check(from, below, behind: last == nil ? nil : .some(reached), place)
      reached = below
      last = place
    }
    guard let last else {
      return add(nil, "there is no bin of \(kind.rawValue)", "add one, if only for all of them")
    }
    if let reached {
      add(last, "\(text(reached)) and more fall in no bin", "remove \"below\" from the last bin")
    }
    checkCodes()
  }

  /// Checks that an interval begins where the one before it ends; of the first that it has no beginning.
  private mutating func check(
    _ from: Double?, _ below: Double?, behind end: Double??, _ place: Int
  ) {
    if let from, let below, from >= below {
      add(
        place, "the bin from \(text(from)) to below \(text(below)) is empty",
        "write \"below\" greater than \"from\"")
    }
    switch (end, from) {
    case (nil, let from?):
      add(
        place, "numbers below \(text(from)) fall in no bin", "remove \"from\" from the first bin")
    case (nil, nil): break
    case (.some(nil), _):
      add(
        place, "the bin before it has no end, and overlaps it",
        "write \"below\" into the bin before it")
    case (.some(let end?), nil):
      add(place, "the bin has no beginning, and overlaps others", "write \"from\": \(json(end))")
    case (.some(let end?), let from?):
      if from < end {
        add(
          place, "\(text(from)) to below \(text(end)) fall in two bins",
          "write \"from\": \(json(end))")
      } else if from > end {
        add(
          place, "\(text(end)) to below \(text(from)) fall in no bin",
          "write \"from\": \(json(end))")
      }
    }
  }

  private mutating func checkCodes() {
    var seen: Set<Double> = []
    for (place, bin) in bins.enumerated() {
      guard case .specialNumbers(let codes) = bin.content else { continue }
      if codes.isEmpty { add(place, "the bin has no special code", "list one, or remove the bin") }
      for code in codes where !seen.insert(code).inserted {
        add(place, "the special code \(text(code)) is given twice", "keep one")
      }
    }
  }

  private func text(_ number: Double) -> String { kind.text(of: number) }

  /// A number as it stands in a document.
  private func json(_ number: Double) -> String {
    kind == .dates ? "\"\(text(number))\"" : text(number)
  }

  // MARK: True and false

  private mutating func checkTruths() {
    let ordinary = bins.filter(\.isOrdinary).map(\.content)
    let both = [Bin.Content.numbers(from: nil, below: 1), .numbers(from: 1, below: nil)]
    if ordinary != both, ordinary != [.numbers(from: nil, below: nil)] {
      add(
        nil, "true or false falls in no bin, or in two",
        "write {\"values\": [false]} and {\"values\": [true]}, in this order")
    }
    checkCodes()
  }

  // MARK: Texts

  private mutating func checkTexts() {
    var seen: Set<String> = []
    var other: Int?
    for (place, bin) in bins.enumerated() {
      let listed: [String]
      switch bin.content {
      case .texts(let texts, let isOther):
        listed = texts
        if texts.isEmpty, !isOther {
          add(place, "no text falls in the bin", "list one, or remove the bin")
        }
        if isOther, other != nil {
          add(place, "a second bin takes other texts", "keep \"other\": true in one bin")
        }
        if isOther { other = place }
      case .specialTexts(let texts):
        listed = texts
        if texts.isEmpty {
          add(place, "the bin has no special code", "list one, or remove the bin")
        }
      default: continue
      }
      for text in listed where !seen.insert(text).inserted {
        add(place, "the text '\(text.shortened)' is given twice", "list each text once")
      }
    }
    if other == nil {
      add(nil, "texts that no bin lists fall in no bin", "add \"other\": true to a bin")
    }
  }

  // MARK: Missing values

  private mutating func checkMissing() {
    let takers = bins.indices.filter { bins[$0].takesMissing }
    if takers.isEmpty {
      add(nil, "missing values fall in no bin", "add {\"missing\": true}")
    }
    for place in takers.dropFirst() {
      add(place, "a second bin takes missing values", "keep \"missing\": true in one bin")
    }
  }
}

extension String {
  /// The text as messages quote it: at most 60 characters.
  var shortened: String { count <= 60 ? self : prefix(59) + "…" }
}
