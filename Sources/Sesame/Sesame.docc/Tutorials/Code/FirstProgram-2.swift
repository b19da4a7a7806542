import Sesame

let data = "../sesame/Graphs/lastfm-credit/"
let edges = try EdgeList(contentsOf: data + "edges.csv")
let people = try Table(contentsOf: data + "people.csv")

let graph = try await edges.graph(people: people)
print(graph.personCount, "people,", graph.friendshipCount, "friendships")
