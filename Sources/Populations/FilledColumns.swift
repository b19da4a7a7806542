internal import Identifiers
internal import Memory
internal import Tables

/// Columns of fields, filled row by row.
struct FilledColumns: Sendable {
  private enum Values: Sendable {
    case reals(ScatterValues<Double>)
    case wholes(ScatterValues<Int32>)
    case codes(ScatterValues<UInt8>, [String])
  }

  private let names: [String]
  private let values: [Values]

  init(_ fields: [FieldOfPeople], count: Int, suffix: String = "") {
    names = fields.map { $0.name + suffix }
    values = fields.map { field in
      switch field.column.form {
      case .decimal: .reals(ScatterValues(count: count))
      case .whole: .wholes(ScatterValues(count: count))
      case .texts(let texts): .codes(ScatterValues(count: count), texts)
      }
    }
  }

  /// Sets a row's value of a field, once.
  func set(_ row: Int, _ field: Int, _ value: Double?) {
    switch values[field] {
    case .reals(let reals): reals[row] = value
    case .wholes(let wholes): wholes[row] = value.map { Int32($0) }
    case .codes(let codes, _): codes[row] = value.map { UInt8($0) }
    }
  }

  /// The columns, once all rows are set.
  var columns: [Column] {
    zip(names, values).map { name, values in
      switch values {
      case .reals(let reals): Column(name, .reals(reals.freeze()))
      case .wholes(let wholes):
        Column(name, .integers(IntegerValues(.narrow(wholes.freeze()))))
      case .codes(let codes, let texts):
        Column(name, .strings(TextValues(codes: codes.freeze(), of: TextList(texts))))
      }
    }
  }
}

/// Columns of true and false about fields, filled row by row.
struct FilledMarks: Sendable {
  private let names: [String]
  private let bits: [ScatterBitmap]
  private let validity: [ScatterBitmap]

  init(_ fields: [FieldOfPeople], count: Int, suffix: String) {
    names = fields.map { $0.name + suffix }
    bits = fields.map { _ in ScatterBitmap(repeating: false, count: count) }
    validity = fields.map { _ in ScatterBitmap(repeating: true, count: count) }
  }

  /// Sets a row's mark of a field, once.
  func set(_ row: Int, _ field: Int, _ mark: Bool?) {
    if let mark { bits[field][row] = mark } else { validity[field][row] = false }
  }

  /// The columns, once all rows are set.
  var columns: [Column] {
    names.indices.map { place in
      Column(
        names[place],
        .booleans(BooleanValues(bits[place].freeze(), validity: validity[place].freeze())))
    }
  }
}
