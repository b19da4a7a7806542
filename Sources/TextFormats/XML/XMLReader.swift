internal import CLibXML2
package import Execution
package import Files
internal import Memory

/// Receives what an ``XMLReader`` reads, in the order of the file; what it throws stops the reader.
package protocol XMLContentHandler: AnyObject {
  /// Whether texts are of interest now.
  var wantsText: Bool { get }

  /// An element begins.
  func start(_ tag: XMLStartTag) throws(DataError)

  /// A piece of text, entities expanded; a long text comes in several.
  func text(_ piece: Span<UInt8>) throws(DataError)

  /// The element that began last and is not ended yet ends.
  func end() throws(DataError)
}

/// Reads XML in a stream by libxml2, whatever its encoding, and knows where each tag stands.
///
/// Nothing is fetched: neither a DTD nor an entity from elsewhere. A file that declares entities of
/// its own is refused, since a few lines of them can expand to more than any memory holds. Texts may
/// be of any length.
@safe
package final class XMLReader {
  /// What the input is called in messages.
  package let name: String

  private let stream: ByteStream
  private var chunk = FillingBuffer<UInt8>(zeroedCount: 1 << 18)
  private var available = 0..<0
  private var execution: xmlParserCtxtPtr?
  private var handler: (any XMLContentHandler)?
  private var failure: DataError?
  private var depth = 0
  private var rootNamespace: UnsafePointer<xmlChar>?
  private let tag: XMLStartTag
  /// The last line on which anything was located, and the offset at which it begins.
  private var knownLine = 1
  private var lineStart = 0
  private var onProgress: (Double) -> Void = { _ in }
  private var isCancelled: () -> Bool = { false }
  private var wasCancelled = false

  /// The deepest nesting of elements that is read.
  private static let deepest = 256

  /// Opens the file at a path, or standard input for `-`; gzip and zstd data are expanded.
  ///
  /// - Parameters:
  ///   - path: The path.
  ///   - execution: The work that wants the content, as of a ``ByteStream``.
  /// - Throws: ``DataError`` if the file can't be opened or its first bytes can't be read.
  package convenience init(
    contentsOf path: String, _ execution: Execution? = nil
  ) throws(DataError) {
    self.init(try ByteStream(contentsOf: path, execution))
  }

  /// Reads bytes in memory; gzip and zstd data are expanded.
  package convenience init(_ bytes: [UInt8], name: String) throws(DataError) {
    self.init(try ByteStream(bytes, name: name))
  }

  private init(_ stream: ByteStream) {
    self.stream = stream
    name = stream.name
    tag = XMLStartTag(source: stream.name)
  }

  /// Reads all there is.
  ///
  /// - Parameters:
  ///   - handler: Receives the content.
  ///   - onProgress: Receives the part that was read, from 0 to 1, where the size is known.
  ///   - isCancelled: Asked some times a second.
  /// - Returns: Whether it was not cancelled.
  /// - Throws: ``DataError`` with the place of the first fault, the handler's included.
  package func read(
    _ handler: any XMLContentHandler, onProgress: @escaping (Double) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) throws(DataError) -> Bool {
    self.handler = handler
    self.onProgress = onProgress
    self.isCancelled = isCancelled
    try refill()
    guard !available.isEmpty else {
      throw DataError(
        .badData, source: name, problem: "the file is empty", remedy: "fetch it again")
    }
    let beginning = (0..<min(available.count, SnapshotMark.bytes.count)).map { chunk[$0] }
    if beginning.starts(with: byteOrderMark) { lineStart = byteOrderMark.count }
    try SnapshotMark.refuse(beginning, name: name)
    parse()
    if let failure { throw failure }
    return !wasCancelled
  }

  private func refill() throws(DataError) {
    // The first bytes tell the encoding, so that a few of them are not enough.
    var count = 0
    while count < chunk.count {
      let added = try stream.read(into: &chunk, count..<chunk.count)
      if added == 0 { break }
      count += added
    }
    available = 0..<count
    if let size = stream.size, size > 0 {
      onProgress(min(1, Double(stream.consumedCount) / Double(size)))
    }
  }
}

// MARK: libxml2

extension XMLReader {
  private func parse() {
    _ = Self.isInitialized
    let me = unsafe Unmanaged.passUnretained(self).toOpaque()
    var calls = unsafe Self.calls
    guard
      let execution = unsafe xmlCreateIOParserCtxt(
        &calls, me, readBytes, { _ in 0 }, me, XML_CHAR_ENCODING_NONE)
    else { fatalError("libxml2 has no memory for a parser") }
    unsafe self.execution = execution
    defer {
      unsafe xmlFreeDoc(execution.pointee.myDoc)
      unsafe xmlFreeParserCtxt(execution)
      unsafe self.execution = nil
    }
    // Entities are expanded, since `&amp;` in an attribute is left as it is otherwise. There are none
    // but the five of XML, as declarations stop the parser.
    let options =
      XML_PARSE_NOENT.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_HUGE.rawValue
    _ = unsafe xmlCtxtUseOptions(execution, CInt(options))
    // What libxml2 says of encodings belongs to no parser; unless it is heard it goes to standard error.
    unsafe xmlSetStructuredErrorFunc(me, noteError)
    let result = unsafe xmlParseDocument(execution)
    xmlSetStructuredErrorFunc(nil, nil)
    let isWhole = unsafe result == 0 && execution.pointee.wellFormed != 0
    if !isWhole, failure == nil, !wasCancelled {
      failure = malformed("the XML is malformed")
    }
  }

  private static let isInitialized: Bool = {
    xmlInitParser()
    return true
  }()

  /// Only what is named here is called: nothing that builds a tree, or fetches anything.
  private static var calls: xmlSAXHandler {
    var calls = unsafe xmlSAXHandler()
    unsafe calls.initialized = 0xDEED_BEAF  // the calls of SAX version 2
    unsafe calls.startElementNs = startElement
    unsafe calls.endElementNs = { me, _, _, _ in unsafe XMLReader.of(me).end() }
    unsafe calls.characters = readText
    unsafe calls.ignorableWhitespace = readText
    unsafe calls.cdataBlock = readText
    unsafe calls.entityDecl = { me, _, _, _, _, _ in unsafe XMLReader.of(me).refuseEntity() }
    unsafe calls.unparsedEntityDecl = { me, _, _, _, _ in
      unsafe XMLReader.of(me).refuseEntity()
    }
    unsafe calls.serror = noteError
    return unsafe calls
  }

  fileprivate static func of(_ me: UnsafeMutableRawPointer?) -> XMLReader {
    guard let me = unsafe me else { fatalError("libxml2 calls for a reader") }
    return unsafe Unmanaged<XMLReader>.fromOpaque(me).takeUnretainedValue()
  }

  /// Runs what a call of libxml2's is for, unless reading has stopped; a failure stops it.
  ///
  /// libxml2 is not told to stop, since it frees then what it may be using. It gets no more bytes, and
  /// what it finds in the few thousand that it has is ignored.
  private func run(_ body: () throws(DataError) -> Void) {
    guard failure == nil, !wasCancelled else { return }
    do throws(DataError) {
      try body()
    } catch {
      failure = error
    }
  }

  fileprivate func read(into places: UnsafeMutableBufferPointer<CChar>) -> CInt {
    guard failure == nil, !wasCancelled else { return 0 }
    if available.isEmpty {
      if isCancelled() {
        wasCancelled = true
        return 0
      }
      do throws(DataError) {
        try refill()
      } catch {
        failure = error
        return 0
      }
    }
    let count = min(available.count, places.count)
    let part = available.lowerBound..<available.lowerBound + count
    chunk.withMutableSpan(part) { bytes in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        unsafe UnsafeMutableRawBufferPointer(places).copyMemory(
          from: UnsafeRawBufferPointer(bytes))
      }
    }
    available = part.upperBound..<available.upperBound
    return CInt(count)
  }

  fileprivate func start(
    _ name: UnsafePointer<xmlChar>?, namespace: UnsafePointer<xmlChar>?,
    attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, count: Int
  ) {
    run { () throws(DataError) in
      locateTag()
      depth += 1
      if depth == 1 { unsafe rootNamespace = namespace }
      guard depth <= Self.deepest else {
        throw tag.fault(
          "elements are nested more than \(Self.deepest) deep",
          "write the file without so many levels")
      }
      // Names of namespaces are unique within a parser.
      tag.isInRootNamespace = unsafe namespace == rootNamespace
      unsafe tag.begin(Self.bytes(name))
      if let attributes = unsafe attributes {
        for number in 0..<count {
          let attribute = unsafe attributes + 5 * number
          guard unsafe attribute[1] == nil, let start = unsafe attribute[3],
            let end = unsafe attribute[4]
          else { continue }
          unsafe tag.append(
            Self.bytes(attribute[0]), UnsafeBufferPointer(start: start, count: end - start))
        }
      }
      try handler?.start(tag)
    }
  }

  fileprivate func text(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard handler?.wantsText ?? false else { return }
    run { () throws(DataError) in try handler?.text(unsafe bytes.span) }
  }

  fileprivate func end() {
    run { () throws(DataError) in
      depth -= 1
      try handler?.end()
    }
  }

  fileprivate func refuseEntity() {
    guard failure == nil else { return }
    failure = malformed("it declares entities, which are not read", at: place)
  }

  private static func bytes(_ text: UnsafePointer<xmlChar>?) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: text, count: text.map { unsafe Int(xmlStrlen($0)) } ?? 0)
  }
}

private let startElement: startElementNsSAX2Func = {
  me, name, _, namespace, _, _, count, _, attributes in
  unsafe XMLReader.of(me).start(
    name, namespace: namespace, attributes: attributes, count: Int(count))
}

private let readText: charactersSAXFunc = { me, bytes, count in
  unsafe XMLReader.of(me).text(UnsafeBufferPointer(start: bytes, count: Int(count)))
}

private let readBytes: xmlInputReadCallback = { me, places, count in
  unsafe XMLReader.of(me).read(
    into: UnsafeMutableBufferPointer(start: places, count: Int(count)))
}

private let noteError: xmlStructuredErrorFunc = { me, error in
  guard let error = unsafe error else { return }
  unsafe XMLReader.of(me).note(
    code: error.pointee.code, isFatal: error.pointee.level == XML_ERR_FATAL,
    isOfParser: error.pointee.domain == CInt(XML_FROM_PARSER.rawValue))
}

// MARK: Places and faults

extension XMLReader {
  /// Finds where the tag begins that was read last.
  private func locateTag() {
    guard let input = unsafe execution?.pointee.input, let base = unsafe input.pointee.base,
      let current = unsafe input.pointee.cur
    else { return }
    var line = unsafe Int(input.pointee.line)
    var start = unsafe current
    while unsafe start > base {
      unsafe start -= 1
      if unsafe start.pointee == UInt8(ascii: "<") { break }
      if unsafe start.pointee == lineFeed { line -= 1 }
    }
    tag.line = line
    tag.column = unsafe column(of: start, on: line, input)
  }

  /// The column of a place behind the last one that was asked for.
  private func column(
    of place: UnsafePointer<xmlChar>, on line: Int, _ input: xmlParserInputPtr
  ) -> Int {
    guard let base = unsafe input.pointee.base, let current = unsafe input.pointee.cur
    else { return 1 }
    let offset = unsafe Int(input.pointee.consumed) + (place - base)
    if line != knownLine {
      var start = unsafe place
      while unsafe start > base && (start - 1).pointee != lineFeed { unsafe start -= 1 }
      knownLine = line
      // A line that began before what is in memory has libxml2's count, which is of characters.
      lineStart =
        unsafe start > base
        ? offset - (place - start)
        : offset - max(0, Int(input.pointee.col) - (current - place) - 1)
    }
    return max(1, offset - lineStart + 1)
  }

  /// Where libxml2 is.
  private var place: (line: Int, column: Int?)? {
    guard let input = unsafe execution?.pointee.input, let current = unsafe input.pointee.cur
    else { return nil }
    let line = unsafe Int(input.pointee.line)
    return (line, unsafe column(of: current, on: line, input))
  }

  private func malformed(
    _ problem: String, at place: (line: Int, column: Int?)? = nil
  ) -> DataError {
    DataError(
      .badData, source: name, line: place?.line, column: place?.column, problem: problem,
      remedy: "write the file again with the program it comes from")
  }

  /// Notes the first error that ends reading.
  fileprivate func note(code: CInt, isFatal: Bool, isOfParser: Bool) {
    guard failure == nil, !wasCancelled else { return }
    let problem = XMLFault.problem(xmlParserErrors(UInt32(bitPattern: code)))
    // Other parts of libxml2 are heard while they change the memory in which places are looked for.
    // An entity that nobody declares is only a warning where a DTD that is not read might do so, and
    // then left out; and so are bytes that are no text of the encoding.
    guard isFatal || problem.isAlwaysFatal else { return }
    failure = malformed(
      problem.text ?? "the XML is malformed (libxml2's error \(code))",
      at: isOfParser ? place : nil)
  }
}
