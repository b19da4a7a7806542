internal import CArrow
internal import LibC
internal import Memory

extension ArrowStream {
  /// Makes a stream of columns, all in one batch, whose memory is not copied.
  ///
  /// - Precondition: All columns have one length.
  package convenience init(_ columns: [ArrowColumn]) {
    let content = ExportedStream(columns)
    unsafe self.init(
      ArrowArrayStream(
        get_schema: { stream, target in
          guard let content = unsafe ExportedStream.of(stream), let target = unsafe target else {
            return EINVAL
          }
          unsafe ExportedSchema.table(content.columns).move(to: target)
          return 0
        },
        get_next: { stream, target in
          guard let content = unsafe ExportedStream.of(stream), let target = unsafe target else {
            return EINVAL
          }
          if let array = content.next() {
            unsafe array.move(to: target)
          } else {
            unsafe target.initialize(to: ArrowArray())
          }
          return 0
        },
        get_last_error: { _ in nil },
        release: { stream in
          guard let stream = unsafe stream, let data = unsafe stream.pointee.private_data else {
            return
          }
          unsafe Unmanaged<ExportedStream>.fromOpaque(data).release()
          unsafe stream.pointee.private_data = nil
          unsafe stream.pointee.release = nil
        },
        private_data: Unmanaged.passRetained(content).toOpaque()))
  }
}

/// What a stream that is handed out has.
private final class ExportedStream: Sendable {
  let columns: [ArrowColumn]
  private let isAtEnd = Shared(false)

  init(_ columns: [ArrowColumn]) {
    precondition(Set(columns.map(\.count)).count < 2, "columns differ in length")
    self.columns = columns
  }

  static func of(_ stream: UnsafeMutablePointer<ArrowArrayStream>?) -> ExportedStream? {
    unsafe stream?.pointee.private_data.map {
      unsafe Unmanaged<ExportedStream>.fromOpaque($0).takeUnretainedValue()
    }
  }

  /// The one batch; `nil` from then on.
  func next() -> ExportedArray? {
    let isFirst = isAtEnd.withLock { isAtEnd in
      defer { isAtEnd = true }
      return !isAtEnd
    }
    return isFirst ? .table(columns) : nil
  }
}
