internal import Execution
internal import Identifiers
internal import Memory

extension TextList {
  /// The texts of several lists, one after another.
  init(joining lists: [TextListBuilder]) {
    let byteCount = lists.reduce(0) { $0 + $1.bytes.count }
    var bytes = FillingBuffer<UInt8>(zeroedCount: byteCount)
    var offsets = FillingBuffer<Int>(zeroedCount: lists.reduce(1) { $0 + $1.count })
    var (start, row) = (0, 1)
    for list in lists {
      bytes.withMutableSpan(start..<start + list.bytes.count) { places in
        let source = list.bytes.span
        for index in source.indices { places[index] = source[index] }
      }
      offsets.withMutableSpan(row..<row + list.count) { places in
        let ends = list.offsets.span
        for index in places.indices { places[index] = start + ends[index + 1] }
      }
      start += list.bytes.count
      row += list.count
    }
    self.init(bytes: bytes.freeze(), offsets: offsets.freeze())
  }

  /// The texts at the places, empty where a place is missing.
  func rearranged(_ places: RowPlaces) -> TextList {
    let offsets = ScatterBuffer<Int>(zeroedCount: places.count + 1)
    let ends = self.offsets.span
    var length = 0
    for row in places.indices {
      if let place = places[row].map({ Int($0) }) { length += ends[place + 1] - ends[place] }
      offsets[row + 1] = length
    }
    let bytes = ScatterBuffer<UInt8>(zeroedCount: length)
    Execution().forEachBlock(of: places.count) { rows in
      let (source, ends) = (self.bytes.span, self.offsets.span)
      for row in rows {
        guard let place = places[row].map({ Int($0) }) else { continue }
        let shift = offsets[row] - ends[place]
        for index in ends[place]..<ends[place + 1] { bytes[index + shift] = source[index] }
      }
    }
    return TextList(bytes: bytes.freeze(), offsets: offsets.freeze())
  }
}
