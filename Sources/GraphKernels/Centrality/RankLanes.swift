/// The rank of one walker, or the ranks of several that share their sweeps.
protocol RankLanes: BitwiseCopyable, Sendable {
  init(repeating value: Double)
  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func * (left: Self, right: Double) -> Self
  static func / (left: Self, right: Self) -> Self
  /// The size of each lane's number.
  var magnitudes: Self { get }
  /// The largest lane.
  var largest: Double { get }
  /// This over another number, 0 in the lanes where that is not above 0.
  func overPositive(_ divisor: Self) -> Self
}

extension Double: RankLanes {
  init(repeating value: Double) { self = value }
  var magnitudes: Double { magnitude }
  var largest: Double { self }
  func overPositive(_ divisor: Double) -> Double { divisor > 0 ? self / divisor : 0 }
}

extension SIMD4<Double>: RankLanes {
  var magnitudes: SIMD4<Double> { replacing(with: -self, where: self .< 0) }
  var largest: Double { max() }

  func overPositive(_ divisor: SIMD4<Double>) -> SIMD4<Double> {
    (self / divisor).replacing(with: 0, where: divisor .<= 0)
  }
}
