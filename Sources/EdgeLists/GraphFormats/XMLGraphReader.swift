internal import Execution
internal import Files
internal import TextFormats

/// What reads the graph of a format that is XML, element by element.
protocol XMLGraphReader: AnyObject, XMLContentHandler {
  /// What the file is called.
  var source: String { get }

  init(_ source: String, _ options: GraphFileOptions)

  /// The graph, once all elements were read.
  func content() throws(DataError) -> GraphFileContent
}

extension XMLGraphReader {
  /// Reads a file.
  static func read(_ file: XMLReader, _ options: GraphFileOptions) throws -> GraphFileContent {
    let reader = Self(file.name, options)
    let isWhole = try file.read(
      reader, onProgress: { options.execution.report($0) },
      isCancelled: { options.execution.isCancelled })
    guard isWhole else { throw CancellationError() }
    return try reader.content()
  }

  /// What is wrong at a place of the file.
  func fault(
    _ place: XMLGraphEdge.Place?, _ problem: String, _ remedy: Message?
  ) -> DataError {
    DataError(
      .badData, source: source, line: place?.line, column: place?.column, problem: problem,
      remedy: remedy)
  }
}
