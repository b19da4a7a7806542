internal import TextFormats

extension SourceCatalog {
  /// The name and version of the format, which every document states.
  public static let format = "sesame-sources/1"

  /// The format in words, with an example; for help on the command line.
  public static let formatDescription = """
    A catalog of sources is one JSON document. Keys that are not known are errors. An example:

      {
        "format": "sesame-sources/1",
        "description": "Reliabilities from last year's audits.",
        "kinds": [
          {"name": "bank", "reliability": 0.98, "half_life": 1825, "verification": 0.8},
          {"name": "app", "reliability": 0.7, "half_life": 365, "purposes": ["loans"]}
        ],
        "columns": {"worst_delay_months": "bank"},
        "sources": {"north-bank": "bank", "south-bank": "bank"},
        "default": "app"
      }

    The document:
      description  optional: what the catalog is
      kinds        the kinds of sources, each once
        name         as columns of sources have it
        reliability  the probability, 0 to 1, that a fresh value is true
        half_life    the days after which a value is half as likely to be true still (default: values
                     don't age)
        verification the part of the errors, 0 to 1, that a verification removes (default: 0)
        purposes     the purposes of models that may read such values, as the model's key purpose has
                     them (default: any). For other models the value counts as missing
      columns      optional: the kinds that columns come from where no column of sources says otherwise
      sources      optional: the kinds of sources that have names of their own; columns of sources have
                   the one name or the other, and 'sesame resolve' weighs each such source by itself
      default      the kind of all other values

    A value in column C is told about by the table's columns C_source (its kind, or a name under
    sources), C_as_of (when it was recorded: ISO 8601 or unix seconds), C_verified (true or false, or a
    number from 0 to 1), each of which may be absent, and C_reliability, which says the probability
    itself. Where it does, that counts alone: source, date and verification, which 'sesame resolve' has
    in it already, are not counted again, and the source says only whom the value may serve.

    """

  /// The catalog as a JSON document; reading it gives an equal catalog.
  public var json: String {
    func object(_ kinds: [String: String]) -> JSONValue {
      .object(kinds.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })
    }
    return JSONValue.object(
      [
        .init("format", .string(Self.format)),
        .init("description", .string(description)),
        .init("kinds", .array(kinds.map(\.jsonValue))),
        .init("columns", object(columns)),
      ] + (sources.isEmpty ? [] : [.init("sources", object(sources))])
        + [.init("default", .string(defaultKind))]
    ).rendered()
  }
}

extension SourceCatalog.Kind {
  fileprivate var jsonValue: JSONValue {
    let purposes = purposes.map { JSONValue.array($0.map(JSONValue.string)) }
    return .object(
      [
        .init("name", .string(name)), .init("reliability", .number(reliability)),
        halfLife.map { .init("half_life", .number($0)) },
        .init("verification", .number(verification)),
        purposes.map { .init("purposes", $0) },
      ].compactMap { $0 })
  }
}
