internal import CreditScoring
internal import Files
internal import Graphs
internal import Reports

extension FriendMap {
  /// How many groups have a color of their own; the smaller ones share the next.
  private static let coloredGroups = 5

  /// The map as a page shows it; `nil` without friends.
  var drawn: Explanation.DrawnFriends? {
    if friendCount == 0 { return nil }
    let isTold = friendshipCount != nil
    let largest = groupSizes.prefix(Self.coloredGroups).filter { $0 > 1 }
    let nodes = zip(places.indices, places).map { number, place in
      // The first color is the person's.
      let color = isTold ? 1 + min(groups[number], largest.count) : 1
      return NetworkMap.Node(x: place.x, y: place.y, size: 1, color: color, hint: "")
    }
    let person = NetworkMap.Node(x: center.x, y: center.y, size: 2, color: 0, hint: "")
    let ties =
      nodes.indices.map { NetworkMap.Tie(nodes.count, $0, weight: 0) }
      + pairs.map { NetworkMap.Tie($0.one, $0.other, weight: 1) }
    var legend = ["who is scored"]
    if isTold {
      legend += largest.map { "\($0.grouped) who are joined" }
      if largest.count < groupSizes.count {
        let areAlone = groupSizes[largest.count] == 1
        legend.append(areAlone ? "joined with no other friend" : "in smaller groups")
      }
    } else {
      legend.append("a friend")
    }
    return Explanation.DrawnFriends(
      summary, NetworkMap(nodes + [person], ties, legend: legend, widestTie: 1), counts: counts)
  }

  private var summary: String {
    guard friendshipCount != nil else {
      return
        "Each circle is a friend, without a name. Friends are few, so that it is not told who of them are "
        + "friends."
    }
    let rest = friendCount - places.count
    return
      "Each circle is a friend, without a name; lines are friendships. Friends of one color are joined "
      + "without the person who is scored."
      + (rest > 0 ? " \(rest.grouped) friends are not drawn." : "")
  }

  private var counts: [[Picture.Cell]] {
    [[.text("friends"), .count(friendCount)]]
      + (friendshipCount.map {
        [
          [.text("friendships between them"), .count($0)],
          [.text("pairs of friends"), .count(friendCount * (friendCount - 1) / 2)],
          [.text("groups that are joined"), .count(groupSizes.count)],
          [.text("people in the largest"), .count(groupSizes[0])],
        ]
      } ?? [])
  }
}
