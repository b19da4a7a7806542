import Sesame

let people = try Table(contentsOf: "../sesame/Graphs/lastfm-credit/people.csv")
  .declaring(outcome: "default_next_month")

var fitting = FittingJob(name: "first card", purpose: "learning how cards are fitted")
fitting.otherCategory = .creditHistory
fitting.options.except = ["sex", "age_band"]
let fitted = try await fitting.run(on: .value(people))
print(fitted)
print(fitted.model.markdown)
