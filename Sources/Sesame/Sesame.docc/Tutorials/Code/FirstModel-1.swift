import Sesame

let people = try Table(contentsOf: "../sesame/Graphs/lastfm-credit/people.csv")
  .declaring(outcome: "default_next_month")
