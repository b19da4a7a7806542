extension SourceCatalog {
  /// Kinds of sources as they are usually named, with reliabilities that are ours: an illustration.
  ///
  /// Nobody measured these numbers. Whoever decides about people writes a catalog of their own, with
  /// reliabilities from audits of each source. No kind is restricted to a purpose, since that is a matter
  /// of law and of what people agreed to.
  ///
  /// | kind | reliability | half-life in days | verification |
  /// |---|---:|---:|---:|
  /// | loan | 0.98 | 1825 | 0.8 |
  /// | payment | 0.97 | 1095 | 0.8 |
  /// | insurance | 0.95 | 1095 | 0.8 |
  /// | public_document | 0.97 | 3650 | 0.9 |
  /// | shopping | 0.9 | 730 | 0.5 |
  /// | mobility | 0.85 | 365 | 0.5 |
  /// | dating | 0.6 | 365 | 0.5 |
  /// | stated (the default: by the person, without a record) | 0.75 | 730 | 0.9 |
  public static let standard = SourceCatalog(
    unchecked: [
      Kind("loan", reliability: 0.98, halfLife: 1825, verification: 0.8),
      Kind("payment", reliability: 0.97, halfLife: 1095, verification: 0.8),
      Kind("insurance", reliability: 0.95, halfLife: 1095, verification: 0.8),
      Kind("public_document", reliability: 0.97, halfLife: 3650, verification: 0.9),
      Kind("shopping", reliability: 0.9, halfLife: 730, verification: 0.5),
      Kind("mobility", reliability: 0.85, halfLife: 365, verification: 0.5),
      Kind("dating", reliability: 0.6, halfLife: 365, verification: 0.5),
      Kind("stated", reliability: 0.75, halfLife: 730, verification: 0.9),
    ], columns: [:], defaultKind: "stated",
    description: "An illustration: nobody measured these numbers.", sourceName: "standard")
}
