/// A graph as a GraphML or Pajek file describes it, in plain arrays.
package struct ImportedGraph: Sendable, Equatable {
  /// The formats that igraph reads for this package.
  package enum Format: Sendable, CaseIterable {
    /// XML as of graphml.graphdrawing.org; only the first graph of a file is read.
    case graphML
    /// The network file (`.net`) of the program Pajek.
    case pajek
  }

  /// A named column with one value per vertex or per edge.
  package struct Attribute: Sendable, Equatable {
    /// The values of one attribute, by the type that the file gives it.
    package enum Values: Sendable, Equatable {
      /// Numbers; NaN where the file has none.
      case numbers([Double])
      /// Texts; empty where the file has none.
      case texts([String])
      /// True or false; false where the file has none.
      case booleans([Bool])
    }
    package let name: String
    package let values: Values
  }

  package let vertexCount: Int
  package let isDirected: Bool
  /// One end of every edge, in the file's order; self-loops and parallel edges are kept.
  ///
  /// Of an undirected edge igraph keeps the end with the smaller vertex number here.
  package let sources: [UInt32]
  /// The other end of every edge.
  package let targets: [UInt32]
  /// A name for every vertex, which the file may give to more than one.
  ///
  /// In GraphML the attribute `name`, where it is missing or empty the node's id. In Pajek the
  /// label, where it is missing the vertex number, from 1.
  package let vertexNames: [String]
  package let vertexAttributes: [Attribute]
  package let edgeAttributes: [Attribute]

  /// The numeric edge attribute `weight`, if there is one.
  ///
  /// Where an edge has no value: NaN in GraphML, 1 in Pajek, which is that format's default.
  package let weights: [Double]?
}

extension ImportedGraph {
  /// Chooses the names as documented at `vertexNames`.
  static func names(
    from attributes: [Attribute], format: Format, count: Int
  ) -> [String] {
    func texts(_ name: String) -> [String]? {
      switch attributes.first(where: { $0.name == name })?.values {
      case .texts(let texts): texts
      case .numbers(let numbers): numbers.map(text(of:))
      case .booleans, nil: nil
      }
    }
    var names = texts("name") ?? Array(repeating: "", count: count)
    if names.contains("") {
      let substitutes = format == .graphML ? texts("id") : nil
      for index in names.indices where names[index].isEmpty {
        names[index] = substitutes?[index] ?? String(index + 1)
      }
    }
    return names
  }

  private static func text(of number: Double) -> String {
    if number.isNaN { return "" }
    return Int(exactly: number).map(String.init) ?? String(number)
  }

  static func weights(from attributes: [Attribute], format: Format) -> [Double]? {
    guard
      case .numbers(let numbers)? = attributes.first(where: { $0.name == "weight" })?.values
    else { return nil }
    return format == .pajek ? numbers.map { $0.isNaN ? 1 : $0 } : numbers
  }
}
