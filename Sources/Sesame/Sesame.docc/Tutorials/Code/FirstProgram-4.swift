import Sesame

let data = "../sesame/Graphs/lastfm-credit/"
let source = GraphSource(
  edges: .file(data + "edges.csv"), people: .file(data + "people.csv"))
let model = try ScoreModel(contentsOf: data + "model.json")

let job = EnrichmentJob(FeatureJob(seed: 1), model: model)
let result = try await job.run(on: source)
print(result)
try result.table.write(to: "enriched.csv")
