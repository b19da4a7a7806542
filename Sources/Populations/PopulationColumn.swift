internal import LibC
internal import Statistics

/// A column about people or businesses: how its values follow from the latent risk.
///
/// A value is the quantile of a risky share *u*, which is 1 for the riskiest: *u* = Φ(λ *z* + √(1 − λ²) *e*), with the
/// latent risk *z*, the loading λ and standard normal noise *e*.
struct PopulationColumn: Sendable {
  /// What values are.
  enum Form: Sendable {
    case whole
    /// Numbers of so many decimals.
    case decimal(Int)
    /// Texts, the one of the least risk first.
    case texts([String])
  }

  /// The places of the categories of columns, which tell the source.
  enum Category: Int, Sendable { case creditHistory, behavior, fulfillment, personal }

  let name: String
  let category: Category
  let form: Form
  /// What makes a value as it is written a whole number.
  private let scale: Double
  /// The correlation of what a value is made of with the latent risk, from -1 to 1.
  let loading: Double
  /// The column whose risky share the value follows too, if there is one.
  let basis: Int?
  /// The value for the risky share of the column itself and of its basis.
  let quantile: @Sendable (_ own: Double, _ basis: Double) -> Double

  private init(
    _ name: String, _ category: Category, _ form: Form, _ loading: Double, basis: Int? = nil,
    _ quantile: @escaping @Sendable (Double, Double) -> Double
  ) {
    self.name = name
    self.category = category
    self.form = form
    let decimals = if case .decimal(let count) = form { count } else { 0 }
    scale = pow(10, Double(decimals)).rounded()
    self.loading = loading
    self.basis = basis
    self.quantile = quantile
  }

  /// Whether values are numbers.
  var isNumeric: Bool { if case .texts = form { false } else { true } }

  /// The value for risky shares, rounded as it is written.
  func value(_ own: Double, _ basis: Double) -> Double {
    (quantile(own, basis) * scale).rounded() / scale + 0  // never -0
  }

  /// The number of limits that lie at or below a share.
  private static func steps(_ limits: [Double]) -> @Sendable (Double, Double) -> Double {
    { own, _ in Double(limits.count { $0 <= own }) }
  }

  /// Months of an exponential distribution, the most for the least risk.
  private static func months(
    _ mean: Double, most: Double
  ) -> @Sendable (Double, Double) -> Double {
    { own, _ in min(most, -mean * log(own)) }
  }

  /// The share of late payments, of 24, for a risky share.
  private static func late(_ own: Double) -> Double {
    own < 0.55 ? 0 : (1 + 16 * pow((own - 0.55) / 0.45, 2)).rounded(.down)
  }
}

extension PopulationColumn {
  /// The columns of people: those of the built-in card of 2015, and three of texts.
  static let ofPeople: [PopulationColumn] = history + behavior + fulfillment + personal

  private static let history = [
    PopulationColumn("on_time_share", .creditHistory, .decimal(4), 0.6) { own, _ in
      1 - late(own) / 24
    },
    // Whoever was never late has no delay.
    PopulationColumn("worst_delay_months", .creditHistory, .whole, 0.4, basis: 0) { own, payments in
      late(payments) == 0 ? 0 : 1 + (8 * pow(own, 3)).rounded(.down)
    },
    PopulationColumn("credit_age_months", .creditHistory, .whole, 0.3, months(60, most: 480)),
    PopulationColumn("utilization", .creditHistory, .decimal(4), 0.5) { own, _ in
      1.15 * pow(own, 1.3)
    },
    PopulationColumn(
      "inquiries_12m", .creditHistory, .whole, 0.35,
      steps([0.45, 0.7, 0.84, 0.92, 0.96, 0.98, 0.99, 0.996, 0.999])),
  ]

  private static let behavior = [
    PopulationColumn("active_months", .behavior, .whole, 0.3) { own, _ in
      12 - (12 * pow(own, 4)).rounded(.down)
    },
    PopulationColumn("spending_volatility", .behavior, .decimal(4), 0.3) { own, _ in
      0.08 + 1.3 * pow(own, 2)
    },
    PopulationColumn("essential_spend_share", .behavior, .decimal(4), 0.15) { own, _ in
      0.65 - 0.6 * own
    },
  ]

  private static let fulfillment = [
    PopulationColumn("income_stability", .fulfillment, .decimal(4), 0.35) { own, _ in
      1 - pow(own, 2)
    },
    PopulationColumn(
      "savings_buffer_months", .fulfillment, .decimal(1), 0.4, months(2.5, most: 36)),
    PopulationColumn("contract_completion_share", .fulfillment, .decimal(2), 0.35) { own, _ in
      own < 0.75 ? 1 : 1 - (1 + 9 * pow((own - 0.75) / 0.25, 3)).rounded(.down) / 10
    },
    PopulationColumn("payment_ratio", .fulfillment, .decimal(4), 0.4) { own, _ in
      1 - 0.97 * pow(own, 1.5)
    },
  ]

  private static let personal = [
    PopulationColumn("verified_fields", .personal, .whole, 0.2) { own, _ in
      6 - (7 * pow(own, 1.2)).rounded(.down)
    },
    PopulationColumn("address_tenure_months", .personal, .whole, 0.2, months(48, most: 600)),
    PopulationColumn("phone_tenure_months", .personal, .whole, 0.2, months(40, most: 360)),
    PopulationColumn(
      "education", .personal, .texts(["graduate", "university", "secondary", "primary"]), 0.2,
      steps([0.15, 0.45, 0.85])),
    PopulationColumn(
      "employment", .personal, .texts(["salaried", "self_employed", "student", "unemployed"]), 0.3,
      steps([0.6, 0.8, 0.92])),
    PopulationColumn(
      "housing", .personal, .texts(["owner", "renter", "with_family"]), 0.2, steps([0.45, 0.85])),
  ]

  /// The columns of small businesses: those of the built-in card `small-business`.
  ///
  /// `worst_delay_months` has a place among the columns of people.
  static let ofBusinesses: [PopulationColumn] = [
    PopulationColumn("overdue_invoice_share", .creditHistory, .decimal(4), 0.55) { own, _ in
      own < 0.3 ? 0 : 0.6 * pow((own - 0.3) / 0.7, 2)
    },
    PopulationColumn(
      "worst_delay_months", .creditHistory, .whole, 0.5, steps([0.6, 0.8, 0.9, 0.96])),
    PopulationColumn("filings_on_time_share", .creditHistory, .decimal(2), 0.4) { own, _ in
      own < 0.6 ? 1 : 1 - (1 + 5 * pow((own - 0.6) / 0.4, 2)).rounded(.down) / 10
    },
    PopulationColumn("turnover_volatility", .behavior, .decimal(4), 0.3) { own, _ in
      0.05 + pow(own, 2)
    },
    PopulationColumn("largest_customer_share", .behavior, .decimal(4), 0.2) { own, _ in
      0.05 + 0.85 * pow(own, 2)
    },
    PopulationColumn("turnover_trend", .fulfillment, .decimal(4), 0.35) { own, _ in
      0.25 - 0.55 * own
    },
    PopulationColumn("cash_buffer_months", .fulfillment, .decimal(1), 0.45, months(2.5, most: 36)),
    PopulationColumn("months_in_business", .personal, .whole, 0.3, months(70, most: 600)),
  ]
}
