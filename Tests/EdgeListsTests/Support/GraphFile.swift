import EdgeLists
import Identifiers
import Memory

/// A graph file in a test, and how its people and ties are written down here.
struct GraphFile {
  let format: GraphFileFormat
  let bytes: [UInt8]

  static func graphML(_ text: String) -> GraphFile {
    GraphFile(format: .graphML, bytes: Array(text.utf8))
  }

  static func gexf(_ text: String) -> GraphFile {
    GraphFile(format: .gexf, bytes: Array(text.utf8))
  }

  static func pajek(_ text: String) -> GraphFile {
    GraphFile(format: .pajek, bytes: Array(text.utf8))
  }

  func list(weights: Bool = false) throws -> EdgeList {
    try EdgeList(parsing: bytes, named: name, as: format, usesWeights: weights)
  }

  private var name: String {
    switch format {
    case .graphML: "g.graphml"
    case .gexf: "g.gexf"
    case .pajek: "g.net"
    case .metis: "g.metis"
    }
  }

  /// What is wrong with the file.
  func fault(weights: Bool = false) -> String {
    do {
      _ = try list(weights: weights)
      return ""
    } catch {
      return "\(error)"
    }
  }
}

extension EdgeList {
  /// Every tie in short: `a>b` from a to b, `a-b` without a direction, then the weight.
  var ties: [String] {
    (0..<count).map { edge in
      let sign = undirected.map { $0[edge] == 1 } ?? false ? "-" : ">"
      let weight = weights.map { " \($0[edge])" } ?? ""
      return names[Int(sources[edge])] + sign + names[Int(targets[edge])] + weight
    }
  }
}
