internal import LibC

/// The kinds of sources that values come from: how far each is to be believed, and for how long.
///
/// The probability that a value is true is
/// *q* = (1 − (1 − ρ)(1 − *v* · verified)) · 2^(−age / half-life), where ρ is the kind's reliability, *v* the
/// part of the errors that a verification removes, and verified is 1 for a value that was verified and else 0.
///
/// ```swift
/// let sources = try SourceCatalog(contentsOf: "sources.json")
/// let scorer = CreditScorer(model: .reported2015, certainty: .init(.sources(sources)))
/// ```
///
/// ``standard`` is built in. Documents are described at ``formatDescription``.
public struct SourceCatalog: Sendable, Equatable {
  /// A kind of source.
  public struct Kind: Sendable, Equatable {
    /// The kind's name, as columns of sources have it.
    public let name: String
    /// ρ, the probability from 0 to 1 that a fresh value of the kind is true.
    public let reliability: Double
    /// The days, above 0, after which a value is half as likely to be true still; `nil` if it does not age.
    public let halfLife: Double?
    /// The part of the errors, 0 to 1, that a verification removes.
    public let verification: Double
    /// The purposes of the models that may read values of the kind; `nil` for any.
    public let purposes: [String]?

    /// Describes a kind of source.
    ///
    /// - Parameters:
    ///   - name: The kind's name.
    ///   - reliability: The probability from 0 to 1 that a fresh value is true.
    ///   - halfLife: The days after which a value is half as likely to be true still; `nil` for no aging.
    ///   - verification: The part of the errors, 0 to 1, that a verification removes.
    ///   - purposes: The purposes of the models that may read it; `nil` for any.
    public init(
      _ name: String, reliability: Double, halfLife: Double? = nil, verification: Double = 0,
      purposes: [String]? = nil
    ) {
      self.name = name
      self.reliability = reliability
      self.halfLife = halfLife
      self.verification = verification
      self.purposes = purposes
    }

    /// The probability that a value is true.
    ///
    /// - Parameters:
    ///   - age: The days since the value was recorded, 0 or more.
    ///   - verified: How far it was verified, 0 to 1.
    /// - Returns: The probability, 0 to 1.
    func reliability(age: Double, verified: Double) -> Double {
      let fresh = 1 - (1 - reliability) * (1 - verification * verified)
      return halfLife.map { fresh * exp2(-age / $0) } ?? fresh
    }

    /// Whether a model of some purpose may read values of the kind; capital letters don't matter.
    func mayServe(_ purpose: String) -> Bool {
      purposes?.contains { $0.lowercased() == purpose.lowercased() } ?? true
    }
  }

  /// What the catalog is; may be empty.
  public let description: String
  /// The kinds.
  public let kinds: [Kind]
  /// The kinds that columns come from where no column of sources says otherwise.
  public let columns: [String: String]
  /// The kinds of sources that have names of their own, such as `loan` of `bank-a`: columns of sources may have
  /// either name.
  public let sources: [String: String]
  /// The kind of all other values.
  public let defaultKind: String
  /// What messages call the catalog.
  let sourceName: String
  /// In which words its mistakes are told.
  let words: ModelWords

  /// Makes a catalog and checks it by the rules of the format.
  ///
  /// - Parameters:
  ///   - kinds: The kinds, each with a name of its own.
  ///   - columns: The kinds that columns come from where no column of sources says otherwise.
  ///   - sources: The kinds of sources that have names of their own, none of which is that of a kind.
  ///   - defaultKind: The kind of all other values.
  ///   - description: What the catalog is.
  /// - Throws: ``ScoreModelError`` with every rule that the catalog breaks, as for a JSON document.
  public init(
    kinds: [Kind], columns: [String: String] = [:], sources: [String: String] = [:],
    defaultKind: String, description: String = ""
  ) throws(ScoreModelError) {
    self.init(
      unchecked: kinds, columns: columns, sources: sources, defaultKind: defaultKind,
      description: description, sourceName: "sources", words: .swift)
    try SourceRules.check(self)
  }

  /// Makes a catalog that is known to keep the rules, or is yet to be checked.
  init(
    unchecked kinds: [Kind], columns: [String: String], sources: [String: String] = [:],
    defaultKind: String, description: String, sourceName: String, words: ModelWords = .json
  ) {
    self.kinds = kinds
    self.columns = columns
    self.sources = sources
    self.defaultKind = defaultKind
    self.description = description
    self.sourceName = sourceName
    self.words = words
  }

  /// Whether the catalogs say the same; where they come from does not count.
  public static func == (left: SourceCatalog, right: SourceCatalog) -> Bool {
    left.kinds == right.kinds && left.columns == right.columns && left.sources == right.sources
      && left.defaultKind == right.defaultKind && left.description == right.description
  }
}
