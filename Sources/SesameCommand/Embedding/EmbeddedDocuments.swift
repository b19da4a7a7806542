internal import Sesame

// Documents that an argument names: a file, standard input by `-`, or a text in memory.

extension BinDefinitions {
  static func argument(_ path: String) throws -> BinDefinitions {
    guard let document = try EmbeddedInput.document(path) else { return try Self(contentsOf: path) }
    return try Self(parsing: document.text, named: document.name)
  }
}

extension Benefits {
  static func argument(_ path: String) throws -> Benefits {
    guard let document = try EmbeddedInput.document(path) else { return try Self(contentsOf: path) }
    return try Self(parsing: document.text, named: document.name)
  }
}

extension CategoryMap {
  static func argument(_ path: String) throws -> CategoryMap {
    guard let document = try EmbeddedInput.document(path) else { return try Self(contentsOf: path) }
    return try Self(parsing: document.text, named: document.name)
  }
}
