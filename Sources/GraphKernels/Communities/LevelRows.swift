internal import Memory

// The graph of one level. Level 0 is the graph of vertices; on each further level the groups of the
// level before are the vertices. Its rows may lie in any order in memory, so that several threads
// can write them at once; what a row holds, and in which order, depends on the input alone.

/// The edges of the vertices, or groups, of one level.
struct LevelRows<Weight: EdgeWeight>: Sendable {
  /// Where each row begins in ``targets``.
  let starts: Buffer<Int>
  /// Where each row ends.
  let ends: Buffer<Int>
  let targets: Buffer<UInt32>
  /// A weight for every entry, or `nil` if all are 1.
  let weights: Buffer<Weight>?
  /// The vertices in blocks of about equally many entries.
  let blocks: BlockList
  /// The number of entries of all rows.
  let entryCount: Int

  init(
    starts: Buffer<Int>, ends: Buffer<Int>, targets: Buffer<UInt32>, weights: Buffer<Weight>?,
    blocks: BlockList, entryCount: Int
  ) {
    self.starts = starts
    self.ends = ends
    self.targets = targets
    self.weights = weights
    self.blocks = blocks
    self.entryCount = entryCount
  }

  /// Rows in any order, in blocks by their lengths.
  init(
    starts: Buffer<Int>, ends: Buffer<Int>, targets: Buffer<UInt32>, weights: Buffer<Weight>?,
    entryCount: Int
  ) {
    var lengths = FillingBuffer<Int>(zeroedCount: starts.count + 1)
    for row in 0..<starts.count { lengths[row + 1] = lengths[row] + ends[row] - starts[row] }
    self.init(
      starts: starts, ends: ends, targets: targets, weights: weights,
      blocks: BlockList(offsets: lengths.freeze()), entryCount: entryCount)
  }

  /// The rows of a graph, in the same memory, with other weights if need be.
  init(_ rows: CompressedRows, weights: Buffer<Weight>?) {
    let count = rows.vertexCount
    self.init(
      starts: rows.offsets.extracting(0..<count), ends: rows.offsets.extracting(1..<count + 1),
      targets: rows.targets, weights: weights, blocks: rows.blocks, entryCount: rows.entryCount)
  }

  var vertexCount: Int { starts.count }
}

/// The weight of an edge, or of several.
protocol EdgeWeight: BitwiseCopyable, Sendable {
  static var zero: Self { get }
  /// The weight of an edge that has none.
  static var one: Self { get }
  static func &+ (left: Self, right: Self) -> Self
  /// This weight, 1, or none, 0: computed and not decided.
  func times(_ count: Int) -> Self
  /// 1 if it is 0, else 0: computed and not decided.
  var isZero: Int { get }
  var value: Double { get }
  /// The next whole number that is not smaller, for weights less than 2³¹.
  var roundedUp: UInt32 { get }
}

extension Double: EdgeWeight {
  static var one: Double { 1 }

  @inline(__always)
  static func &+ (left: Double, right: Double) -> Double { left + right }

  @inline(__always)
  func times(_ count: Int) -> Double {
    Double(bitPattern: bitPattern & UInt64(bitPattern: Int64(0 &- count)))
  }

  @inline(__always)
  var isZero: Int { Int(truncatingIfNeeded: (bitPattern &- 1) &>> 63) }

  var value: Double { self }

  var roundedUp: UInt32 { self < 0x1p31 ? UInt32(rounded(.up)) : 1 << 31 }
}

/// A number of edges without weights: adding is quicker than with `Double`, and it needs half of
/// the memory.
extension UInt32: EdgeWeight {
  static var one: UInt32 { 1 }

  @inline(__always)
  func times(_ count: Int) -> UInt32 { self & UInt32(truncatingIfNeeded: 0 &- count) }

  @inline(__always)
  var isZero: Int { Int(truncatingIfNeeded: (UInt64(self) &- 1) &>> 63) }

  var value: Double { Double(self) }

  var roundedUp: UInt32 { self }
}

/// What chance takes into account of a vertex or a group: the strength, the number of vertices, or
/// the strengths out and in.
///
/// Sizes of groups are sums of their members' sizes.
protocol VertexSize: BitwiseCopyable, Sendable {
  /// A size times a number.
  associatedtype Scaled: BitwiseCopyable
  /// What edges weigh where sizes are such.
  associatedtype Weight: EdgeWeight
  static var zero: Self { get }
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Double) -> Scaled
  /// Some bits of the size.
  var bits: UInt64 { get }
  /// The edge weight expected by chance between the two, but for the scale.
  static func product(_ left: Scaled, _ right: Self) -> Double
}

extension Double: VertexSize {
  typealias Weight = Double

  var bits: UInt64 { bitPattern }

  @inline(__always)
  static func product(_ left: Double, _ right: Double) -> Double { left * right }
}

/// Strengths of vertices, or numbers of vertices, where edges have no weights: they need half of
/// the memory, which is read at random, and give the same.
extension UInt32: VertexSize {
  typealias Weight = UInt32

  var bits: UInt64 { UInt64(self) }

  @inline(__always)
  static func * (left: UInt32, right: Double) -> Double { Double(left) * right }

  @inline(__always)
  static func product(_ left: Double, _ right: UInt32) -> Double { left * Double(right) }
}

/// Strengths out and in: an edge goes from either one to the other.
extension SIMD2<Double>: VertexSize {
  typealias Weight = Double

  var bits: UInt64 { x.bitPattern }

  @inline(__always)
  static func product(_ left: SIMD2<Double>, _ right: SIMD2<Double>) -> Double {
    left.x * right.y + left.y * right.x
  }
}

/// One level: its edges, and the sizes from which follows what weight chance would give them.
///
/// What a quality gains when a vertex *v* joins a group *B* is the weight of *v*'s edges into *B*
/// minus ``scale`` times the product of their sizes.
struct Level<Size: VertexSize>: Sendable {
  let rows: LevelRows<Size.Weight>
  let sizes: Buffer<Size>
  let scale: Double
  /// The vertices that must keep their community; `nil` if there are none.
  let fixed: Buffer<Bool>?

  var vertexCount: Int { sizes.count }

  /// Whether a change from one value to another is an improvement beyond the errors of rounding.
  ///
  /// Both are sums of numbers that are not negative.
  @inline(__always)
  static func isGain(_ after: Double, over before: Double) -> Bool {
    after > before * (1 + 0x1p-40)
  }
}
