/// Things and what joins them, at places in the plane.
package struct NetworkMap: Sendable, Equatable {
  /// What is drawn as a circle.
  package struct Node: Sendable, Equatable {
    let x: Double
    let y: Double
    let size: Double
    let color: Int
    package let label: String
    let hint: String

    /// Makes a node.
    ///
    /// - Parameters:
    ///   - x: Its place, in a unit that all nodes share.
    ///   - y: Its place.
    ///   - size: What its area stands for, from 0 on.
    ///   - color: The number of its color, from 0 on; they repeat from 8 on.
    ///   - label: What stands on it; empty for nothing.
    ///   - hint: What is shown where one points at it.
    package init(x: Double, y: Double, size: Double, color: Int, label: String = "", hint: String) {
      (self.x, self.y, self.size, self.color) = (x, y, size, color)
      (self.label, self.hint) = (label, hint)
    }
  }

  /// What joins two nodes.
  package struct Tie: Sendable, Equatable {
    let from: Int
    let to: Int
    let weight: Double

    /// Makes a tie between two nodes by their places in the list.
    package init(_ from: Int, _ to: Int, weight: Double) {
      (self.from, self.to, self.weight) = (from, to, weight)
    }
  }

  let nodes: [Node]
  let ties: [Tie]
  let legend: [String]
  /// Whether colors are levels of a number, from light to deep, the last of which stands for none.
  let hasLevels: Bool
  /// How wide the heaviest tie is, from 0 to 3.
  let widestTie: Int

  /// Makes a map; the legend names colors from 0 on, which are levels of a number or kinds.
  package init(
    _ nodes: [Node], _ ties: [Tie], legend: [String] = [], hasLevels: Bool = false,
    widestTie: Int = 3
  ) {
    (self.nodes, self.ties, self.legend, self.hasLevels) = (nodes, ties, legend, hasLevels)
    self.widestTie = widestTie
  }

  func draw(_ svg: inout SVGWriter, in frame: Frame) -> Double {
    let top = legend.isEmpty ? frame.top : frame.legend(legend, style: hasLevels ? "q" : "s", &svg)
    guard !nodes.isEmpty else { return top }
    let most = nodes.map(\.size).max() ?? 1
    let largest = min(26, 110 / Double(nodes.count).squareRoot())
    let radii = nodes.map { max(1.5, largest * (most > 0 ? ($0.size / most).squareRoot() : 1)) }
    let margin = (radii.max() ?? 0) + 2
    var (places, height) = fitted(gathered, frame.width - 2 * margin)
    places = Self.apart(places, radii)
    (places, height) = fitted(places, frame.width - 2 * margin)
    places = places.map { (x: margin + $0.x, y: top + margin + $0.y) }
    let heaviest = ties.map(\.weight).max() ?? 1
    for tie in ties {
      let (from, to) = (places[tie.from], places[tie.to])
      let level = min(
        widestTie, Int((tie.weight / max(heaviest, 1e-300)).squareRoot() * Double(widestTie + 1)))
      svg.line(from.x, from.y, to.x, to.y, "e e\(max(0, level))")
    }
    for (number, node) in nodes.enumerated().sorted(by: { radii[$0.offset] > radii[$1.offset] }) {
      svg.circle(
        places[number].x, places[number].y, radii[number],
        "n \(hasLevels ? "q" : "s")\(node.color % 8)",
        hint: node.hint.isEmpty ? nil : node.hint)
    }
    for (number, node) in nodes.enumerated() where !node.label.isEmpty && radii[number] >= 9 {
      svg.text(node.label, places[number].x, places[number].y + 4, .middle, style: "t o")
    }
    return top + height + 2 * margin
  }

  /// The places, those far from the middle drawn in, so that a few of them don't leave the rest no room.
  private var gathered: [(x: Double, y: Double)] {
    let count = Double(max(1, nodes.count))
    let (x, y) = (
      nodes.map(\.x).reduce(0, +) / count, nodes.map(\.y).reduce(0, +) / count
    )
    return nodes.map { node in
      let (right, up) = (node.x - x, node.y - y)
      let distance = (right * right + up * up).squareRoot()
      let scale = distance > 0 ? distance.squareRoot() / distance : 0
      return (right * scale, up * scale)
    }
  }

  /// The places on a sheet of a width, as high as it takes.
  private func fitted(
    _ places: [(x: Double, y: Double)], _ width: Double
  ) -> (places: [(x: Double, y: Double)], height: Double) {
    let (left, right) = (places.map(\.x).min() ?? 0, places.map(\.x).max() ?? 1)
    let (low, high) = (places.map(\.y).min() ?? 0, places.map(\.y).max() ?? 1)
    let scale = width / max(right - left, high - low, 1e-9)
    let space = (width - (right - left) * scale) / 2
    return (
      places.map { (space + ($0.x - left) * scale, ($0.y - low) * scale) }, (high - low) * scale
    )
  }

  /// Places at which circles hardly overlap: those that do are pushed apart a little, again and again.
  private static func apart(
    _ places: [(x: Double, y: Double)], _ radii: [Double]
  ) -> [(x: Double, y: Double)] {
    var places = places
    for _ in 0..<200 {
      var moved = false
      for one in places.indices {
        for other in places.indices where other > one {
          let (x, y) = (places[other].x - places[one].x, places[other].y - places[one].y)
          let distance = max((x * x + y * y).squareRoot(), 1e-6)
          let overlap = radii[one] + radii[other] + 2 - distance
          guard overlap > 0 else { continue }
          let step = overlap / 2 / distance
          places[one] = (places[one].x - x * step, places[one].y - y * step)
          places[other] = (places[other].x + x * step, places[other].y + y * step)
          moved = true
        }
      }
      if !moved { break }
    }
    return places
  }
}
