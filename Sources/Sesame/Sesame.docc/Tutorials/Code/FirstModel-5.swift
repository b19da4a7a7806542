import Foundation
import Sesame

let people = try Table(contentsOf: "../sesame/Graphs/lastfm-credit/people.csv")
  .declaring(outcome: "default_next_month")

var fitting = FittingJob(name: "first card", purpose: "learning how cards are fitted")
fitting.otherCategory = .creditHistory
fitting.options.except = ["sex", "age_band"]
let fitted = try await fitting.run(on: .value(people))
print(fitted)
print(fitted.model.markdown)

var validating = ValidationJob(seed: 1)
validating.probability = "default_next_month_chance"
validating.groups = ["sex", "age_band"]
let tried = try fitted.outOfFold.declaring(outcome: "default_next_month")
let validation = try await validating.run(on: .value(tried)).validation
for verdict in validation.verdicts { print(verdict.sentence) }
try validation.html.write(toFile: "validation.html", atomically: true, encoding: .utf8)

try fitted.model.json.write(toFile: "card.json", atomically: true, encoding: .utf8)
let card = try ScoreModel(contentsOf: "card.json")
let scores = try await ScoringJob(model: card).run(on: .value(people))
print(scores)
try scores.table.write(to: "scored.csv")

let explanation = try await ExplanationJob(of: ["7"], model: card, seed: 1)
  .run(on: .value(people)).explanations[0]
print(explanation.text)
