import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// An element of a document of XML.
final class XMLNode {
  let name: String
  let attributes: [String: String]
  var children: [XMLNode] = []
  var text = ""

  init(_ name: String, _ attributes: [String: String]) {
    (self.name, self.attributes) = (name, attributes)
  }

  subscript(name: String) -> XMLNode? { children.first { $0.name == name } }

  /// Reads a document; `nil` if it is none.
  static func parse(_ document: String) -> XMLNode? {
    let builder = Builder()
    let parser = XMLParser(data: Data(document.utf8))
    parser.delegate = builder
    return parser.parse() ? builder.root.children.first : nil
  }

  private final class Builder: NSObject, XMLParserDelegate {
    let root = XMLNode("", [:])
    private lazy var open = [root]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      let node = XMLNode(name, attributes)
      open.last?.children.append(node)
      open.append(node)
    }

    func parser(
      _ parser: XMLParser, didEndElement: String, namespaceURI: String?, qualifiedName: String?
    ) {
      open.removeLast()
    }

    func parser(_ parser: XMLParser, foundCharacters text: String) { open.last?.text += text }
  }
}

/// Evaluates a Scorecard by the words of the standard, as far as such documents need it.
struct PMMLEvaluator {
  private let initialScore: Int
  private let characteristics: [XMLNode]
  private let outputs: [XMLNode]
  private let types: [String: String]

  init?(_ document: String) {
    guard let root = XMLNode.parse(document), let card = root["Scorecard"],
      card.attributes["useReasonCodes"] == "true",
      card.attributes["reasonCodeAlgorithm"] == "pointsBelow",
      let initial = card.attributes["initialScore"].flatMap({ Int($0) })
    else { return nil }
    initialScore = initial
    characteristics = card["Characteristics"]?.children ?? []
    outputs = card["Output"]?.children ?? []
    types = Dictionary(
      (root["DataDictionary"]?.children ?? []).map {
        ($0.attributes["name"] ?? "", $0.attributes["dataType"] ?? "")
      }, uniquingKeysWith: { first, _ in first })
  }

  /// What the document yields for a record; `nil` if the result is invalid.
  func results(_ record: [String: RecordValue?]) -> [String: RecordValue]? {
    var found = record.compactMapValues(\.self)
    var total = initialScore
    var losses: [(code: String, points: Int)] = []
    for characteristic in characteristics {
      guard
        let attribute = characteristic.children.first(where: {
          $0.children.first.flatMap { holds($0, found) } ?? false
        })
      else { return nil }
      var points = attribute.attributes["partialScore"].flatMap { Int($0) } ?? 0
      if let expression = attribute["ComplexPartialScore"]?.children.first {
        guard case .number(let number) = value(expression, found) else { return nil }
        points = Int(number)
      }
      total += points
      let code = attribute.attributes["reasonCode"] ?? characteristic.attributes["reasonCode"] ?? ""
      let loss = (Int(characteristic.attributes["baselineScore"] ?? "") ?? 0) - points
      if let place = losses.firstIndex(where: { $0.code == code }) {
        losses[place].points += loss
      } else {
        losses.append((code, loss))
      }
    }
    // Equal losses in the order of the document.
    let codes = losses.enumerated().filter { $1.points >= 0 }
      .sorted { ($1.element.points, $0.offset) < ($0.element.points, $1.offset) }
      .map(\.element.code)
    for output in outputs {
      let name = output.attributes["name"] ?? ""
      switch output.attributes["feature"] {
      case "predictedValue": found[name] = .number(Double(total))
      case "reasonCode":
        let rank = output.attributes["rank"].flatMap { Int($0) } ?? 1
        found[name] = rank <= codes.count ? .text(codes[rank - 1]) : nil
      default: found[name] = output.children.first.flatMap { value($0, found) }
      }
    }
    return found
  }

  // MARK: Predicates

  /// Whether a predicate holds; `nil` if that is unknown.
  private func holds(_ predicate: XMLNode, _ record: [String: RecordValue]) -> Bool? {
    switch predicate.name {
    case "True": return true
    case "CompoundPredicate":
      let parts = predicate.children.map { holds($0, record) }
      return Self.joined(parts, isAnd: predicate.attributes["booleanOperator"] == "and")
    default: break
    }
    let field = predicate.attributes["field"] ?? ""
    let value = record[field]
    if predicate.name == "SimpleSetPredicate" {
      guard let value else { return nil }
      return array(predicate["Array"]?.text ?? "").contains { Self.isSame(.text($0), value) }
    }
    let comparison = predicate.attributes["operator"] ?? ""
    if comparison == "isMissing" { return value == nil }
    if comparison == "isNotMissing" { return value != nil }
    guard let value, let other = Self.typed(predicate.attributes["value"] ?? "", types[field] ?? "")
    else { return nil }
    return Self.compare(comparison, value, other)
  }

  private static func joined(_ parts: [Bool?], isAnd: Bool) -> Bool? {
    if parts.contains(!isAnd) { return !isAnd }
    return parts.contains(nil) ? nil : isAnd
  }

  private static func compare(
    _ comparison: String, _ left: RecordValue, _ right: RecordValue
  ) -> Bool? {
    if comparison == "equal" { return isSame(left, right) }
    if comparison == "notEqual" { return !isSame(left, right) }
    guard case .number(let left) = left, case .number(let right) = right else { return nil }
    return switch comparison {
    case "lessThan": left < right
    case "lessOrEqual": left <= right
    case "greaterOrEqual": left >= right
    default: nil
    }
  }

  /// Whether values are equal, texts byte by byte.
  private static func isSame(_ left: RecordValue, _ right: RecordValue) -> Bool {
    if case .text(let left) = left, case .text(let right) = right {
      return left.utf8.elementsEqual(right.utf8)
    }
    return left == right
  }

  private static func typed(_ text: String, _ type: String) -> RecordValue? {
    switch type {
    case "double", "integer": Double(text).map { .number($0) }
    case "boolean": .truth(text == "true")
    default: .text(text)
    }
  }

  /// The texts of an array: within quotes, or between blanks.
  private func array(_ text: String) -> [String] {
    text.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  // MARK: Expressions

  private func value(_ expression: XMLNode, _ record: [String: RecordValue]) -> RecordValue? {
    switch expression.name {
    case "FieldRef": return record[expression.attributes["field"] ?? ""]
    case "Constant":
      return Self.typed(expression.text, expression.attributes["dataType"] ?? "")
    default: break
    }
    let function = expression.attributes["function"] ?? ""
    let parts = expression.children
    if function == "if" {
      if value(parts[0], record) == .truth(true) { return value(parts[1], record) }
      return parts.count > 2 ? value(parts[2], record) : nil
    }
    let values = parts.map { value($0, record) }
    switch function {
    case "isMissing": return .truth(values[0] == nil)
    case "isNotMissing": return .truth(values[0] != nil)
    case "sum":
      return .number(
        values.reduce(0) { sum, value in
          if case .number(let number) = value { sum + number } else { sum }
        })
    case "and":
      let truths = values.map { value in value.map { $0 == .truth(true) } }
      return Self.joined(truths, isAnd: true).map { .truth($0) }
    default:
      guard let left = values[0], let right = values[1] else { return nil }
      return Self.compare(function, left, right).map { .truth($0) }
    }
  }
}
