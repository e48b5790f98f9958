import RelationGraph

extension GraphFormat {
  /// A YAML file that says which columns of which tables are nodes and relations.
  public static let mapping = GraphFormat(
    id: "mapping", title: "Mapping of tables", extensions: ["yaml", "yml"],
    specification: "https://yaml.org/spec/1.2.2/", keeps: [],
    reader: { source throws(ReadError) in
      var reader = MappingReader()
      return try reader.read(source)
    },
    writer: nil,
    recognises: { $0.isMapping })
}

extension ContentHead {
  /// Whether it is YAML that begins, behind comments, with `mapping: 1`, or has that line among its sections.
  var isMapping: Bool { lines.contains { $0.hasPrefix("mapping:") } && !lines.contains { $0.hasPrefix("entente:") } }
}
