/// What a file in a test's folder holds.
struct FileContent: ExpressibleByStringLiteral, Sendable {
  let bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }

  init(_ text: String) { bytes = Array(text.utf8) }

  init(stringLiteral value: String) { self.init(value) }
}
