import Sesame

let data = "../sesame/Graphs/lastfm-credit/"
let edges = try EdgeList(contentsOf: data + "edges.csv")
let people = try Table(contentsOf: data + "people.csv")
