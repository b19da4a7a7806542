internal import Synchronization

/// A Swift object as C holds it: by a number, 0 for none.
///
/// A number is never given twice, so that whoever uses one that was let go, or lets it go again, from
/// whatever thread, finds no object rather than memory that is something else by now.
enum Handle<Object: AnyObject & Sendable> {
  /// Hands an object to C, which lets it go by ``release(_:)``.
  static func made(of object: Object) -> UInt64 {
    held.withLock { held in
      held.last += 1
      held.objects[held.last] = object
      return held.last
    }
  }

  /// The object, which C keeps; `nil` if it was let go, or is of another kind.
  static func object(_ handle: UInt64) -> Object? {
    held.withLock { $0.objects[handle] } as? Object
  }

  /// Takes the object back from C.
  static func release(_ handle: UInt64) {
    // What ends with the object may take a while, or let others go.
    let object = held.withLock { $0.objects.removeValue(forKey: handle) }
    withExtendedLifetime(object) {}
  }
}

/// What C holds.
private struct Held {
  var last: UInt64 = 0
  var objects: [UInt64: any AnyObject & Sendable] = [:]
}

private let held = Mutex(Held())
