internal import Files

/// Where in a stream something is, for messages.
struct ArrowPlace {
  /// What the stream is called.
  let source: String
  /// The column; `nil` for the stream as a whole.
  var column: String?

  /// The same for a column.
  func column(_ name: String) -> ArrowPlace {
    var place = self
    place.column = name
    return place
  }

  /// The producer breaks the rules.
  func fault(_ problem: String) -> DataError {
    error(
      problem, "what made the stream breaks the rules of Arrow's C data interface: report it there")
  }

  /// Something else is wrong with what the producer hands over.
  func error(
    _ problem: String, _ remedy: String, code: DataError.Code = .badData
  ) -> DataError {
    let place = column.map { "column '\($0)': " } ?? ""
    return DataError(code, source: source, problem: place + problem, remedy: remedy)
  }
}
