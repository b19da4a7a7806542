internal import Files
internal import TextFormats

/// Values of a column that count as one.
public struct Bin: Sendable, Hashable {
  /// What falls into a bin.
  public enum Content: Sendable, Hashable {
    /// Numbers, or days since the start of 1970: the smallest, and the one below which all are; `nil`
    /// for no limit.
    case numbers(from: Double?, below: Double?)
    /// Texts; with `other` also those that no bin lists.
    case texts([String], other: Bool)
    /// Numbers that stand for something else, such as -9 for a refusal.
    case specialNumbers([Double])
    /// Texts that stand for something else.
    case specialTexts([String])
    /// Nothing but missing values.
    case missing
  }

  /// What falls into it.
  public var content: Content
  /// Whether missing values do.
  public var takesMissing: Bool

  /// Makes a bin.
  ///
  /// - Parameters:
  ///   - content: What falls into it.
  ///   - takesMissing: Whether missing values do; those of ``Content/missing`` do in any case.
  public init(_ content: Content, takesMissing: Bool = false) {
    self.content = content
    self.takesMissing = takesMissing || content == .missing
  }

  /// Whether it lists no text, and takes all that no bin lists.
  var isForOthers: Bool { content == .texts([], other: true) }

  /// Whether it is one of those in which ordinary values fall.
  public var isOrdinary: Bool {
    switch content {
    case .numbers, .texts: true
    case .specialNumbers, .specialTexts, .missing: false
    }
  }
}

extension Bin {
  /// The bin in words, such as `8 to below 16`.
  package func label(_ kind: ColumnBins.Kind) -> String {
    let missing = takesMissing && content != .missing ? " or missing" : ""
    return ordinaryLabel(kind) + missing
  }

  private func ordinaryLabel(_ kind: ColumnBins.Kind) -> String {
    switch content {
    case .numbers(let from, let below):
      if kind == .booleans { return from == nil ? below == nil ? "all" : "false" : "true" }
      let (first, end) = (from.map { kind.text(of: $0) }, below.map { kind.text(of: $0) })
      return switch (first, end) {
      case (nil, nil): "all"
      case (nil, let end?): "below \(end)"
      case (let first?, nil): kind == .dates ? "from \(first)" : "\(first) or more"
      case (let first?, let end?): "\(first) to below \(end)"
      }
    case .texts(let texts, let other):
      return ListedTexts.words(texts, other: other)
    case .specialNumbers(let numbers): return numbers.map(kind.text).joined(separator: ", ")
    case .specialTexts(let texts): return ListedTexts.words(texts, other: false)
    case .missing: return "missing"
    }
  }
}

extension ColumnBins.Kind {
  /// A number or a date as it is written.
  func text(of number: Double) -> String {
    (self == .dates ? TimestampText.text(ofDay: number) : nil) ?? JSONText.number(number)
  }
}
