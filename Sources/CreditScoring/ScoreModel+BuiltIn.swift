extension ScoreModel {
  /// The built-in card with the category weights 35, 25, 20, 15 and 5 percent.
  ///
  /// Credit history 35, behavior and preferences 25, fulfillment capacity 20, personal
  /// characteristics 15, interpersonal relationships 5: the weights that the English-language press
  /// reported for the system launched in China in January 2015. Official weights were never
  /// published, and sources disagree on two of them; see ``reported2015Variant``.
  ///
  /// The characteristics, bins and points are this package's own illustration. They were fitted to
  /// nobody and validated for nothing: use them to see how a card works, and write a model of your own
  /// for real decisions. Each reason is true of every value that loses points. That of applications for credit is
  /// given as a fifth where it is not among the four, as the law of the United States asks of scores that lenders use
  /// (15 U.S.C. 1681g(f)(9)). All columns are optional: a table may have any of them.
  ///
  /// What a person can change is an illustration too. A value changes one way only, and a delay that is past never.
  /// Months are the most that a step takes: for tenures those of the widest bin. Costs are relative: to show a document
  /// costs 1, a more even income 5.
  public static let reported2015 = card(
    name: "2015", budgets: [210, 150, 120, 90, 30],
    weights: [0.35, 0.25, 0.2, 0.15, 0.05])

  /// The built-in card with the weights of behavior and of fulfillment capacity exchanged.
  ///
  /// Credit history 35, behavior and preferences 20, fulfillment capacity 25, personal
  /// characteristics 15, interpersonal relationships 5 percent, as Chinese consumer pages report
  /// them. Otherwise the same illustration as ``reported2015``.
  public static let reported2015Variant = card(
    name: "2015-variant-b", budgets: [210, 120, 150, 90, 30],
    weights: [0.35, 0.2, 0.25, 0.15, 0.05])

  /// The built-in card without interpersonal relationships, whose points are shared among the rest.
  ///
  /// The European Union's Consumer Credit Directive (2023/2225) keeps data from social networks out
  /// of creditworthiness. This is ``reported2015`` after ``removing(_:)``: 221, 158, 126 and 95
  /// points.
  public static let european = reported2015.removing(.interpersonalRelationships)
    .replacing(name: "european", sourceName: "built-in model european")

  /// The names under which ``named(_:)`` finds the built-in cards.
  public static let builtInNames = ["2015", "2015-variant-b", "european", "small-business"]

  /// The built-in card of a name: one of ``builtInNames``; `nil` for any other.
  public static func named(_ name: String) -> ScoreModel? {
    switch name {
    case "2015": reported2015
    case "2015-variant-b": reported2015Variant
    case "european": european
    case "small-business": smallBusiness
    default: nil
    }
  }

  private static func card(name: String, budgets: [Int], weights: [Double]) -> ScoreModel {
    let parts: [(ScoreCategory, [Characteristic])] = [
      (.creditHistory, creditHistory), (.behaviorAndPreferences, behavior),
      (.fulfillmentCapacity, fulfillment), (.personalCharacteristics, personal),
      (.interpersonalRelationships, relationships),
    ]
    return ScoreModel(
      unchecked: name, version: "1.0.0",
      purpose: "illustration and teaching; not for decisions about people",
      description:
        "Category weights as reported in 2015. Characteristics, bins and points are an "
        + "illustration, fitted to nobody.",
      scale: 350...950,
      bands: [
        Band(name: "poor", from: 350), Band(name: "fair", from: 550), Band(name: "good", from: 600),
        Band(name: "excellent", from: 650), Band(name: "outstanding", from: 700),
      ],
      coverage: Coverage(minimum: 0.5, required: [.creditHistory]),
      categories: parts.indices.map { index in
        Category(
          name: parts[index].0, weight: weights[index], characteristics: parts[index].1
        ).rescaled(to: budgets[index], weight: weights[index])
      },
      sourceName: "built-in model \(name)")
  }

  /// A characteristic whose bins lie between the limits, lowest first.
  static func characteristic(
    _ name: String, column: String, _ direction: Direction, limits: [Double], points: [Int],
    missing: Int, description: String, reason: String, actionable: Actionability,
    months: Int? = nil, cost: Double = 1, isAlwaysGiven: Bool = false
  ) -> Characteristic {
    Characteristic(
      name: name, description: description, reason: reason, budget: points.max() ?? 0,
      measure: .column(
        ColumnMeasure(
          column, direction, bins: .steps(at: limits, points: points), missingPoints: missing,
          isOptional: true, actionable: actionable, months: months, cost: cost,
          isAlwaysGiven: isAlwaysGiven)))
  }

  private static let creditHistory = [
    characteristic(
      "on_time_payments", column: "on_time_share", .higherIsBetter,
      limits: [0.5, 0.8, 0.9, 0.95, 0.99], points: [0, 15, 30, 45, 58, 70], missing: 45,
      description: "The share of payments made in time, 0 to 1.",
      reason: "Payments were not always made in time",
      actionable: .increase, months: 6, cost: 2),
    characteristic(
      "worst_delay", column: "worst_delay_months", .lowerIsBetter,
      limits: [1, 2, 3, 6], points: [60, 35, 18, 6, 0], missing: 35,
      description: "The longest delay of a payment, in months.",
      reason: "A payment was late by a month or more",
      actionable: .never),
    characteristic(
      "credit_age", column: "credit_age_months", .higherIsBetter,
      limits: [6, 12, 24, 60, 120], points: [0, 8, 16, 26, 34, 40], missing: 16,
      description: "The age of the oldest account, in months.",
      reason: "The oldest account is less than ten years old",
      actionable: .increase, months: 60),
    characteristic(
      "utilization", column: "utilization", .lowerIsBetter,
      limits: [0.1, 0.3, 0.5, 0.8, 1], points: [25, 20, 14, 8, 3, 0], missing: 14,
      description: "Balances as a share of credit limits, 0 to 1 and above.",
      reason: "A tenth or more of the available credit is in use",
      actionable: .decrease, months: 1, cost: 4),
    characteristic(
      "recent_inquiries", column: "inquiries_12m", .lowerIsBetter,
      limits: [1, 2, 4, 7], points: [15, 12, 7, 3, 0], missing: 12,
      description: "The number of applications for credit in the past 12 months.",
      reason: "Credit was applied for in the past year",
      actionable: .decrease, months: 12, isAlwaysGiven: true),
  ]

  private static let behavior = [
    characteristic(
      "active_months", column: "active_months", .higherIsBetter,
      limits: [1, 3, 6, 9, 12], points: [0, 10, 20, 28, 35, 40], missing: 20,
      description: "The months with activity out of the past 12.",
      reason: "The account was not active in every month of the past year",
      actionable: .increase, months: 3),
    characteristic(
      "steady_spending", column: "spending_volatility", .lowerIsBetter,
      limits: [0.15, 0.3, 0.5, 0.8, 1.2], points: [60, 50, 36, 22, 10, 0], missing: 30,
      description: "The standard deviation of monthly spending as a share of its mean.",
      reason: "Spending varies from month to month",
      actionable: .decrease, months: 6, cost: 3),
    characteristic(
      "essential_spending", column: "essential_spend_share", .higherIsBetter,
      limits: [0.1, 0.2, 0.35, 0.5], points: [0, 15, 28, 40, 50], missing: 28,
      description: "The share of spending on housing, food, energy, transport and health, 0 to 1.",
      reason: "Less than half of the spending goes to essentials",
      actionable: .increase, months: 3, cost: 3),
  ]

  private static let fulfillment = [
    characteristic(
      "income_stability", column: "income_stability", .higherIsBetter,
      limits: [0.3, 0.5, 0.7, 0.9], points: [0, 8, 16, 24, 30], missing: 16,
      description:
        "How even monthly income is: 1 less its relative standard deviation, 0 at least.",
      reason: "Income varies from month to month",
      actionable: .increase, months: 12, cost: 5),
    characteristic(
      "savings_buffer", column: "savings_buffer_months", .higherIsBetter,
      limits: [0.5, 1, 3, 6], points: [0, 10, 18, 28, 35], missing: 14,
      description: "Savings as months of usual spending.",
      reason: "Savings cover less than six months of spending",
      actionable: .increase, months: 6, cost: 4),
    characteristic(
      "contract_completion", column: "contract_completion_share", .higherIsBetter,
      limits: [0.5, 0.8, 0.95, 1], points: [0, 10, 20, 26, 30], missing: 18,
      description: "The share of rentals and contracts completed as agreed, 0 to 1.",
      reason: "Some contracts were not completed as agreed",
      actionable: .increase, months: 12, cost: 2),
    characteristic(
      "payment_ratio", column: "payment_ratio", .higherIsBetter,
      limits: [0.05, 0.2, 0.5, 0.9], points: [0, 6, 13, 20, 25], missing: 12,
      description: "Payments as a share of the amounts billed.",
      reason: "Less than nine tenths of the amounts billed are paid",
      actionable: .increase, months: 1, cost: 3),
  ]

  private static let personal = [
    characteristic(
      "verified_fields", column: "verified_fields", .higherIsBetter,
      limits: [1, 2, 3, 5], points: [0, 10, 20, 32, 40], missing: 10,
      description: "The number of personal details that were verified.",
      reason: "Fewer than five personal details are verified",
      actionable: .increase, months: 0),
    characteristic(
      "address_tenure", column: "address_tenure_months", .higherIsBetter,
      limits: [6, 12, 36, 60], points: [0, 6, 13, 20, 25], missing: 13,
      description: "The time at the current address, in months.",
      reason: "The time at the current address is less than five years",
      actionable: .increase, months: 24),
    characteristic(
      "phone_tenure", column: "phone_tenure_months", .higherIsBetter,
      limits: [6, 12, 36, 60], points: [0, 6, 13, 20, 25], missing: 13,
      description: "The time with the current telephone number, in months.",
      reason: "The telephone number has been in use for less than five years",
      actionable: .increase, months: 24),
  ]

  static let relationships = [
    Characteristic(
      name: "friends_scores",
      description: "The scores of the person's friends, pulled towards the mean of all people.",
      reason: "Relationships could add more to the score", budget: 30,
      measure: .friendsScores(FriendsScores()))
  ]
}
