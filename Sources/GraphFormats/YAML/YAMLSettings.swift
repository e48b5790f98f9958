import RelationGraph

/// A YAML file of options: `name: value`, and sections of such lines one level down.
package enum YAMLSettings {
  /// The largest such file in bytes.
  private static let sizeLimit = 1 << 20

  /// One option with its place in the file.
  package struct Setting {
    package var section: String?
    package var name: String
    /// One text, or the items of a list.
    package var values: [String]
    package var isList: Bool
    package var location: SourceLocation
    package var valueLocation: SourceLocation
  }

  /// Reads a file of options.
  ///
  /// - Throws: `ReadError` with every problem of form.
  package static func read(_ source: GraphSource) throws(ReadError) -> [Setting] {
    let bytes = try source.bytes(limit: sizeLimit, hint: "a recipe is a short text")
    let text = try TextCheck.text(bytes, name: source.name)
    let (root, problems) = try YAMLComposer.root(of: text, file: source.name)
    guard problems.isEmpty else { throw ReadError(problems) }
    func place(_ node: YAMLNode) -> SourceLocation {
      SourceLocation(file: source.name, line: node.line, column: node.column)
    }
    func refused(_ node: YAMLNode) -> ReadError {
      ReadError(
        Diagnostic(
          .error, "wrong-structure", "an option is a text or a list of texts, this is \(node.shape)", at: place(node),
          hint: "write option: value"))
    }
    guard let root else { return [] }
    guard case .mapping(let mapping) = root.content else { throw refused(root) }
    var settings: [Setting] = []
    func add(_ key: YAMLNode, _ value: YAMLNode, section: String?) throws(ReadError) {
      var values: [String] = []
      var isList = false
      switch value.content {
      case .scalar(let scalar): values = [scalar.isNothing ? "" : scalar.text]
      case .sequence(let items):
        isList = true
        for item in items {
          guard let scalar = item.scalar else { throw refused(item) }
          values.append(scalar.text)
        }
      case .mapping: throw refused(value)
      }
      settings.append(
        Setting(
          section: section, name: key.text, values: values, isList: isList, location: place(key),
          valueLocation: place(value)))
    }
    for (key, value) in mapping {
      if case .mapping(let inner) = value.content {
        for (name, content) in inner { try add(name, content, section: key.text) }
      } else {
        try add(key, value, section: nil)
      }
    }
    return settings
  }

  /// A text as a scalar that reads back to it.
  package static func scalar(_ text: String) -> String { YAMLScalar.text(text) }
}
