import Sesame

let data = "../sesame/Graphs/lastfm-credit/"
let edges = try EdgeList(contentsOf: data + "edges.csv")
let people = try Table(contentsOf: data + "people.csv")

let graph = try await edges.graph(people: people)
print(graph.personCount, "people,", graph.friendshipCount, "friendships")

var table = try await graph.people.joined(with: graph.features([.degree, .coreness]))
let communities = try await graph.settledCommunities().communities
table = try await table.joined(
  with: graph.friendAggregates(of: ["on_time_share"], communities: communities))
try table.write(to: "features.csv")
