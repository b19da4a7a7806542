/// A Swift object as C holds it.
enum Handle<Object: AnyObject> {
  /// Hands an object to C, which releases it by ``release(_:)``.
  static func made(of object: Object) -> UnsafeMutableRawPointer {
    unsafe Unmanaged.passRetained(object).toOpaque()
  }

  /// The object, which C keeps.
  static func object(_ handle: UnsafeMutableRawPointer) -> Object {
    unsafe Unmanaged<Object>.fromOpaque(handle).takeUnretainedValue()
  }

  /// Takes the object back from C.
  static func release(_ handle: UnsafeMutableRawPointer?) {
    if let handle = unsafe handle { unsafe Unmanaged<Object>.fromOpaque(handle).release() }
  }
}
