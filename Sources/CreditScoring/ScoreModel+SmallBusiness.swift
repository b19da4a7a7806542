extension ScoreModel {
  /// The built-in example of a card for small businesses, to stand beside one for people.
  ///
  /// Credit history 40, behavior and preferences 20, fulfillment capacity 25, personal characteristics (of the
  /// business) 10, interpersonal relationships 5 percent. Weights, characteristics, bins and points are an
  /// illustration: they were fitted to nobody and validated for nothing. All columns are optional.
  public static let smallBusiness = ScoreModel(
    unchecked: "small-business", version: "1.0.0",
    purpose: "illustration and teaching; not for decisions about people",
    description:
      "An example of a card for small businesses. Weights, characteristics, bins and points are an "
      + "illustration, fitted to nobody.",
    scale: 350...950, bands: reported2015.bands,
    coverage: Coverage(minimum: 0.5, required: [.creditHistory]),
    categories: [
      Category(name: .creditHistory, weight: 0.4, characteristics: businessHistory),
      Category(name: .behaviorAndPreferences, weight: 0.2, characteristics: businessBehavior),
      Category(name: .fulfillmentCapacity, weight: 0.25, characteristics: businessCapacity),
      Category(name: .personalCharacteristics, weight: 0.1, characteristics: businessAge),
      Category(
        name: .interpersonalRelationships, weight: 0.05, characteristics: businessRelationships),
    ],
    sourceName: "built-in model small-business")

  private static let businessHistory = [
    characteristic(
      "overdue_invoices", column: "overdue_invoice_share", .lowerIsBetter,
      limits: [0.01, 0.05, 0.1, 0.2, 0.4], points: [100, 80, 55, 30, 10, 0], missing: 50,
      description: "The share of invoices received that are overdue, 0 to 1.",
      reason: "Invoices are overdue",
      actionable: .decrease, months: 3, cost: 2),
    characteristic(
      "worst_delay", column: "worst_delay_months", .lowerIsBetter,
      limits: [1, 2, 3, 6], points: [80, 48, 24, 8, 0], missing: 44,
      description: "The longest delay of a payment, in months.",
      reason: "A payment was late by a month or more",
      actionable: .never),
    characteristic(
      "filings_on_time", column: "filings_on_time_share", .higherIsBetter,
      limits: [0.5, 0.8, 0.95, 1], points: [0, 15, 30, 48, 60], missing: 34,
      description: "The share of tax returns and accounts filed on time, 0 to 1.",
      reason: "Some returns or accounts were filed late",
      actionable: .increase, months: 12),
  ]

  private static let businessBehavior = [
    characteristic(
      "steady_turnover", column: "turnover_volatility", .lowerIsBetter,
      limits: [0.15, 0.3, 0.5, 0.8], points: [70, 55, 36, 16, 0], missing: 36,
      description: "The standard deviation of monthly turnover as a share of its mean.",
      reason: "Turnover varies from month to month",
      actionable: .decrease, months: 12, cost: 4),
    characteristic(
      "largest_customer", column: "largest_customer_share", .lowerIsBetter,
      limits: [0.2, 0.35, 0.5, 0.75], points: [50, 40, 26, 12, 0], missing: 26,
      description: "The largest customer's share of turnover, 0 to 1.",
      reason: "A fifth or more of the turnover depends on one customer",
      actionable: .decrease, months: 12, cost: 4),
  ]

  private static let businessCapacity = [
    characteristic(
      "turnover_trend", column: "turnover_trend", .higherIsBetter,
      limits: [-0.2, -0.05, 0.02, 0.1], points: [0, 20, 40, 60, 75], missing: 40,
      description: "Turnover of the past 12 months over that of the 12 before, less 1.",
      reason: "Turnover grows by less than a tenth a year",
      actionable: .increase, months: 12, cost: 5),
    characteristic(
      "cash_buffer", column: "cash_buffer_months", .higherIsBetter,
      limits: [0.5, 1, 3, 6], points: [0, 20, 40, 60, 75], missing: 34,
      description: "Cash as months of usual expenses.",
      reason: "Cash covers less than six months of expenses",
      actionable: .increase, months: 3, cost: 3),
  ]

  private static let businessAge = [
    characteristic(
      "months_in_business", column: "months_in_business", .higherIsBetter,
      limits: [12, 24, 60, 120], points: [0, 15, 30, 48, 60], missing: 26,
      description: "The time since the business opened, in months.",
      reason: "The business is less than ten years old",
      actionable: .never)
  ]

  private static let businessRelationships = relationships.map {
    Characteristic(
      name: $0.name,
      description: $0.description.replacing("the person", with: "the business")
        .replacing("all people", with: "all businesses"),
      reason: $0.reason, budget: $0.budget, measure: $0.measure)
  }
}
