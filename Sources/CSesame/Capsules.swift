internal import LibC
internal import Synchronization

// Python hands streams over in capsules, which are destroyed at any time: also while an error is on its way,
// when no Python may run.

/// Python's `PyCapsule_GetPointer`, which this library does not link with.
private typealias PointerOfCapsule =
  @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<CChar>?) -> UnsafeMutableRawPointer?

private let pointerOfCapsule = Atomic<UInt>(0)

/// The name of such capsules, which outlives them all.
nonisolated(unsafe) private let nameOfCapsules = unsafe strdup("arrow_array_stream")

/// Says where Python's `PyCapsule_GetPointer` is; to be called before capsules are destroyed.
@c public func sesame_capsule_prepare(_ function: UnsafeMutableRawPointer) {
  pointerOfCapsule.store(UInt(bitPattern: function), ordering: .releasing)
}

/// Returns the name that capsules of streams get, which stays the library's.
@c public func sesame_capsule_name() -> UnsafeMutablePointer<CChar>? { unsafe nameOfCapsules }

/// Frees the stream of a capsule that is destroyed: the destructor of such capsules.
@c public func sesame_capsule_free(_ capsule: UnsafeMutableRawPointer?) {
  let address = pointerOfCapsule.load(ordering: .acquiring)
  guard let function = unsafe UnsafeRawPointer(bitPattern: address) else { return }
  let pointer = unsafe unsafeBitCast(function, to: PointerOfCapsule.self)
  unsafe sesame_stream_free(pointer(capsule, nameOfCapsules))
}
