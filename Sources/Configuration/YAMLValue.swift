internal import Yams

/// A node of a YAML file with its line; every scalar is text, and anchors are refused.
struct YAMLValue {
  let node: Node
  let file: String

  /// Bytes that a policy may have: 64 KiB.
  static let limit = 1 << 16

  /// The root mapping of a file.
  static func root(of bytes: [UInt8], file: String) throws(ConfigurationFault) -> YAMLValue {
    guard bytes.count <= limit else {
      throw ConfigurationFault(
        file: file, line: 0,
        message: "\(bytes.count) bytes; a policy has at most \(limit). Is this the right file?")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationFault(file: file, line: 0, message: "not UTF-8; save it as UTF-8")
    }
    do {
      let parser = try Parser(yaml: text)
      // A node holds its anchor weakly: the parser must outlive the check.
      return try withExtendedLifetime(parser) {
        guard let node = try parser.singleRoot() else {
          throw ConfigurationFault(file: file, line: 0, message: "empty; expected a policy")
        }
        let root = YAMLValue(node: node, file: file)
        try root.refuseAnchors()
        return root
      }
    } catch let fault as ConfigurationFault {
      throw fault
    } catch let error as YamlError {
      throw ConfigurationFault(file: file, line: line(of: error), message: words(for: error))
    } catch {
      throw ConfigurationFault(file: file, line: 0, message: "not YAML")
    }
  }

  var line: Int { node.mark?.line ?? 0 }

  func fault(_ message: String) -> ConfigurationFault {
    ConfigurationFault(file: file, line: line, message: message)
  }

  /// The text of a scalar, whatever YAML would make of it.
  func text() throws(ConfigurationFault) -> String {
    guard case .scalar(let scalar) = node else { throw fault("expected one value") }
    return scalar.string
  }

  func nonEmptyText() throws(ConfigurationFault) -> String {
    let value = try text()
    guard !value.isEmpty else { throw fault("expected a value, found none") }
    return value
  }

  func int(in range: ClosedRange<Int>) throws(ConfigurationFault) -> Int {
    let value = try text()
    guard let number = Int(value), range.contains(number), !value.hasPrefix("+") else {
      throw fault(
        "found \(quoted(value)), expected a whole number from \(range.lowerBound) to \(range.upperBound)"
      )
    }
    return number
  }

  func fraction() throws(ConfigurationFault) -> Double {
    let value = try text()
    guard let number = Double(value), (0...1).contains(number) else {
      throw fault("found \(quoted(value)), expected a number from 0 to 1, such as 0.80")
    }
    return number
  }

  /// The items of a list.
  func list() throws(ConfigurationFault) -> [YAMLValue] {
    guard case .sequence(let sequence) = node else { throw fault("expected a list") }
    return sequence.map { YAMLValue(node: $0, file: file) }
  }

  /// The values of a mapping that may have these keys and no others.
  func mapping(required: [String], optional: [String] = []) throws(ConfigurationFault) -> [String:
    YAMLValue]
  {
    guard case .mapping(let mapping) = node else {
      throw fault("expected keys with values: \(required.joined(separator: ", "))")
    }
    var values: [String: YAMLValue] = [:]
    for (keyNode, valueNode) in mapping {
      let key = YAMLValue(node: keyNode, file: file)
      let name = try key.text()
      guard required.contains(name) || optional.contains(name) else {
        throw key.fault(
          "unknown key \(quoted(name)); known here: \((required + optional).joined(separator: ", "))"
        )
      }
      values[name] = YAMLValue(node: valueNode, file: file)
    }
    for name in required where values[name] == nil {
      throw fault("the key \(quoted(name)) is missing")
    }
    return values
  }

  /// Anchors stand before their aliases, so the first one found ends the reading.
  private func refuseAnchors() throws(ConfigurationFault) {
    switch node {
    case .scalar(let scalar):
      if scalar.anchor != nil { throw anchorFault }
    case .mapping(let mapping):
      if mapping.anchor != nil { throw anchorFault }
      for (key, value) in mapping {
        try YAMLValue(node: key, file: file).refuseAnchors()
        try YAMLValue(node: value, file: file).refuseAnchors()
      }
    case .sequence(let sequence):
      if sequence.anchor != nil { throw anchorFault }
      for item in sequence { try YAMLValue(node: item, file: file).refuseAnchors() }
    case .alias:
      throw anchorFault
    }
  }

  private var anchorFault: ConfigurationFault {
    fault("anchors and aliases (& and *) are not allowed; write the value out")
  }

  private static func line(of error: YamlError) -> Int {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _):
      mark.line
    case .duplicatedKeysInMapping(_, let context):
      context.mark.line
    default: 0
    }
  }

  private static func words(for error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, _, _), .parser(_, let problem, _, _),
      .composer(_, let problem, _, _):
      "not YAML: \(problem)"
    case .duplicatedKeysInMapping(let duplicates, _):
      "the key \(quoted(duplicates.first ?? "")) stands twice; keep one"
    default: "not YAML"
    }
  }
}
