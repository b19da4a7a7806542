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
}

extension CanonicalPartition {
  func meanOfOthers(of column: [Double?]) -> [Double?] {
    let column = column.bitmapped
    return meanOfOthers(of: column.values, validity: column.validity).known
  }
}

extension [Double?] {
  /// The numbers, and a bit for each that is not missing.
  var bitmapped: (values: Buffer<Double>, validity: Bitmap?) {
    let validity = ScatterBitmap(repeating: true, count: count)
    for (place, value) in enumerated() where value == nil { validity[place] = false }
    return (Buffer(map { $0 ?? 1e9 }), contains(nil) ? validity.freeze() : nil)
  }
}
