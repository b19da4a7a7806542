/// A part of a generated population, each a table of its own.
public enum PopulationPart: String, Sendable, CaseIterable {
  /// A row per account with what sources say of it, and what became of it.
  ///
  /// Columns: `id`; with businesses `kind`; the columns of the built-in card of 2015, three of texts and, with
  /// businesses, those of the card `small-business`; with sybil accounts `trusted`; `defaulted`.
  case people
  /// A row per tie: `source`, `target` and, with businesses, `kind`.
  case edges
  /// A row per account with what is true of it.
  ///
  /// Columns: `id`, `kind`, `community`, `latent_risk`, `expected_degree`, `owner`, `default_probability`; then for each
  /// column C of people `C_true`, and `C_false` where the people table has another value.
  case truth
  /// A row per transfer: `source`, `target`, `amount` and `time`.
  case transfers
  /// A row per claim of a source: `person`, `field`, `value` and `source`.
  case claims
}
