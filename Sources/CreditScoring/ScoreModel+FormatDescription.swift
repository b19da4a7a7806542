package import Files

extension ScoreModel {
  /// The model format in words, with an example that is a model; for help on the command line.
  public static var formatDescription: String { formatText.description }

  package static let formatText: Message = """
    A model is one JSON document (RFC 8259, UTF-8). Keys that are not known are errors, so that a
    misspelled one can't be overlooked; so are keys given twice. An example:

      {
        "format": "sesame-score-model/1",
        "name": "demonstration",
        "version": "1.0.0",
        "purpose": "showing the format",
        "description": "Fitted to nobody.",
        "scale": {"minimum": 350, "maximum": 950},
        "bands": [{"name": "poor", "from": 350}, {"name": "good", "from": 600}],
        "coverage": {"minimum": 0.5, "required": ["credit_history"]},
        "categories": [
          {
            "name": "credit_history",
            "weight": 0.95,
            "characteristics": [
              {
                "name": "worst_delay",
                "column": "worst_delay_months",
                "description": "The longest delay of a payment in months.",
                "direction": "lower_is_better",
                "budget": 400,
                "bins": [
                  {"below": 1, "points": 400},
                  {"from": 1, "below": 2, "points": 150},
                  {"from": 2, "points": 0}
                ],
                "missing": {"points": 200},
                "optional": false,
                "reason": "A payment was late by a month or more"
              },
              {
                "name": "home",
                "column": "home",
                "direction": "any",
                "budget": 120,
                "bins": [
                  {"values": ["owned"], "points": 120},
                  {"values": ["rented", "family"], "points": 80},
                  {"other": true, "points": 0}
                ],
                "missing": {"points": 60, "reason": "Where the person lives is not known"},
                "optional": true,
                "reason": "The home is not settled"
              },
              {
                "name": "phone_verified",
                "column": "phone_verified",
                "budget": 50,
                "bins": [{"values": [false], "points": 0}, {"values": [true], "points": 50}],
                "missing": {"points": 0},
                "reason": "The phone number is not verified"
              }
            ]
          },
          {
            "name": "interpersonal_relationships",
            "weight": 0.05,
            "characteristics": [
              {
                "name": "friends_scores",
                "kind": "friends_scores",
                "budget": 30,
                "mode": "fixed_point",
                "earlier_score_column": null,
                "prior_strength": 5,
                "population_mean": null,
                "full_strength_weight": null,
                "minimum_friends_to_disclose": 5,
                "reason": "Relationships could add more to the score"
              }
            ]
          }
        ]
      }

    The document:
      format       "sesame-score-model/1", or "sesame-score-model/2" with any of its keys (see the end)
      name, version, purpose
                   texts that go into every explanation; description is optional
      scale        the lowest and the highest score (minimum, maximum), whole numbers
      bands        names for ranges of the scale, lowest first, at most 1000; from belongs to the
                   band, the first starts at the scale's minimum
      coverage     minimum is the share, 0 to 1, of the points of the categories other than
                   interpersonal_relationships that must be backed by data; required (optional) lists
                   categories of which something must be known. Who misses one of them gets no score,
                   but the reason why
      categories   up to five, each once: credit_history, behavior_and_preferences,
                   fulfillment_capacity, personal_characteristics, interpersonal_relationships

      fit          optional: how the model was fitted to an outcome, as 'sesame fit' writes it; nothing
                   in it changes a score

    A category:
      name         one of the five
      weight       its share of the points; the weights sum to 1. Points are whole: the weight times
                   the span of the scale (600 for 350 to 950), by largest remainder, ties to the
                   category that comes first
      characteristics
                   at most 1000; their budgets sum to the category's points exactly

    A characteristic:
      name         unique in the model; description is optional
      column       the table's column, of the people table or of the graph (sesame help features)
      optional     true: without the column the value is missing for everyone, with a warning; false
                   (the default): a table without it is an error
      budget       the most points, a whole number from 1
      direction    higher_is_better or lower_is_better for numbers; any (the default) for texts and
                   for true or false
      bins         at most 10,000, each with whole points; the best brings the whole budget, the
                   worst 0, and points never run against the direction
        numbers    from low to high, each from (included) to below (excluded), together covering all
                   numbers; the first has no from, the last no below
        texts      values, a list of texts; other: true in at most one bin, for texts that no bin
                   lists. Without such a bin a text that is not listed is an error
                   Behind them perhaps bins of single numbers that are no amounts, such as -9 for
                   "unknown": {"values": [-9], "points": 20}, whatever limits these lie within
        true/false values with true and false, each in one bin; a column of the numbers 0 and 1 does
      missing      the neutral points of those whose value is not known, and optionally the reason
                   given to them (default: the name in words and "is not known", such as "Worst delay
                   is not known")
      reason       the sentence given to those who lost points here

    Friends' scores are at most one characteristic, in interpersonal_relationships. It has a name, a
    budget, a reason and perhaps a description, and instead of the other keys:
      kind         friends_scores (the kind of all others is column, which need not be said)
      mode         fixed_point (friends' scores of the same run), lagged (earlier ones, from
                   earlier_score_column), or off (the category's points go to the others)
      prior_strength
                   how many friends the population's mean counts for, above 0 (default: 5)
      population_mean
                   from 0, the scale's minimum, to 1, its maximum; if null or absent, the mean over
                   the people who can be assessed of their other points' share
      full_strength_weight
                   the weight of a friendship from which it counts fully, lighter ones in proportion;
                   if null or absent every friendship does, with \(.halfLife) one of weight 1
      minimum_friends_to_disclose
                   with fewer contributing friends no reason, value, bin or figure of the category is
                   shown, only its points; at least 5 (the default)
      sybil_rank_column
                   the column of friends' ranks, numbers from 0 such as sybil_rank (sesame help
                   features): a friend counts by the tie's strength times 1 - risk, where risk is
                   1 - rank / median rank, from 0 to 1. A friend without a rank does not count. If
                   null or absent all friends count alike

    The member fit tells of a fitted model (null where there is nothing to tell):
      outcome, events, source, date, weights
                   the column that was predicted, its values that are the event, the table's name, the
                   date that was given, the column of weights
      rows, event_rows, rows_without_outcome
                   the rows that it was fitted to, those of them with the event, and those that took
                   no part
      rejects      what was assumed of rejected applicants: column, method (fuzzy or parcelling),
                   factor, rows, event_rate
      seed, folds  of the figures out of fold
      scaling      a score s stands for odds of odds * 2^((s - score) / doubling) of staying without
                   the event
      method       selection, criterion, least_information_value, penalty (of the ridge), signs (false:
                   coefficients could be negative), held_weights, binning (options of the bins)
      intercept    value, standard_error, p_value of the log-odds of staying without the event
      coefficients the same of each column's weight of evidence (characteristic), and
                   variance_inflation
      steps        optional: column, added (or taken away) and change of the deviance, in order
      left_out     the columns that take no part, each with its reason and, where that is the reason,
                   information_value (without chance), chance (the part of columns that tell nothing
                   with as large a one) or coefficient (beside the others)
      out_of_fold, in_sample
                   area_under_curve (lower and upper are its 95 % interval), kolmogorov_smirnov,
                   brier_score, log_loss: of rows not fitted to, and of those fitted to
      area_of_points, largest_rounding
                   the area under the curve of whole points, and the largest distance of a score from
                   what it would be without rounding
      warnings     what readers must know
      given_bins   optional: columns whose bins were given, and may have seen the rows out of fold

    Documents of the format "sesame-score-model/2" may have more keys; each is optional.
    In the document:
      reasons      {"baseline": ...}: what points are compared with where reasons are given. maximum
                   (the budget, the default), population_median (the median of the points by the
                   shares of bins, which all bins must state then), or neutral (the points of a
                   missing value); for friends' scores the last two are the points of the mean
    In coverage:
      most_bands   the most bands, from 1, that a person's 90 % interval may touch; who exceeds it gets
                   no score, but the reason why (default: no limit)
    In a characteristic with a column:
      actionable   whether the person can change the value: true (either way, the default), false
                   (never, as age), "increase" or "decrease" (the value can only rise or fall; of true
                   and false, false is the lower one; texts can do neither)
      months       the months that a change to the neighboring bin takes, a whole number from 0
                   (default: not stated)
      cost         what such a change costs, above 0, measured by the costs of others (default: 1)
      always_given true: where points are lost, the reason is given as a fifth if it is not among the
                   four; in at most one characteristic, and none of interpersonal_relationships
                   (default: false)
      stability    how much the same the values of two runs are, from 0 to 1, where the column is made
                   of communities; 'sesame enrich' can write the model with what its run measured: the
                   mean over people of the share of runs in which a person stays in the core of their
                   community
    In a bin:
      share        the part of the population, 0 to 1, that falls in the bin, of those whose value is
                   known; all bins of a characteristic have one or none has, and they sum to 1
    In the member fit:
      replicates   the whole points of fits to rows that were drawn again: a list for each, with one
                   number for a missing value and one for each bin, characteristic by characteristic in
                   the model's order (friends' scores have none)

    """
}
