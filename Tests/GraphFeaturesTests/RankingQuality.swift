import Foundation

/// How often a positive one has a higher score than a negative one, ties counting half.
func areaUnderCurve(_ scores: [(score: Double, isPositive: Bool)]) -> Double {
  let sorted = scores.sorted { $0.score < $1.score }
  var (wins, negativesBelow, start) = (0.0, 0.0, 0)
  while start < sorted.count {
    var end = start
    var (positives, negatives) = (0.0, 0.0)
    while end < sorted.count, sorted[end].score == sorted[start].score {
      if sorted[end].isPositive { positives += 1 } else { negatives += 1 }
      end += 1
    }
    wins += positives * (negativesBelow + negatives / 2)
    negativesBelow += negatives
    start = end
  }
  return wins / (Double(sorted.count) - negativesBelow) / negativesBelow
}

/// The fields of the lines of a file in the folder of graphs.
func graphLines(_ path: String) throws -> [[String]] {
  let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Graphs")
  return try String(contentsOf: folder.appending(path: path), encoding: .utf8)
    .split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
}
