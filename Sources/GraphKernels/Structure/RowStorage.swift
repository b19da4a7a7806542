package import Memory

/// Where compressed rows are made.
package struct RowStorage: Sendable {
  /// About how many entries are sorted at a time: enough to fill a core's cache.
  ///
  /// No result depends on it; tests make it small.
  package var bucketSize = 1 << 16
  /// Where what grows with the number of edges is put.
  package var space = ScratchSpace.memory

  /// Sorts as much as fits the cache, all in memory.
  package init() {}
}
