import GraphKernels
import Memory

extension Buffer<UInt32> {
  /// The numbers as other programs give them.
  var integers: [Int] { map { Int($0) } }
}

extension Buffer<Int> {
  /// The numbers as other programs give them.
  var integers: [Int] { Array(self) }
}

extension Buffer<Double> {
  /// The numbers, `nil` where one is missing.
  var known: [Double?] { map { $0.isNaN ? nil : $0 } }

  /// Numbers of which those that are missing are not a number.
  init(known values: [Double?]) { self.init(values.map { $0 ?? .nan }) }
}

extension CanonicalPartition {
  func meanOfOthers(of column: [Double?]) -> [Double?] {
    meanOfOthers(of: Buffer(known: column)).known
  }
}
