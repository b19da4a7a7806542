/// What a search for communities of high quality is asked: the options of Leiden and Louvain.
package struct QualitySearch: Sendable, Hashable {
  /// Whether well-connected parts of communities are joined (Leiden), or whole communities
  /// (Louvain).
  package let refines: Bool
  /// The quality to maximize.
  package let function: QualityFunction
  /// *γ*: higher gives more, smaller communities.
  package let resolution: Double
  /// The largest number of iterations; it ends before when nothing moves twice in a row, which
  /// `nil` waits for.
  package let iterations: Int?
  /// A level is left when less than this part of its vertices moved, in each further iteration a
  /// hundredth of it.
  package let tolerance: Double
  /// The number of independent starts whose partitions are combined; `nil` for as many as suit the
  /// graph.
  ///
  /// Each start goes through two iterations at most; at least one iteration follows the last.
  package let starts: Int?

  /// Says what is asked.
  ///
  /// - Precondition: The resolution is not negative, iterations and starts are positive if given,
  ///   and the tolerance is from 0 to 1.
  package init(
    refines: Bool, function: QualityFunction, resolution: Double, iterations: Int?,
    tolerance: Double, starts: Int?
  ) {
    precondition(resolution >= 0 && resolution.isFinite, "the resolution is not negative")
    precondition(iterations ?? 1 > 0, "the number of iterations is positive")
    precondition(0...1 ~= tolerance, "the tolerance is a part")
    precondition(starts ?? 1 > 0, "the number of starts is positive")
    self.refines = refines
    self.function = function
    self.resolution = resolution
    self.iterations = iterations
    self.tolerance = tolerance
    self.starts = starts
  }

  /// The number of starts in a graph of some size.
  ///
  /// - Returns: What is asked; else 1 if the search starts from given communities, and if not as
  ///   many as have half a million edges or vertices together, at most 10.
  package func startCount(edgeCount: Int, vertexCount: Int, startsAlone: Bool) -> Int {
    let fitting = (1 << 19) / max(1, edgeCount, vertexCount)
    return starts ?? (startsAlone ? max(1, min(10, fitting)) : 1)
  }
}
