extension ScoreModel {
  /// The name and version of the model format, which every document states.
  ///
  /// A model is one JSON document (RFC 8259, UTF-8). Keys that the format does not know are errors,
  /// so that a misspelt key can't be overlooked; so are keys given twice.
  ///
  /// ```json
  /// {
  ///   "format": "sesame-score-model/1",
  ///   "name": "demonstration",
  ///   "version": "1.0.0",
  ///   "purpose": "showing the format",
  ///   "description": "Fitted to nobody.",
  ///   "scale": {"minimum": 350, "maximum": 950},
  ///   "bands": [{"name": "poor", "from": 350}, {"name": "good", "from": 600}],
  ///   "coverage": {"minimum": 0.5, "required": ["credit_history"]},
  ///   "categories": [
  ///     {
  ///       "name": "credit_history",
  ///       "weight": 0.95,
  ///       "characteristics": [
  ///         {
  ///           "name": "worst_delay",
  ///           "column": "worst_delay_months",
  ///           "description": "The longest delay of a payment in months.",
  ///           "direction": "lower_is_better",
  ///           "budget": 400,
  ///           "bins": [
  ///             {"below": 1, "points": 400},
  ///             {"from": 1, "below": 2, "points": 150},
  ///             {"from": 2, "points": 0}
  ///           ],
  ///           "missing": {"points": 200},
  ///           "optional": false,
  ///           "reason": "A payment was late by a month or more"
  ///         },
  ///         {
  ///           "name": "home",
  ///           "column": "home",
  ///           "direction": "any",
  ///           "budget": 120,
  ///           "bins": [
  ///             {"values": ["owned"], "points": 120},
  ///             {"values": ["rented", "family"], "points": 80},
  ///             {"other": true, "points": 0}
  ///           ],
  ///           "missing": {"points": 60, "reason": "Where the person lives is not known"},
  ///           "optional": true,
  ///           "reason": "The home is not settled"
  ///         },
  ///         {
  ///           "name": "phone_verified",
  ///           "column": "phone_verified",
  ///           "budget": 50,
  ///           "bins": [{"values": [false], "points": 0}, {"values": [true], "points": 50}],
  ///           "missing": {"points": 0},
  ///           "reason": "The phone number is not verified"
  ///         }
  ///       ]
  ///     },
  ///     {
  ///       "name": "interpersonal_relationships",
  ///       "weight": 0.05,
  ///       "characteristics": [
  ///         {
  ///           "name": "friends_scores",
  ///           "kind": "friends_scores",
  ///           "budget": 30,
  ///           "mode": "fixed_point",
  ///           "earlier_score_column": null,
  ///           "prior_strength": 5,
  ///           "population_mean": null,
  ///           "full_strength_weight": null,
  ///           "minimum_friends_to_disclose": 5,
  ///           "reason": "Relationships could add more to the score"
  ///         }
  ///       ]
  ///     }
  ///   ]
  /// }
  /// ```
  ///
  /// ## The document
  /// - `format`: this text. `name`, `version`, `purpose`: texts that go into every explanation.
  /// - `description`: optional.
  /// - `scale`: the lowest and the highest score, whole numbers.
  /// - `bands`: at most 1000 names for ranges of the scale, lowest first; `from` belongs to the band, the first
  ///   starts at the scale's minimum.
  /// - `coverage`: `minimum` is the share (0 to 1) of the points of the categories other than
  ///   `interpersonal_relationships` that must be backed by data; `required` (optional) lists
  ///   categories of which something must be known. Whoever misses one of them gets no score but the
  ///   reason why.
  /// - `categories`: up to five, each once: `credit_history`, `behavior_and_preferences`,
  ///   `fulfillment_capacity`, `personal_characteristics`, `interpersonal_relationships`.
  ///
  /// ## A category
  /// Its `weight` is its share of the points; the weights sum to 1. The points are whole: the weight
  /// times the span of the scale (600 for 350 to 950), by largest remainder, ties to the category
  /// that comes first. The `budget`s of its characteristics sum to exactly that.
  ///
  /// ## A characteristic
  /// - A category has at most 1000. `name`: unique in the model. `description`: optional.
  /// - `column`: the table's column. With `"optional": true` (the default is false) a table without
  ///   it is scored as if the value were missing for everyone, with a warning.
  /// - `budget`: the most points, a whole number from 1.
  /// - `direction`: `higher_is_better` or `lower_is_better`; `any` (the default) for texts and for
  ///   true or false.
  /// - `bins`: at most 10,000; the best brings the whole budget, the worst 0, and the points never run against the
  ///   direction.
  ///   - Numbers: from low to high, each from `from` (included) to `below` (excluded), together
  ///     covering all numbers; the first has no `from`, the last no `below`.
  ///   - Texts: `values`, and `"other": true` in at most one bin for texts that no bin lists. Without
  ///     such a bin a text that is not listed is an error.
  ///   - True or false: `values` with `true` and `false`, each in one bin. A column of the numbers 0
  ///     and 1 will do.
  /// - `missing`: the neutral `points` of those of whom the value is not known, and optionally the
  ///   `reason` given to them; the default is the characteristic's name, with a capital first letter and
  ///   a blank for every `_`, and "is not known": "Worst delay is not known" for `worst_delay`.
  /// - `reason`: the sentence given to those who lost points here.
  ///
  /// ## Friends' scores
  /// At most one characteristic, in `interpersonal_relationships`, has `"kind": "friends_scores"`
  /// (the kind of all others is `column`). See ``FriendsScores`` for the mathematics.
  /// - `mode`: `fixed_point` (friends' scores of this very run), `lagged` (earlier scores, from the
  ///   column `earlier_score_column`), or `off` (the whole category is removed and its points go to the
  ///   others, as ``removing(_:)`` does).
  /// - `prior_strength`: κ, greater than 0; 5 if absent.
  /// - `population_mean`: μ from 0 (the scale's minimum) to 1 (its maximum); if absent or null, the
  ///   mean over the people who can be assessed of their other points' share, in every mode.
  /// - `full_strength_weight`: the edge weight from which a tie counts fully, lighter ones count in
  ///   proportion; if absent or null, and where the friendships have no weights, every tie counts
  ///   fully.
  /// - `minimum_friends_to_disclose`: below this many contributing friends no reason, value, bin or
  ///   figure of the category is shown, only its points; 5 (the least allowed) if absent.
  public static let format = "sesame-score-model/1"
}
