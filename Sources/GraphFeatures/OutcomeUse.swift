/// What an outcome can't be, in words of messages.
enum OutcomeUse {
  static let aggregate = "aggregated over friends"
  static let exposure = "what people are exposed to"
  static let reset = "where PageRank restarts"
  static let seeds = "what influence goes out from"
  static let level = "encoded by an event rate"
  static let folds = "what people are put into folds by"
}
