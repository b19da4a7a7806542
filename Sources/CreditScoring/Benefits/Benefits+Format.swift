extension Benefits {
  /// The format in words, with an example; for help on the command line.
  public static let formatDescription = """
    Benefits are one JSON document. Keys that are not known are errors. An example:

      {
        "format": "sesame-benefits/1",
        "name": "spring",
        "version": "1.0.0",
        "description": "An example.",
        "benefits": [
          {
            "id": "bike",
            "title": "Bicycles without a deposit",
            "issuer": "City Bikes",
            "purpose": "rental",
            "kind": "privilege",
            "from": 650,
            "hysteresis": 15,
            "valid_from": "2026-01-01",
            "valid_until": "2027-01-01"
          },
          {
            "id": "loan",
            "title": "Small loans",
            "issuer": "Example Bank",
            "kind": "loan_limit",
            "unit": "EUR",
            "steps": [{"from": 600, "amount": 500}, {"from": 700, "amount": 2000}],
            "hysteresis": 10
          },
          {"id": "badge", "title": "A badge", "issuer": "Sesame", "kind": "reward", "from": 700}
        ]
      }

    The document:
      format       "sesame-benefits/1"
      name, version
                   texts; description is optional
      benefits     at most 1000

    A benefit:
      id           of the letters a to z, digits and _, each once; its column is benefit_ID
      title, issuer
                   what it is called, and who grants it; purpose (optional) is what it is for
      kind         privilege (held or not), loan_limit (an amount by steps), or reward (either)
      from         the score from which on it is held: true in the column, else false
      steps        instead of from: scores (from) from low to high, each with the amount that there is
                   from it on, a larger one at each; 0 below the first. unit (optional) is what
                   amounts are counted in
      hysteresis   points below a threshold down to which somebody who had it at the run before keeps
                   it; none if it is left out. That needs the table of the run before
      valid_from, valid_until
                   the first day on which it is granted, and the first on which it is not any more,
                   as 2026-03-31; no limit where one is left out. With one of them the run needs a date

    Without a score nobody has a benefit.

    """
}
