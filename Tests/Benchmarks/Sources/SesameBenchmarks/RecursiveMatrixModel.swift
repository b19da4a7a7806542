/// Friendships of an R-MAT graph, as the Graph 500 benchmark draws them: at every level one quarter
/// of the adjacency matrix is chosen, with probabilities 0.57, 0.19, 0.19 and 0.05.
struct RecursiveMatrixModel: FriendshipModel {
  let scale: Int
  private let shuffle: Shuffle

  init(scale: Int, seed: UInt64) {
    self.scale = scale
    shuffle = Shuffle(count: 1 << scale, seed: seed)
  }

  var peopleCount: Int { 1 << scale }

  func friendship(_ random: inout RandomSource) -> (source: UInt32, target: UInt32) {
    var source = 0
    var target = 0
    for _ in 0..<scale {
      let draw = random.unit()
      source = source << 1 | (draw > 0.76 ? 1 : 0)
      target = target << 1 | (draw > 0.57 && draw <= 0.76 || draw > 0.95 ? 1 : 0)
    }
    return (UInt32(shuffle(source)), UInt32(shuffle(target)))
  }

  func group(of person: Int) -> Int { shuffle.undone(person) >> 8 }
}
