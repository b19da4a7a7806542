internal import CIgraph
internal import CIgraphShims

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

extension ImportedGraph {
  /// Reads a whole file, which is then parsed in memory.
  ///
  /// igraph's readers can't be cancelled without damage, so there is no observer.
  /// - Throws: ``IgraphError`` if the file can't be read or, with igraph's words, if it is
  ///   malformed.
  /// - Complexity: O(size of the file), in memory too.
  package init(contentsOf path: String, format: Format) throws(IgraphError) {
    try self.init(parsing: Self.bytes(of: path), format: format)
  }

  /// Parses the contents of a file.
  ///
  /// - Throws: ``IgraphError`` with igraph's words, usually with the line; also for a Pajek file
  ///   that announces more than 16,777,216 vertices and more than it has bytes.
  package init(parsing bytes: [UInt8], format: Format) throws(IgraphError) {
    let operation = format.operation
    guard !bytes.isEmpty else {
      throw IgraphError(
        operation: operation, reason: "the file is empty", code: IgraphError.fileCode)
    }
    if format == .pajek, let count = Self.announcedVertexCount(in: bytes),
      !(count <= Double(max(bytes.count, 1 << 24)))
    {
      throw .invalidArgument("the vertex count is too large for the file", in: operation)
    }
    self = try IgraphGate.call(operation) { key throws(GateFailure) in
      var graph = unsafe igraph_t()
      try key.check(
        unsafe bytes.withUnsafeBytes {
          unsafe cigraph_read(&graph, format.shim, $0.baseAddress, $0.count)
        })
      defer { unsafe igraph_destroy(&graph) }
      return try unsafe ImportedGraph(&graph, format: format, key)
    }
  }

  private init(
    _ graph: UnsafePointer<igraph_t>, format: Format, _ key: borrowing GateKey
  ) throws(GateFailure) {
    var endpoints = try IntVector(key)
    try unsafe endpoints.withPointer { endpoints throws(GateFailure) in
      try key.check(unsafe igraph_get_edgelist(graph, endpoints, false))
    }
    vertexCount = unsafe Int(igraph_vcount(graph))
    isDirected = unsafe igraph_is_directed(graph)
    (sources, targets) = endpoints.endpoints()
    vertexAttributes = try unsafe Self.attributes(of: graph, .vertices, key)
    edgeAttributes = try unsafe Self.attributes(of: graph, .edges, key)
    vertexNames = Self.names(from: vertexAttributes, format: format, count: vertexCount)
    weights = Self.weights(from: edgeAttributes, format: format)
  }
}

extension ImportedGraph.Format {
  fileprivate var shim: cigraph_format { self == .pajek ? CIGRAPH_PAJEK : CIGRAPH_GRAPHML }
  fileprivate var operation: String { self == .pajek ? "reading Pajek" : "reading GraphML" }
}

extension ImportedGraph {
  /// The number behind `*vertices`, the largest if there are several.
  ///
  /// igraph makes all of them at once, and a number with a few digits too many would take all the
  /// memory there is.
  private static func announcedVertexCount(in bytes: [UInt8]) -> Double? {
    let keyword = Array("*vertices".utf8)
    var largest: Double?
    var start = bytes.startIndex
    while let star = bytes[start...].firstIndex(of: keyword[0]) {
      start = star + 1
      let word = bytes[star...].prefix(keyword.count)
      guard word.elementsEqual(keyword, by: { $0 == $1 || $0 | 0x20 == $1 }) else { continue }
      for number in bytes[word.endIndex...].prefix(while: { $0 != 10 && $0 != 13 }).prefix(100)
        .split(whereSeparator: { $0 <= 0x20 })
      {
        let value = Double(String(decoding: number, as: UTF8.self)) ?? 0
        largest = max(largest ?? value, value)
      }
    }
    return largest
  }

  private static func bytes(of path: String) throws(IgraphError) -> [UInt8] {
    func failure(_ code: Int32) -> IgraphError {
      let reason = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
      return IgraphError(
        operation: "reading a graph file", reason: reason, code: IgraphError.fileCode)
    }
    guard let file = unsafe fopen(path, "rb") else { throw failure(errno) }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, file)
      if unsafe count < chunk.count && ferror(file) != 0 { throw failure(errno) }
      bytes += chunk.prefix(count)
      if count < chunk.count { return bytes }
    }
  }
}

extension ImportedGraph {
  private enum Owner { case vertices, edges }

  private static func attributes(
    of graph: UnsafePointer<igraph_t>, _ owner: Owner, _ key: borrowing GateKey
  ) throws(GateFailure) -> [Attribute] {
    var names = try StringVector(key)
    var types = try IntVector(key)
    try unsafe names.withPointer { names throws(GateFailure) in
      try unsafe types.withPointer { types throws(GateFailure) in
        try key.check(
          unsafe owner == .vertices
            ? igraph_cattribute_list(graph, nil, nil, names, types, nil, nil)
            : igraph_cattribute_list(graph, nil, nil, nil, nil, names, types))
      }
    }
    var result: [Attribute] = []
    for (name, type) in zip(names.elements(), types.elements()) {
      let values: Attribute.Values
      switch type {
      case Int(IGRAPH_ATTRIBUTE_NUMERIC.rawValue):
        values = .numbers(try unsafe numbers(name, of: graph, owner, key))
      case Int(IGRAPH_ATTRIBUTE_STRING.rawValue):
        values = .texts(try unsafe texts(name, of: graph, owner, key))
      case Int(IGRAPH_ATTRIBUTE_BOOLEAN.rawValue):
        values = .booleans(try unsafe booleans(name, of: graph, owner, key))
      default: continue  // igraph's readers make no others
      }
      result.append(Attribute(name: name, values: values))
    }
    return result
  }

  private static func numbers(
    _ name: String, of graph: UnsafePointer<igraph_t>, _ owner: Owner, _ key: borrowing GateKey
  ) throws(GateFailure) -> [Double] {
    var result = try RealVector([], key)
    try unsafe result.withPointer { result throws(GateFailure) in
      try key.check(
        unsafe owner == .vertices
          ? igraph_cattribute_VANV(graph, name, igraph_vss_all(), result)
          : igraph_cattribute_EANV(graph, name, igraph_ess_all(IGRAPH_EDGEORDER_ID), result))
    }
    return result.elements()
  }

  private static func texts(
    _ name: String, of graph: UnsafePointer<igraph_t>, _ owner: Owner, _ key: borrowing GateKey
  ) throws(GateFailure) -> [String] {
    var result = try StringVector(key)
    try unsafe result.withPointer { result throws(GateFailure) in
      try key.check(
        unsafe owner == .vertices
          ? igraph_cattribute_VASV(graph, name, igraph_vss_all(), result)
          : igraph_cattribute_EASV(graph, name, igraph_ess_all(IGRAPH_EDGEORDER_ID), result))
    }
    return result.elements()
  }

  private static func booleans(
    _ name: String, of graph: UnsafePointer<igraph_t>, _ owner: Owner, _ key: borrowing GateKey
  ) throws(GateFailure) -> [Bool] {
    var vector = unsafe igraph_vector_bool_t()
    try key.check(unsafe igraph_vector_bool_init(&vector, 0))
    defer { unsafe igraph_vector_bool_destroy(&vector) }
    try key.check(
      unsafe owner == .vertices
        ? igraph_cattribute_VABV(graph, name, igraph_vss_all(), &vector)
        : igraph_cattribute_EABV(graph, name, igraph_ess_all(IGRAPH_EDGEORDER_ID), &vector))
    return unsafe Array(
      UnsafeBufferPointer(start: vector.stor_begin, count: vector.end - vector.stor_begin))
  }
}
